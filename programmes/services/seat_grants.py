"""Seats given by hand: to a state or one of its bodies, outside of every sharing, and for a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import NominatingBody, ParticipatingState, Seat, SeatCall, User
from programmes.seat_enums import SeatEventKind, SeatStanding
from programmes.services.seat_errors import NotEnoughSeats
from programmes.services.seat_events import (
    hold_call,
    require_body_of,
    require_invited,
    require_open,
    require_reason,
    tell,
)
from programmes.services.seat_rights import SeatAct, require

OF_NOBODY = (SeatStanding.HELD_BACK, SeatStanding.FREE)  # in the order they are given


@transaction.atomic
def grant_seats(
    *,
    call: SeatCall,
    state: ParticipatingState,
    seats: int,
    by: User | None,
    reason: str,
    body: NominatingBody | None = None,
    now: datetime | None = None,
) -> list[Seat]:
    """Give seats that are nobody's to an invited state, or to `body` of it: those held back go first.

    They are no part of the fair share: no proof sheet counts them, the ledger shows them apart. Bounds
    and bids do not hold against a person's decision; the next sharing counts what the state has by
    then. Raises NotYours, ReasonMissing, CallClosed, ActivityOff, NotInvited, InvalidRecord,
    NotEnoughSeats.
    """
    require(SeatAct.GRANT, by=by)
    reason = require_reason(reason)
    held = hold_call(call)
    require_open(held)
    require_invited(held, state=state)
    require_body_of(state, body=body)
    rows = _nobodys(held, seats)
    for seat in rows:
        seat.standing, seat.state, seat.body = SeatStanding.ALLOCATED, state, body
    Seat.objects.bulk_update(rows, ["standing", "state", "body"])
    tell(SeatEventKind.GRANTED, call=held, seats=rows, by=by, at=now or timezone.now(), reason=reason)
    return rows


def _nobodys(call: SeatCall, count: int) -> list[Seat]:
    """So many seats held back, then free ones, each of the lowest numbers. Raises as `grant_seats`."""
    if count < 1:
        raise InvalidRecord(fields={"seats": [_("Give a number of seats of at least 1.")]})
    rows = Seat.objects.filter(call=call, standing__in=OF_NOBODY)
    found = sorted(rows, key=lambda seat: (OF_NOBODY.index(seat.standing), seat.number))[:count]
    if len(found) < count:
        raise NotEnoughSeats(len(found), lambda: _only(len(found)))
    return found


def _only(count: int) -> str:
    if not count:
        return gettext("No seat is held back or free, so none can be given. Open more seats first.")
    return ngettext(
        "Only %(count)d seat is held back or free. Give no more than that, or open more seats first.",
        "Only %(count)d seats are held back or free. Give no more than that, or open more seats first.",
        count,
    ) % {"count": count}
