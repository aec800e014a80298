"""Rows of lists that have no page of their own: a name with its anchor, note and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from programmes.dashboards.components import Mark
from programmes.dashboards.presenters.evidence import Evidenced, other_script


@dataclass(frozen=True, slots=True)
class Named:
    """A name that others link to by `anchor`: the other script and a note beneath, marks behind."""

    template: ClassVar[str] = "record/named.html"
    anchor: str
    text: str
    url: str = ""
    other: str = ""
    other_lang: str = ""
    note: str = ""
    marks: tuple[Mark, ...] = ()


def named_row(record, shown: Evidenced, *, url: str = "", note: str = "") -> Named:
    """A record under its code, with what supports it as a whole."""
    other, lang = other_script(record.title_en, record.title_ar)
    marks = shown.marks(record, "title_en", "title_ar")
    return Named(record.code, str(record.label), url, other, lang, note, marks)
