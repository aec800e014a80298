"""Pieces that frame a page: where one is, what deserves attention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .values import Link


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """The way here: links from the widest to the nearest, then the page itself."""

    template: ClassVar[str] = "components/breadcrumb.html"
    links: tuple[Link, ...]
    here: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence apart: `level` is "note", "warning", "error" or "good"; `link` is the way on."""

    template: ClassVar[str] = "components/notice.html"
    level: str
    text: str
    title: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Who changed what, when, why: one entry per kept version, the newest first."""

    template: ClassVar[str] = "components/history.html"
    entries: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """`when` is an ISO day with time; `changes` are field, before, after."""

    when: str
    who: str
    what: str
    why: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that deserves attention: how many, of what, and the rows."""

    number: int
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What deserves attention, one line each."""

    template: ClassVar[str] = "components/findings.html"
    findings: tuple[Finding, ...]
