"""What is recorded at the door: the marks of a whole roster at once, and who came without a nomination."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError
from programmes.models import NominatingBody, Nomination, ParticipatingState, SeatCall, User
from programmes.seat_enums import NominationStatus
from programmes.selectors.rosters import MARKABLE, days_of
from programmes.services.attendance import record_attendance, record_walk_in
from programmes.services.nominees import register_nominee
from programmes.services.seat_events import hold_call
from programmes.services.seat_rights import SeatAct, require

ATTENDED, NO_SHOW = NominationStatus.ATTENDED, NominationStatus.NO_SHOW


@dataclass(frozen=True)
class Mark:
    """What is said of one nomination: `status` is attended or no_show, `days` how many days, if known."""

    status: str
    days: int | None = None


class MarksRefused(ProgrammeError):
    """Some rows cannot be marked so; `fields` names them by the key of their nomination. None was marked."""

    code = "marks_refused"
    message = _("Nothing was recorded yet. Look at the rows that are pointed out.")


@transaction.atomic
def mark_roster(
    *,
    call: SeatCall,
    marks: Mapping[int, Mark],
    by: User | None,
    reason: str = "",
    now: datetime | None = None,
) -> int:
    """Record the marks that differ from what is stored; returns how many.

    Raises MarksRefused naming each row that cannot be marked so, and what `record_attendance` raises.
    """
    require(SeatAct.ATTEND, by=by, call=call)
    held = hold_call(call)
    rows = {row.pk: row for row in _rows(held, marks)}
    changed = {pk: mark for pk, mark in marks.items() if pk not in rows or _differs(rows[pk], mark)}
    wrong = {
        str(pk): faults
        for pk, mark in changed.items()
        if (faults := _faults(rows.get(pk), mark, days_of(held.activity), reason))
    }
    if wrong:
        raise MarksRefused(fields=wrong)
    if changed:
        record_attendance(
            call=held,
            marks={pk: mark.status for pk, mark in changed.items()},
            days={pk: mark.days for pk, mark in changed.items() if mark.days is not None},
            by=by,
            reason=reason,
            now=now,
        )
    return len(changed)


def _rows(call: SeatCall, marks: Mapping[int, Mark]) -> list[Nomination]:
    rows = Nomination.objects.filter(call=call, pk__in=list(marks), status__in=MARKABLE)
    return list(rows.prefetch_related("certificates"))


def _differs(row: Nomination, mark: Mark) -> bool:
    """Days that are not given leave those on record."""
    return row.status != mark.status or mark.days not in (None, row.days_attended)


def _faults(row: Nomination | None, mark: Mark, days: int | None, reason: str) -> list[str | Promise]:
    """Why a row cannot be marked so, in sentences."""
    if row is None:
        return [_("This person is not confirmed for the activity, so cannot be marked.")]
    found: list[str | Promise] = []
    if mark.status not in (ATTENDED, NO_SHOW):
        found.append(_("Say whether the person attended or did not come."))
    if mark.days is not None and mark.status == NO_SHOW:
        found.append(_("Somebody who did not come has no days."))
    elif mark.days is not None and not 1 <= mark.days <= (days or mark.days):
        found.append(_("The activity does not have so many days."))
    if row.status != NominationStatus.CONFIRMED and not reason.strip():
        found.append(_("This corrects an earlier mark: give the reason below."))
    if mark.status == NO_SHOW and _certified(row):
        found.append(_("A certificate was issued for this attendance. Revoke it first."))
    return found


def _certified(row: Nomination) -> bool:
    certificate = row.certificate
    return certificate is not None and certificate.revoked_at is None


@transaction.atomic
def admit_walk_in(
    *,
    call: SeatCall,
    state: ParticipatingState,
    by: User | None,
    body: NominatingBody | None = None,
    name_en: str = "",
    name_ar: str = "",
    position: str = "",
    reason: str = "",
    now: datetime | None = None,
) -> Nomination:
    """Record somebody who came without a nomination, with the least that tells who it was.

    Raises what `register_nominee` and `record_walk_in` raise.
    """
    nominee = register_nominee(
        state=state, by=by, body=body, name_en=name_en, name_ar=name_ar, position=position
    )
    return record_walk_in(call=call, nominee=nominee, by=by, reason=reason, now=now)
