"""What each activity asks of the year, and which of those numbers are assumptions."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

from programmes.enums import (
    COURSE_KINDS,
    TALK_KINDS,
    Basis,
    DatePrecision,
    Mode,
    ParticipantKind,
    ParticipantRole,
)
from programmes.models import Activity, ParticipatingState, PlanningDemand
from programmes.planning import problem as core
from programmes.planning.check import works
from programmes.planning.faults import Fault
from programmes.selectors.planning_input import PlanningInput

# A code with what it speaks of, such as {"code": "days_of_kind", "kind": "course", "days": 5}.
Assumption = dict[str, Any]
DAY = timedelta(days=1)
LENGTHS = {"course": "course_days", "talk": "talk_days", "event": "event_days"}


def family_of(kind: str) -> str:
    """`course`, `talk` or `event`."""
    if kind in COURSE_KINDS:
        return core.COURSE
    return "talk" if kind in TALK_KINDS else "event"


def demand_of(
    activity: Activity, *, given: PlanningInput
) -> tuple[core.Activity, tuple[Assumption, ...], list[Fault]]:
    """An activity as planning sees it, what of it is assumed, and what is wrong with what was asked."""
    asked: PlanningDemand | None = getattr(activity, "demand", None)
    days, days_assumed = _days(activity, asked, given)
    invited, invited_assumed = invited_of(activity, given=given)
    topics = list(activity.activity_topics.all())
    demand = core.Activity(
        code=activity.code,
        days=days,
        kind=family_of(activity.kind),
        earliest=_earliest(activity, asked),
        latest=_latest(activity, asked),
        preferred_months=frozenset(asked.preferred_months if asked else ()),
        seats=activity.capacity or (activity.outline.class_size if activity.outline else None),
        needs_venue=activity.mode != Mode.REMOTE,
        venues=_venues(activity, asked, given),
        teams=(activity.team.code,) if activity.team else (),
        topics=tuple(sorted(row.topic.code for row in topics)),
        invited=tuple(state.code for state in invited),
        priority=asked.priority if asked else 3,
        must_hold=asked.must_hold if asked else False,
        lock=_lock(activity, asked),
        follows=(asked.follows.code,) if asked and asked.follows else (),
    )
    assumed = [*days_assumed, *_halls_assumed(activity, given, demand), *invited_assumed]
    assumed += [
        {"code": f"topic_{row.basis}", "topic": row.topic.code} for row in topics if row.basis != Basis.STATED
    ]
    return demand, tuple(assumed), _wrong(activity, asked)


def days_of(activity: Activity, *, host: core.StateCalendar) -> int:
    """How many working days of the host a dated activity covers."""
    start, end = activity.starts_on, activity.ends_on or activity.starts_on
    if start is None or end is None:
        return 0
    return sum(works(host, start + DAY * number) for number in range((end - start).days + 1))


def invited_of(
    activity: Activity, *, given: PlanningInput
) -> tuple[list[ParticipatingState], list[Assumption]]:
    """The states invited by name, or those of the profile; organisations keep no calendar."""
    rows = [row for row in activity.participations.all() if row.role == ParticipantRole.INVITED]
    named = [row.state for row in rows if row.state.kind == ParticipantKind.STATE]
    if rows or given.profile.invited is None:
        return named, []
    states = [state for state in given.invited if state.kind == ParticipantKind.STATE]
    return states, [{"code": "invited_of_profile", "grouping": given.profile.invited.code}]


def _days(
    activity: Activity, asked: PlanningDemand | None, given: PlanningInput
) -> tuple[int, list[Assumption]]:
    if asked is not None and asked.days:
        return asked.days, []
    if activity.outline is not None and activity.outline.duration_days:
        return math.ceil(activity.outline.duration_days), []
    family = family_of(activity.kind)
    days: int = getattr(given.profile, LENGTHS[family])
    return days, [{"code": "days_of_kind", "kind": family, "days": days}]


def _earliest(activity: Activity, asked: PlanningDemand | None) -> date | None:
    """The later of what was asked and what a month or year on record leaves open."""
    coarse = activity.date_precision in (DatePrecision.MONTH, DatePrecision.YEAR)
    days = [asked.earliest if asked else None, activity.starts_on if coarse else None]
    return max((day for day in days if day), default=None)


def _latest(activity: Activity, asked: PlanningDemand | None) -> date | None:
    coarse = activity.date_precision in (DatePrecision.MONTH, DatePrecision.YEAR)
    days = [asked.latest if asked else None, activity.ends_on if coarse else None]
    return min((day for day in days if day), default=None)


def _venues(activity: Activity, asked: PlanningDemand | None, given: PlanningInput) -> frozenset[str]:
    locked = asked is not None and asked.lock_venue and activity.venue is not None
    if activity.mode == Mode.REMOTE:
        return frozenset()
    return given.halls | ({activity.venue.code} if locked and activity.venue else set())


def _lock(activity: Activity, asked: PlanningDemand | None) -> core.Lock | None:
    if asked is None or not (asked.lock_dates or asked.lock_venue):
        return None
    start = activity.starts_on if asked.lock_dates else None
    venue = activity.venue.code if asked.lock_venue and activity.venue else None
    return core.Lock(start, venue)


def _halls_assumed(activity: Activity, given: PlanningInput, demand: core.Activity) -> list[Assumption]:
    if not demand.needs_venue or (demand.lock and demand.lock.venue):
        return []
    return [{"code": "halls_of_profile", "halls": sorted(given.halls)}]


def _wrong(activity: Activity, asked: PlanningDemand | None) -> list[Fault]:
    if asked is None:
        return []
    named: dict[str, str | int] = {"activity": activity.code}
    found = [
        Fault("month_unknown", {**named, "month": str(month)})
        for month in asked.preferred_months
        if not (isinstance(month, int) and 1 <= month <= 12)
    ]
    if asked.lock_dates and not (activity.starts_on and activity.date_precision == DatePrecision.DAY):
        found.append(Fault("lock_without_date", named))
    if asked.lock_venue and activity.venue is None:
        found.append(Fault("lock_without_venue", named))
    return found
