"""What must be right before planning begins; each fault names its record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields

from programmes.planning.faults import Fault, InvalidProblem
from programmes.planning.lock_faults import lock_faults
from programmes.planning.problem import Activity, Problem, Weights
from programmes.planning.rules import fitting, order, windows, working_week
from programmes.planning.year import Year

LONGEST_PLAN_DAYS = 1100
PRIORITIES = range(1, 6)


def require_valid(problem: Problem, effort: Iterable[Fault] = ()) -> None:
    """Raise InvalidProblem with every fault of the problem and the effort."""
    if faults := (*effort, *validate(problem)):
        raise InvalidProblem(faults)


def validate(problem: Problem) -> tuple[Fault, ...]:
    """Faults in the order of the records; those that make others meaningless come alone."""
    if basic := [*_frame(problem), *_codes(problem), *_weights(problem.weights)]:
        return tuple(basic)
    year = Year(problem)
    found = [fault for activity in problem.activities for fault in _activity(year, activity)]
    if not found:
        found += lock_faults(year)
    return tuple(found)


def _frame(problem: Problem) -> Iterator[Fault]:
    span = (problem.last_day - problem.first_day).days + 1
    if span < 1:
        yield Fault("plan_ends_before_it_begins", {"first_day": problem.first_day.isoformat()})
    elif span > LONGEST_PLAN_DAYS:
        yield Fault("plan_too_long", {"days": span, "most": LONGEST_PLAN_DAYS})
    states = {calendar.state for calendar in problem.calendars}
    if problem.host not in states:
        yield Fault("state_without_calendar", {"state": problem.host})
    if not problem.venues and any(activity.needs_venue for activity in problem.activities):
        yield Fault("plan_without_venue", {})
    for calendar in problem.calendars:
        if any(len(weekend.days) > 6 for weekend in calendar.weekends):
            yield Fault("week_without_working_day", {"state": calendar.state})
    periods = [
        *problem.closures,
        *(period for venue in problem.venues for period in venue.closures),
        *(period for team in problem.teams for period in team.absences),
        *(period for one in problem.calendars for period in (*one.holidays, *one.ramadan)),
    ]
    for period in periods:
        if period.last < period.first:
            yield Fault("period_ends_before_it_begins", {"record": period.code})
    for kind, records in (("venue", problem.venues), ("team", problem.teams)):
        for record in records:
            if record.turnround_days < 0:
                yield Fault("turnround_below_zero", {kind: record.code})


def _codes(problem: Problem) -> Iterator[Fault]:
    """Codes are unique, and whatever is named exists."""
    known = {
        "activity": [one.code for one in problem.activities],
        "venue": [one.code for one in problem.venues],
        "team": [one.code for one in problem.teams],
        "state": [one.state for one in problem.calendars],
        "released": [one.activity for one in problem.released],
    }
    for kind, codes in known.items():
        for code in sorted(code for code, count in Counter(codes).items() if count > 1):
            yield Fault("code_twice", {"kind": kind, "code": code})
    sets = {kind: set(codes) for kind, codes in known.items()}
    for one in problem.activities:
        named = [*one.venues, *([one.lock.venue] if one.lock and one.lock.venue else [])]
        for code in sorted(set(named) - sets["venue"]):
            yield Fault("unknown_venue", {"activity": one.code, "venue": code})
        for code in sorted(set(one.teams) - sets["team"]):
            yield Fault("unknown_team", {"activity": one.code, "team": code})
        for code in sorted(set(one.invited) - sets["state"]):
            yield Fault("state_without_calendar", {"activity": one.code, "state": code})
        for code in sorted(set(one.follows) - sets["activity"]):
            yield Fault("unknown_first", {"activity": one.code, "first": code})
    strangers = any(set(one.follows) - sets["activity"] for one in problem.activities)
    if not strangers and order.in_order(problem) is None:
        yield Fault("activities_follow_in_a_circle", {})


def _weights(weights: Weights) -> Iterator[Fault]:
    for one in fields(weights):
        value = getattr(weights, one.name)
        if isinstance(value, int) and value < 0:
            yield Fault("weight_below_zero", {"weight": one.name, "value": value})
    for step in weights.notice:
        if step.times < 0:
            yield Fault("weight_below_zero", {"weight": "notice", "value": step.times})


def _activity(year: Year, activity: Activity) -> Iterator[Fault]:
    named = {"activity": activity.code}
    if activity.days < 1 or activity.days > year.length:
        yield Fault("duration_out_of_range", {**named, "days": activity.days})
        return
    if activity.priority not in PRIORITIES:
        yield Fault("priority_out_of_range", {**named, "priority": activity.priority})
    if activity.follow_gap_days < 0:
        yield Fault("gap_below_zero", named)
    if activity.seats is not None and activity.seats < 0:
        yield Fault("seats_below_zero", {**named, "seats": activity.seats})
    yield from _window(year, activity)
    yield from _venues(year.problem, activity)


def _window(year: Year, activity: Activity) -> Iterator[Fault]:
    first, last = windows.bounds(year, activity)
    named = {"activity": activity.code}
    if first > last:
        yield Fault("window_ends_before_it_begins", named)
        return
    if not any(year.open[first : last + 1]):
        yield Fault("window_without_working_day", named)
        return
    spans = (working_week.days_from(year, start, activity.days) for start in range(first, last + 1))
    if not any(days and days.last <= last and all(year.open[one] for one in days.worked) for days in spans):
        yield Fault("window_too_short", {**named, "days": activity.days})


def _venues(problem: Problem, activity: Activity) -> Iterator[Fault]:
    if not activity.needs_venue:
        if activity.lock and activity.lock.venue:
            yield Fault("lock_on_venue_not_needed", {"activity": activity.code})
        return
    named = [venue for venue in problem.venues if not activity.venues or venue.code in activity.venues]
    if any(fitting.eligible(activity, venue) for venue in named):
        return
    largest = max((venue.capacity or 0 for venue in named), default=0)
    if activity.seats is not None and not any(fitting.large_enough(activity, venue) for venue in named):
        yield Fault(
            "every_venue_too_small",
            {"activity": activity.code, "seats": activity.seats, "largest": largest},
        )
    else:
        yield Fault("no_venue_with_what_is_needed", {"activity": activity.code})
