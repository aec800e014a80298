"""Spreadsheets of nominations as pages show them: what was brought, and one preview line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Breadcrumb, Column, EmptyState, Link, Table, Value
from programmes.dashboards.presenters.door_whose import door_owner, door_title
from programmes.enums import ImportStatus, RowVerdict
from programmes.exchange.nomination_notes import column_label, sentence
from programmes.exchange.nomination_rows import HEADINGS
from programmes.models import NominationImport, NominationImportRow


@dataclass(frozen=True, slots=True)
class RowLine:
    """One line of the file: what happens to it, whom it names for what, every note in words."""

    number: int
    verdict: str
    verdict_label: str
    name: str
    activity: str
    nomination: Link | None
    notes: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, str], ...]


def imports_page(sight, imports: Sequence[NominationImport], form, faults: Sequence[str] = ()) -> dict:
    """The form that takes a file, and the files brought so far."""
    columns = (
        Column(_("Brought")),
        Column(_("File")),
        Column(_("Lines"), numeric=True),
        Column(_("Status")),
        Column(_("By")),
    )
    rows = tuple(_import_row(sight, one) for one in imports)
    return {
        "title": _("Nominations by spreadsheet"),
        "owner": door_owner(sight),
        "breadcrumb": _way(sight, _("Nominations by spreadsheet")),
        "form": form,
        "faults": faults,
        "template_url": sight.url("nomination-template-xlsx"),
        "table": Table(_("Files brought so far"), columns, rows, caption_hidden=True) if rows else None,
        "empty": EmptyState(_("No file was brought yet"), _("A file that is brought is shown first.")),
        "columns": [column_label(name) for name in HEADINGS],
    }


def _way(sight, here: str, *further: Link) -> Breadcrumb:
    return Breadcrumb((Link(door_title(sight), sight.url("door")), *further), here)


def _import_row(sight, one: NominationImport) -> tuple[object, ...]:
    moment = f"\u2066{timezone.localtime(one.made_at):%Y-%m-%d %H:%M}\u2069"
    return (
        Link(moment, sight.url("nomination-import", one.pk)),
        Value(one.file_name, ltr=True),
        one.lines,
        str(ImportStatus(one.status).label),
        one.made_by.get_username() if one.made_by else _("a command"),
    )


def import_page(sight, batch: NominationImport, rows: Sequence[NominationImportRow], faults=()) -> dict:
    """One import: what it would do, did or no longer does, line by line, the refused lines first."""
    counts = Counter(row.verdict for row in rows)
    lines = [row_line(sight, row) for row in rows]
    number = counts[RowVerdict.ADD]
    return {
        "title": _("File brought on %(day)s")
        % {"day": f"\u2066{timezone.localtime(batch.made_at):%Y-%m-%d %H:%M}\u2069"},
        "file": batch.file_name,
        "breadcrumb": _way(
            sight,
            _("One file"),
            Link(_("Nominations by spreadsheet"), sight.url("nomination-imports")),
        ),
        "batch": batch,
        "answer": _answer(batch, number),
        "counts": [(counts[verdict], str(verdict.label)) for verdict in RowVerdict],
        "groups": [
            (str(verdict.label), verdict.value, found)
            for verdict in (RowVerdict.REFUSED, RowVerdict.KNOWN, RowVerdict.ADD)
            if (found := [line for line in lines if line.verdict == verdict])
        ],
        "step": _step(batch, number) if sight.acts else None,
        "faults": faults,
        "fresh_url": sight.url("nomination-imports"),
    }


def _answer(batch: NominationImport, number: int) -> str:
    """What became, or would become, of the file."""
    words = {"number": number}
    if batch.status == ImportStatus.UNDONE:
        return _("This was undone: nothing of it is left.")
    if batch.status == ImportStatus.COMMITTED:
        text = ngettext("%(number)s person was named.", "%(number)s people were named.", number)
        return text % words
    if not number:
        return _("Nobody would be named: no line can be added.")
    text = ngettext(
        "%(number)s person would be named. Nothing is written yet.",
        "%(number)s people would be named. Nothing is written yet.",
        number,
    )
    return text % words


def _step(batch: NominationImport, number: int) -> tuple[str, str] | None:
    """The step that may be taken, and what its button says."""
    if batch.status == ImportStatus.COMMITTED:
        return "undo", _("Undo all of it")
    if batch.status == ImportStatus.PREVIEWED and number:
        text = ngettext("Name exactly this person", "Name exactly these %(number)s people", number)
        return "commit", text % {"number": number}
    return None


def row_line(sight, row: NominationImportRow) -> RowLine:
    """One line; an erased one has its number and what happened, and nothing else."""
    names = (row.raw.get("name_ar", ""), row.raw.get("name_en", ""))
    nomination = row.nomination
    return RowLine(
        number=row.number,
        verdict=row.verdict,
        verdict_label=str(RowVerdict(row.verdict).label),
        name=" – ".join(filter(None, names)),
        activity=row.parsed.get("activity", ""),
        nomination=Link(_("Nomination"), sight.url("nomination", nomination.code)) if nomination else None,
        notes=tuple((column_label(note["column"]), sentence(note, row.raw)) for note in row.notes),
        cells=tuple((column_label(name), cell) for name, cell in row.raw.items() if name in HEADINGS),
    )
