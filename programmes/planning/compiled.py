"""A problem made ready for searching: every allowed place of every activity, priced once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from programmes.planning import terms
from programmes.planning.problem import Activity, Problem, Venue
from programmes.planning.rules import closures, fitting, locks, one_at_a_time, order, windows, working_week
from programmes.planning.solution import Placement, Solution
from programmes.planning.terms import left_out, moved
from programmes.planning.year import Days, Year


@dataclass(slots=True, eq=False)
class Seat:
    """A venue that could hold an activity on some days: its number (-1 for none), bits and extra price."""

    venue: int
    bits: int
    price: int


@dataclass(slots=True, eq=False)
class Option:
    """An allowed start: what it costs by itself, which groups it joins, what it holds."""

    days: Days
    price: int
    groups: tuple[int, ...]
    team_bits: tuple[tuple[int, int], ...]
    seats: tuple[Seat, ...]


@dataclass(slots=True, eq=False)
class Demand:
    """An activity with its options, cheapest first, and the numbers of its firsts and followers."""

    number: int
    activity: Activity
    options: list[Option]
    out_price: int
    must: bool
    firsts: list[tuple[int, int]] = field(default_factory=list)
    followers: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Groups:
    """Company that costs: per group its price and how many are free; numbers given on first use."""

    numbers: dict[tuple[str, str, int], int] = field(default_factory=dict)
    prices: list[int] = field(default_factory=list)
    free: list[int] = field(default_factory=list)

    def number(self, key: tuple[str, str, int], price: int, free: int) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.prices)
            self.prices.append(price)
            self.free.append(free)
        return self.numbers[key]

    def cost(self, group: int, count: int) -> int:
        over = max(0, count - self.free[group])
        return self.prices[group] * over * (over + 1) // 2


# A must that is not held: so dear that no plan with it is taken for one.
MISSING = 10**9


@dataclass(eq=False)
class Compiled:
    """Demands in the problem's order; venues and teams by number."""

    problem: Problem
    year: Year
    demands: list[Demand]
    groups: Groups
    venues: dict[str, int]
    teams: dict[str, int]
    ordered: list[int]
    numbers: dict[str, int]

    def placement(self, demand: Demand, option: Option, seat: Seat) -> Placement:
        dates = self.year.dates
        venue = None if seat.venue < 0 else self.problem.venues[seat.venue].code
        return Placement(demand.activity.code, dates[option.days.first], dates[option.days.last], venue)

    def chosen(self, solution: Solution) -> dict[int, tuple[Option, Seat]]:
        """The options that a solution's placements stand for; a placement no rule allows is passed over."""
        found = {}
        for placement in solution.placements:
            if (number := self.numbers.get(placement.activity)) is not None and (
                pair := self.pair(self.demands[number], placement)
            ):
                found[number] = pair
        return found

    def pair(self, demand: Demand, placement: Placement) -> tuple[Option, Seat] | None:
        start = self.year.number(placement.start)
        venue = -1 if placement.venue is None else self.venues.get(placement.venue, -2)
        for option in demand.options:
            if option.days.first == start:
                return next(((option, seat) for seat in option.seats if seat.venue == venue), None)
        return None


def compile_problem(problem: Problem) -> Compiled:
    """Enumerate and price; the problem must be a valid one."""
    year = Year(problem)
    groups = Groups()
    venues = {venue.code: number for number, venue in enumerate(problem.venues)}
    teams = {team.code: number for number, team in enumerate(problem.teams)}
    numbers = {activity.code: number for number, activity in enumerate(problem.activities)}
    demands = [
        Demand(
            number=number,
            activity=activity,
            options=sorted(
                _options(year, groups, activity, teams), key=lambda one: (one.price, one.days.first)
            ),
            out_price=left_out.price(year, activity) + moved.cancelled_price(year, activity),
            must=activity.must_hold or activity.lock is not None,
        )
        for number, activity in enumerate(problem.activities)
    ]
    for first, follower, gap in order.followed(problem):
        demands[numbers[follower]].firsts.append((numbers[first], gap))
        demands[numbers[first]].followers.append((numbers[follower], gap))
    ordered = [numbers[code] for code in order.in_order(problem) or []]
    return Compiled(problem, year, demands, groups, venues, teams, ordered, numbers)


def _options(year: Year, groups: Groups, activity: Activity, teams: dict[str, int]) -> Iterator[Option]:
    first, last = windows.bounds(year, activity)
    halls = [
        (number, venue, year.bits(venue.closures))
        for number, venue in enumerate(year.problem.venues)
        if fitting.eligible(activity, venue) and locks.venue_allowed(activity, venue.code)
    ]
    crew = [year.problem.teams[teams[code]] for code in dict.fromkeys(activity.teams)]
    away = year.bits(tuple(period for team in crew for period in team.absences))
    for start in range(first, last + 1):
        if not locks.start_allowed(year, activity, start):
            continue
        days = working_week.days_from(year, start, activity.days)
        if days is None or days.last > last or not closures.centre_open(year, days):
            continue
        if not closures.free_of(days, away):
            continue
        if seats := tuple(_seats(year, activity, days, halls)):
            yield Option(
                days=days,
                price=sum(term.price(year, activity, days) for term in terms.PLACEMENT),
                groups=tuple(_groups(year, groups, activity, days)),
                team_bits=tuple(
                    (teams[team.code], one_at_a_time.held(days, team.turnround_days)) for team in crew
                ),
                seats=seats,
            )


def _seats(year: Year, activity: Activity, days: Days, halls: list[tuple[int, Venue, int]]) -> Iterator[Seat]:
    if not activity.needs_venue:
        yield Seat(-1, 0, moved.venue_price(year, activity, days, None))
        return
    found = [
        Seat(
            number,
            one_at_a_time.held(days, venue.turnround_days),
            moved.venue_price(year, activity, days, venue.code),
        )
        for number, venue, closed in halls
        if closures.free_of(days, closed)
    ]
    # The cheapest first, then the smallest hall, so that large halls stay free.
    yield from sorted(found, key=lambda seat: (seat.price, year.problem.venues[seat.venue].capacity or 10**6))


def _groups(year: Year, groups: Groups, activity: Activity, days: Days) -> Iterator[int]:
    for term in terms.COMPANY:
        if price := term.price(year):
            for group in term.groups(year, activity, days):
                yield groups.number((term.NAME, *group), price, term.free(year, group))
