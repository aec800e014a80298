"""What is wrong with an input, as codes and parameters; sentences are made where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A code and what it speaks of, e.g. `window_without_working_day` with the activity's code."""

    code: str
    params: Mapping[str, str | int]


class InvalidProblem(Exception):
    """The problem cannot be planned as it is put; `faults` name every record at fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{one.code} {one.params}" for one in faults))
        self.faults = faults
