"""The seats of an activity: opened, states invited, bids taken, closed.

How they are shared is in `seat_sharing`, how they go in and out of the pool in `seat_pool`, how some are
given by hand in `seat_grants`; all are asked for by their names here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.enums import Basis, ParticipantRole
from programmes.errors import InvalidRecord
from programmes.models import (
    Activity,
    AnnualPlan,
    ParticipatingState,
    Participation,
    Seat,
    SeatCall,
    SeatPolicy,
    SeatQuota,
    User,
    WaitingEntry,
)
from programmes.seat_enums import OfferStatus, SeatEventKind, SeatStanding, WaitingStatus
from programmes.selectors.seat_policies import policy_for
from programmes.services.offers import end_offers
from programmes.services.records import create_records, save_record
from programmes.services.seat_errors import AlreadyOpen, CallClosed, NoPolicy, NotInvited, SeatsUnknown
from programmes.services.seat_events import hold_call, require_on, require_open, require_reason, tell
from programmes.services.seat_grants import grant_seats
from programmes.services.seat_pool import MOST, hold_back, release_held, resize, take_back, turn_back
from programmes.services.seat_rights import SeatAct, require
from programmes.services.seat_sharing import allocate, propose_sharing

__all__ = [
    "allocate",
    "close_call",
    "grant_seats",
    "hold_back",
    "invite",
    "open_call",
    "place_bid",
    "propose_sharing",
    "release_held",
    "resize",
    "take_back",
    "turn_back",
]

INVITED_EN = "No source says who is invited; the seat policy invites the members of {grouping}."
INVITED_AR = "لا يذكر أي مصدر من المدعوون؛ وسياسة المقاعد تدعو أعضاء {grouping}."


@transaction.atomic
def open_call(
    *,
    activity: Activity,
    seats: int | None = None,
    held_back: int | None = None,
    policy: SeatPolicy | None = None,
    by: User | None,
    reason: str = "",
    now: datetime | None = None,
) -> SeatCall:
    """Open the seats of an activity and invite the states it is for.

    The number of seats is the one given, else the activity's, else the policy's. Invited are the
    states on record as invited, with their basis; where there is none, the members of the policy's
    grouping, as assumed. The seats held back have the highest numbers. Raises NotYours, ActivityOff,
    AlreadyOpen, NoPolicy, SeatsUnknown, InvalidRecord.
    """
    require(SeatAct.OPEN, by=by)
    reason = require_reason(reason, needed=False)
    held = _hold_activity(activity)
    policy = policy or policy_for(held)
    if policy is None:
        raise NoPolicy
    number = _number(seats, held, policy)
    back = _held_back(policy.held_back if held_back is None else held_back, number)
    moment = now or timezone.now()
    call = SeatCall(activity=held, policy=policy, opened_at=moment, turn=_next_turn(held))
    require_on(call)
    save_record(call, by=by, reason=reason)
    create_records(list(_quotas(call)), by=by, reason=reason)
    rows = Seat.objects.bulk_create(
        Seat(call=call, number=n, standing=SeatStanding.HELD_BACK if n > number - back else SeatStanding.FREE)
        for n in range(1, number + 1)
    )
    tell(SeatEventKind.OPENED, call=call, seats=rows, by=by, at=moment, reason=reason)
    kept = [seat for seat in rows if seat.standing == SeatStanding.HELD_BACK]
    tell(SeatEventKind.HELD_BACK, call=call, seats=kept, by=by, at=moment, reason=reason)
    return call


@transaction.atomic
def invite(
    *,
    call: SeatCall,
    state: ParticipatingState,
    basis: str = Basis.STATED,
    reason_en: str = "",
    reason_ar: str = "",
    by: User | None,
) -> SeatQuota:
    """Invite a further state. Raises NotYours, CallClosed, ActivityOff, InvalidRecord."""
    require(SeatAct.INVITE, by=by)
    held = hold_call(call)
    require_open(held)
    quota = SeatQuota(call=held, state=state, basis=basis, reason_en=reason_en, reason_ar=reason_ar)
    return save_record(quota, by=by)


@transaction.atomic
def place_bid(
    *,
    call: SeatCall,
    state: ParticipatingState,
    seats: int,
    by: User | None,
    reason: str = "",
    now: datetime | None = None,
    expected_version: int | None = None,
) -> SeatQuota:
    """Say how many seats a state asks for; no sharing gives it more. A later bid replaces an earlier one.

    Raises NotYours, CallClosed, ActivityOff, NotInvited, InvalidRecord, StaleRecord.
    """
    require(SeatAct.BID, by=by, state=state)
    reason = require_reason(reason, needed=False)
    held = hold_call(call)
    require_open(held)
    quota = SeatQuota.objects.filter(call=held, state=state).first()
    if quota is None:
        raise NotInvited
    if not 0 <= seats <= MOST:
        raise InvalidRecord(fields={"seats": [_("Ask for a number of seats from 0 to 1000.")]})
    quota.bid, quota.bid_at = seats, now or timezone.now()
    return save_record(quota, by=by, reason=reason, expected_version=expected_version)


@transaction.atomic
def close_call(
    *,
    call: SeatCall,
    by: User | None,
    reason: str,
    expected_version: int | None = None,
    now: datetime | None = None,
) -> SeatCall:
    """Let no seat change hands any more; open offers and the waiting list end.

    Attendance is still recorded. Raises NotYours, CallClosed, ReasonMissing, StaleRecord.
    """
    require(SeatAct.CLOSE, by=by)
    reason = require_reason(reason)
    held = hold_call(call)
    if held.closed_at is not None:
        raise CallClosed
    moment = now or timezone.now()
    end_offers(held, status=OfferStatus.CANCELLED, by=by, at=moment, reason=reason)
    for entry in WaitingEntry.objects.filter(call=held, status=WaitingStatus.WAITING):
        entry.status = WaitingStatus.CLOSED
        save_record(entry, by=by, reason=reason)
    held.closed_at = moment
    save_record(held, by=by, reason=reason, expected_version=expected_version)
    rows = Seat.objects.filter(call=held)
    tell(SeatEventKind.CLOSED, call=held, seats=rows, by=by, at=moment, reason=reason)
    return held


def _hold_activity(activity: Activity) -> Activity:
    """The activity under lock, after its plan: calls of one plan are opened one after the other."""
    if activity.plan_id:
        AnnualPlan.objects.select_for_update(no_key=True).get(pk=activity.plan_id)
    rows = Activity.objects.select_for_update(of=("self",), no_key=True).select_related("plan")
    held = rows.get(pk=activity.pk)
    if SeatCall.objects.filter(activity=held).exists():
        raise AlreadyOpen
    return held


def _next_turn(activity: Activity) -> int:
    if activity.plan_id is None:
        return 1
    calls = SeatCall.objects.filter(activity__plan=activity.plan_id)
    return (calls.aggregate(last=Max("turn"))["last"] or 0) + 1


def _number(seats: int | None, activity: Activity, policy: SeatPolicy) -> int:
    number = seats if seats is not None else activity.capacity or policy.class_size
    if number is None:
        raise SeatsUnknown
    if not 1 <= number <= MOST:
        raise InvalidRecord(fields={"seats": [_("Open a number of seats from 1 to 1000.")]})
    return number


def _held_back(back: int, number: int) -> int:
    if not 0 <= back <= number:
        raise InvalidRecord(fields={"held_back": [_("No more seats can be held back than there are.")]})
    return back


def _quotas(call: SeatCall) -> Iterator[SeatQuota]:
    """The states on record as invited, else those that the policy invites."""
    rows = Participation.objects.filter(activity=call.activity_id, role=ParticipantRole.INVITED)
    stated = list(rows.select_related("state").order_by("state__code"))
    for row in stated:
        yield SeatQuota(
            call=call, state=row.state, basis=row.basis, reason_en=row.reason_en, reason_ar=row.reason_ar
        )
    grouping = call.policy.invited
    if stated or grouping is None:
        return
    for state in ParticipatingState.objects.current().members_of(grouping.code).order_by("code"):
        yield SeatQuota(
            call=call,
            state=state,
            basis=Basis.ASSUMED,
            reason_en=INVITED_EN.format(grouping=grouping.abbreviation or grouping.code),
            reason_ar=INVITED_AR.format(grouping=grouping.abbreviation or grouping.code),
        )
