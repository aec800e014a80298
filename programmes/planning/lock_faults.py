"""Locks that cannot be kept, alone or together."""

from collections.abc import Iterator
from itertools import combinations

from programmes.planning.faults import Fault
from programmes.planning.problem import Activity
from programmes.planning.rules import closures, fitting, one_at_a_time, windows, working_week
from programmes.planning.year import Days, Year


def lock_faults(year: Year) -> list[Fault]:
    """Faults of single locks; where there are none, of pairs that need one team or venue on one day."""
    single = [fault for one in year.problem.activities if one.lock for fault in _single(year, one)]
    return single or list(_pairs(year))


def _single(year: Year, activity: Activity) -> Iterator[Fault]:
    lock = activity.lock
    if lock is None:
        return
    named = {"activity": activity.code}
    venue = next((one for one in year.problem.venues if one.code == lock.venue), None)
    if venue is not None and not fitting.eligible(activity, venue):
        yield Fault("lock_on_venue_that_does_not_fit", {**named, "venue": venue.code})
    if lock.start is None:
        return
    day = {**named, "day": lock.start.isoformat()}
    first, last = windows.bounds(year, activity)
    start = year.number(lock.start)
    if not first <= start <= last:
        yield Fault("lock_outside_window", day)
        return
    if not year.open[start]:
        yield Fault("lock_on_closed_day", day)
        return
    days = working_week.days_from(year, start, activity.days)
    if days is None or not closures.centre_open(year, days):
        yield Fault("lock_over_closed_day", day)
    elif days.last > last:
        yield Fault("lock_outside_window", day)
    else:
        if venue is not None and not closures.free_of(days, year.bits(venue.closures)):
            yield Fault("lock_in_closed_venue", {**day, "venue": venue.code})
        for team in year.problem.teams:
            if team.code in activity.teams and not closures.free_of(days, year.bits(team.absences)):
                yield Fault("lock_while_team_away", {**day, "team": team.code})


def _pairs(year: Year) -> Iterator[Fault]:
    locked: list[tuple[Activity, Days]] = []
    for activity in year.problem.activities:
        if activity.lock and activity.lock.start:
            days = working_week.days_from(year, year.number(activity.lock.start), activity.days)
            if days is not None:
                locked.append((activity, days))
    teams = {team.code: team.turnround_days for team in year.problem.teams}
    venues = {venue.code: venue.turnround_days for venue in year.problem.venues}
    for (one, days), (other, others) in combinations(locked, 2):
        pair = {"activity": one.code, "other": other.code}
        for team in sorted(set(one.teams) & set(other.teams)):
            if one_at_a_time.held(days, teams[team]) & one_at_a_time.held(others, teams[team]):
                yield Fault("team_needed_twice_by_locks", {**pair, "team": team})
        venue = one.lock.venue if one.lock else None
        if venue is None or other.lock is None or other.lock.venue != venue:
            continue
        if one_at_a_time.held(days, venues[venue]) & one_at_a_time.held(others, venues[venue]):
            yield Fault("venue_needed_twice_by_locks", {**pair, "venue": venue})
