"""The list of sources and the page of one: paragraph by paragraph, what was taken and where it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Fact,
    FactList,
    Link,
    Period,
    Table,
    Unknown,
    Value,
)
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.evidence import Evidenced, named, other_script
from programmes.dashboards.presenters.pages import (
    ListPage,
    Section,
    Sheet,
    counted,
    nothing_here,
    retired_notice,
)
from programmes.dashboards.presenters.targets import kind_of, label_of, url_of, values_of
from programmes.enums import Basis, Disposition, SourceKind
from programmes.models import Citation, Source
from programmes.selectors.sources import SourceSheet
from programmes.selectors.targets import Targets


@dataclass(frozen=True, slots=True)
class Support:
    """A record that a statement supports, and which of its values."""

    anchor: str
    text: str
    url: str
    values: str


@dataclass(frozen=True, slots=True)
class Taking:
    """One thing taken from a paragraph, in our words, and where it went, by kind of record."""

    statement: str
    basis: str
    basis_label: str
    supports: tuple[tuple[str, tuple[Support, ...]], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: what became of it, and why if something was left out."""

    number: int
    disposition: str
    disposition_label: str
    note: str
    takings: tuple[Taking, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A source read through: its paragraphs, then what was taken from it without naming one."""

    template: ClassVar[str] = "sources/reading.html"
    paragraphs: tuple[Paragraph, ...]
    unnumbered: tuple[Taking, ...]


def source_filters() -> tuple[Filter, ...]:
    languages = dict(Source._meta.get_field("language").choices)
    return (
        Filter("kind", _("Kind"), tuple((value, str(label)) for value, label in SourceKind.choices)),
        Filter("language", _("Language"), tuple((value, str(label)) for value, label in languages.items())),
    )


def source_list(listing: Listing, page, export: str) -> ListPage:
    """Sources with how much was taken from each."""
    rows = tuple(_row(source) for source in page)
    columns = (
        listing.column(_("Source"), "name"),
        listing.column(_("Publisher"), "publisher"),
        listing.column(_("Published"), "published"),
        listing.column(_("Paragraphs"), "paragraphs", numeric=True),
        listing.column(_("Statements taken"), "citations", numeric=True),
    )
    empty = nothing_here(
        listing, _("No source on record yet"), _("Sources come with the seeds or from planners.")
    )
    piece = Table(_("Sources"), columns, rows, caption_hidden=True) if rows else empty
    count = page.paginator.count
    return ListPage(
        title=_("Sources"),
        lead=_(
            "Everything published that supports a value here, with what was taken from it and where it went."
        ),
        bar=listing.bar(ngettext("%(count)s source", "%(count)s sources", count) % {"count": count}, export),
        sections=(Section("", (piece,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
    )


def _row(source: Source) -> tuple[object, ...]:
    url = source.get_absolute_url()
    return (
        named(source),
        source.publisher or _("not named"),
        Period(source.start_written or "", source.end_written or "", basis=source.date_basis),
        counted(source.paragraph_count, f"{url}#paragraphs"),
        counted(source.citation_count, f"{url}#paragraphs"),
    )


def source_page(sheet: SourceSheet, shown: Evidenced) -> Sheet:
    """One source, read through."""
    source = sheet.source
    other, lang = other_script(source.title_en, source.title_ar)
    facts = _facts(source, shown)
    reading = Reading(
        tuple(_paragraph(one, sheet) for one in sheet.paragraphs),
        _takings(sheet.cited.get(None, ()), sheet.targets),
    )
    title = _("Paragraph by paragraph") if sheet.paragraphs else _("What was taken from it")
    return Sheet(
        breadcrumb=Breadcrumb((Link(_("Sources"), reverse("dashboards:sources")),), str(source.label)),
        title=str(source.label),
        other=other,
        other_lang=lang,
        lead=_reach(sheet),
        notices=retired_notice(source),
        facts=facts,
        sections=(Section(title, (reading,), "paragraphs"),),
        notes=shown.notes(),
    )


def _facts(source: Source, shown: Evidenced) -> FactList:
    language = source.get_language_display() if source.language else ""
    facts = [
        Fact(_("Publisher"), (source.publisher or _("not named"),)),
        Fact(_("Published"), (shown.period(source),)),
        Fact(_("Kind"), (str(source.get_kind_display()),)),
        Fact(_("Language"), (str(language) or Unknown(),)),
    ]
    if source.url:
        facts.append(Fact(_("Address"), (Value(source.url, url=source.url, ltr=True),)))
    if source.reference:
        facts.append(Fact(_("Kept as"), (Value(source.reference, ltr=True),)))
    if source.date_basis == Basis.STATED and (text := source.text("date_note")):
        facts.append(Fact(_("On its date"), (text,)))
    if text := source.text("note"):
        facts.append(Fact(_("Note"), (text,)))
    return FactList(tuple(facts))


def _reach(sheet: SourceSheet) -> str:
    """How much of the source is on record, in one sentence."""
    used = sum(1 for one in sheet.paragraphs if sheet.cited.get(one.number))
    total = len(sheet.paragraphs)
    if not total:
        return ""
    text = ngettext(
        "%(used)s of its %(total)s paragraphs supports something on record.",
        "%(used)s of its %(total)s paragraphs support something on record.",
        used,
    )
    return text % {"total": total, "used": used}


def _paragraph(one, sheet: SourceSheet) -> Paragraph:
    label = str(Disposition(one.disposition).label)
    takings = _takings(sheet.cited.get(one.number, ()), sheet.targets)
    return Paragraph(one.number, one.disposition, label, one.text("note"), takings)


def _takings(citations: Iterable[Citation], targets: Targets) -> tuple[Taking, ...]:
    """Citations that say the same thing, together: one statement and all the records it supports."""
    together: dict[tuple[str, str], list[Citation]] = {}
    for one in citations:
        together.setdefault((one.text("statement"), one.basis), []).append(one)
    return tuple(
        Taking(statement, basis, str(Basis(basis).label), tuple(_supports(same, targets)))
        for (statement, basis), same in together.items()
    )


def _supports(citations: Iterable[Citation], targets: Targets):
    """The records by kind, in their own order; one that has been deleted since is passed over."""
    kinds: dict[str, list[Support]] = {}
    for one in citations:
        record = targets.get((one.content_type.model, one.object_id))
        if record is not None:
            support = Support(one.code, label_of(record), url_of(record), values_of(record, one.fields))
            kinds.setdefault(kind_of(record), []).append(support)
    return ((kind, tuple(supports)) for kind, supports in kinds.items())
