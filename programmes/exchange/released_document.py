"""A released plan as a PDF to be printed: English and Arabic side by side, each in its own direction."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.exchange.released_plans import ReleasedPlan, released_plan
from programmes.models import Release

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "typst" / "released_plan.typ"
FONTS = FOLDER / "fonts"
LANGUAGES = ("en", "ar")


def document(release: Release, *, language: str) -> bytes:
    """The bytes of the PDF; the columns of `language` come first, and its direction is the page's."""
    data = _data(release) | {"main": language}
    return typst.compile(
        TEMPLATE,
        root=FOLDER,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(release.released_at.timestamp()),
    )


def _data(release: Release) -> dict[str, Any]:
    """Both languages' texts, row by row beside one another."""
    texts, plans = {}, {}
    for language in LANGUAGES:
        with translation.override(language):
            plans[language] = released_plan(release)
            texts[language] = _texts(plans[language])
    return {
        "texts": texts,
        "code": release.code,
        "digest": release.digest,
        "day": timezone.localtime(release.released_at).date().isoformat(),
        "dated": _pairs(plans, "dated"),
        "undated": _pairs(plans, "undated"),
    }


def _texts(plan: ReleasedPlan) -> dict[str, Any]:
    return {
        "centre": _("NATO–ICI Regional Centre, Kuwait"),
        "title": plan.title,
        "version": plan.version,
        "released": plan.released,
        "period": plan.period,
        "declared": plan.declared,
        "notice": list(plan.notice),
        "notice_title": _("Change notice"),
        "undated_title": _undated(len(plan.undated)),
        "days": _("Days"),
        "activity": _("Activity"),
        "page": _("Page"),
        "calculated": _("Hijri dates are calculated and may differ by a day from what is announced."),
    }


def _undated(number: int) -> str:
    return ngettext("%(number)s activity without a date", "%(number)s activities without a date", number) % {
        "number": number
    }


def _pairs(plans: dict[str, ReleasedPlan], name: str) -> list[dict[str, Any]]:
    rows = {language: [_row(one) for one in getattr(plans[language], name)] for language in LANGUAGES}
    return [{"en": en, "ar": ar} for en, ar in zip(rows["en"], rows["ar"], strict=True)]


def _row(activity) -> dict[str, Any]:
    """One activity's texts; days as ISO, Hijri without its sign, which the fonts lack."""
    row = asdict(activity)
    days = [str(row[name]) for name in ("first", "last") if row[name]]
    row["days"] = list(dict.fromkeys(days))
    row["hijri"] = row["hijri"].removeprefix("≈ ")
    return row | {"first": days[0] if days else "", "last": days[-1] if days else ""}
