"""What is unknown or doubtful about the days of activities, and days outside what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programmes.enums import STATUSES_OFF_THE_FLOOR, Basis, DatePrecision
from programmes.models import Activity, PlanningDemand
from programmes.selectors.findings.finding import Fault, days
from programmes.selectors.findings.picture import Picture


def faults(picture: Picture) -> Iterator[Fault]:
    for activity in picture.activities:
        if activity.status not in STATUSES_OFF_THE_FLOOR:
            yield from _knowledge(activity)
            yield from _bounds(picture, activity)


def _knowledge(activity: Activity) -> Iterator[Fault]:
    match activity.date_precision:
        case DatePrecision.NONE:
            yield Fault("undated", (activity,))
            return
        case DatePrecision.MONTH | DatePrecision.YEAR:
            yield Fault("dates_imprecise", (activity,), _written(activity))
    if activity.date_basis == Basis.ASSUMED:
        yield Fault("dates_assumed", (activity,), _written(activity))


def _written(activity: Activity) -> dict[str, Any]:
    """Start and end as they are known, either standing in for the other."""
    start = activity.start_written or activity.end_written
    return {"first": start, "last": activity.end_written or start}


def _bounds(picture: Picture, activity: Activity) -> Iterator[Fault]:
    first, last = activity.starts_on or activity.ends_on, activity.ends_on or activity.starts_on
    if first is None or last is None:
        return
    plan = picture.plan
    if first < plan.starts_on or last > plan.ends_on:
        yield Fault("outside_plan", (activity, plan), _written(activity))
    demand: PlanningDemand | None = getattr(activity, "demand", None)
    if demand is None:
        return
    too_early = demand.earliest is not None and first < demand.earliest
    too_late = demand.latest is not None and last > demand.latest
    if too_early or too_late:
        asked = days(demand.earliest or plan.starts_on, demand.latest or plan.ends_on)
        yield Fault("outside_window", (activity,), {f"window_{name}": day for name, day in asked.items()})
