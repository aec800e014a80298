"""After a change: keep what was released, move the fewest, prefer moves with long notice.

Three aims, each only among the best for the one before: the least left out (by priority), the fewest
moves, and last the notice and every other price. A move is a released activity with another start or
venue, or left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from programmes.planning import model as models
from programmes.planning.compiled import Compiled, compile_problem
from programmes.planning.effort import Effort, Meter
from programmes.planning.faults import Fault, InvalidProblem
from programmes.planning.problem import Problem
from programmes.planning.solution import Outcome, Placement, Progress, Solution, Stopped
from programmes.planning.solve import released
from programmes.planning.state import Choice, State
from programmes.planning.touched import Touched, touched
from programmes.planning.validation import require_valid
from programmes.planning.whole import watched

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

BUILD_UNITS = 2e-5
# How many may move besides what is open, and up to what size all may.
MOST_AROUND = 40
MOST_SEATS = 40_000


class Change(StrEnum):
    """What became of an activity."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    ADDED = "added"
    NOT_ADDED = "not_added"


@dataclass(frozen=True)
class Difference:
    """An activity before and after; `touched` says that the change itself made it move."""

    activity: str
    change: Change
    before: Placement | None
    after: Placement | None
    touched: bool


@dataclass(frozen=True)
class Replan:
    """The new plan, what differs, and what is proven about the number of moves.

    No plan that leaves out as little moves fewer than `fewest_moves`. Only a run that was told to stop
    may have no plan yet, and then no objective.
    """

    outcome: Outcome
    solution: Solution
    objective: int | None
    stopped: Stopped
    differences: tuple[Difference, ...]
    moves: int
    fewest_moves: int
    touched: tuple[str, ...]
    seconds: float
    spent: float

    @property
    def proven(self) -> bool:
        return self.moves <= self.fewest_moves


@dataclass(eq=False)
class Repair:
    """A re-plan under way; `cost` is that of the last whole plan, None while a must is missing."""

    compiled: Compiled
    marks: Touched
    state: State
    meter: Meter
    seed: int
    progress: Callable[[Progress], None] | None = None
    cost: int | None = None

    def note(self) -> None:
        """Take the plan as it now stands for the best so far."""
        self.cost = self.state.cost if self.state.feasible else None

    def tell(self, phase: str) -> None:
        if self.progress is not None:
            self.progress(Progress(phase, self.meter.spent, self.meter.seconds, self.cost, None))


def replan(
    problem: Problem,
    *,
    effort: Effort | None = None,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Replan:
    """Repair the released plan in `problem.released` under the problem as it is now.

    `progress` is told of every aim that is settled, `stop` is asked often whether to end; then what is
    still open is placed where it is cheapest with nothing else moving. Raises InvalidProblem for faults
    of the input, and `no_plan_keeps_the_musts` where musts or locks leave no plan at all (see
    `impossible`).
    """
    effort = effort or Effort()
    require_valid(problem, effort.faults())
    meter = Meter(effort, stop)
    compiled = compile_problem(problem)
    marks = touched(compiled)
    repair = Repair(compiled, marks, _kept(compiled, marks), meter, seed, progress)
    repair.note()
    repair.tell("kept")
    fewest = _settle(repair)
    stopped = meter.over() or Stopped.EFFORT
    if stopped is Stopped.TOLD:
        _fill(repair.state)
    if not repair.state.feasible and stopped is not Stopped.TOLD:
        raise InvalidProblem((Fault("no_plan_keeps_the_musts", {}),))
    return _result(repair, fewest, stopped)


def _fill(state: State) -> None:
    """Place what is open where it is cheapest, one after another."""
    for number in state.compiled.ordered:
        if state.chosen[number] is None and (found := state.best(number)):
            state.place(number, found[1])


def _result(repair: Repair, fewest: int, stopped: Stopped) -> Replan:
    compiled, marks, state = repair.compiled, repair.marks, repair.state
    return Replan(
        outcome=Outcome.PLANNED if state.feasible else Outcome.NOT_FOUND,
        solution=state.solution(),
        objective=state.cost if state.feasible else None,
        stopped=stopped,
        differences=tuple(_differences(compiled, state, marks)),
        moves=_moves(state, marks),
        fewest_moves=fewest,
        touched=tuple(compiled.demands[number].activity.code for number in marks.touched),
        seconds=repair.meter.seconds,
        spent=repair.meter.spent,
    )


def _kept(compiled: Compiled, marks: Touched) -> State:
    """Everything that can stay where it was released."""
    state = State(compiled)
    for number in compiled.ordered:
        firsts_held = all(state.chosen[first] is not None for first, _ in compiled.demands[number].firsts)
        if number in marks.stays and number not in marks.touched and firsts_held:
            state.place(number, marks.stays[number])
    return state


def _settle(repair: Repair) -> int:
    """Place what is open with nothing else moving; if that is not the least, let ever more move as well.

    Returns a proven bound on the moves of plans that leave out as little.
    """
    compiled, state, marks = repair.compiled, repair.state, repair.marks
    hopeless = _hopeless(compiled)
    free = [number for number in range(len(compiled.demands)) if state.chosen[number] is None]
    everyone = list(range(len(compiled.demands)))
    proven = _solve_in_turn(repair, free)
    fewest, least_out = marks.fewest, proven.out
    for circle in (_around(state, free), everyone):
        if repair.meter.told or (_out(state) <= hopeless and _moves(state, marks) <= fewest):
            break
        if circle == everyone and not _small_enough(compiled):
            break
        proven = _solve_in_turn(repair, circle)
        if circle == everyone:
            fewest = max(fewest, proven.moves)
        elif not marks.choice and _priorities(compiled, _out(state)) < least_out:
            # With no move but the forced ones, more would have to be left out.
            fewest = max(fewest, marks.fewest + 1)
    return fewest


def _out(state: State) -> set[int]:
    return {number for number, choice in enumerate(state.chosen) if choice is None}


def _priorities(compiled: Compiled, numbers: set[int]) -> int:
    return sum(compiled.demands[number].activity.priority for number in numbers)


def _small_enough(compiled: Compiled) -> bool:
    return sum(len(option.seats) for demand in compiled.demands for option in demand.options) <= MOST_SEATS


def _hopeless(compiled: Compiled) -> set[int]:
    """Activities with no allowed place at all, and those that follow them: out in every plan."""
    found: set[int] = set()
    for number in compiled.ordered:
        demand = compiled.demands[number]
        if not demand.options or any(first in found for first, _ in demand.firsts):
            found.add(number)
    return found


def _around(state: State, free: list[int]) -> list[int]:
    """The open activities, and those that hold what these could use, most contended first."""
    wanted: Counter[int] = Counter()
    for number in free:
        for option in state.compiled.demands[number].options:
            venues = {seat.venue: seat.bits for seat in option.seats}
            teams = dict(option.team_bits)
            for other, choice in enumerate(state.chosen):
                if choice is not None and other not in free:
                    hall = venues.get(choice[1].venue, 0) & choice[1].bits
                    crew = any(teams.get(team, 0) & bits for team, bits in choice[0].team_bits)
                    wanted[other] += bool(hall or crew)
    return sorted({*free, *(other for other, count in wanted.most_common(MOST_AROUND) if count)})


def _moves(state: State, marks: Touched) -> int:
    return sum(not _stays(state, marks, number) for number in marks.released)


def _stays(state: State, marks: Touched, number: int) -> bool:
    return number in marks.stays and state.chosen[number] == marks.stays[number]


@dataclass(frozen=True)
class Proven:
    """For plans that move no others: the least left out by priority, and then the fewest moves."""

    out: int
    moves: int


def _solve_in_turn(repair: Repair, free: list[int]) -> Proven:
    """Least left out, then fewest moves, then least cost."""
    state, marks = repair.state, repair.marks
    held = {number: choice for number in free if (choice := state.chosen[number]) is not None}
    for number in held:
        state.remove(number)
    model = models.build(state, free, at_any_price=True)
    models.hint(model, held)
    repair.meter.spend(BUILD_UNITS * model.literals)
    demands = state.compiled.demands
    out = sum((1 - model.held[number]) * demands[number].activity.priority for number in free)
    moves = sum(1 - _stay(model, marks, number) for number in free if number in marks.released)
    found, fewest, least_out, certain = held, 0, 0, True
    cost = model.objective()
    for phase, aim in (("left_out", out), ("moves", moves), ("cost", cost)):
        if isinstance(aim, int):
            continue
        model.proto.minimize(aim)
        answer = _answer(model, repair)
        if answer is None:
            certain = False
            break
        found, value, bound = answer
        if aim is out:
            least_out = bound
        if aim is moves:
            # Only a bound on the least left out makes a bound on moves speak of all plans.
            fewest = bound if certain else 0
        certain = certain and bound >= value
        if aim is not cost:
            model.proto.add(aim <= value)
        model.proto.clear_hints()
        models.hint(model, found)
        repair.tell(phase)
    for number, choice in found.items():
        state.place(number, choice)
    repair.note()
    return Proven(least_out, fewest)


def _stay(model: models.Model, marks: Touched, number: int) -> cp_model.LinearExprT:
    """The literal that keeps an activity where it was released; 0 where that is not open."""
    if number not in marks.stays:
        return 0
    option, seat = marks.stays[number]
    for place in model.places[number]:
        if place.option is option:
            return sum(literal for own, literal in place.seats if own is seat)
    return 0


def _answer(model: models.Model, repair: Repair) -> tuple[dict[int, Choice], int, int] | None:
    """The best found for the model's present aim: the choices, the value and a proven bound."""
    from ortools.sat.python import cp_model

    meter = repair.meter
    if meter.told:
        return None
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = repair.seed
    solver.parameters.max_deterministic_time = max(1.0, meter.left / 2)
    if (left := meter.seconds_left) is not None:
        solver.parameters.max_time_in_seconds = max(0.5, left / 2)
    status = watched(solver, model, meter)
    meter.spend(solver.response_proto.deterministic_time)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return models.read(model, solver), round(solver.objective_value), -int(-solver.best_objective_bound // 1)


def _differences(compiled: Compiled, state: State, marks: Touched) -> list[Difference]:
    before = {one.activity: one for one in (released(compiled) or Solution()).placements}
    after = {one.activity: one for one in state.solution().placements}
    found = []
    for demand in compiled.demands:
        code, number = demand.activity.code, demand.number
        if number in marks.released:
            if _stays(state, marks, number):
                continue
            change = Change.MOVED if code in after else Change.CANCELLED
        else:
            change = Change.ADDED if code in after else Change.NOT_ADDED
        found.append(Difference(code, change, before.get(code), after.get(code), number in marks.touched))
    return found
