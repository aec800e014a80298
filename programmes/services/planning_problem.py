"""From what is on record about a year to the frozen problem that planning solves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from programmes.enums import ActivityStatus, Basis, DatePrecision, RunKind
from programmes.models import Activity, AnnualPlan
from programmes.planning import problem as core
from programmes.planning.check import works
from programmes.planning.faults import Fault
from programmes.planning.validation import validate
from programmes.selectors.planning_input import PlanningInput, planning_input
from programmes.services.planning_calendars import centre_closures, state_calendars, venue_closures
from programmes.services.planning_demands import Assumption, days_of, demand_of, invited_of
from programmes.services.planning_faults import UnplannableYear
from programmes.services.planning_scope import Scope, scope_of
from programmes.services.planning_weights import weights_of

DAY = timedelta(days=1)
SETTLED = (ActivityStatus.CONFIRMED, ActivityStatus.DELIVERED, ActivityStatus.MOVED_ONLINE)


@dataclass(frozen=True)
class Drafted:
    """A problem with what its numbers rest on.

    `free` are the activities the planner may place; all others stay where they are. `assumptions`
    say for each free activity which of its numbers no source and no planner gave.
    """

    problem: core.Problem
    free: tuple[str, ...]
    versions: Mapping[str, int]
    assumptions: Mapping[str, tuple[Assumption, ...]]


@dataclass
class _Draft:
    """A problem in the making: activities as demands, and what holds venues and teams besides."""

    given: PlanningInput
    scope: Scope
    as_of: date | None
    calendars: tuple[core.StateCalendar, ...]
    closures: tuple[core.Period, ...]
    free: dict[str, core.Activity] = field(default_factory=dict)
    fixed: dict[str, core.Activity] = field(default_factory=dict)
    held: list[Activity] = field(default_factory=list)
    assumptions: dict[str, tuple[Assumption, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def host(self) -> core.StateCalendar | None:
        code = self.given.profile.host.code
        return next((one for one in self.calendars if one.state == code), None)


def draft_problem(
    plan: AnnualPlan,
    *,
    kind: RunKind = RunKind.PROPOSE,
    scope: Mapping[str, Any] | None = None,
    as_of: date | None = None,
) -> Drafted:
    """The problem of a plan, or of the part of it that `scope` names.

    `as_of` is the day from which notice of moves is counted; what began by then stays. Raises
    UnplannableYear with every fault; nothing is written.
    """
    given = _given(plan)
    draft = _gathered(given, scope_of(given, asked=scope or {}), as_of)
    if draft.faults:
        raise UnplannableYear(draft.faults)
    problem = _problem(draft, kind)
    # What stands elsewhere for good reason need not be a place that planning would allow.
    awkward = {fault.params.get("activity") for fault in validate(problem)} & set(draft.fixed)
    if awkward:
        draft.held += [one for one in given.activities if one.code in awkward]
        draft.fixed = {code: one for code, one in draft.fixed.items() if code not in awkward}
        problem = _problem(draft, kind)
    if faults := [*_empty(draft), *validate(problem)]:
        raise UnplannableYear(faults)
    versions = {one.code: one.version for one in given.activities if one.code in draft.free}
    return Drafted(problem, tuple(sorted(draft.free)), versions, draft.assumptions)


def board_problem(
    plan: AnnualPlan, *, moving: Iterable[str] = (), rows: Iterable[Activity] | None = None
) -> tuple[PlanningInput, core.Problem]:
    """The whole plan as it stands, for judging moves by hand; `moving` may be moved whatever they are.

    `rows` are the plan's activities where a picture of it has gathered them already.
    Raises UnplannableYear where the frame itself is missing: no profile, no calendar of the host.
    """
    given = _given(plan, rows)
    draft = _gathered(given, Scope(), None, frozenset(moving))
    if draft.host is None:
        raise UnplannableYear([Fault("state_without_calendar", {"state": given.profile.host.code})])
    return given, _problem(draft, RunKind.PROPOSE)


def _given(plan: AnnualPlan, rows: Iterable[Activity] | None = None) -> PlanningInput:
    given = planning_input(plan, rows=rows)
    if given is None:
        raise UnplannableYear([Fault("profile_missing", {})])
    return given


def _empty(draft: _Draft) -> Iterator[Fault]:
    if not draft.free:
        yield Fault("plan_without_activity", {"plan": draft.given.plan.code})


def _gathered(
    given: PlanningInput, scope: Scope, as_of: date | None, moving: frozenset[str] = frozenset()
) -> _Draft:
    invited = {state.code for one in given.activities for state in invited_of(one, given=given)[0]}
    calendars = state_calendars(given, states={given.profile.host.code, *invited})
    draft = _Draft(given, scope, as_of, calendars, centre_closures(given))
    draft.held += given.others
    for activity in given.activities:
        movable = activity.code in moving or not stands(activity, first_day=given.first_day, as_of=as_of)
        if not movable or not scope.takes(activity):
            if is_dated(activity):
                _keep(draft, activity)
            continue
        demand, assumptions, wrong = demand_of(activity, given=given)
        draft.faults += wrong
        draft.free[activity.code] = scope.narrowed(_own_length(draft, activity, demand), activity)
        draft.assumptions[activity.code] = assumptions
    return draft


def _own_length(draft: _Draft, activity: Activity, demand: core.Activity) -> core.Activity:
    """With the length a source gives, where the activity is moved although it is dated by one."""
    if is_dated(activity) and activity.date_basis != Basis.ASSUMED and draft.host:
        return replace(demand, days=days_of(activity, host=draft.host) or demand.days)
    return demand


def is_dated(activity: Activity) -> bool:
    return activity.date_precision == DatePrecision.DAY and activity.starts_on is not None


def stands(activity: Activity, *, first_day: date, as_of: date | None = None) -> bool:
    """Whether an activity is not the planner's to move: settled, stated by a source, or begun."""
    if not is_dated(activity) or activity.starts_on is None:
        return False
    begun = activity.starts_on < first_day or (as_of is not None and activity.starts_on <= as_of)
    return begun or activity.status in SETTLED or activity.date_basis != Basis.ASSUMED


def _keep(draft: _Draft, activity: Activity) -> None:
    """Take in what stays where it is: as a locked activity, so that company with it is counted."""
    if not overlaps(activity, first=draft.given.first_day, last=draft.given.last_day):
        return
    host, start, end = draft.host, activity.starts_on, activity.ends_on or activity.starts_on
    if host is None or start is None or end is None:
        return
    if start < draft.given.first_day or not (works(host, start) and works(host, end)):
        draft.held.append(activity)
        return
    venue = activity.venue.code if activity.venue else None
    demand, _assumptions, _wrong = demand_of(activity, given=draft.given)
    draft.fixed[activity.code] = replace(
        demand,
        days=days_of(activity, host=host),
        earliest=None,
        latest=None,
        preferred_months=frozenset(),
        seats=None,
        needs_venue=venue is not None,
        venues=frozenset({venue} if venue else ()),
        lock=core.Lock(start, venue),
        follows=(),
    )


def overlaps(activity: Activity, *, first: date, last: date) -> bool:
    start, end = activity.starts_on, activity.ends_on or activity.starts_on
    return start is not None and end is not None and start <= last and end >= first


def _problem(draft: _Draft, kind: RunKind) -> core.Problem:
    given = draft.given
    activities = {**draft.free, **draft.fixed}
    return core.Problem(
        first_day=given.first_day,
        last_day=given.last_day,
        host=given.profile.host.code,
        activities=tuple(_ordered(draft, activities)),
        venues=tuple(_venues(draft, activities.values())),
        teams=tuple(_teams(draft, activities.values())),
        calendars=draft.calendars,
        closures=draft.closures,
        released=tuple(_released(draft, kind)),
        as_of=draft.as_of,
        weights=weights_of(given.profile.weights),
    )


def _ordered(draft: _Draft, activities: Mapping[str, core.Activity]) -> Iterator[core.Activity]:
    """By code. What follows an activity that is not planned begins after its end, where that is known."""
    ends = {one.code: one.ends_on or one.starts_on for one in draft.given.activities if is_dated(one)}
    for _code, one in sorted(activities.items()):
        outside = [ends[first] for first in one.follows if first not in activities and ends.get(first)]
        days = [one.earliest, *(day + DAY for day in outside if day), _tomorrow(draft, one)]
        earliest = max((day for day in days if day), default=None)
        follows = tuple(first for first in one.follows if first in activities)
        yield replace(one, earliest=earliest, follows=follows)


def _tomorrow(draft: _Draft, one: core.Activity) -> date | None:
    if draft.as_of is None or one.code in draft.fixed:
        return None
    return draft.as_of + DAY


def _venues(draft: _Draft, activities: Iterable[core.Activity]) -> Iterator[core.Venue]:
    """The halls, and the venues that standing activities are held in."""
    wanted = draft.given.halls.union(*(one.venues for one in activities))
    closed = venue_closures(draft.given)
    for venue in draft.given.venues:
        if venue.code in wanted:
            taken = tuple(_stay(one) for one in draft.held if one.venue and one.venue.code == venue.code)
            yield core.Venue(venue.code, venue.capacity, closures=(*closed.get(venue.code, ()), *taken))


def _teams(draft: _Draft, activities: Iterable[core.Activity]) -> Iterator[core.Team]:
    for code in sorted({team for one in activities for team in one.teams}):
        away = tuple(_stay(one) for one in draft.held if one.team and one.team.code == code)
        yield core.Team(code, absences=away)


def _stay(activity: Activity) -> core.Period:
    start, end = activity.starts_on, activity.ends_on or activity.starts_on
    if start is None or end is None:
        raise ValueError(f"{activity.code} is not dated")
    return core.Period(start, end, activity.code)


def _released(draft: _Draft, kind: RunKind) -> Iterator[core.Released]:
    """Where the last release put what may move; a re-plan without one keeps to the draft."""
    if draft.given.release is not None:
        places = released_places(draft.given.release.snapshot)
    elif kind == RunKind.REPLAN:
        places = {one.code: place for one in draft.given.activities if (place := _place(one))}
    else:
        places = {}
    for code in sorted(set(places) & set(draft.free)):
        start, venue = places[code]
        yield core.Released(code, start, venue)


def _place(activity: Activity) -> tuple[date, str | None] | None:
    if not is_dated(activity) or activity.starts_on is None:
        return None
    return activity.starts_on, activity.venue.code if activity.venue else None


def released_places(snapshot: Mapping[str, Any]) -> dict[str, tuple[date, str | None]]:
    """Start and venue of every activity that a release dates to the day."""
    return {
        one["code"]: (date.fromisoformat(one["start"]), one["venue"]["code"] if one["venue"] else None)
        for one in snapshot.get("activities", ())
        if one["start"] and one["date_precision"] == DatePrecision.DAY
    }
