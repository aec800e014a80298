"""Understanding one row of a table of activities: values, and every doubt, nothing made up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from programmes import dates
from programmes.enums import DatePrecision, Qualifier
from programmes.exchange.table_reading import Line
from programmes.folding import fold

# What an unread cell means for the row.
REFUSES = frozenset({
    "no_title", "no_kind", "unknown_kind", "bad_date", "mixed_dates", "date_order", "surplus_cells",
    "twice_in_file", "too_long",
})  # fmt: skip
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_COUNT = re.compile(r"^(>=|≥|>|~|≈|<|≤)?\s*(\d{1,6})\s*(\+)?$", re.ASCII)
_SIGNS = {
    None: Qualifier.EXACT,
    ">": Qualifier.MORE_THAN,
    ">=": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
}
_LIKELY_YEARS = range(1994, 2101)
LONGEST = {"title_en": 300, "title_ar": 300, "delivered_by": 300, "source_url": 500}


@dataclass(frozen=True)
class Vocabulary:
    """What names mean, each by its folded form: kinds, topics, states, teams; and grouping names."""

    kinds: Mapping[str, str]
    topics: Mapping[str, str]
    states: Mapping[str, str]
    teams: Mapping[str, str]
    groupings: frozenset[str] = frozenset()


@dataclass
class ParsedRow:
    """The values of a row as understood, with notes (`code`, `column`, `value`)."""

    values: dict[str, Any] = field(default_factory=dict)
    notes: list[dict[str, str]] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(note["code"] in REFUSES for note in self.notes)

    def note(self, code: str, column: str, value: str = "") -> None:
        self.notes.append({"code": code, "column": column, "value": value[:200]})


def parse_row(line: Line, vocabulary: Vocabulary) -> ParsedRow:
    """Read every cell of a row. Unknown is empty; what cannot be read is noted, never guessed."""
    row = ParsedRow()
    cells = {name: " ".join(cell.split()) for name, cell in line.cells.items()}
    for name, limit in LONGEST.items():
        if len(cells.get(name, "")) > limit:
            row.note("too_long", name, cells[name])
    for cell in line.surplus:
        row.note("surplus_cells", "", cell)
    _titles(row, cells)
    _kind(row, cells.get("kind", ""), vocabulary)
    _dates(row, cells.get("start", ""), cells.get("end", ""))
    row.values["topics"] = _names(row, "topic", cells.get("topic", ""), vocabulary.topics)
    row.values["states"] = _states(row, cells.get("participating_states", ""), vocabulary)
    _count(row, cells.get("participants_count", ""))
    _providers(row, cells.get("delivered_by", ""), vocabulary)
    _source(row, cells.get("source_url", ""))
    return row


def _titles(row: ParsedRow, cells: Mapping[str, str]) -> None:
    row.values["title_en"] = cells.get("title_en", "")
    row.values["title_ar"] = cells.get("title_ar", "")
    if not fold(row.values["title_en"] + row.values["title_ar"]):
        row.note("no_title", "title_en")


def _kind(row: ParsedRow, cell: str, vocabulary: Vocabulary) -> None:
    row.values["kind"] = vocabulary.kinds.get(fold(cell))
    if not cell:
        row.note("no_kind", "kind")
    elif row.values["kind"] is None:
        row.note("unknown_kind", "kind", cell)


def _dates(row: ParsedRow, start: str, end: str) -> None:
    start, end = start.translate(_ARABIC_DIGITS), end.translate(_ARABIC_DIGITS)
    row.values |= {"start": None, "end": None, "precision": DatePrecision.NONE.value}
    for column, cell in (("start", start), ("end", end)):
        try:
            if cell:
                dates.first_day(cell)
        except ValidationError:
            row.note("bad_date", column, cell)
            return
    try:
        _first, _last, precision = dates.bounds(start, end)
    except ValidationError as error:
        row.note(
            "mixed_dates" if error.code == "partial_date_mixed" else "date_order", "end", f"{start} – {end}"
        )
        return
    row.values |= {"start": start or None, "end": end or None, "precision": precision.value}
    for column, cell in (("start", start), ("end", end)):
        if cell and int(cell[:4]) not in _LIKELY_YEARS:
            row.note("unlikely_year", column, cell)
    if end and not start:
        row.note("no_start", "start")


def _names(row: ParsedRow, column: str, cell: str, known: Mapping[str, str]) -> list[str]:
    """The codes of the names in a cell separated by semicolons; names not known are noted."""
    codes: list[str] = []
    for name in filter(None, (part.strip() for part in re.split("[;؛]", cell))):
        code = known.get(fold(name))
        if code is None:
            row.note(f"unknown_{column}", column, name)
        elif code not in codes:
            codes.append(code)
    return codes


def _states(row: ParsedRow, cell: str, vocabulary: Vocabulary) -> list[str]:
    """The states named; a grouping names no single state, so it is noted and kept in the raw cell."""
    parts = [part.strip() for part in re.split("[;؛]", cell) if part.strip()]
    for name in parts:
        if fold(name) in vocabulary.groupings:
            row.note("grouping_named", "participating_states", name)
    single = ";".join(name for name in parts if fold(name) not in vocabulary.groupings)
    return _names(row, "state", single, vocabulary.states)


def _count(row: ParsedRow, cell: str) -> None:
    row.values["participants"] = None
    if not cell:
        return
    match = _COUNT.match(cell.translate(_ARABIC_DIGITS))
    sign = match[1] if match else None
    if not match or sign not in _SIGNS or (match[3] and sign):
        row.note("unread_count", "participants_count", cell)
        return
    qualifier = Qualifier.AT_LEAST if match[3] else _SIGNS[sign]
    row.values["participants"] = {"value": int(match[2]), "qualifier": qualifier.value}


def _providers(row: ParsedRow, cell: str, vocabulary: Vocabulary) -> None:
    """One provider that is on record becomes the team; several, or others, stay as reported."""
    names = [part.strip() for part in re.split("[;؛]", cell) if part.strip()]
    team = vocabulary.teams.get(fold(names[0])) if len(names) == 1 else None
    row.values["team"] = team
    row.values["delivered_by"] = "" if team else cell


def _source(row: ParsedRow, cell: str) -> None:
    row.values["source_url"] = ""
    if not cell:
        row.note("no_source", "source_url")
        return
    if _is_address(cell):
        row.values["source_url"] = cell
    else:
        row.note("unread_source", "source_url", cell)


def _is_address(cell: str) -> bool:
    try:
        parts = urlsplit(cell)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in cell
