"""Values of records with their basis and their source marks, numbered page by page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    Claim,
    Fact,
    Link,
    Mark,
    MarkBook,
    Notes,
    Period,
    Unknown,
    Value,
)
from programmes.enums import Basis
from programmes.selectors.citations import DATES, Citations, Evidence


def in_language(english: str, arabic: str) -> str:
    """The text in the reader's language, or the other where that one is missing."""
    if (get_language() or "").startswith("ar"):
        return arabic or english
    return english or arabic


def other_script(english: str, arabic: str) -> tuple[str, str]:
    """The same name in the other language with that language's code; empty where there is only one."""
    if not english or not arabic:
        return "", ""
    return (english, "en") if (get_language() or "").startswith("ar") else (arabic, "ar")


def isolated(text: str) -> str:
    """A day or code inside a sentence, kept from turning round after Arabic letters."""
    return f"\u2066{text}\u2069"


def as_typed(text: str) -> str:
    """Words that people typed, in the direction of their own letters; nothing where there are none."""
    return f"\u2068{text}\u2069" if text else ""


def claim(evidence: Evidence) -> Claim:
    """What a source says, in our words, with the way to its paragraph.

    Records that rest on the same words of one paragraph share a claim, and so a note.
    """
    publisher = in_language(evidence.publisher_en, evidence.publisher_ar)
    anchor = f"p{evidence.paragraph}" if evidence.paragraph else evidence.code
    return Claim(
        publisher=publisher or in_language(evidence.source_en, evidence.source_ar),
        published=evidence.published,
        paragraph=evidence.paragraph,
        url=f"{reverse('dashboards:source', args=[evidence.source])}#{anchor}",
        statement=in_language(evidence.statement_en, evidence.statement_ar),
    )


class Evidenced:
    """The citations behind one page and the book that numbers its marks."""

    def __init__(self, citations: Citations, book: MarkBook | None = None) -> None:
        self.citations = citations
        self.book = book or MarkBook()

    def marks(self, record, *fields: str, others: tuple[Claim, ...] = ()) -> tuple[Mark, ...]:
        """A mark for each thing said of these values of a record."""
        return tuple(self._mark(one, others) for one in self.citations.of(record, *fields))

    def value(
        self, record, field: str, text: str, *, url: str = "", ltr: bool = False, lang: str = ""
    ) -> Value | Unknown:
        """A column as a page prints it; where it is empty, "not published", with what is known of that."""
        columns = self._columns(record, field)
        if not text:
            return Unknown(self.nearest(record, *columns))
        return Value(
            text, self.citations.basis(record, *columns), url, ltr, self.marks(record, *columns), lang
        )

    def cell(self, record, field: str, text: str, *, ltr: bool = False) -> Value | Unknown:
        """A column in the row of a table whose first cell carries the marks of the whole record."""
        columns = self._columns(record, field)
        marks = self.nearest(record, *columns)
        return Value(text, self.citations.basis(record, *columns), "", ltr, marks) if text else Unknown(marks)

    def fact(self, label: str, record, field: str, text: str, **how) -> Fact:
        return Fact(label, (self.value(record, field, text, **how),))

    def nearest(self, record, *fields: str) -> tuple[Mark, ...]:
        """A mark for each thing said of just these values."""
        return tuple(self._mark(one, ()) for one in self.citations.naming(record, *fields))

    def period(self, record, *, marked: bool = True, in_row: bool = False) -> Period:
        """The uncertain dates of a record with their basis, their sources and the reason if not stated.

        `in_row` leaves the marks of the whole record to the first cell of the row.
        """
        marks: tuple[Mark, ...] = ()
        if marked:
            unknown = not (record.starts_on or record.ends_on)
            marks = self.nearest(record, *DATES) if in_row or unknown else self.marks(record, *DATES)
        if marked and record.date_basis != Basis.STATED and (note := record.text("date_note")):
            marks = (*marks, self.book.reason(note, record.date_basis))
        return Period(
            record.start_written or "", record.end_written or "", basis=record.date_basis, marks=marks
        )

    def reasoned(self, row, text: str, *, url: str = "") -> Value:
        """What a linking row says (a topic, a role), by the row's own basis and reason."""
        marks = self.marks(row)
        if row.basis != Basis.STATED and (reason := row.text("reason")):
            marks = (*marks, self.book.reason(reason, row.basis))
        return Value(text, row.basis, url, marks=marks)

    def notes(self) -> Notes:
        return self.book.notes()

    def _mark(self, evidence: Evidence, others: tuple[Claim, ...]) -> Mark:
        if not evidence.source:
            return self.book.reason(in_language(evidence.statement_en, evidence.statement_ar), evidence.basis)
        return self.book.cite(claim(evidence), evidence.basis, others)

    def _columns(self, record, field: str) -> tuple[str, ...]:
        """A column, or the two columns of a text that is kept in both languages."""
        names = {column.name for column in record._meta.concrete_fields}
        return (field,) if field in names else (f"{field}_en", f"{field}_ar")


def named(record, *, url: str = "") -> Link:
    """A record by its name in the reader's language, linked, with the other script beneath."""
    other, lang = other_script(record.title_en, record.title_ar)
    return Link(str(record.label), url or record.get_absolute_url(), other, detail_lang=lang)


def other_names(record) -> tuple[str, ...]:
    """The aliases of a record, one for each line that people wrote, each in its own direction."""
    return tuple(as_typed(name.strip()) for name in record.aliases.splitlines() if name.strip())


def yes_no(value: bool | None) -> str:
    """A yes, a no, or nothing where it is not known."""
    if value is None:
        return ""
    return _("yes") if value else _("no")
