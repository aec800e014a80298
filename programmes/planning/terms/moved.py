"""Moves against the last release, dearer the less notice is left."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "moved"
VENUE_NAME = "moved_venue"


def times(year: Year, first_day: int) -> int:
    """How much dearer a move is when the earlier of its two starts is `first_day`."""
    as_of = year.problem.as_of
    if as_of is None:
        return 1
    weeks = max(0, first_day - year.number(as_of)) // 7
    steps = sorted(year.problem.weights.notice, key=lambda step: step.weeks)
    return next((step.times for step in steps if weeks < step.weeks), 1)


def price(year: Year, activity: Activity, days: Days) -> int:
    """A move in time: a fixed price and one for each begun week of distance."""
    before = year.released.get(activity.code)
    if before is None or year.number(before.start) == days.first:
        return 0
    was = year.number(before.start)
    weights = year.problem.weights
    weeks = -(-abs(was - days.first) // 7)
    return times(year, min(was, days.first)) * (weights.moved + weights.moved_week * weeks)


def venue_price(year: Year, activity: Activity, days: Days, venue: str | None) -> int:
    before = year.released.get(activity.code)
    if before is None or before.venue == venue:
        return 0
    return times(year, min(year.number(before.start), days.first)) * year.problem.weights.moved_venue


def cancelled_price(year: Year, activity: Activity) -> int:
    """Leaving out what was released is a move as well."""
    before = year.released.get(activity.code)
    if before is None:
        return 0
    return times(year, year.number(before.start)) * year.problem.weights.moved
