"""How long a run may think: in repeatable units first, by the clock on top."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from programmes.planning.faults import Fault
from programmes.planning.solution import Stopped

LONGEST_UNITS = 7200.0
LONGEST_SECONDS = 7200.0
MOST_WORKERS = 16


@dataclass(frozen=True)
class Effort:
    """`units` are the solver's deterministic time, about a second each on one core of a small server.

    The same problem, seed and units give the same plan. `seconds` is a stop by the clock; a run that
    it ends keeps the best so far and says that it cannot be repeated exactly. `workers` is how many
    neighbourhoods are planned side by side; it belongs to what makes a run repeatable.
    """

    units: float = 60.0
    seconds: float | None = None
    workers: int = 2

    def faults(self) -> list[Fault]:
        found = []
        if not 0 < self.units <= LONGEST_UNITS:
            found.append(Fault("effort_out_of_range", {"units": int(self.units), "most": int(LONGEST_UNITS)}))
        if self.seconds is not None and not 0 < self.seconds <= LONGEST_SECONDS:
            found.append(
                Fault("time_out_of_range", {"seconds": int(self.seconds), "most": int(LONGEST_SECONDS)})
            )
        if not 1 <= self.workers <= MOST_WORKERS:
            found.append(Fault("workers_out_of_range", {"workers": self.workers, "most": MOST_WORKERS}))
        return found


@dataclass
class Meter:
    """What a run has spent, whether the clock has changed its course, and whether it must end."""

    effort: Effort
    stop: Callable[[], bool] | None = None
    spent: float = 0.0
    hurried: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    @property
    def left(self) -> float:
        return max(0.0, self.effort.units - self.spent)

    @property
    def seconds_left(self) -> float | None:
        return None if self.effort.seconds is None else max(0.0, self.effort.seconds - self.seconds)

    def spend(self, units: float) -> None:
        self.spent += units

    @property
    def told(self) -> bool:
        """Whether somebody says stop."""
        return self.stop is not None and self.stop()

    def over(self) -> Stopped | None:
        """Why to end now, or None to go on."""
        if self.told:
            return Stopped.TOLD
        if self.effort.seconds is not None and self.seconds >= self.effort.seconds:
            return Stopped.TIME
        return Stopped.EFFORT if self.spent >= self.effort.units else None
