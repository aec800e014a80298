"""Certificates: the page of one for those who may see it, and what anybody is told of a number."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.dashboards.components import Fact, FactList, Link, Many, Notice, Period, Value
from programmes.dashboards.presenters.evidence import as_typed, isolated, other_script
from programmes.dashboards.presenters.kinds import kind_badge, name_of
from programmes.dashboards.presenters.pages import invented_notice
from programmes.models import Certificate
from programmes.seat_enums import NominationStatus
from programmes.selectors.certificates import Check, Verdict, holds

LEVELS = {
    Verdict.VALID: "good",
    Verdict.REVOKED: "error",
    Verdict.REPLACED: "warning",
    Verdict.UNKNOWN: "error",
    Verdict.MISTYPED: "warning",
}
STATUSES = {
    Verdict.VALID: 200,
    Verdict.REVOKED: 200,
    Verdict.REPLACED: 200,
    Verdict.UNKNOWN: 404,
    Verdict.MISTYPED: 400,
}


def certificate_page(certificate: Certificate, *, may_act: bool) -> dict[str, object]:
    """One certificate, for the Centre's staff and for the holder's own state."""
    nomination = certificate.nomination
    activity = nomination.call.activity
    printable = holds(certificate) and nomination.nominee.erased_at is None
    return {
        "title": _("Certificate %(number)s") % {"number": isolated(certificate.number)},
        "notices": (*invented_notice(activity.plan), *_standing(certificate)),
        "facts": FactList(tuple(_facts(certificate))),
        "certificate": certificate,
        "pdf_url": reverse("dashboards:certificate-pdf", args=[certificate.number]) if printable else "",
        "check_url": reverse("dashboards:certificate-checked", args=[certificate.number]),
        "may_revoke": may_act and certificate.revoked_at is None,
        "may_replace": may_act and _replaceable(certificate),
    }


def _replaceable(certificate: Certificate) -> bool:
    nomination = certificate.nomination
    kept = nomination.status == NominationStatus.ATTENDED and nomination.nominee.erased_at is None
    return kept and newer_of(certificate) is None


def newer_of(certificate: Certificate) -> Certificate | None:
    """The one that stands in place of this one."""
    return getattr(certificate, "replaced_by", None)


def _standing(certificate: Certificate):
    """Why a certificate does not hold, or cannot be printed."""
    if certificate.revoked_at is not None:
        day = isolated(timezone.localdate(certificate.revoked_at).isoformat())
        words = _("Replaced on %(day)s") if newer_of(certificate) else _("Revoked on %(day)s")
        yield Notice("error", certificate.revoked_reason, words % {"day": day})
    elif not holds(certificate):
        yield Notice("error", _("The holder is no longer on record as having attended."), _("Does not hold"))
    elif certificate.nomination.nominee.erased_at is not None:
        yield Notice("note", _("The holder's name is no longer kept, so the certificate cannot be printed."))


def _facts(certificate: Certificate):
    nomination = certificate.nomination
    nominee, activity = nomination.nominee, nomination.call.activity
    other, lang = other_script(nominee.name_en, nominee.name_ar)
    name = nominee.text("name") or _("no longer kept")
    yield Fact(_("Holder"), (Many((name, Value(other, lang=lang))) if other else name,))
    yield Fact(_("State"), (nomination.state.label,))
    if nomination.body:
        yield Fact(_("Agency"), (nomination.body.label,))
    yield Fact(_("Activity"), (Link(name_of(activity), activity.get_absolute_url()),))
    yield Fact(_("Days"), (Period(activity.start_written or "", activity.end_written or ""),))
    if nomination.days_attended:
        yield Fact(_("Days attended"), (str(nomination.days_attended),))
    issued = timezone.localdate(certificate.issued_at).isoformat()
    yield Fact(_("Issued on"), (Value(issued, ltr=True),))
    if certificate.replaces:
        yield Fact(_("In place of"), (_link(certificate.replaces),))
    if newer := newer_of(certificate):
        yield Fact(_("Replaced by"), (_link(newer),))


def _link(certificate: Certificate) -> Value:
    return Value(certificate.number, url=certificate.get_absolute_url(), ltr=True)


def check_page(found: Check | None, typed: str = "") -> dict[str, object]:
    """The page anybody may open: a field to type a number in, and what is said of one."""
    if found is None:
        return {"typed": typed, "status": 200}
    return {
        "typed": found.number or typed[:100],
        "status": STATUSES[found.verdict],
        "notices": invented_notice(found.activity.plan) if found.activity else (),
        "verdict": Notice(LEVELS[found.verdict], _sentence(found), _title(found.verdict)),
        "facts": FactList(tuple(_told(found))) if found.activity else None,
    }


def _title(verdict: Verdict) -> str:
    return {
        Verdict.VALID: _("This certificate is valid"),
        Verdict.REVOKED: _("This certificate was revoked"),
        Verdict.REPLACED: _("This certificate was replaced"),
        Verdict.UNKNOWN: _("There is no certificate of this number"),
        Verdict.MISTYPED: _("This number was mistyped"),
    }[verdict]


def _sentence(found: Check) -> str:
    number = isolated(found.number)
    if found.verdict == Verdict.VALID:
        return _("%(number)s: its holder attended.") % {"number": number}
    if found.verdict == Verdict.REVOKED and found.since:
        words = {"number": number, "day": isolated(found.since.isoformat())}
        return _("%(number)s does not hold since %(day)s.") % words
    if found.verdict == Verdict.REPLACED and found.since:
        words = {"number": number, "day": isolated(found.since.isoformat())}
        return _("%(number)s does not hold since %(day)s. Its holder has a newer one: ask for that.") % words
    if found.verdict == Verdict.REVOKED:
        return _("%(number)s does not hold.") % {"number": number}
    if found.verdict == Verdict.UNKNOWN:
        return _("%(number)s is written as our numbers are, and was never issued.") % {"number": number}
    return _("Its last character does not fit the others, or some are missing. Compare it with the paper.")


def _told(found: Check):
    """What is told of a valid one: the activity, its days, the holder's initials."""
    activity = found.activity
    yield Fact(
        _("Activity"), (Link(name_of(activity), activity.get_absolute_url()), kind_badge(activity.kind))
    )
    yield Fact(_("Days"), (Period(activity.start_written or "", activity.end_written or ""),))
    # In the direction of their own script, so that their full stops stay where they belong.
    initials = as_typed(found.initials)
    yield Fact(_("Holder's initials"), (initials or _("The holder's name is no longer kept."),))
