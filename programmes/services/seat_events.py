"""What every write to seats shares: the lock that orders them, and the story they leave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.enums import STATUSES_OFF_THE_FLOOR
from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import (
    NominatingBody,
    Nomination,
    ParticipatingState,
    Seat,
    SeatAllocation,
    SeatCall,
    SeatEvent,
    SeatOffer,
    SeatQuota,
    User,
)
from programmes.seat_enums import SeatEventKind
from programmes.selectors.seat_policies import first_day
from programmes.services.seat_errors import ActivityOff, Begun, CallClosed, NotInvited
from programmes.services.seat_rights import is_centre

LONGEST_REASON = 400


def hold_call(call: SeatCall) -> SeatCall:
    """The call as it stands now, under lock to the end of the transaction.

    Every write to seats begins here, so that they come one after the other; a plan's row is locked
    before a call's, a call's before anything in it. Rows may still point to the call meanwhile.
    """
    rows = SeatCall.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("activity__plan", "policy").get(pk=call.pk)


def require_open(call: SeatCall) -> None:
    """Raise CallClosed where no seat changes hands any more, ActivityOff where there is no activity."""
    if call.closed_at is not None:
        raise CallClosed
    require_on(call)


def require_on(call: SeatCall) -> None:
    """Raise ActivityOff where the activity was postponed, cancelled or retired."""
    if call.activity.status in STATUSES_OFF_THE_FLOOR or call.activity.retired_on:
        raise ActivityOff


def require_invited(call: SeatCall, *, state: ParticipatingState) -> None:
    """Raise NotInvited where the state has no quota in the call."""
    if not SeatQuota.objects.filter(call=call, state=state).exists():
        raise NotInvited


def require_body_of(state: ParticipatingState, *, body: NominatingBody | None) -> None:
    """Raise InvalidRecord where the body, if one is named, is not the state's."""
    if body is not None and body.state_id != state.pk:
        raise InvalidRecord(fields={"body": [_("This nominating body belongs to another state.")]})


def require_not_begun(call: SeatCall, *, by: User | None, moment: datetime) -> None:
    """Raise Begun where a state wants to change what the first day has settled."""
    first = first_day(call.activity)
    if first and day_of(moment) >= first and not is_centre(by):
        raise Begun(first)


def require_reason(reason: str, *, needed: bool = True) -> str:
    """The reason without spaces around it. Raises ReasonMissing, InvalidRecord where it is too long."""
    reason = reason.strip()
    if needed and not reason:
        raise ReasonMissing
    if len(reason) > LONGEST_REASON:
        raise InvalidRecord(fields={"reason": [_("Say it in at most 400 characters.")]})
    return reason


def day_of(moment: datetime) -> date:
    """The day in the Centre's own time."""
    return timezone.localtime(moment).date()


def account_name(by: User | None) -> str:
    """The name that is kept of an account, should the account go; none of a command."""
    return (by.get_full_name() or by.get_username())[:150] if by else ""


def tell(
    kind: SeatEventKind,
    *,
    call: SeatCall,
    by: User | None,
    at: datetime,
    reason: str = "",
    seats: Iterable[Seat | None] = (None,),
    state: ParticipatingState | None = None,
    nomination: Nomination | None = None,
    offer: SeatOffer | None = None,
    allocation: SeatAllocation | None = None,
) -> None:
    """Add one event for each seat, or one without a seat. The state is `state`, else the seat's own."""
    SeatEvent.objects.bulk_create(
        SeatEvent(
            call=call,
            seat=seat,
            kind=kind,
            state_id=state.pk if state else seat.state_id if seat else None,
            nomination=nomination,
            offer=offer,
            allocation=allocation,
            at=at,
            by=by,
            by_name=account_name(by),
            reason=reason,
        )
        for seat in seats
    )
