"""Certificates: which ones a person may see, and what anybody may be told of a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from programmes.models import Activity, Certificate, User
from programmes.seat_enums import NominationStatus
from programmes.selectors import certificate_numbers
from programmes.selectors.visibility import visible_to

RELATED = (
    "replaces",
    "replaced_by",
    "nomination__nominee",
    "nomination__state",
    "nomination__body",
    "nomination__call__activity__plan",
    "nomination__call__activity__venue",
)
# Another certificate of the same attendance, which holds.
IN_FORCE = Certificate.objects.filter(nomination=OuterRef("nomination"), revoked_at=None).exclude(
    pk=OuterRef("pk")
)
# Before a family name these say nothing of the person.
ARTICLES = frozenset({"al", "el", "ال"})


class Verdict(StrEnum):
    """What the check page says of a number."""

    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


@dataclass(frozen=True)
class Check:
    """What anybody may be told of a number, and no more.

    `activity` and `initials` stand for a valid one alone; the initials are empty where the holder's
    name is no longer kept. `since` is the day a revoked one was revoked. A replaced one is revoked while
    another of the same attendance holds; which one is not told.
    """

    verdict: Verdict
    number: str = ""
    activity: Activity | None = None
    initials: str = ""
    since: date | None = None


def certificates_for(user: User | AnonymousUser) -> QuerySet[Certificate]:
    """The certificates a person may see; a stranger sees none, and asks of one number by `check`."""
    rows = Certificate.objects.select_related(*RELATED)
    return visible_to(user, rows) if user.is_authenticated else rows.none()


def certificate_for(user: User | AnonymousUser, number: str) -> Certificate | None:
    """The certificate of that number, where this person may see it."""
    return certificates_for(user).filter(number=number).first()


def holds(certificate: Certificate) -> bool:
    """Whether a certificate is good: not revoked, and its holder on record as having attended."""
    attended = certificate.nomination.status == NominationStatus.ATTENDED
    return certificate.revoked_at is None and attended


def check(typed: str) -> Check:
    """What anybody may be told of a number that they typed or opened. One query."""
    number = certificate_numbers.read(typed)
    if number is None:
        return Check(Verdict.MISTYPED)
    rows = Certificate.objects.select_related(*RELATED).annotate(newer=Exists(IN_FORCE))
    found = rows.filter(number=number).first()
    if found is None:
        return Check(Verdict.UNKNOWN, number)
    if not holds(found):
        return Check(_gone(found), number, since=_day(found.revoked_at))
    nominee = found.nomination.nominee
    return Check(Verdict.VALID, number, found.nomination.call.activity, initials(nominee.text("name")))


def _gone(found: Any) -> Verdict:
    """Whether another one of the same attendance holds instead."""
    attended = found.nomination.status == NominationStatus.ATTENDED
    return Verdict.REPLACED if attended and found.revoked_at and found.newer else Verdict.REVOKED


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def initials(name: str) -> str:
    """The first letters of the first and the last name, without the article: `E. K.`, `ع. ك.`"""
    parts = [part for word in name.replace("-", " ").split() if (part := _bare(word))]
    ends = parts[:1] + parts[1:][-1:]
    return " ".join(f"{part[0].upper()}." for part in ends)


def _bare(word: str) -> str:
    """A word of a name without its article; empty where it is nothing else."""
    if word.casefold() in ARTICLES:
        return ""
    # Four letters at least: shorter ones that begin so are names of their own.
    return word.removeprefix("ال") if len(word) > 4 else word
