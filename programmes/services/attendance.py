"""Who came: recorded from the first day on, by who runs the course, and corrected with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import Nomination, Nominee, SeatCall, User
from programmes.seat_enums import NominationStatus
from programmes.selectors.seat_policies import first_day
from programmes.services.naming import (
    add_nomination,
    body_for,
    hold_nominee,
    require_step,
    set_status,
    standing_of,
)
from programmes.services.records import save_record
from programmes.services.seat_errors import AlreadyNamed, Certified, IllegalStep, NotBegun, NotDated
from programmes.services.seat_events import day_of, hold_call, require_on, require_reason
from programmes.services.seat_rights import SeatAct, require

MARKS = (NominationStatus.ATTENDED, NominationStatus.NO_SHOW)


@transaction.atomic
def record_attendance(
    *,
    call: SeatCall,
    marks: Mapping[int, str],
    by: User | None,
    days: Mapping[int, int] | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> list[Nomination]:
    """Mark nominations, by key, as attended or no-show, with the days attended where known; all or none.

    A mark that stands already is left, unless its days change; one that is corrected needs a reason.
    Raises NotYours, NotDated, NotBegun, ActivityOff, IllegalStep, ReasonMissing, Certified, InvalidRecord.
    """
    require(SeatAct.ATTEND, by=by, call=call)
    reason = require_reason(reason, needed=False)
    held, moment = hold_call(call), now or timezone.now()
    _require_begun(held, moment)
    rows = {one.pk: one for one in _rows(held, marks)}
    if unknown := [str(key) for key in marks if key not in rows]:
        raise InvalidRecord(fields={key: [_("This nomination is not of this activity.")] for key in unknown})
    for key, mark in marks.items():
        _mark(rows[key], mark, (days or {}).get(key), by=by, at=moment, reason=reason)
    return [rows[key] for key in marks]


@transaction.atomic
def record_walk_in(
    *,
    call: SeatCall,
    nominee: Nominee,
    by: User | None,
    days: int | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> Nomination:
    """Record somebody who attended without a seat. Who stood on the waiting list stands there no more.

    Raises NotYours, NotDated, NotBegun, ActivityOff, AlreadyNamed, NomineeGone, InvalidRecord.
    """
    require(SeatAct.ATTEND, by=by, call=call)
    reason = require_reason(reason, needed=False)
    held, moment = hold_call(call), now or timezone.now()
    first = _require_begun(held, moment)
    person = hold_nominee(nominee)
    present = standing_of(person, call=held)
    if present is not None:
        if present.status != NominationStatus.WAITLISTED:
            raise AlreadyNamed
        set_status(present, to=NominationStatus.WITHDRAWN, by=by, at=moment, reason=reason)
    return add_nomination(
        call=held,
        nominee=person,
        body=body_for(person, body=None),
        status=NominationStatus.ATTENDED,
        seat=None,
        by=by,
        at=moment,
        reason=reason,
        walk_in=True,
        days=_days(days, first, held.activity.ends_on),
    )


def _rows(call: SeatCall, marks: Mapping[int, str]) -> list[Nomination]:
    rows = Nomination.objects.filter(call=call, pk__in=list(marks))
    return list(rows.select_related("call__activity", "nominee", "state", "seat"))


def _require_begun(call: SeatCall, moment: datetime) -> date:
    """The first day. Raises NotDated where it is unknown, NotBegun before it, ActivityOff."""
    require_on(call)
    first = first_day(call.activity)
    if first is None:
        raise NotDated
    if day_of(moment) < first:
        raise NotBegun(first)
    return first


def _mark(
    nomination: Nomination, mark: str, days: int | None, *, by: User | None, at: datetime, reason: str
) -> None:
    if mark not in MARKS:
        raise IllegalStep(nomination.status, mark)
    corrects = nomination.status in MARKS and nomination.status != mark
    if corrects and not reason:
        raise ReasonMissing
    if corrects and nomination.certificates.filter(revoked_at=None).exists():
        raise Certified
    activity = nomination.call.activity
    days = _days(days, activity.starts_on, activity.ends_on) if mark == NominationStatus.ATTENDED else None
    if nomination.status != mark:
        require_step(nomination, to=mark)
        nomination.days_attended = days
        set_status(nomination, to=NominationStatus(mark), by=by, at=at, reason=reason)
    elif days is not None and days != nomination.days_attended:
        nomination.days_attended = days
        save_record(nomination, by=by, reason=reason)


def _days(days: int | None, first: date | None, last: date | None) -> int | None:
    """The days attended. Raises InvalidRecord where the activity is not so long."""
    if days is None:
        return None
    length = (last - first).days + 1 if first and last else 1
    if not 1 <= days <= length:
        raise InvalidRecord(fields={"days_attended": [_("The activity does not have so many days.")]})
    return days
