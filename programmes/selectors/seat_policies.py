"""Which seat policy holds for an activity, and the days on which its seats are looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from programmes.enums import DatePrecision
from programmes.models import Activity, AnnualPlan, SeatCall, SeatPolicy
from programmes.seat_enums import Gate


@dataclass(frozen=True, slots=True)
class Gates:
    """The days of an activity's clock: names are due, seats are taken back, confirmed or cancelled."""

    nominate_on: date
    take_back_on: date
    confirm_on: date

    @property
    def days(self) -> tuple[tuple[Gate, date], ...]:
        """Each gate with its day, in order."""
        return (
            (Gate.NOMINATE, self.nominate_on),
            (Gate.TAKE_BACK, self.take_back_on),
            (Gate.CONFIRM, self.confirm_on),
        )


def policy_for(activity: Activity) -> SeatPolicy | None:
    """The policy an activity's seats open under, None where none is in force (see `policy_among`)."""
    return policy_among(policies_of(activity.plan), activity)


def policies_of(plan: AnnualPlan | None) -> list[SeatPolicy]:
    """The policies in use of a plan and those for every plan, the newest first."""
    rows = SeatPolicy.objects.current().filter(Q(plan=plan) | Q(plan=None))
    return list(rows.order_by("-valid_from", "code"))


def policy_among(policies: Iterable[SeatPolicy], activity: Activity) -> SeatPolicy | None:
    """The newest policy in force on the activity's first day, one of its own plan before a general one.

    Where the first day is unknown, the first it can be counts: that of its plan, else today.
    """
    plan = activity.plan
    day = activity.starts_on or (plan.starts_on if plan else None) or timezone.localdate()
    in_force = [
        one for one in policies if one.valid_from <= day and (one.valid_to is None or one.valid_to >= day)
    ]
    own = (one for one in in_force if one.plan_id == activity.plan_id)
    return next(own, next(iter(in_force), None))


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
