"""What each possible place of an activity would go against, for finding demands that clash."""

from collections.abc import Iterator
from dataclasses import dataclass

from programmes.planning.problem import Activity, Period, Venue
from programmes.planning.rules import fitting, one_at_a_time, windows, working_week
from programmes.planning.year import Days, Year


@dataclass(frozen=True, order=True)
class DemandToken:
    """Something a planner asked for.

    `hold`: the activity is held. `window`, `lock`, `venues`, `seats`, `features`: what it asks.
    `order`: it follows `record`. `holiday`, `closure`, `venue_closure`, `team_absence`: the days of
    `record` stay free (for the venue or team in `activity`).
    """

    kind: str
    activity: str
    record: str = ""


@dataclass(frozen=True)
class Bid:
    """A place: its first and last day, what it holds by day, and the demands it goes against."""

    first: int
    last: int
    holds: tuple[tuple[str, int], ...]
    against: frozenset[DemandToken]


def bids(year: Year, activity: Activity, *, relaxed: bool) -> list[Bid]:
    """Places that go against no demand, or with `relaxed` all places and what each goes against.

    Whole days in the working week and one thing at a time are never given up.
    """
    found = []
    for start in range(year.length):
        days = working_week.days_from(year, start, activity.days)
        if days is None:
            continue
        against = frozenset(_against_days(year, activity, days))
        if against and not relaxed:
            continue
        for venue in year.problem.venues if activity.needs_venue else (None,):
            more = frozenset(_against_venue(year, activity, days, venue))
            if relaxed or not more:
                found.append(
                    Bid(days.first, days.last, tuple(_holds(year, activity, days, venue)), against | more)
                )
    return found


def _touched(year: Year, days: Days, periods: tuple[Period, ...]) -> Iterator[str]:
    for period in periods:
        if any(period.covers(year.dates[number]) for number in days.worked):
            yield period.code or period.first.isoformat()


def _against_days(year: Year, activity: Activity, days: Days) -> Iterator[DemandToken]:
    first, last = windows.bounds(year, activity)
    if days.first < first or days.last > last:
        yield DemandToken("window", activity.code)
    if activity.lock and activity.lock.start and activity.lock.start != year.dates[days.first]:
        yield DemandToken("lock", activity.code)
    for record in _touched(year, days, year.host.holidays):
        yield DemandToken("holiday", "", record)
    for record in _touched(year, days, year.problem.closures):
        yield DemandToken("closure", "", record)
    for team in year.problem.teams:
        if team.code in activity.teams:
            for record in _touched(year, days, team.absences):
                yield DemandToken("team_absence", team.code, record)


def _against_venue(year: Year, activity: Activity, days: Days, venue: Venue | None) -> Iterator[DemandToken]:
    if venue is None:
        return
    if activity.venues and venue.code not in activity.venues:
        yield DemandToken("venues", activity.code)
    if not fitting.large_enough(activity, venue):
        yield DemandToken("seats", activity.code)
    if not fitting.equipped(activity, venue):
        yield DemandToken("features", activity.code)
    if activity.lock and activity.lock.venue and activity.lock.venue != venue.code:
        yield DemandToken("lock", activity.code)
    for record in _touched(year, days, venue.closures):
        yield DemandToken("venue_closure", venue.code, record)


def _holds(year: Year, activity: Activity, days: Days, venue: Venue | None) -> Iterator[tuple[str, int]]:
    resources = [
        (f"team:{one.code}", one.turnround_days) for one in year.problem.teams if one.code in activity.teams
    ]
    if venue is not None:
        resources.append((f"venue:{venue.code}", venue.turnround_days))
    for name, turnround in resources:
        bits = one_at_a_time.held(days, turnround)
        for number in range(days.first, bits.bit_length()):
            yield name, number
