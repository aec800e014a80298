"""The sharing of an activity's free seats: the question put to the arithmetic, and its answer handed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.models import AnnualPlan, Seat, SeatAllocation, SeatCall, User
from programmes.planning.check_seats import check_seats
from programmes.planning.faults import Fault
from programmes.planning.seat_sheets import Sheet
from programmes.planning.seats import Claimant, SeatProblem, SeatsError, share
from programmes.seat_enums import SeatEventKind, SeatStanding
from programmes.selectors.seat_claims import StateClaim, state_claims
from programmes.services.seat_errors import NobodyInvited, NothingToShare, SharingRefused, SheetUnsound
from programmes.services.seat_events import hold_call, require_open, require_reason, tell
from programmes.services.seat_rights import SeatAct, require

SENTENCES: Mapping[str, Promise] = {
    "floors_above_seats": _(
        "The states are promised %(floors)s seats at least, but only %(seats)s can be shared. "
        "Lower the floors or open more seats."
    ),
    "nobody_with_weight": _(
        "Every invited state has weight zero. Give one of them a weight in the seat policy."
    ),
    "lot_out_of_range": _("The lot of state %(claimant)s is too large; lots are drawn from 0 to 1007."),
    "lot_twice": _("The lot %(lot)s is drawn by two states."),
}


def sharing_problem(*, call: SeatCall, seats: int | None = None) -> SeatProblem:
    """What the arithmetic is asked: the free seats of the call (or `seats`), the bounds, the year so far."""
    free = Seat.objects.filter(call=call, standing=SeatStanding.FREE).count() if seats is None else seats
    return SeatProblem(
        activity=call.activity.code,
        seats=free,
        claimants=tuple(_claimant(one) for one in state_claims(call)),
        rule="hamilton" if call.policy.rule == "hamilton" else "webster",
        turn=call.turn - 1,
    )


def propose_sharing(*, call: SeatCall) -> Sheet:
    """How the free seats would be shared now. Nothing is written.

    Raises NobodyInvited, NothingToShare, SharingRefused with every fault, SheetUnsound.
    """
    problem = sharing_problem(call=call)
    if not problem.claimants:
        raise NobodyInvited
    if not problem.seats:
        raise NothingToShare
    try:
        sheet = share(problem)
    except SeatsError as error:
        faults = error.faults
        raise SharingRefused(faults, lambda: _sentences(faults)) from error
    if check_seats(sheet.as_data()):
        raise SheetUnsound
    return sheet


@transaction.atomic
def allocate(
    *, call: SeatCall, by: User | None, reason: str = "", now: datetime | None = None
) -> SeatAllocation:
    """Share the free seats out and keep the proof sheet. No seat that somebody has is touched.

    Sharings of one plan are made one after the other, since each stands on the year so far. Raises as
    `propose_sharing`, and NotYours, CallClosed, ActivityOff.
    """
    require(SeatAct.SHARE, by=by)
    reason = require_reason(reason, needed=False)
    if call.activity.plan_id:
        AnnualPlan.objects.select_for_update(no_key=True).get(pk=call.activity.plan_id)
    held = hold_call(call)
    require_open(held)
    sheet = propose_sharing(call=held)
    moment, data = now or timezone.now(), sheet.as_data()
    made = SeatAllocation.objects.create(
        call=held,
        number=held.allocations.count() + 1,
        rule=sheet.rule,
        seats=sheet.seats,
        sheet=data,
        digest=data["seal"],
        made_at=moment,
        made_by=by,
    )
    seats = _hand_out(held, sheet)
    tell(SeatEventKind.ALLOCATED, call=held, seats=seats, allocation=made, by=by, at=moment, reason=reason)
    return made


def _claimant(one: StateClaim) -> Claimant:
    return Claimant(
        key=one.state.code,
        weight=one.weight,
        floor=one.floor,
        cap=one.cap,
        entitled=one.entitled,
        held=one.held,
        lot=one.lot,
    )


def _hand_out(call: SeatCall, sheet: Sheet) -> list[Seat]:
    """Give the free seats, lowest number first, in the order in which the sheet awards them."""
    states = {quota.state.code: quota.state for quota in call.quotas.select_related("state")}
    free = Seat.objects.filter(call=call, standing=SeatStanding.FREE).order_by("number")
    given = [seat for _key, seat in zip(_in_turn(sheet), free, strict=False)]
    for key, seat in zip(_in_turn(sheet), given, strict=True):
        seat.standing, seat.state = SeatStanding.ALLOCATED, states[key]
    Seat.objects.bulk_update(given, ["standing", "state"])
    return given


def _in_turn(sheet: Sheet) -> Iterator[str]:
    """The state of each seat: what nobody could contest in the drawn order, then award by award."""
    for line in sheet.lines:
        yield from [line.key] * line.given
    yield from (award.claim.key for award in sheet.awards)


def _sentences(faults: tuple[Fault, ...]) -> str:
    plain = _("The seats cannot be shared: %(code)s.")
    said = (str(SENTENCES.get(one.code, plain)) % {"code": one.code, **one.params} for one in faults)
    return " ".join(dict.fromkeys(said))
