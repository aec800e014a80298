"""A released plan as facts and rows in the active language, made from what the release froze alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.enums import ActivityKind, ActivityStatus, Basis, DatePrecision, ParticipantRole, Qualifier
from programmes.models import Release
from programmes.selectors.hijri_dates import hijri_period
from programmes.selectors.release_notices import label_of, listed, period, sentence

HEADINGS = (
    ("code", gettext_lazy("Code")),
    ("kind", gettext_lazy("Kind")),
    ("title", gettext_lazy("Title")),
    ("status", gettext_lazy("Status")),
    ("first", gettext_lazy("First day")),
    ("last", gettext_lazy("Last day")),
    ("hijri", gettext_lazy("Hijri dates (calculated)")),
    ("basis", gettext_lazy("Basis of the dates")),
    ("venue", gettext_lazy("Venue")),
    ("team", gettext_lazy("Training team")),
    ("topics", gettext_lazy("Topics")),
    ("taking_part", gettext_lazy("Taking part")),
    ("invited", gettext_lazy("Invited")),
)


@dataclass(frozen=True, slots=True)
class ReleasedActivity:
    """One activity as it was released. Days are dates where known to the day, else as they are known."""

    code: str
    kind: str
    title: str
    status: str
    first: date | str | None
    last: date | str | None
    hijri: str
    basis: str
    venue: str
    team: str
    topics: str
    taking_part: str
    invited: str

    @property
    def cells(self) -> tuple[date | str | None, ...]:
        return tuple(getattr(self, name) for name, _heading in HEADINGS)


@dataclass(frozen=True, slots=True)
class ReleasedPlan:
    """A release to be read on paper or in a workbook; `dated` in the order of days, then `undated`."""

    title: str
    version: str
    released: str
    period: str
    declared: str
    notice: tuple[str, ...]
    changes: tuple[str, ...]
    dated: tuple[ReleasedActivity, ...]
    undated: tuple[ReleasedActivity, ...]
    digest: str

    @property
    def activities(self) -> tuple[ReleasedActivity, ...]:
        return self.dated + self.undated


def released_plan(release: Release) -> ReleasedPlan:
    """What a release says, in the active language."""
    plan, rows = release.snapshot["plan"], release.snapshot["activities"]
    ordered = sorted(rows, key=lambda row: (row["start"] or row["end"] or "", row["code"]))
    day = timezone.localtime(release.released_at).date().isoformat()
    span = {"start": plan["starts_on"], "end": plan["ends_on"]}
    return ReleasedPlan(
        title=_title(plan),
        version=_("Version %(number)s") % {"number": release.number},
        released=_("Released on %(day)s") % {"day": period({"start": day, "end": day})},
        period=period(span),
        declared=_declared(plan, len(rows)),
        notice=tuple(_in_language(release, "note").splitlines()),
        changes=tuple(sentence(change) for change in release.changes),
        dated=tuple(_activity(row) for row in ordered if row["start"] or row["end"]),
        undated=tuple(_activity(row) for row in ordered if not (row["start"] or row["end"])),
        digest=release.digest,
    )


def _title(plan: Mapping[str, Any]) -> str:
    return label_of({"label_en": plan["title_en"], "label_ar": plan["title_ar"]}) or (
        plan["title_en"] or plan["title_ar"] or plan["code"]
    )


def _in_language(release: Release, stem: str) -> str:
    texts = {f"label_{language}": getattr(release, f"{stem}_{language}") for language in ("en", "ar")}
    return label_of(texts)


def _declared(plan: Mapping[str, Any], entered: int) -> str:
    """What was declared, with its qualifier and unit, beside the rows there are."""
    if plan["declared_count"] is None:
        return _("No total was declared; rows in this version: %(entered)s.") % {"entered": entered}
    unit = label_of({f"label_{language}": plan[f"declared_unit_{language}"] for language in ("en", "ar")})
    qualifier = Qualifier(plan["declared_qualifier"]).label
    words = {"qualifier": qualifier, "number": plan["declared_count"], "unit": unit, "entered": entered}
    return _("Declared: %(qualifier)s %(number)s %(unit)s; rows in this version: %(entered)s.") % words


def _activity(row: Mapping[str, Any]) -> ReleasedActivity:
    first, last = row["start"] or row["end"], row["end"] or row["start"]
    precise = row["date_precision"] == DatePrecision.DAY
    days = (date.fromisoformat(first), date.fromisoformat(last)) if precise else None
    roles = (ParticipantRole.ATTENDED, ParticipantRole.HOST, ParticipantRole.PROVIDER)
    return ReleasedActivity(
        code=row["code"],
        kind=capfirst(str(ActivityKind(row["kind"]).label)),
        title=capfirst(label_of(row)),
        status=capfirst(str(ActivityStatus(row["status"]).label)),
        first=days[0] if days else first,
        last=days[1] if days else last,
        hijri=hijri_period(*days) if days else "",
        basis=str(Basis(row["date_basis"]).label) if first else "",
        venue=label_of(row["venue"]) if row["venue"] else "",
        team=label_of(row["team"]) if row["team"] else row["delivered_by"],
        topics=listed([_with_basis(topic) for topic in row["topics"]]),
        taking_part=listed([_with_basis(one) for one in row["participants"] if one["role"] in roles]),
        invited=listed([label_of(state) for state in row["invited"]]),
    )


def _with_basis(named: Mapping[str, Any]) -> str:
    """A name, and how we come to it where no source states it."""
    if named["basis"] == Basis.STATED:
        return label_of(named)
    return _("%(name)s (%(basis)s)") % {"name": label_of(named), "basis": Basis(named["basis"]).label}
