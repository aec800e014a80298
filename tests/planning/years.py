"""One small, readable year to bend: two Kuwaiti weeks from Sunday 24 January 2027, one hall, one team."""

from dataclasses import replace
from datetime import date

from programmes.planning.problem import Activity, Problem, StateCalendar, Team, Venue, Weekend, Weights
from programmes.planning.solution import Placement, Solution

SUNDAY = date(2027, 1, 24)
KUWAIT = StateCalendar("kw", (Weekend(frozenset({4, 5})),))
EMIRATES = StateCalendar("ae", (Weekend(frozenset({5, 6})),))
HALL = Venue("hall", capacity=30)
TEAM = Team("team")
FREE = Weights(
    ramadan_day=0,
    summer_day=0,
    state_holiday_day=0,
    state_weekend_day=0,
    estimated_holiday_day=0,
    preferred_week=0,
    same_topic_week=0,
    audience_day=0,
    uneven_month=0,
    moved=0,
    moved_week=0,
    moved_venue=0,
    left_out=0,
)


def day(number, month=1):
    """A day of 2027."""
    return date(2027, month, number)


def a(code="a", days=2, **changes):
    return Activity(code, days, **changes)


def year(*activities, **changes):
    """A problem whose only price is that of leaving out, unless `weights` says otherwise."""
    basis = Problem(
        first_day=SUNDAY,
        last_day=day(6, 2),
        host="kw",
        activities=activities,
        venues=(HALL,),
        teams=(TEAM,),
        calendars=(KUWAIT, EMIRATES),
        weights=replace(FREE, left_out=1000),
    )
    return replace(basis, **changes)


def priced(**prices):
    return replace(FREE, left_out=100_000, **prices)


def held(code, start, end=None, venue="hall"):
    return Placement(code, start, end or start, venue)


def plan(*placements, out=()):
    return Solution(tuple(sorted(placements)), tuple(out))
