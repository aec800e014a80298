"""Offers of single seats to one state each, until accepted, declined, expired or cancelled."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import (
    AnnualPlan,
    ParticipatingState,
    Reoffer,
    Seat,
    SeatCall,
    SeatOffer,
    User,
    WaitingEntry,
)
from programmes.seat_enums import OfferGround, OfferStatus, SeatEventKind, SeatStanding, WaitingStatus
from programmes.selectors.seat_policies import first_day
from programmes.services.seat_errors import Begun, OfferEnded, SeatNotFree, WaitingEnded
from programmes.services.seat_events import hold_call, require_invited, require_open, require_reason, tell
from programmes.services.seat_rights import SeatAct, require
from programmes.services.waiting_list import pass_over, serve

KINDS = {
    OfferStatus.DECLINED: SeatEventKind.DECLINED,
    OfferStatus.EXPIRED: SeatEventKind.EXPIRED,
    OfferStatus.CANCELLED: SeatEventKind.CANCELLED,
}


@transaction.atomic
def open_offer(
    *,
    seat: Seat,
    state: ParticipatingState,
    ground: str,
    by: User | None,
    waiting: WaitingEntry | None = None,
    reoffer: Reoffer | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> SeatOffer:
    """Offer a free seat to a state for the days of the policy, and never past the activity's first day.

    Raises NotYours, CallClosed, ActivityOff, SeatNotFree, NotInvited, WaitingEnded, Begun, InvalidRecord.
    """
    require(SeatAct.OFFER, by=by)
    reason = require_reason(reason, needed=False)
    held = hold_call(seat.call)
    require_open(held)
    require_invited(held, state=state)
    stored = Seat.objects.get(pk=seat.pk)
    if stored.standing != SeatStanding.FREE:
        raise SeatNotFree
    entry = _entry(held, state, ground, waiting)
    moment = now or timezone.now()
    offer = SeatOffer.objects.create(
        seat=stored,
        state=state,
        ground=ground,
        waiting=entry,
        reoffer=reoffer,
        opened_at=moment,
        expires_at=_expiry(held, moment),
    )
    stored.standing, stored.state = SeatStanding.OFFERED, state
    stored.save()
    tell(SeatEventKind.OFFERED, call=held, seats=[stored], offer=offer, by=by, at=moment, reason=reason)
    return offer


@transaction.atomic
def accept(*, offer: SeatOffer, by: User | None, reason: str = "", now: datetime | None = None) -> SeatOffer:
    """Take the seat on offer. Raises NotYours, OfferEnded, CallClosed, ActivityOff."""
    _require_answer(offer, by)
    held, moment = hold_call(offer.seat.call), now or timezone.now()
    stored = _still_open(offer, moment)
    require_open(held)
    seat, entry = stored.seat, stored.waiting
    stored.status, stored.ended_at = OfferStatus.ACCEPTED, moment
    stored.save()
    seat.standing, seat.body = SeatStanding.ALLOCATED, entry.body if entry else None
    seat.save()
    tell(
        SeatEventKind.ACCEPTED,
        call=held,
        seats=[seat],
        offer=stored,
        by=by,
        at=moment,
        reason=require_reason(reason, needed=False),
    )
    if entry:
        serve(entry, by=by)
    return stored


@transaction.atomic
def decline(*, offer: SeatOffer, by: User | None, reason: str = "", now: datetime | None = None) -> SeatOffer:
    """Refuse the seat on offer; it is free again. An entry of the waiting list then waits for one fewer.

    Raises NotYours, OfferEnded.
    """
    _require_answer(offer, by)
    held, moment = hold_call(offer.seat.call), now or timezone.now()
    stored = _still_open(offer, moment)
    reason = require_reason(reason, needed=False)
    return _end(held, stored, OfferStatus.DECLINED, by=by, at=moment, reason=reason)


@transaction.atomic
def cancel(*, offer: SeatOffer, by: User | None, reason: str, now: datetime | None = None) -> SeatOffer:
    """Take an offer back; it costs the state nothing. Raises NotYours, OfferEnded, ReasonMissing."""
    require(SeatAct.OFFER, by=by)
    reason = require_reason(reason)
    held, moment = hold_call(offer.seat.call), now or timezone.now()
    stored = _stored(offer)
    return _end(held, stored, OfferStatus.CANCELLED, by=by, at=moment, reason=reason)


@transaction.atomic
def expire_due(*, plan: AnnualPlan | None = None, by: User | None = None, now: datetime | None = None) -> int:
    """End every open offer, or every one of a plan, whose time has run out; returns how many.

    The row of the plan is locked before its calls, as the clock locks them. Again, it ends none.
    """
    moment = now or timezone.now()
    due = SeatOffer.objects.filter(status=OfferStatus.OPEN, expires_at__lte=moment)
    if plan is not None:
        AnnualPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
        due = due.filter(seat__call__activity__plan=plan)
    calls = SeatCall.objects.filter(pk__in=due.values("seat__call")).order_by("pk")
    return sum(_expire(call, by, moment) for call in calls)


def end_offers(
    call: SeatCall, *, status: OfferStatus, by: User | None, at: datetime, reason: str, due: bool = False
) -> int:
    """End the open offers of a call that is locked by the caller, or those alone that are `due`."""
    rows = SeatOffer.objects.filter(seat__call=call, status=OfferStatus.OPEN)
    if due:
        rows = rows.filter(expires_at__lte=at)
    found = list(rows.select_related("seat", "state", "waiting").order_by("seat__number"))
    for offer in found:
        _end(call, offer, status, by=by, at=at, reason=reason)
    return len(found)


def _expire(call: SeatCall, by: User | None, moment: datetime) -> int:
    held = hold_call(call)
    return end_offers(held, status=OfferStatus.EXPIRED, by=by, at=moment, reason="", due=True)


def _end(
    call: SeatCall, offer: SeatOffer, status: OfferStatus, *, by: User | None, at: datetime, reason: str
) -> SeatOffer:
    """End an open offer without taking the seat; the seat is free again."""
    seat = offer.seat
    offer.status, offer.ended_at = status, at
    offer.save()
    tell(KINDS[status], call=call, seats=[seat], offer=offer, by=by, at=at, reason=reason)
    seat.standing, seat.state = SeatStanding.FREE, None
    seat.save()
    if offer.waiting and status != OfferStatus.CANCELLED:
        pass_over(offer.waiting, by=by, reason=reason)
    return offer


def _require_answer(offer: SeatOffer, by: User | None) -> None:
    body = offer.waiting.body if offer.waiting else None
    require(SeatAct.ANSWER, by=by, state=offer.state, body=body)


def _stored(offer: SeatOffer) -> SeatOffer:
    """The offer as it stands. Raises OfferEnded where it has ended."""
    rows = SeatOffer.objects.select_related("seat", "state", "waiting__body")
    stored = rows.get(pk=offer.pk)
    if stored.ended_at is not None:
        raise OfferEnded(stored.status, stored.ended_at)
    return stored


def _still_open(offer: SeatOffer, moment: datetime) -> SeatOffer:
    """The offer as it stands. Raises OfferEnded where it has ended or its time has run out."""
    stored = _stored(offer)
    if moment >= stored.expires_at:
        raise OfferEnded(OfferStatus.EXPIRED, stored.expires_at)
    return stored


def _entry(
    call: SeatCall, state: ParticipatingState, ground: str, waiting: WaitingEntry | None
) -> WaitingEntry | None:
    """The entry that the offer serves, which must be this state's and still want a seat."""
    if ground not in OfferGround.values:
        raise InvalidRecord(fields={"ground": [_("Say on which ground the seat is offered.")]})
    if waiting is None:
        if ground == OfferGround.WAITING_LIST:
            raise InvalidRecord(fields={"waiting": [_("Name the entry of the waiting list that is served.")]})
        return None
    entry = WaitingEntry.objects.filter(pk=waiting.pk, call=call, state=state).first()
    if entry is None:
        raise InvalidRecord(fields={"waiting": [_("This entry of the waiting list is another's.")]})
    wanted = entry.seats - entry.served - entry.offers.filter(status=OfferStatus.OPEN).count()
    if entry.status != WaitingStatus.WAITING or wanted < 1:
        raise WaitingEnded
    return entry


def _expiry(call: SeatCall, moment: datetime) -> datetime:
    """After the days of the policy, at the latest as the first day begins. Raises Begun."""
    end = moment + timedelta(days=call.policy.offer_days)
    first = first_day(call.activity)
    if first is None:
        return end
    begins = timezone.make_aware(datetime.combine(first, time.min))
    if moment >= begins:
        raise Begun(first)
    return min(end, begins)
