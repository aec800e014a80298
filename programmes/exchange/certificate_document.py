"""A certificate of attendance as a PDF: both languages on one sheet, Arabic from right to left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programmes.models import Activity, Certificate

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "typst" / "certificate.typ"
FONTS = FOLDER / "fonts"
LANGUAGES = ("en", "ar")


def document(certificate: Certificate, *, check_address: str) -> bytes:
    """The bytes of the PDF, the same whenever it is asked for; `check_address` is where it is checked."""
    return typst.compile(
        TEMPLATE,
        root=FOLDER,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_data(certificate, check_address), ensure_ascii=False)},
        timestamp=int(certificate.issued_at.timestamp()),
    )


def _data(certificate: Certificate, check_address: str) -> dict[str, Any]:
    """What is printed: texts in both languages; days, number and address once."""
    texts = {}
    for language in LANGUAGES:
        with translation.override(language):
            texts[language] = _texts(certificate)
    activity = certificate.nomination.call.activity
    days = [day.isoformat() for day in (activity.starts_on, activity.ends_on) if day]
    return {
        "texts": texts,
        "days": list(dict.fromkeys(days)),
        "issued_on": timezone.localdate(certificate.issued_at).isoformat(),
        "number": certificate.number,
        "address": check_address,
    }


def _texts(certificate: Certificate) -> dict[str, str]:
    nomination = certificate.nomination
    activity = nomination.call.activity
    return {
        "centre": _("NATO–ICI Regional Centre, Kuwait"),
        "title": _("Certificate of attendance"),
        "says": _("The Centre certifies that"),
        "name": nomination.nominee.text("name"),
        "attended": pgettext("on a certificate", "attended"),
        "course": capfirst(activity.label),
        "kind": capfirst(str(activity.get_kind_display())),
        "days_label": _("Days"),
        "days_attended": _days(nomination.days_attended),
        "place_label": _("Place"),
        "place": _place(activity),
        "issued": _("Issued on"),
        "number": _("Certificate number"),
        "check": _("Whether this certificate holds can be checked at"),
        "invented": _("Invented for demonstration: nobody attended.") if _invented(activity) else "",
    }


def _days(number: int | None) -> str:
    if number is None:
        return ""
    return ngettext("%(number)s day attended", "%(number)s days attended", number) % {"number": number}


def _place(activity: Activity) -> str:
    if activity.venue is None:
        return ""
    return _(", ").join(part for part in (activity.venue.label, activity.venue.text("city")) if part)


def _invented(activity: Activity) -> bool:
    return activity.plan is not None and activity.plan.invented
