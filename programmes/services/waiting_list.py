"""The waiting list: states that want seats of an activity, in an order that anybody can recompute."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import NominatingBody, ParticipatingState, SeatCall, User, WaitingEntry
from programmes.seat_enums import OfferStatus, SeatEventKind, WaitingStatus
from programmes.services.records import save_record
from programmes.services.seat_errors import AlreadyWaiting, WaitingEnded
from programmes.services.seat_events import (
    hold_call,
    require_body_of,
    require_invited,
    require_open,
    require_reason,
    tell,
)
from programmes.services.seat_pool import MOST
from programmes.services.seat_rights import SeatAct, require

LAST_PRIORITY = 3


@transaction.atomic
def enter(
    *,
    call: SeatCall,
    state: ParticipatingState,
    seats: int = 1,
    body: NominatingBody | None = None,
    priority: int = LAST_PRIORITY,
    by: User | None,
    reason: str = "",
    now: datetime | None = None,
) -> WaitingEntry:
    """Put a state (or one of its bodies) on the waiting list. Only the Centre gives a priority before 3.

    Raises NotYours, CallClosed, ActivityOff, NotInvited, AlreadyWaiting, InvalidRecord.
    """
    require(SeatAct.WAIT, by=by, state=state, body=body)
    if priority < LAST_PRIORITY:
        require(SeatAct.OFFER, by=by)
    reason = require_reason(reason, needed=False)
    held = hold_call(call)
    require_open(held)
    require_invited(held, state=state)
    require_body_of(state, body=body)
    if WaitingEntry.objects.filter(call=held, state=state, body=body, status=WaitingStatus.WAITING).exists():
        raise AlreadyWaiting
    moment = now or timezone.now()
    entry = WaitingEntry(
        call=held,
        state=state,
        body=body,
        seats=_so_many(seats),
        priority=priority,
        entered_at=moment,
    )
    save_record(entry, by=by, reason=reason)
    tell(SeatEventKind.WAITLISTED, call=held, state=state, by=by, at=moment, reason=reason)
    return entry


@transaction.atomic
def change_seats(
    *,
    entry: WaitingEntry,
    seats: int,
    by: User | None,
    reason: str = "",
    now: datetime | None = None,
    expected_version: int | None = None,
) -> WaitingEntry:
    """Wait for another number of seats. Fewer keeps the place in the list, more takes a new one.

    Raises NotYours, CallClosed, ActivityOff, WaitingEnded, InvalidRecord, StaleRecord.
    """
    require(SeatAct.WAIT, by=by, state=entry.state, body=entry.body)
    reason = require_reason(reason, needed=False)
    stored = _hold_waiting(entry)
    on_offer = stored.offers.filter(status=OfferStatus.OPEN).count()
    if _so_many(seats) < stored.served + on_offer + 1:
        raise InvalidRecord(
            fields={"seats": [_("Wait for more seats than were given or are on offer, or leave the list.")]}
        )
    if seats > stored.seats:
        stored.entered_at = now or timezone.now()
    stored.seats = seats
    return save_record(stored, by=by, reason=reason, expected_version=expected_version)


@transaction.atomic
def leave(
    *, entry: WaitingEntry, by: User | None, reason: str = "", now: datetime | None = None
) -> WaitingEntry:
    """Take a state off the waiting list. Offers made to it stand until they end by themselves.

    Raises NotYours, CallClosed, ActivityOff, WaitingEnded.
    """
    require(SeatAct.WAIT, by=by, state=entry.state, body=entry.body)
    reason = require_reason(reason, needed=False)
    stored = _hold_waiting(entry)
    stored.status = WaitingStatus.WITHDRAWN
    return save_record(stored, by=by, reason=reason)


def serve(entry: WaitingEntry, *, by: User | None) -> None:
    """Count one seat given to an entry; the call is locked by the caller."""
    stored = WaitingEntry.objects.get(pk=entry.pk)
    if stored.status == WaitingStatus.WAITING:
        stored.served += 1
        _end_if_done(stored)
        save_record(stored, by=by)


def pass_over(entry: WaitingEntry, *, by: User | None, reason: str) -> None:
    """Count an offer refused or unanswered: the entry waits for one seat fewer, and ends with the last."""
    stored = WaitingEntry.objects.get(pk=entry.pk)
    if stored.status != WaitingStatus.WAITING:
        return
    if stored.seats > 1:
        stored.seats -= 1
        _end_if_done(stored)
    else:
        stored.status = WaitingStatus.WITHDRAWN
    save_record(stored, by=by, reason=reason)


def _end_if_done(entry: WaitingEntry) -> None:
    if entry.served >= entry.seats:
        entry.status = WaitingStatus.SERVED


def _hold_waiting(entry: WaitingEntry) -> WaitingEntry:
    """The entry as it stands, its call under lock. Raises WaitingEnded where it waits no more."""
    require_open(hold_call(entry.call))
    stored = WaitingEntry.objects.select_related("state", "body").get(pk=entry.pk)
    if stored.status != WaitingStatus.WAITING:
        raise WaitingEnded
    return stored


def _so_many(seats: int) -> int:
    if not 1 <= seats <= MOST:
        raise InvalidRecord(fields={"seats": [_("Wait for a number of seats from 1 to 1000.")]})
    return seats
