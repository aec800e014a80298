"""Years of the Centre's measure with a planted plan: a plan is laid out, then demands that it meets.

The planted plan is laid as a careful planner would: week after week, away from Ramadan, summer and
holidays while there is room, courses of a topic apart, months even. Windows and preferences are then
drawn around it, so that it pays nothing for them. Its cost is known exactly; nothing says it is the least.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from programmes.planning import local
from programmes.planning.compiled import compile_problem
from programmes.planning.effort import Effort, Meter
from programmes.planning.problem import Activity, Period, Problem, Team, Venue
from programmes.planning.solution import Solution
from programmes.planning.state import State
from tests.benchmarks.planning.calendars import ALLIES, GULF, calendars

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
# Activities: venues, teams, topics and audiences of a year of that size.
SHAPES = {
    31: (3, 10, 17, 8),
    60: (3, 10, 17, 10),
    120: (3, 18, 24, 16),
    250: (5, 28, 40, 28),
    500: (8, 40, 60, 50),
}
KINDS = (("course", 5, 30), ("course", 4, 12), ("talk", 1, 26), ("event", 2, 18), ("event", 3, 14))


@dataclass(frozen=True)
class Planted:
    """A problem with the plan it was drawn around."""

    problem: Problem
    plan: Solution


def planted_year(size: int, seed: int) -> Planted:
    """A year of `size` activities; the same for the same seed."""
    random = Random(f"{size}/{seed}")
    venues, teams, topics, audiences = SHAPES[size]
    problem = Problem(
        first_day=FIRST,
        last_day=LAST,
        host="kw",
        venues=tuple(_venue(random, number) for number in range(venues)),
        teams=tuple(_team(random, number) for number in range(teams)),
        calendars=calendars(),
        closures=(Period(date(2027, 12, 26), date(2027, 12, 31), "year-end"),),
        activities=tuple(_activity(random, number, teams, topics, audiences) for number in range(size)),
        as_of=FIRST,
    )
    plan = _lay(problem, random)
    held = {placement.activity: placement for placement in plan.placements}
    kept = [activity for activity in problem.activities if activity.code in held]
    drawn = [_drawn(random, activity, held[activity.code], kept, held) for activity in kept]
    problem = _with(problem, tuple(drawn))
    return Planted(problem, Solution(plan.placements))


def _with(problem, activities):
    return replace(problem, activities=activities)


def _venue(random, number):
    begin = FIRST + timedelta(days=random.randrange(30, 300))
    closures = (Period(begin, begin + timedelta(days=random.randrange(4, 12)), f"works-{number}"),)
    return Venue(
        code=f"venue-{number:02}",
        capacity=(30, 40, 60, 25, 80, 35, 120, 30)[number % 8],
        features=frozenset({"interpretation"} if number % 2 == 0 else ()),
        turnround_days=1 if number % 3 == 2 else 0,
        closures=closures,
    )


def _team(random, number):
    begin = FIRST + timedelta(days=random.randrange(300))
    absences = (Period(begin, begin + timedelta(days=random.randrange(10, 40)), f"away-{number}"),)
    return Team(f"team-{number:02}", turnround_days=2 if number % 2 else 0, absences=absences)


def _activity(random, number, teams, topics, audiences):
    kind, days, _ = random.choices(KINDS, [share for _, _, share in KINDS])[0]
    invited = ["kw", *random.sample(list(GULF)[1:], random.randrange(2, 6))]
    invited += random.sample(list(ALLIES), random.randrange(0, 8))
    return Activity(
        code=f"{kind}-{number:03}",
        days=days,
        kind=kind,
        seats=random.choice((15, 20, 22, 25, 28, 30, 40))
        if kind == "course"
        else random.choice((20, 30, 60)),
        features=frozenset({"interpretation"} if random.random() < 0.2 else ()),
        teams=(f"team-{random.randrange(teams):02}",) if kind == "course" or random.random() < 0.3 else (),
        topics=tuple(f"topic-{one:02}" for one in random.sample(range(topics), random.choice((1, 1, 2)))),
        audiences=(f"audience-{random.randrange(audiences):02}",),
        invited=tuple(invited),
        priority=random.choice((1, 2, 3, 3, 3, 4, 5)),
    )


def _lay(problem, random):
    """The careful planner: the long first, each at the cheapest place free, then many second thoughts."""
    state = State(compile_problem(problem))
    order = list(range(len(problem.activities)))
    random.shuffle(order)
    order.sort(key=lambda number: -problem.activities[number].days)
    for number in order:
        if found := state.best(number):
            state.place(number, found[1])
    local.descend(state)
    local.anneal(state, random, 20 * len(order), local.Cooling(300.0, 20.0), Meter(Effort(units=1000.0)))
    return state.solution()


def _drawn(random, activity, placement, kept, held):
    changes = {}
    if random.random() < 0.6:
        changes["earliest"] = max(FIRST, placement.start - timedelta(days=random.randrange(14, 120)))
        changes["latest"] = min(LAST, placement.end + timedelta(days=random.randrange(14, 120)))
    if random.random() < 0.5:
        months = {placement.start.month, random.randrange(1, 13)}
        changes["preferred_months"] = frozenset(months)
    elif random.random() < 0.5:
        changes["preferred"] = Period(
            placement.start - timedelta(days=random.randrange(21)),
            placement.start + timedelta(days=random.randrange(21)),
        )
    if random.random() < 0.08:
        before = [one for one in kept if held[one.code].end < placement.start - timedelta(days=7)]
        if before:
            changes["follows"] = (random.choice(before).code,)
    return replace(activity, **changes)
