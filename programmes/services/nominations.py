"""Nominations: people named for seats, each step of theirs, and who takes the place of whom.

Nominees are registered in `nominees`, attendance is recorded in `attendance`; both are asked for by
their names here.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import (
    NominatingBody,
    Nomination,
    Nominee,
    ParticipatingState,
    Seat,
    SeatCall,
    SeatEvent,
    User,
    WaitingEntry,
)
from programmes.seat_enums import (
    CAME_TO_STATE,
    OUTSIDE_SHARING,
    NominationStatus,
    SeatStanding,
    WaitingStatus,
)
from programmes.selectors.seat_policies import gates_of
from programmes.services.attendance import record_attendance, record_walk_in
from programmes.services.naming import (
    add_nomination,
    body_for,
    hold_nominee,
    require_step,
    set_status,
    standing_of,
    stored_nomination,
)
from programmes.services.nominees import register_nominee
from programmes.services.seat_errors import (
    AlreadyNamed,
    IllegalStep,
    NoSeatLeft,
    PastGate,
    SubstituteUnnamed,
)
from programmes.services.seat_events import (
    day_of,
    hold_call,
    require_invited,
    require_not_begun,
    require_open,
    require_reason,
)
from programmes.services.seat_pool import unfilled
from programmes.services.seat_rights import SeatAct, is_centre, require
from programmes.services.waiting_list import enter

__all__ = [
    "nominate",
    "record_attendance",
    "record_walk_in",
    "register_nominee",
    "substitute",
    "take_step",
    "withdraw",
]

# Whose step each is. Attendance and substitution have their own ways.
ACT_OF = {
    NominationStatus.NOMINATED: SeatAct.NOMINATE,
    NominationStatus.VALIDATED: SeatAct.VALIDATE,
    NominationStatus.CONFIRMED: SeatAct.CONFIRM,
    NominationStatus.REFUSED: SeatAct.REFUSE,
    NominationStatus.WITHDRAWN: SeatAct.WITHDRAW,
    NominationStatus.SUBSTITUTED: SeatAct.SUBSTITUTE,
    NominationStatus.ATTENDED: SeatAct.ATTEND,
    NominationStatus.NO_SHOW: SeatAct.ATTEND,
}
MARKS = (NominationStatus.ATTENDED, NominationStatus.NO_SHOW)
NEED_REASON = (NominationStatus.REFUSED, NominationStatus.WITHDRAWN, NominationStatus.SUBSTITUTED)


@transaction.atomic
def nominate(
    *,
    call: SeatCall,
    nominee: Nominee,
    by: User | None,
    body: NominatingBody | None = None,
    waitlist: bool = False,
    reason: str = "",
    now: datetime | None = None,
) -> Nomination:
    """Name a person for the lowest-numbered seat of the state in which nobody sits.

    Seats kept for the body go first, then those kept for none. With `waitlist` the person waits
    without a seat, and the state with the person where it does not wait yet. Raises NotYours,
    CallClosed, ActivityOff, Begun, NotInvited, AlreadyNamed, NomineeGone, PastGate, NoSeatLeft and
    InvalidRecord.
    """
    require(SeatAct.NOMINATE, by=by, state=nominee.state, body=body or nominee.body)
    reason = require_reason(reason, needed=False)
    held, moment = hold_call(call), now or timezone.now()
    require_open(held)
    require_not_begun(held, by=by, moment=moment)
    person = hold_nominee(nominee)
    names = body_for(person, body=body)
    require_invited(held, state=person.state)
    if standing_of(person, call=held):
        raise AlreadyNamed
    if waitlist:
        _wait_too(held, person.state, names, by=by, now=moment)
    seat = None if waitlist else _seat_for(held, person.state, names, by=by, moment=moment)
    return add_nomination(
        call=held,
        nominee=person,
        body=names,
        status=NominationStatus.WAITLISTED if waitlist else NominationStatus.NOMINATED,
        seat=seat,
        by=by,
        at=moment,
        reason=reason,
    )


@transaction.atomic
def take_step(
    *,
    nomination: Nomination,
    to: str,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
    now: datetime | None = None,
) -> Nomination:
    """Bring a nomination one legal step further. A person from the waiting list takes a seat of the state.

    Refusals, withdrawals and corrections of attendance need a reason. Raises NotYours, IllegalStep,
    ReasonMissing, StaleRecord, CallClosed, ActivityOff, and what the step itself raises.
    """
    if to not in ACT_OF:
        require(SeatAct.NOMINATE, by=by, state=nomination.state, body=nomination.body)
        raise IllegalStep(nomination.status, to)
    step = NominationStatus(to)
    if step in MARKS:
        return _marked(nomination, step, by=by, reason=reason, expected_version=expected_version, now=now)
    require(ACT_OF[step], by=by, state=nomination.state, body=nomination.body)
    held, moment = hold_call(nomination.call), now or timezone.now()
    stored = stored_nomination(nomination, expected_version=expected_version)
    require_open(held)
    require_step(stored, to=step)
    if step == NominationStatus.SUBSTITUTED:
        raise SubstituteUnnamed
    reason = require_reason(reason, needed=step in NEED_REASON)
    if step == NominationStatus.WITHDRAWN and stored.seat_id:
        require_not_begun(held, by=by, moment=moment)
    if step == NominationStatus.NOMINATED:
        require_not_begun(held, by=by, moment=moment)
        stored.seat = _seat_for(held, stored.state, stored.body, by=by, moment=moment)
    return set_status(stored, to=step, by=by, at=moment, reason=reason)


@transaction.atomic
def withdraw(
    *,
    nomination: Nomination,
    by: User | None,
    reason: str,
    expected_version: int | None = None,
    now: datetime | None = None,
) -> Nomination:
    """Take a name back; the seat stays the state's. Raises as `take_step`."""
    return take_step(
        nomination=nomination,
        to=NominationStatus.WITHDRAWN,
        by=by,
        reason=reason,
        expected_version=expected_version,
        now=now,
    )


@transaction.atomic
def substitute(
    *,
    nomination: Nomination,
    nominee: Nominee,
    by: User | None,
    reason: str,
    expected_version: int | None = None,
    now: datetime | None = None,
) -> Nomination:
    """Put another person of the same state in the seat, up to the start. Returns the new nomination.

    Raises NotYours, IllegalStep, ReasonMissing, StaleRecord, CallClosed, ActivityOff, Begun, AlreadyNamed,
    NomineeGone, InvalidRecord.
    """
    require(SeatAct.SUBSTITUTE, by=by, state=nomination.state, body=nomination.body)
    reason = require_reason(reason)
    held, moment = hold_call(nomination.call), now or timezone.now()
    require_open(held)
    stored = stored_nomination(nomination, expected_version=expected_version)
    require_step(stored, to=NominationStatus.SUBSTITUTED)
    require_not_begun(held, by=by, moment=moment)
    person = hold_nominee(nominee)
    if person.state_id != stored.state_id:
        raise InvalidRecord(fields={"nominee": [_("A seat goes to another person of the same state.")]})
    require(SeatAct.SUBSTITUTE, by=by, state=person.state, body=person.body)
    if standing_of(person, call=held):
        raise AlreadyNamed
    set_status(stored, to=NominationStatus.SUBSTITUTED, by=by, at=moment, reason=reason)
    return add_nomination(
        call=held,
        nominee=person,
        body=stored.body,
        status=NominationStatus.NOMINATED,
        seat=stored.seat,
        replaces=stored,
        by=by,
        at=moment,
        reason=reason,
    )


def _marked(
    nomination: Nomination,
    step: NominationStatus,
    *,
    by: User | None,
    reason: str,
    expected_version: int | None,
    now: datetime | None,
) -> Nomination:
    """One mark of attendance, by the rules of attendance; a mark that stands already is no step."""
    hold_call(nomination.call)
    stored = stored_nomination(nomination, expected_version=expected_version)
    if stored.status == step:
        require(SeatAct.ATTEND, by=by, call=nomination.call)
        raise IllegalStep(stored.status, step)
    marks = {nomination.pk: str(step)}
    return record_attendance(call=nomination.call, marks=marks, by=by, reason=reason, now=now)[0]


def _seat_for(
    call: SeatCall,
    state: ParticipatingState,
    body: NominatingBody | None,
    *,
    by: User | None,
    moment: datetime,
) -> Seat:
    """The seat to fill. Past the gate a state fills by itself only seats that came by offer or by hand.

    Raises PastGate, NoSeatLeft saying how many seats the state (or this body of it) could fill.
    """
    own = Seat.objects.filter(call=call, state=state, standing=SeatStanding.ALLOCATED)
    fitting = own.filter(Q(body__isnull=True) | Q(body=body)) if body else own.filter(body__isnull=True)
    due = _names_due(call, by, moment)
    if due is not None:
        fitting = _outside_sharing(fitting)
    seat = unfilled(fitting).order_by(F("body").desc(nulls_last=True), "number").first()
    if seat is None:
        raise NoSeatLeft(fitting.count()) if due is None else PastGate(due)
    return seat


def _names_due(call: SeatCall, by: User | None, moment: datetime) -> date | None:
    """The day names were due, where it has passed and it is a state that names."""
    gates = None if is_centre(by) else gates_of(call)
    return gates.nominate_on if gates and day_of(moment) > gates.nominate_on else None


def _outside_sharing(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    """Those of the seats that last came to their state by an offer accepted, or by hand."""
    told = SeatEvent.objects.filter(seat=OuterRef("pk"), kind__in=CAME_TO_STATE).order_by("-id")
    return seats.annotate(came_by=Subquery(told.values("kind")[:1])).filter(came_by__in=OUTSIDE_SHARING)


def _wait_too(
    call: SeatCall, state: ParticipatingState, body: NominatingBody | None, *, by: User | None, now: datetime
) -> None:
    """See that the state waits for a seat of the activity, with a person who waits."""
    waits = WaitingEntry.objects.filter(call=call, state=state, body=body, status=WaitingStatus.WAITING)
    if not waits.exists():
        enter(call=call, state=state, body=body, by=by, now=now)
