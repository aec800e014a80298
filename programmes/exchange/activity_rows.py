"""Understanding one row of a table of activities: values, and every doubt, nothing made up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from programmes import dates
from programmes.enums import DatePrecision
from programmes.exchange.activity_columns import HEADINGS
from programmes.exchange.count_cells import read_count
from programmes.exchange.date_cells import UnreadDate, WrittenDays, read_days
from programmes.exchange.layouts import Line
from programmes.exchange.name_lists import code_of, parts_of, state_of
from programmes.exchange.plain_cells import is_damaged, is_error, is_formula, plain
from programmes.exchange.titles import in_their_languages, unbulleted
from programmes.folding import fold

# What refuses a row; every other note is a doubt or says how a cell was understood.
REFUSES = frozenset({
    "no_title", "no_kind", "unknown_kind", "bad_date", "day_or_month", "no_year", "no_such_day", "hijri_date",
    "date_number", "other_weekday", "two_ends", "mixed_dates", "date_order", "surplus_cells",
    "twice_in_file", "too_long", "formula", "error_cell", "lost_letters", "not_text", "hidden_row",
    "merged_cells",
})  # fmt: skip
_LIKELY_YEARS = range(1994, 2101)
LONGEST = {"title_en": 300, "title_ar": 300, "delivered_by": 300, "source_url": 500}
# Kept as they are written, so that what a spreadsheet would run is not taken in.
_TEXTS = ("title_en", "title_ar", "delivered_by", "source_url")
# Of these a number is read; elsewhere it stands in the place of a text.
_NUMBERS_READ = frozenset({"start", "end", "participants_count"})


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
        one = {"code": code, "column": column, "value": value[:200]}
        if one not in self.notes:
            self.notes.append(one)


def parse_row(line: Line, vocabulary: Vocabulary) -> ParsedRow:
    """Read every cell of a row. Unknown is empty; what cannot be read is noted, never guessed."""
    row = ParsedRow()
    raw = {name: line.cells.get(name, "") for name in HEADINGS}
    cells = {name: plain(cell) for name, cell in raw.items()}
    _oddities(row, line, cells)
    _titles(row, cells)
    _kind(row, cells["kind"], vocabulary)
    _dates(row, cells["start"], cells["end"])
    row.values["topics"] = _topics(row, raw["topic"], vocabulary)
    row.values["states"] = _states(row, raw["participating_states"], vocabulary)
    _count(row, cells["participants_count"])
    _providers(row, cells, vocabulary)
    _source(row, cells["source_url"])
    return row


def _oddities(row: ParsedRow, line: Line, cells: dict[str, str]) -> None:
    """Note what stands in a cell and is no text of its own; such a cell is not read any further."""
    odd = {(code, column) for code, column in line.odd if code != "not_text" or column not in _NUMBERS_READ}
    for column, cell in cells.items():
        if is_error(cell):
            odd.add(("error_cell", column))
        elif is_damaged(cell):
            odd.add(("lost_letters", column))
        elif column in _TEXTS and is_formula(cell):
            odd.add(("formula", column))
    for code, column in sorted(odd):
        row.note(code, column, cells.get(column, ""))
        if code not in ("merged_cells", "hidden_row"):
            cells[column] = ""
    for name, limit in LONGEST.items():
        if len(cells[name]) > limit:
            row.note("too_long", name, cells[name])
    for cell in line.surplus[:1]:
        row.note("surplus_cells", "", cell)


def _titles(row: ParsedRow, cells: Mapping[str, str]) -> None:
    given = unbulleted(cells["title_en"]), unbulleted(cells["title_ar"])
    english, arabic = in_their_languages(*given)
    row.values["title_en"], row.values["title_ar"] = english, arabic
    if (english, arabic) != given and english + arabic:
        row.note("other_language", "title_en" if given[0] else "title_ar", " / ".join(filter(None, given)))
    if not fold(english + arabic) and not any(note["column"].startswith("title") for note in row.notes):
        row.note("no_title", "title_en")


def _kind(row: ParsedRow, cell: str, vocabulary: Vocabulary) -> None:
    row.values["kind"] = code_of(cell, vocabulary.kinds)
    if not cell:
        if not any(note["column"] == "kind" for note in row.notes):
            row.note("no_kind", "kind")
    elif row.values["kind"] is None:
        row.note("unknown_kind", "kind", cell)


def _dates(row: ParsedRow, start: str, end: str) -> None:
    row.values |= {"start": None, "end": None, "precision": DatePrecision.NONE.value}
    begins, ends = _days(row, "start", start), _days(row, "end", end)
    if begins is None or ends is None:
        return
    first, last = begins.first, begins.last or ends.last or ends.first
    if begins.last and ends.first and (ends.last or ends.first) != begins.last:
        row.note("two_ends", "end", f"{start} – {end}")
        return
    if ends.last and first and ends.first != first:
        row.note("two_ends", "end", f"{start} – {end}")
        return
    _bounds(row, first or (ends.first if ends.last else ""), last)


def _days(row: ParsedRow, column: str, cell: str) -> WrittenDays | None:
    """The days in a cell, as it was understood where it is written otherwise; None where it is not read."""
    if not cell:
        return WrittenDays("")
    try:
        days = read_days(cell)
    except UnreadDate as error:
        row.note(error.code, column, cell)
        return None
    understood = " – ".join(filter(None, (days.first, days.last)))
    if understood != cell:
        row.note("date_read", column, f"{cell} → {understood}")
    return days


def _bounds(row: ParsedRow, first: str, last: str) -> None:
    try:
        _first, _last, precision = dates.bounds(first, last)
    except ValidationError as error:
        code = "mixed_dates" if error.code == "partial_date_mixed" else "date_order"
        row.note(code, "end", f"{first} – {last}")
        return
    row.values |= {"start": first or None, "end": last or None, "precision": precision.value}
    for column, day in (("start", first), ("end", last)):
        if day and int(day[:4]) not in _LIKELY_YEARS:
            row.note("unlikely_year", column, day)
    if last and not first:
        row.note("no_start", "start")


def _topics(row: ParsedRow, cell: str, vocabulary: Vocabulary) -> list[str]:
    meaning = partial(code_of, known=vocabulary.topics)
    return _codes(row, "topic", "unknown_topic", {name: meaning(name) for name in _names(cell, meaning)})


def _states(row: ParsedRow, cell: str, vocabulary: Vocabulary) -> list[str]:
    """The states named; a grouping names no single state, so it is noted and kept in the raw cell."""
    meaning = partial(state_of, known=vocabulary.states)
    found = {}
    for name in _names(cell, lambda one: meaning(one) or fold(one) in vocabulary.groupings):
        if fold(name) in vocabulary.groupings:
            row.note("grouping_named", "participating_states", name)
        else:
            found[name] = meaning(name)
    return _codes(row, "participating_states", "unknown_state", found)


def _names(cell: str, meaning) -> list[str]:
    """The names in a cell that may hold several; one that says that nothing is known is left out."""
    return [name for name in parts_of(cell, lambda one: bool(meaning(one))) if plain(name)]


def _codes(row: ParsedRow, column: str, unknown: str, found: Mapping[str, str | None]) -> list[str]:
    """The codes of the names found, each once; names not known are noted."""
    for name, code in found.items():
        if code is None and not is_error(name):
            row.note(unknown, column, name)
    return list(dict.fromkeys(code for code in found.values() if code))


def _count(row: ParsedRow, cell: str) -> None:
    count = read_count(cell) if cell else None
    row.values["participants"] = {"value": count[0], "qualifier": count[1].value} if count else None
    if cell and count is None:
        row.note("unread_count", "participants_count", cell)


def _providers(row: ParsedRow, cells: Mapping[str, str], vocabulary: Vocabulary) -> None:
    """One provider that is on record becomes the team; several, or others, stay as reported."""
    named, cell = cells["team"], cells["delivered_by"]
    team = code_of(named, vocabulary.teams)
    if named and team is None:
        row.note("unknown_team", "team", named)
    names = parts_of(cell, lambda one: fold(one) in vocabulary.teams)
    if team is None and not named and len(names) == 1:
        team = code_of(names[0], vocabulary.teams)
        cell = "" if team else cell
    row.values["team"] = team
    row.values["delivered_by"] = cell


def _source(row: ParsedRow, cell: str) -> None:
    row.values["source_url"] = ""
    if not cell:
        row.note("no_source", "source_url")
        return
    first, *more = re.split(r"[;,\s]+(?=https?://)", cell)
    if not _is_address(first):
        row.note("unread_source", "source_url", cell)
        return
    row.values["source_url"] = first
    if more:
        row.note("more_sources", "source_url", first)


def _is_address(cell: str) -> bool:
    try:
        parts = urlsplit(cell)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in cell
