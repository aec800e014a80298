"""Seats going in and out of the pool of an activity: held back, released, turned back, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import (
    NominatingBody,
    Nomination,
    ParticipatingState,
    Seat,
    SeatCall,
    SeatEvent,
    User,
)
from programmes.seat_enums import NOMINATIONS_SEATED, SeatEventKind, SeatStanding
from programmes.services.seat_errors import NotEnoughSeats
from programmes.services.seat_events import hold_call, require_not_begun, require_open, require_reason, tell
from programmes.services.seat_rights import SeatAct, require

MOST = 1000  # seats of one activity


def unfilled(rows: QuerySet[Seat]) -> QuerySet[Seat]:
    """Those of the seats in which nobody named sits."""
    filled = Nomination.objects.filter(status__in=NOMINATIONS_SEATED, seat__isnull=False)
    return rows.exclude(pk__in=filled.values("seat"))


@transaction.atomic
def hold_back(
    *, call: SeatCall, seats: int, by: User | None, reason: str, now: datetime | None = None
) -> list[Seat]:
    """Keep free seats out of every sharing, those of the highest numbers.

    Raises NotYours, ReasonMissing, CallClosed, ActivityOff, NotEnoughSeats.
    """
    require(SeatAct.HOLD, by=by)
    reason = require_reason(reason)
    held = hold_call(call)
    require_open(held)
    free = Seat.objects.filter(call=held, standing=SeatStanding.FREE).order_by("-number")
    rows = _so_many(free, seats)
    return _move(
        rows, SeatStanding.HELD_BACK, SeatEventKind.HELD_BACK, call=held, by=by, reason=reason, now=now
    )


@transaction.atomic
def release_held(
    *, call: SeatCall, seats: int, by: User | None, reason: str, now: datetime | None = None
) -> list[Seat]:
    """Put seats held back into the pool, those of the lowest numbers.

    Raises NotYours, ReasonMissing, CallClosed, ActivityOff, NotEnoughSeats.
    """
    require(SeatAct.HOLD, by=by)
    reason = require_reason(reason)
    held = hold_call(call)
    require_open(held)
    kept = Seat.objects.filter(call=held, standing=SeatStanding.HELD_BACK).order_by("number")
    rows = _so_many(kept, seats)
    return _move(rows, SeatStanding.FREE, SeatEventKind.RELEASED, call=held, by=by, reason=reason, now=now)


@transaction.atomic
def turn_back(
    *,
    call: SeatCall,
    state: ParticipatingState,
    seats: int = 1,
    by: User | None,
    reason: str,
    body: NominatingBody | None = None,
    now: datetime | None = None,
) -> list[Seat]:
    """Give seats of a state, in which nobody is named, back to the pool: those of the highest numbers.

    With `body` only seats kept for it; else those kept for none go first. Raises NotYours,
    ReasonMissing, CallClosed, ActivityOff, Begun, NotEnoughSeats.
    """
    require(SeatAct.TURN_BACK, by=by, state=state, body=body)
    reason = require_reason(reason)
    held = hold_call(call)
    require_open(held)
    require_not_begun(held, by=by, moment=now or timezone.now())
    own = unfilled(Seat.objects.filter(call=held, standing=SeatStanding.ALLOCATED, state=state))
    if body is not None:
        own = own.filter(body=body)
    rows = _so_many(own.order_by(F("body").asc(nulls_first=True), "-number"), seats)
    return _give_up(rows, SeatEventKind.TURNED_BACK, call=held, by=by, reason=reason, now=now)


@transaction.atomic
def take_back(
    *, call: SeatCall, seats: Sequence[Seat], by: User | None, reason: str, now: datetime | None = None
) -> list[Seat]:
    """Take allocated seats in which nobody is named back into the pool, as at a gate; all or none.

    Raises NotYours, ReasonMissing, CallClosed, ActivityOff, NotEnoughSeats where one is not so any more.
    """
    require(SeatAct.TAKE_BACK, by=by)
    reason = require_reason(reason)
    held = hold_call(call)
    require_open(held)
    wanted = {seat.pk for seat in seats}
    own = unfilled(Seat.objects.filter(call=held, standing=SeatStanding.ALLOCATED, pk__in=wanted))
    rows = _so_many(own.order_by("number"), len(wanted))
    return _give_up(rows, SeatEventKind.TAKEN_BACK, call=held, by=by, reason=reason, now=now)


@transaction.atomic
def resize(
    *, call: SeatCall, seats: int, by: User | None, reason: str, now: datetime | None = None
) -> list[Seat]:
    """Bring the number of seats to `seats`: open more, or close those that never were anybody's.

    A seat with a story stays; it can be held back instead. Returns all seats. Raises NotYours,
    ReasonMissing, CallClosed, ActivityOff, InvalidRecord, NotEnoughSeats.
    """
    require(SeatAct.RESIZE, by=by)
    reason = require_reason(reason)
    held = hold_call(call)
    require_open(held)
    if not 1 <= seats <= MOST:
        raise InvalidRecord(fields={"seats": [_("Open a number of seats from 1 to 1000.")]})
    rows = Seat.objects.filter(call=held)
    moment, present = now or timezone.now(), rows.count()
    if seats < present:
        _close_unused(held, present - seats, by, moment, reason)
    else:
        last = rows.aggregate(last=Max("number"))["last"] or 0
        more = [Seat(call=held, number=last + n) for n in range(1, seats - present + 1)]
        Seat.objects.bulk_create(more)
        tell(SeatEventKind.OPENED, call=held, seats=more, by=by, at=moment, reason=reason)
    return list(rows.order_by("number"))


def _close_unused(call: SeatCall, count: int, by: User | None, at: datetime, reason: str) -> None:
    """Remove seats that have no story beyond being opened, held back and released."""
    plain = (SeatEventKind.OPENED, SeatEventKind.HELD_BACK, SeatEventKind.RELEASED)
    storied = SeatEvent.objects.filter(call=call, seat__isnull=False).exclude(kind__in=plain).values("seat")
    idle = Seat.objects.filter(call=call, standing__in=(SeatStanding.FREE, SeatStanding.HELD_BACK))
    rows = _so_many(idle.exclude(pk__in=storied).order_by("standing", "-number"), count)
    tell(SeatEventKind.CLOSED, call=call, seats=rows, by=by, at=at, reason=reason)
    Seat.objects.filter(pk__in=[seat.pk for seat in rows]).delete()


def _so_many(rows: QuerySet[Seat], count: int) -> list[Seat]:
    """The first `count` of the seats. Raises InvalidRecord, NotEnoughSeats saying how many there are."""
    if count < 1:
        raise InvalidRecord(fields={"seats": [_("Give a number of seats of at least 1.")]})
    found = list(rows[:count])
    if len(found) < count:
        raise NotEnoughSeats(len(found), lambda: _only(len(found)))
    return found


def _only(count: int) -> str:
    if not count:
        return gettext("No seat can be moved so: all are filled, given away or kept.")
    return ngettext(
        "Only %(count)d seat can be moved so: the others are filled, given away or kept.",
        "Only %(count)d seats can be moved so: the others are filled, given away or kept.",
        count,
    ) % {"count": count}


def _give_up(
    rows: list[Seat],
    kind: SeatEventKind,
    *,
    call: SeatCall,
    by: User | None,
    reason: str,
    now: datetime | None,
) -> list[Seat]:
    """Free seats that a state had; their story names the state."""
    tell(kind, call=call, seats=rows, by=by, at=now or timezone.now(), reason=reason)
    for seat in rows:
        seat.standing, seat.state, seat.body = SeatStanding.FREE, None, None
    Seat.objects.bulk_update(rows, ["standing", "state", "body"])
    return rows


def _move(
    rows: list[Seat],
    standing: SeatStanding,
    kind: SeatEventKind,
    *,
    call: SeatCall,
    by: User | None,
    reason: str,
    now: datetime | None,
) -> list[Seat]:
    for seat in rows:
        seat.standing = standing
    Seat.objects.bulk_update(rows, ["standing"])
    tell(kind, call=call, seats=rows, by=by, at=now or timezone.now(), reason=reason)
    return rows
