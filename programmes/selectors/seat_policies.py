"""Which seat policy holds for an activity, and the days on which its seats are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.utils import timezone

from programmes.enums import DatePrecision
from programmes.models import Activity, SeatCall, SeatPolicy


@dataclass(frozen=True, slots=True)
class Gates:
    """The days of an activity's clock: names are due, seats are taken back, confirmed or cancelled."""

    nominate_on: date
    take_back_on: date
    confirm_on: date


def policy_for(activity: Activity) -> SeatPolicy | None:
    """The newest policy in force on the activity's first day, one of its own plan before a general one.

    Where the first day is unknown, the first it can be counts: that of its plan, else today.
    """
    plan = activity.plan
    day = activity.starts_on or (plan.starts_on if plan else None) or timezone.localdate()
    in_force = SeatPolicy.objects.current().filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day
    )
    own = in_force.filter(Q(plan__isnull=True) | Q(plan=plan)) if plan else in_force.filter(plan__isnull=True)
    return own.order_by(F("plan").desc(nulls_last=True), "-valid_from").first()


def gates_of(call: SeatCall) -> Gates | None:
    """The gates of a call; None while the activity has no first day to the day: no date, no clock."""
    first = first_day(call.activity)
    if first is None:
        return None
    policy = call.policy
    return Gates(
        nominate_on=first - timedelta(weeks=policy.nominate_weeks),
        take_back_on=first - timedelta(weeks=policy.take_back_weeks),
        confirm_on=first - timedelta(weeks=policy.confirm_weeks),
    )


def first_day(activity: Activity) -> date | None:
    """The first day where it is known to the day."""
    return activity.starts_on if activity.date_precision == DatePrecision.DAY else None
