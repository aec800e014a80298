"""The rows of nominations as every step writes them: checked, kept in the history, told in the story."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import IntegrityError

from programmes.errors import InvalidRecord
from programmes.models import NominatingBody, Nomination, Nominee, Seat, SeatCall, User
from programmes.seat_enums import (
    NOMINATION_STEPS,
    NOMINATIONS_STANDING,
    NominationStatus,
    SeatEventKind,
)
from programmes.services.records import require_version, save_record
from programmes.services.seat_errors import AlreadyNamed, IllegalStep, NomineeGone, SeatTaken
from programmes.services.seat_events import require_body_of, tell

# No letter or digit that is read as another.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10
# How each database names the guards of nominations: by the rule, or by the columns.
GUARDS = {
    "nomination_one_per_seat": SeatTaken,
    "programmes_nomination.seat_id": SeatTaken,
    "nomination_once_a_person": AlreadyNamed,
    "programmes_nomination.nominee_id": AlreadyNamed,
}


def drawn_code(kind: str) -> str:
    """A new code that tells nothing: drawn at random, so that nobody can count other states' rows by it."""
    return f"{kind}-" + "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def hold_nominee(nominee: Nominee) -> Nominee:
    """The nominee as on record, under lock. Raises NomineeGone where the person was erased or retired."""
    rows = Nominee.objects.select_for_update(of=("self",), no_key=True).select_related("state", "body")
    held = rows.get(pk=nominee.pk)
    if held.erased_at or held.retired_on:
        raise NomineeGone
    return held


def body_for(nominee: Nominee, *, body: NominatingBody | None) -> NominatingBody | None:
    """The body that names: the one given, else the nominee's own. Raises InvalidRecord."""
    body = body or nominee.body
    require_body_of(nominee.state, body=body)
    return body


def standing_of(nominee: Nominee, *, call: SeatCall) -> Nomination | None:
    """The nomination by which a person is named for the activity, if any."""
    return Nomination.objects.filter(call=call, nominee=nominee, status__in=NOMINATIONS_STANDING).first()


def stored_nomination(nomination: Nomination, *, expected_version: int | None = None) -> Nomination:
    """The nomination as it stands; its call is locked by the caller. Raises StaleRecord."""
    if expected_version is not None:
        require_version(nomination, expected_version=expected_version)
    rows = Nomination.objects.select_related("nominee", "state", "body", "seat", "call__activity")
    return rows.get(pk=nomination.pk)


def require_step(nomination: Nomination, *, to: str) -> None:
    """Raise IllegalStep where `to` cannot follow."""
    if to not in NOMINATION_STEPS[nomination.status]:
        raise IllegalStep(nomination.status, to)


def add_nomination(
    *,
    call: SeatCall,
    nominee: Nominee,
    body: NominatingBody | None,
    status: NominationStatus,
    seat: Seat | None,
    by: User | None,
    at: datetime,
    reason: str,
    replaces: Nomination | None = None,
    walk_in: bool = False,
    days: int | None = None,
) -> Nomination:
    """Write a new nomination and tell its first step. Raises SeatTaken, AlreadyNamed, InvalidRecord."""
    nomination = Nomination(
        code=drawn_code("nomination"),
        call=call,
        state=nominee.state,
        body=body,
        nominee=nominee,
        seat=seat,
        status=status,
        replaces=replaces,
        walk_in=walk_in,
        nominated_at=at,
        days_attended=days,
    )
    return _kept(nomination, by=by, at=at, reason=reason)


def set_status(
    nomination: Nomination, *, to: NominationStatus, by: User | None, at: datetime, reason: str
) -> Nomination:
    """Write one step of a nomination and tell it. Raises SeatTaken, AlreadyNamed, InvalidRecord."""
    nomination.status = to
    if to != NominationStatus.ATTENDED:
        nomination.days_attended = None
    return _kept(nomination, by=by, at=at, reason=reason)


def _kept(nomination: Nomination, *, by: User | None, at: datetime, reason: str) -> Nomination:
    try:
        save_record(nomination, by=by, reason=reason)
    except InvalidRecord as error:
        raise _taken(error) from error
    tell(
        SeatEventKind(nomination.status),
        call=nomination.call,
        seats=[nomination.seat],
        state=nomination.state,
        nomination=nomination,
        by=by,
        at=at,
        reason=reason,
    )
    return nomination


def _taken(error: InvalidRecord) -> Exception:
    """The refusal of a guard of the database in the words of seats; any other as it is."""
    if isinstance(error.__cause__, IntegrityError):
        for name, refusal in GUARDS.items():
            if name in str(error.__cause__):
                return refusal()
    return error
