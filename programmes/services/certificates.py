"""Certificates of attendance: issued to those who attended once it is over, revoked, replaced."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError
from programmes.models import Certificate, Nomination, SeatCall, User
from programmes.seat_enums import NominationStatus
from programmes.selectors import certificate_numbers
from programmes.selectors.rosters import last_day, over
from programmes.services.records import create_records, save_record
from programmes.services.seat_events import hold_call, require_reason
from programmes.services.seat_rights import SeatAct, require

Choose = Callable[[str], str]


class CertificateNotDue(ProgrammeError):
    """Certificates are for those who attended, once the activity is over."""

    code = "certificate_not_due"
    message = _("A certificate is issued to somebody who attended, once the activity is over.")


class AlreadyIssued(ProgrammeError):
    """The person has a certificate of this activity; a revoked one stays revoked."""

    code = "already_issued"
    message = _("A certificate was already issued for this attendance. Replace that one.")


class AlreadyReplaced(ProgrammeError):
    """A corrected certificate stands in place of this one."""

    code = "already_replaced"
    message = _("This certificate is already replaced. Replace the newer one.")


class AlreadyRevoked(ProgrammeError):
    """The certificate was revoked before."""

    code = "already_revoked"
    message = _("This certificate is already revoked.")


@transaction.atomic
def issue(
    *, nomination: Nomination, by: User | None, now: datetime | None = None, choose: Choose = secrets.choice
) -> Certificate:
    """The certificate of one who attended. Raises CertificateNotDue, AlreadyIssued, NotYours."""
    moment = now or timezone.now()
    locked = _held(nomination.call, by)
    row = Nomination.objects.get(pk=nomination.pk)
    if row.status != NominationStatus.ATTENDED:
        raise CertificateNotDue(_("Only somebody who attended is given a certificate."))
    year = _year(locked, moment)
    if row.certificates.exists():
        raise AlreadyIssued
    (number,) = _numbers(year, 1, choose)
    return save_record(Certificate(number=number, nomination=row, issued_at=moment), by=by)


@transaction.atomic
def issue_all(
    *, call: SeatCall, by: User | None, now: datetime | None = None, choose: Choose = secrets.choice
) -> list[Certificate]:
    """Certificates for all who attended and have none yet. Raises CertificateNotDue, NotYours."""
    moment = now or timezone.now()
    locked = _held(call, by)
    year = _year(locked, moment)
    due = Nomination.objects.filter(call=locked, status=NominationStatus.ATTENDED, certificates=None)
    rows = list(due.order_by("code"))
    numbers = _numbers(year, len(rows), choose)
    pairs = zip(numbers, rows, strict=True)
    made = [Certificate(number=number, nomination=row, issued_at=moment) for number, row in pairs]
    return create_records(made, by=by, reason="")


@transaction.atomic
def revoke(
    *, certificate: Certificate, by: User | None, reason: str, now: datetime | None = None
) -> Certificate:
    """Say that a certificate no longer holds, and why. Raises ReasonMissing, AlreadyRevoked, NotYours."""
    said = require_reason(reason)
    _held(certificate.nomination.call, by)
    row = Certificate.objects.get(pk=certificate.pk)
    if row.revoked_at is not None:
        raise AlreadyRevoked
    return _revoked(row, by=by, reason=said, at=now or timezone.now())


@transaction.atomic
def replace(
    *,
    certificate: Certificate,
    by: User | None,
    reason: str,
    now: datetime | None = None,
    choose: Choose = secrets.choice,
) -> Certificate:
    """A corrected certificate of the same attendance under a new number; the old one holds no more.

    One that was revoked is replaced too. Raises ReasonMissing, AlreadyReplaced, CertificateNotDue where
    the holder did not attend or the name is no longer kept, NotYours.
    """
    said, moment = require_reason(reason), now or timezone.now()
    locked = _held(certificate.nomination.call, by)
    row = Certificate.objects.select_related("nomination__nominee").get(pk=certificate.pk)
    if Certificate.objects.filter(replaces=row).exists():
        raise AlreadyReplaced
    if row.nomination.status != NominationStatus.ATTENDED:
        raise CertificateNotDue(_("Only somebody who attended is given a certificate."))
    if row.nomination.nominee.erased_at is not None:
        raise CertificateNotDue(_("The holder's name is no longer kept, so there is nothing to correct."))
    year = _year(locked, moment)
    if row.revoked_at is None:
        _revoked(row, by=by, reason=said, at=moment)
    (number,) = _numbers(year, 1, choose)
    made = Certificate(number=number, nomination=row.nomination, replaces=row, issued_at=moment)
    return save_record(made, by=by, reason=said)


def _revoked(row: Certificate, *, by: User | None, reason: str, at: datetime) -> Certificate:
    row.revoked_at, row.revoked_reason = at, reason
    return save_record(row, by=by)


def _held(call: SeatCall, by: User | None) -> SeatCall:
    """The call under lock, so that two who issue at once come one after the other. Raises NotYours."""
    require(SeatAct.ATTEND, by=by, call=call)
    return hold_call(call)


def _year(call: SeatCall, moment: datetime) -> int:
    """The year the activity ended in. Raises CertificateNotDue before its end, or without a day."""
    last: date | None = last_day(call.activity)
    if last is None:
        raise CertificateNotDue(_("Certificates are issued once the activity is over; it has no date yet."))
    if not over(call.activity, timezone.localdate(moment)):
        raise CertificateNotDue(
            _("Certificates are issued once the activity is over, after %(day)s.")
            % {"day": f"\u2066{last.isoformat()}\u2069"}
        )
    return last.year


def _numbers(year: int, wanted: int, choose: Choose) -> list[str]:
    """So many new numbers; one that was drawn before is drawn again."""
    drawn: set[str] = set()
    while len(drawn) < wanted:
        fresh = {certificate_numbers.draw(year=year, choose=choose) for _again in range(wanted - len(drawn))}
        drawn |= fresh - drawn - _taken(fresh)
    return sorted(drawn)


def _taken(numbers: Iterable[str]) -> set[str]:
    return set(Certificate.objects.filter(number__in=numbers).values_list("number", flat=True))
