"""Plan a year: a first plan at once, then better ones for as long as the effort lasts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from random import Random

from programmes.planning import greedy, local
from programmes.planning.bound import Proof, prove_bound
from programmes.planning.compiled import Compiled, compile_problem
from programmes.planning.effort import Effort, Meter
from programmes.planning.problem import Problem, Released
from programmes.planning.rules import working_week
from programmes.planning.search import Search, fits
from programmes.planning.solution import Outcome, Placement, Progress, Result, Solution, Stopped
from programmes.planning.state import State
from programmes.planning.validation import require_valid
from programmes.planning.whole import kept, prove

SOLVER_VERSION = "1"
# Up to these sizes the whole model is tried: at once, or when neighbourhoods no longer help.
AT_ONCE, AT_LAST = 45, 150
# Hot first, for the large harms; then anew from the best plan, cool enough for the small ones.
COOLINGS = (local.Cooling(400.0, 10.0), local.Cooling(100.0, 1.5))
# The share of the clock that each may take where the machine is slow.
HURRY = 0.3
REHEATED = local.Cooling(60.0, 1.5)
# Steps for each pair of activities, and the share of the effort that they may take.
STEPS_A_PAIR, ANNEALING = 5, 0.5
# Rounds without a gain until local search has a turn again, and until the whole model has.
IDLE, PATIENCE = 6, 24
REHEATED_STEPS = 6000
# The whole model is tried when no more options than this are left to decide on, and for how long.
READY = 6000
WHOLE_UNITS = 5.0
# What the relaxation costs in deterministic time, for each place in it.
BOUND_UNITS = 1e-4


@dataclass(eq=False)
class Run:
    """A run under way."""

    compiled: Compiled
    meter: Meter
    seed: int
    state: State
    progress: Callable[[Progress], None] | None = None
    proof: Proof | None = None
    bound: int = 0
    impossible: bool = False
    first_seconds: float | None = None
    first_objective: int | None = None
    tried: dict[str, int] = field(default_factory=dict)

    def tell(self, phase: str) -> None:
        """Note the first plan, and tell whoever watches."""
        objective = self.state.cost if self.state.feasible else None
        if objective is not None and self.first_seconds is None:
            self.first_seconds, self.first_objective = self.meter.seconds, objective
        if self.progress is not None:
            bound = self.bound or None
            self.progress(Progress(phase, self.meter.spent, self.meter.seconds, objective, bound))

    def proven(self) -> bool:
        return self.impossible or (self.state.feasible and self.state.cost <= self.bound)

    def over(self) -> bool:
        return self.proven() or self.meter.over() is not None


def solve(
    problem: Problem,
    *,
    effort: Effort | None = None,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    start: Solution | None = None,
) -> Result:
    """The best plan found, with its proven bound.

    `progress` is told of every phase and gain, `stop` is asked often whether to end. `start` is a plan
    to begin from, such as the present draft. Raises InvalidProblem with every fault of the input.
    """
    effort = effort or Effort()
    require_valid(problem, effort.faults())
    meter = Meter(effort, stop)
    compiled = compile_problem(problem)
    run = Run(compiled, meter, seed, _first(compiled, start), progress)
    run.tell("first")
    random = Random(seed)
    local.descend(run.state)
    run.tell("descent")
    if len(compiled.demands) > AT_ONCE:
        share = ANNEALING * min(effort.units, effort.seconds or effort.units)
        steps = min(STEPS_A_PAIR * len(compiled.demands) ** 2 // 2, int(share / local.STEP_UNITS))
        allowed = None if effort.seconds is None else HURRY * effort.seconds
        for cooling in COOLINGS:
            local.anneal(run.state, random, steps // len(COOLINGS), cooling, meter, allowed)
            run.tell("annealing")
    if not run.over():
        run.proof = prove_bound(compiled, meter.seconds_left)
        run.bound = run.proof.bound
        meter.spend(BOUND_UNITS * sum(len(demand.options) for demand in compiled.demands))
        run.tell("bound")
    _improve(run, random)
    return _result(run)


def _first(compiled: Compiled, start: Solution | None) -> State:
    """The greedy plan, or the given one with what is missing added where it is cheaper."""
    best = greedy.construct(compiled)
    known = [one for one in (start, released(compiled)) if one is not None]
    for solution in known:
        state = State(compiled)
        chosen = compiled.chosen(solution)
        for number in compiled.ordered:
            if number in chosen and fits(state, number, chosen[number]):
                state.place(number, chosen[number])
        for number in compiled.ordered:
            if state.chosen[number] is None and (found := state.best(number)):
                state.place(number, found[1])
        if state.cost < best.cost:
            best = state
    return best


def released(compiled: Compiled) -> Solution | None:
    """The last release as a plan, where there is one; each as long as it is asked to be today."""
    placements = tuple(
        Placement(one.activity, one.start, _end(compiled, one), one.venue)
        for one in compiled.problem.released
        if one.activity in compiled.numbers
    )
    return Solution(placements) if placements else None


def _end(compiled: Compiled, released: Released) -> date:
    """The last day from a released start; the start itself where no such run of days is left."""
    year, start = compiled.year, compiled.year.number(released.start)
    length = compiled.demands[compiled.numbers[released.activity]].activity.days
    days = working_week.days_from(year, start, length) if 0 <= start < year.length else None
    return year.dates[days.last] if days else released.start


def _improve(run: Run, random: Random) -> None:
    """Neighbourhoods for as long as there is effort; the whole model whenever it has become small."""
    size = len(run.compiled.demands)
    if size <= AT_ONCE and not run.over():
        _prove(run, run.meter.left)
    with ThreadPoolExecutor(run.meter.effort.workers) as pool:
        search = Search(run.state, random, run.meter, pool)
        idle, smallest, due = 0, READY / 0.7, AT_ONCE < size <= AT_LAST
        while not run.over():
            late = idle >= PATIENCE or run.meter.spent > 0.5 * run.meter.effort.units
            left = _left_to_decide(run)
            if left < 0.7 * smallest or (due and late):
                due, smallest = due and not late, min(left, smallest)
                _prove(run, min(0.5 * run.meter.left, max(WHOLE_UNITS, 0.2 * run.meter.left)))
            if idle and idle % IDLE == 0:
                local.anneal(run.state, random, REHEATED_STEPS, REHEATED, run.meter)
            idle = 0 if search.round() else idle + 1
            run.tell("neighbourhoods")
        run.tried = search.tried


def _left_to_decide(run: Run) -> int:
    """Options that a plan as cheap as the present one could still take."""
    if run.proof is None or not run.state.feasible:
        return sum(len(demand.options) for demand in run.compiled.demands)
    return kept(run.state, run.proof)


def _prove(run: Run, units: float) -> None:
    answer = prove(run.state, run.meter, run.seed, units, run.proof)
    run.bound, run.impossible = max(run.bound, answer.bound), answer.impossible
    run.tell("whole")


def _stopped(run: Run) -> Stopped:
    """A run that the clock hurried cannot be repeated exactly, even if it used up its effort."""
    if run.meter.hurried:
        return Stopped.TIME
    return Stopped.PROVEN if run.proven() else run.meter.over() or Stopped.EFFORT


def _result(run: Run) -> Result:
    feasible = run.state.feasible
    outcome = Outcome.PLANNED if feasible else Outcome.NOT_FOUND
    if run.impossible:
        outcome = Outcome.IMPOSSIBLE
    return Result(
        outcome=outcome,
        solution=run.state.solution(),
        objective=run.state.cost if feasible else None,
        bound=min(run.bound, run.state.cost) if feasible else run.bound,
        stopped=_stopped(run),
        seed=run.seed,
        spent=run.meter.spent,
        seconds=run.meter.seconds,
        first_plan_seconds=run.first_seconds,
        first_objective=run.first_objective,
        rounds=run.tried,
    )
