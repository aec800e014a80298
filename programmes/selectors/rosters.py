"""Who is expected at an activity, for those who direct it; and which activities a person directs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from programmes.enums import DatePrecision, Role
from programmes.folding import fold
from programmes.models import Activity, NominatingBody, Nomination, ParticipatingState, Seat, SeatCall, User
from programmes.seat_enums import NOMINATIONS_SEATED, NominationStatus
from programmes.selectors.seat_policies import first_day
from programmes.selectors.visibility import STAFF, roles_of, visible_to

# In these somebody can be marked: has come, has not come, or is expected.
MARKABLE = (NominationStatus.CONFIRMED, NominationStatus.ATTENDED, NominationStatus.NO_SHOW)


@dataclass(frozen=True)
class Attendance:
    """How many of a call stand where: `expected` are confirmed and not yet marked."""

    expected: int = 0
    attended: int = 0
    no_show: int = 0
    unconfirmed: int = 0

    @property
    def recorded(self) -> bool:
        """Whether everybody who was confirmed has been marked, and there was somebody."""
        return not self.expected and bool(self.attended or self.no_show)


def sees_every_roster(user: User | AnonymousUser) -> bool:
    """Whether this person sees the roster of every activity."""
    return not STAFF.isdisjoint(roles_of(user))


def directs(user: User | AnonymousUser) -> bool:
    """Whether this person may have activities to direct."""
    return not (STAFF | {Role.COURSE_DIRECTOR}).isdisjoint(roles_of(user))


def calls_for(user: User | AnonymousUser) -> QuerySet[SeatCall]:
    """The calls whose rosters a person may see: all for planners, the directed ones for a director."""
    if sees_every_roster(user):
        return SeatCall.objects.all()
    if directs(user):
        return SeatCall.objects.filter(directors=user.pk)
    return SeatCall.objects.none()


def call_for(user: User | AnonymousUser, code: str) -> SeatCall | None:
    """The call of an activity, where this person may see its roster."""
    rows = calls_for(user).select_related("activity__plan", "activity__venue")
    return rows.filter(activity__code=code).first()


def counted(calls: QuerySet[SeatCall]) -> QuerySet[SeatCall]:
    """Calls with what a list says of each: seats, and nominations by where they stand."""
    return calls.select_related("activity__plan", "activity__venue", "activity__report").annotate(
        seat_count=_count(Seat.objects.all()),
        confirmed_count=_count(Nomination.objects.filter(status__in=MARKABLE)),
        unmarked_count=_count(Nomination.objects.filter(status=NominationStatus.CONFIRMED)),
        attended_count=_count(Nomination.objects.filter(status=NominationStatus.ATTENDED)),
        no_show_count=_count(Nomination.objects.filter(status=NominationStatus.NO_SHOW)),
    )


def _count(rows: QuerySet[Seat] | QuerySet[Nomination]) -> Coalesce:
    """How many of `rows` the call has, as a column of the call."""
    counts = rows.filter(call=OuterRef("pk")).order_by().values("call").annotate(number=Count("pk"))
    return Coalesce(Subquery(counts.values("number"), output_field=IntegerField()), 0)


def next_first(calls: QuerySet[SeatCall], today: date) -> QuerySet[SeatCall]:
    """Those not over by their day, the next first and the undated last; then those over, the latest first.

    `is_over` says which.
    """
    ended = Q(activity__ends_on__lt=today) | Q(activity__ends_on=None, activity__starts_on__lt=today)
    to_come = Case(When(is_over=False, then=F("activity__starts_on")))
    rows = calls.annotate(is_over=Case(When(ended, then=True), default=False, output_field=BooleanField()))
    return rows.order_by("is_over", to_come.asc(nulls_last=True), "-activity__starts_on", "activity__code")


def last_day(activity: Activity) -> date | None:
    """The last day, where it is known to the day; one day alone is both."""
    return activity.ends_on or activity.starts_on if activity.date_precision == DatePrecision.DAY else None


def begun(activity: Activity, today: date | None = None) -> bool:
    """Whether the first day has come."""
    first = first_day(activity)
    return first is not None and first <= (today or timezone.localdate())


def over(activity: Activity, today: date | None = None) -> bool:
    """Whether the last day has passed."""
    last = last_day(activity)
    return last is not None and last < (today or timezone.localdate())


def days_of(activity: Activity) -> int | None:
    """How many days of the calendar the activity takes; None where its days are not known."""
    first, last = first_day(activity), last_day(activity)
    return (last - first).days + 1 if first and last else None


def roster(call: SeatCall, user: User) -> list[Nomination]:
    """Who stands for the activity, state by state, by name: for somebody who may see the call."""
    rows = visible_to(user, Nomination.objects.filter(call=call, status__in=NOMINATIONS_SEATED))
    related = rows.select_related("nominee", "state", "body").prefetch_related("certificates")
    return sorted(related, key=lambda row: (row.state.label, fold(row.nominee.label), row.code))


def attendance(rows: Iterable[Nomination]) -> Attendance:
    """How many of these nominations stand where."""
    counts = Counter(row.status for row in rows)
    return Attendance(
        expected=counts[NominationStatus.CONFIRMED],
        attended=counts[NominationStatus.ATTENDED],
        no_show=counts[NominationStatus.NO_SHOW],
        unconfirmed=counts[NominationStatus.NOMINATED] + counts[NominationStatus.VALIDATED],
    )


def attendance_of(call: SeatCall) -> Attendance:
    """How many of a call's nominations stand where: for whoever answers for the call as a whole."""
    return attendance(Nomination.objects.filter(call=call).only("status"))


def states_to_come_from() -> list[ParticipatingState]:
    """The states in use, by name, for somebody who came without a nomination."""
    return sorted(ParticipatingState.objects.current(), key=lambda state: fold(state.label))


def bodies_to_come_from() -> list[NominatingBody]:
    """The nominating bodies in use, by state and name."""
    rows = NominatingBody.objects.current().select_related("state")
    return sorted(rows, key=lambda body: (fold(body.state.label), fold(body.label)))
