"""Why a placement lies where it lies, and what the next best weeks would cost."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from programmes.planning import terms
from programmes.planning.compiled import Demand, Option, Seat, compile_problem
from programmes.planning.problem import Problem
from programmes.planning.solution import Placement, Solution
from programmes.planning.state import State
from programmes.planning.terms import left_out, moved


@dataclass(frozen=True)
class Alternative:
    """Another place that is free as the plan stands, and how much dearer the plan would be."""

    placement: Placement
    dearer: int


@dataclass(frozen=True)
class Blocked:
    """A week with an allowed start that the plan has taken: who holds the venues, the team or the order."""

    start: Placement
    holders: tuple[str, ...]


@dataclass(frozen=True)
class Reasons:
    """What one activity pays where it is (or for being left out), and where else it could be.

    `pays` is what would be saved, term by term, if it were gone; `company` names those it pays for
    together. `elsewhere` holds the best place of each other week, cheapest first. `blocked` holds weeks
    with no free place that would be no dearer, were they free.
    """

    activity: str
    placement: Placement | None
    pays: dict[str, int]
    company: tuple[str, ...]
    elsewhere: tuple[Alternative, ...]
    blocked: tuple[Blocked, ...]


def explain(problem: Problem, solution: Solution, codes: Iterable[str] | None = None) -> tuple[Reasons, ...]:
    """Reasons for the activities named, or for all, in the order of the problem.

    The solution must keep the hard rules (see `check`).
    """
    compiled = compile_problem(problem)
    state = State(compiled)
    for number, choice in compiled.chosen(solution).items():
        state.place(number, choice)
    wanted = None if codes is None else set(codes)
    return tuple(
        _reasons(state, demand)
        for demand in compiled.demands
        if wanted is None or demand.activity.code in wanted
    )


def _reasons(state: State, demand: Demand) -> Reasons:
    compiled, number = state.compiled, demand.number
    held = state.chosen[number]
    if held is None:
        pays = {left_out.NAME: left_out.price(compiled.year, demand.activity)}
        pays[moved.NAME] = moved.cancelled_price(compiled.year, demand.activity)
        placement, now = None, demand.out_price
    else:
        state.remove(number)
        pays = _pays(state, demand, *held)
        placement, now = compiled.placement(demand, *held), state.price(held[0]) + held[1].price
    reasons = Reasons(
        activity=demand.activity.code,
        placement=placement,
        pays={term: points for term, points in sorted(pays.items()) if points},
        company=_company(state, held) if held else (),
        elsewhere=_elsewhere(state, demand, now, held),
        blocked=_blocked(state, demand, now),
    )
    if held is not None:
        state.place(number, held)
    return reasons


def _pays(state: State, demand: Demand, option: Option, seat: Seat) -> dict[str, int]:
    """What joining the plan costs, by term; the activity must not be in it."""
    year, activity = state.compiled.year, demand.activity
    pays = Counter({term.NAME: term.price(year, activity, option.days) for term in terms.PLACEMENT})
    names = {number: key[0] for key, number in state.compiled.groups.numbers.items()}
    for group in option.groups:
        pays[names[group]] += state.further[group]
    pays[moved.VENUE_NAME] += seat.price
    return pays


def _company(state: State, held: tuple[Option, Seat]) -> tuple[str, ...]:
    """Who shares a group that costs, months aside."""
    names = {number: key[0] for key, number in state.compiled.groups.numbers.items()}
    costly = {group for group in held[0].groups if state.further[group] and names[group] != terms.months.NAME}
    return tuple(
        demand.activity.code
        for demand, choice in zip(state.compiled.demands, state.chosen, strict=True)
        if choice is not None and costly.intersection(choice[0].groups)
    )


def _elsewhere(
    state: State, demand: Demand, now: int, held: tuple[Option, Seat] | None
) -> tuple[Alternative, ...]:
    best: dict[int, tuple[int, Option, Seat]] = {}
    own_week = state.compiled.year.week[held[0].days.first] if held else None
    span = state.bounds(demand.number)
    for option in demand.options if span else ():
        week = state.compiled.year.week[option.days.first]
        if week == own_week or not _inside(option, span) or not state.teams_free(option):
            continue
        seat = state.free_seat(option)
        if seat is not None:
            price = state.price(option) + seat.price
            if week not in best or price < best[week][0]:
                best[week] = (price, option, seat)
    ranked = sorted(best.values(), key=lambda one: (one[0], one[1].days.first))
    return tuple(
        Alternative(state.compiled.placement(demand, option, seat), price - now)
        for price, option, seat in ranked
    )


def _blocked(state: State, demand: Demand, now: int) -> tuple[Blocked, ...]:
    """The cheapest start of each week that the plan itself keeps from being taken."""
    by_week: dict[int, list[Option]] = defaultdict(list)
    span = state.bounds(demand.number)
    for option in demand.options:
        by_week[state.compiled.year.week[option.days.first]].append(option)
    found = []
    for options in by_week.values():
        if any(_free(state, option, span) for option in options):
            continue
        option = min(options, key=lambda one: (state.price(one) + one.seats[0].price, one.days.first))
        if state.price(option) + option.seats[0].price <= now:
            start = state.compiled.placement(demand, option, option.seats[0])
            found.append(Blocked(start, _holders(state, demand, option)))
    return tuple(sorted(found, key=lambda one: one.start.start))


def _free(state: State, option: Option, span: tuple[int, int] | None) -> bool:
    inside = span is not None and _inside(option, span)
    return inside and state.teams_free(option) and state.free_seat(option) is not None


def _inside(option: Option, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= option.days.first and option.days.last <= span[1]


def _holders(state: State, demand: Demand, option: Option) -> tuple[str, ...]:
    """Who holds the teams or all the venues on the days of an option, or stands in its order."""
    venues = {seat.venue: seat.bits for seat in option.seats}
    full = state.free_seat(option) is None
    wanted = dict(option.team_bits)
    found = []
    for other, choice in zip(state.compiled.demands, state.chosen, strict=True):
        if choice is None:
            continue
        hall = full and venues.get(choice[1].venue, 0) & choice[1].bits
        team = any(wanted.get(team, 0) & bits for team, bits in choice[0].team_bits)
        if hall or team:
            found.append(other.activity.code)
    linked = [other for other, _ in (*demand.firsts, *demand.followers)]
    if not found:
        found = [state.compiled.demands[other].activity.code for other in linked]
    return tuple(found)
