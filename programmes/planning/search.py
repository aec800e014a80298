"""Large neighbourhoods: take some activities out, plan them anew exactly, keep what is no worse."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from programmes.planning import model as models
from programmes.planning import neighbourhoods
from programmes.planning.effort import Meter
from programmes.planning.state import Choice, State

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

# Deterministic time for one neighbourhood, and what building one literal costs in the same unit.
SOLVE_UNITS = 0.6
BUILD_UNITS = 2e-5
FEWEST, MOST = 8, 90
WIDEST_LITERALS = 9000


@dataclass(eq=False)
class Task:
    """One neighbourhood: what was held before, its model, and the answer once there is one."""

    kind: str
    chosen: list[int]
    held: dict[int, Choice]
    model: models.Model
    seed: int
    found: dict[int, Choice] | None = None
    finished: bool = False
    units: float = 0.0

    def solve(self, before: int, seconds: float | None) -> None:
        """Plan the neighbourhood anew; touches nothing else, so that several may run at once."""
        from ortools.sat.python import cp_model

        solver = _solver(self.seed, seconds)
        status = solver.solve(self.model.proto)
        self.units = solver.response_proto.deterministic_time + BUILD_UNITS * self.model.literals
        self.finished = status == cp_model.OPTIMAL
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and solver.objective_value <= before:
            self.found = models.read(self.model, solver)


def _solver(seed: int, seconds: float | None) -> cp_model.CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = SOLVE_UNITS
    if seconds is not None:
        solver.parameters.max_time_in_seconds = max(0.01, seconds)
    return solver


@dataclass(eq=False)
class Search:
    """The course of a search: how large each kind of neighbourhood is, and how often each helped."""

    state: State
    random: Random
    meter: Meter
    pool: ThreadPoolExecutor
    sizes: dict[str, float] = field(default_factory=dict)
    merits: dict[str, float] = field(default_factory=dict)
    tried: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in neighbourhoods.PICKERS:
            self.sizes[kind], self.merits[kind], self.tried[kind] = 24.0, 1.0, 0

    def round(self) -> int:
        """As many neighbourhoods as there are workers, side by side; returns the points won.

        All are planned against the same plan and taken over one after the other, so the result does
        not depend on which is ready first. One that no longer fits the others' moves is dropped.
        """
        before = self.state.cost
        taken: set[int] = set()
        tasks = []
        for _ in range(self.meter.effort.workers):
            if task := self._prepare(taken):
                tasks.append(task)
                taken.update(task.chosen)
        running = [self.pool.submit(task.solve, before, self.meter.seconds_left) for task in tasks]
        for future in running:
            future.result()
        # The workers run at once, so the longest of them is what the round costs.
        self.meter.spend(max((task.units for task in tasks), default=0.01))
        for task in tasks:
            self._learn(task, _take_over(self.state, task))
        return before - self.state.cost

    def _prepare(self, taken: set[int]) -> Task | None:
        kinds = list(self.merits)
        kind = self.random.choices(kinds, [self.merits[one] + 0.05 for one in kinds])[0]
        size = max(1, min(int(self.sizes[kind]), len(self.state.chosen)))
        picked = neighbourhoods.pick(self.state, self.random, kind, size)
        chosen = [number for number in picked if number not in taken]
        if not chosen:
            return None
        held = {one: self.state.remove(one) for one in chosen if self.state.chosen[one] is not None}
        model = models.build(self.state, chosen, widest=max(12, WIDEST_LITERALS // (2 * len(chosen))))
        models.hint(model, held)
        for number, choice in held.items():
            self.state.place(number, choice)
        self.tried[kind] += 1
        return Task(kind, chosen, held, model, self.random.randrange(2**30))

    def _learn(self, task: Task, won: int) -> None:
        self.merits[task.kind] = 0.9 * self.merits[task.kind] + (0.1 if won else 0.0)
        grown = self.sizes[task.kind] * (1.06 if task.finished else 0.94)
        self.sizes[task.kind] = min(MOST, max(FEWEST, grown))


def _take_over(state: State, task: Task) -> int:
    """Put the answer in place if it fits the plan as it now is and is no dearer; the points won."""
    if task.found is None:
        return 0
    before, held = state.cost, {}
    for number in task.chosen:
        if state.chosen[number] is not None:
            held[number] = state.remove(number)
    for number in state.compiled.ordered:
        if number in task.found and fits(state, number, task.found[number]):
            state.place(number, task.found[number])
    if state.cost > before or not _followers_held(state, task.chosen):
        for number in task.chosen:
            if state.chosen[number] is not None:
                state.remove(number)
        for number, choice in held.items():
            state.place(number, choice)
    return before - state.cost


def fits(state: State, number: int, choice: Choice) -> bool:
    option, seat = choice
    span = state.bounds(number)
    if span is None or option.days.first < span[0] or option.days.last > span[1]:
        return False
    return state.teams_free(option) and (seat.venue < 0 or not state.halls[seat.venue] & seat.bits)


def _followers_held(state: State, chosen: list[int]) -> bool:
    """Whether nothing is held whose first has been taken out."""
    return not any(
        state.chosen[number] is None and state.chosen[follower] is not None
        for number in chosen
        for follower, _ in state.compiled.demands[number].followers
    )
