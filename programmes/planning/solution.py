"""The output of planning."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Placement:
    """An activity from `start` to `end` (both included), in a venue unless it needs none."""

    activity: str
    start: date
    end: date
    venue: str | None = None


@dataclass(frozen=True)
class Solution:
    """Placements in the order of codes, and the activities left out."""

    placements: tuple[Placement, ...] = ()
    left_out: tuple[str, ...] = ()

    def of(self, code: str) -> Placement | None:
        return next((one for one in self.placements if one.activity == code), None)

    def replacing(self, code: str, placement: Placement | None) -> "Solution":
        """The same plan with one activity elsewhere, or left out where `placement` is None."""
        kept = [one for one in self.placements if one.activity != code]
        out = {one for one in self.left_out if one != code}
        if placement is None:
            out.add(code)
        else:
            kept.append(placement)
        return Solution(tuple(sorted(kept)), tuple(sorted(out)))


class Stopped(StrEnum):
    """Why a run ended."""

    PROVEN = "proven"
    EFFORT = "effort"
    TIME = "time"
    TOLD = "told"


class Outcome(StrEnum):
    """What a run can say: a plan, no plan found, or no plan exists."""

    PLANNED = "planned"
    NOT_FOUND = "not_found"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Progress:
    """How far a run is; costs are points, None while there is no plan or bound."""

    phase: str
    spent: float
    seconds: float
    objective: int | None
    bound: int | None


@dataclass(frozen=True)
class Result:
    """The best plan of a run, with what is known about it.

    No plan costs less than `bound`; `proven` says that the bound is met. `repeatable` is false when
    the clock or a person ended the run, for then another run may get further.
    """

    outcome: Outcome
    solution: Solution
    objective: int | None
    bound: int
    stopped: Stopped
    seed: int
    spent: float
    seconds: float
    first_plan_seconds: float | None
    first_objective: int | None = None
    rounds: dict[str, int] = field(default_factory=dict)

    @property
    def proven(self) -> bool:
        return self.objective is not None and self.bound >= self.objective

    @property
    def gap(self) -> float | None:
        """The share of the objective that is not proven necessary; 0 when proven."""
        if self.objective is None:
            return None
        return (self.objective - self.bound) / self.objective if self.objective else 0.0

    @property
    def repeatable(self) -> bool:
        return self.stopped in (Stopped.PROVEN, Stopped.EFFORT)
