"""Understanding one row of a table of nominations: values, and every doubt, nothing made up.

Notes never repeat what a cell says of a person: the cell itself stands in the row that keeps it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from programmes.exchange.layouts import Layout, Line
from programmes.exchange.name_lists import state_of
from programmes.exchange.plain_cells import is_damaged, is_error, is_formula, latin_digits, plain
from programmes.exchange.ranks import parted
from programmes.exchange.titles import in_their_languages
from programmes.folding import fold
from programmes.seat_enums import Gender, Service

# What each column is called in both languages, as the template writes it.
HEADINGS: dict[str, tuple[str, str]] = {
    "activity": ("Activity code", "رمز النشاط"),
    "name_ar": ("Name in Arabic", "الاسم بالعربية"),
    "name_en": ("Name in English", "الاسم بالإنجليزية"),
    "position": ("Rank or position", "الرتبة أو الوظيفة"),
    "email": ("Email", "البريد الإلكتروني"),
    "service": ("Service", "نوع الخدمة"),
    "gender": ("Gender", "الجنس"),
    "body": ("Nominating body", "الجهة المرشحة"),
    "state": ("State", "الدولة"),
}
# Other names that people give the columns.
ALSO: dict[str, tuple[str, ...]] = {
    "activity": ("activity", "code", "course", "النشاط", "الدورة", "رمز الدورة"),
    "name_ar": ("name ar", "arabic name", "الاسم", "الاسم العربي"),
    "name_en": ("name en", "name", "full name", "english name", "الاسم الإنجليزي"),
    "position": ("position", "rank", "title", "الرتبة", "الوظيفة", "المنصب"),
    "email": ("e mail", "mail", "address", "البريد", "الإيميل"),
    "service": ("kind of service", "الخدمة"),
    "gender": ("sex", "النوع"),
    "body": ("body", "agency", "ministry", "الجهة", "الوزارة"),
    "state": ("country", "nation", "البلد"),
}
# What a choice is called: in English, in Arabic, and otherwise.
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "service": {
        Service.MILITARY: ("military", "عسكرية", "عسكري", "mil", "armed forces"),
        Service.CIVILIAN: ("civilian", "مدنية", "مدني", "civ", "civil"),
    },
    "gender": {Gender.FEMALE: ("female", "أنثى", "f"), Gender.MALE: ("male", "ذكر", "m")},
}
LONGEST = {"name_en": 200, "name_ar": 200, "position": 200, "email": 254}
PERSONAL = frozenset({*LONGEST, *WORDS})
# Notes on a person whose value is a line or a code.
NAMES_NOBODY = frozenset({"twice_in_file", "maybe_same", "maybe_known"})
# Of these columns a number is read as its digits; anywhere else it stands in the place of a text.
NUMBERS_READ = frozenset({"activity", "body"})
# What refuses a row. `already_named` is no fault: the row stands on record.
REFUSES = frozenset({
    "no_activity", "unknown_activity", "not_open_to_you", "seats_closed", "activity_off", "begun",
    "past_gate", "over_quota", "no_name", "not_a_name", "wrong_type", "formula", "too_long", "bad_email",
    "unknown_word", "error_cell", "lost_letters", "long_number", "foreign_state", "unknown_body",
    "foreign_body", "twice_in_file", "hidden_row", "merged_cells", "surplus_cells",
})  # fmt: skip
_ADDRESS_SHOWN = re.compile(r"^(?:mailto:|[^<>@,;]*<)(?P<address>[^<>\s,;]+@[^<>\s,;]+?)>?$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
# Telephone, passport and civil numbers: more of a person than is needed here, so they are not kept.
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s().-]?\d){5,}")
_HYPHENS = str.maketrans("‐‑‒–—−", "------")


def _aliases(name: str) -> tuple[str, ...]:
    """Every way to write a column's name, folded; the template puts both languages into one cell."""
    english, arabic = HEADINGS[name]
    both = (f"{english} {arabic}", f"{arabic} {english}")
    return tuple(dict.fromkeys(fold(one) for one in (name, english, arabic, *both, *ALSO[name])))


NOMINATIONS = Layout(
    {name: _aliases(name) for name in HEADINGS},
    required=(("activity",), ("name_ar", "name_en")),
    headings=HEADINGS,
)
_MEANT = {
    column: {fold(word): value for value, spellings in words.items() for word in (value, *spellings)}
    for column, words in WORDS.items()
}


@dataclass
class NominationRow:
    """The values of a row as understood, with notes (`code`, `column`, `value`)."""

    values: dict[str, Any] = field(default_factory=dict)
    notes: list[dict[str, str]] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(note["code"] in REFUSES for note in self.notes)

    def note(self, code: str, column: str = "", value: str = "") -> None:
        """Add a note once; of what a cell says of a person no value is kept."""
        kept = "" if column in PERSONAL and code not in NAMES_NOBODY else value[:200]
        one = {"code": code, "column": column, "value": kept}
        if one not in self.notes:
            self.notes.append(one)


def parse_row(line: Line, states: Mapping[str, str], own: str) -> NominationRow:
    """Read every cell of a row. `states` are spellings of states, `own` the code of the file's state."""
    row = NominationRow()
    cells = {name: latin_digits(plain(line.cells.get(name, ""))) for name in HEADINGS}
    odd = _oddities(row, line)
    for column, cell in cells.items():
        if column not in odd and is_error(cell):
            row.note("error_cell", column)
        elif is_damaged(cell):
            row.note("lost_letters", column)
        elif column not in odd and is_formula(cell):
            row.note("formula", column)
    for name, limit in LONGEST.items():
        if len(cells[name]) > limit:
            row.note("too_long", name)
        if name != "email" and _LONG_NUMBER.search(cells[name]) and not _noted(row, name):
            row.note("long_number", name)
    row.values["activity"] = cells["activity"].translate(_HYPHENS).lower().replace(" ", "-")
    if not cells["activity"]:
        row.note("no_activity", "activity")
    _names(row, cells)
    _ranks(row, cells["position"])
    row.values["email"] = _email(row, cells["email"])
    for column in WORDS:
        row.values[column] = _word(row, column, cells[column])
    row.values["body"] = cells["body"]
    if cells["state"] and state_of(cells["state"], states) != own:
        row.note("foreign_state", "state", cells["state"])
    return row


def kept(line: Line) -> dict[str, str]:
    """The filled cells as they came, without long numbers: nobody asked for them."""
    return {
        name: cell if name in ("activity", "email") else _LONG_NUMBER.sub("…", cell)
        for name, cell in line.cells.items()
        if cell.strip()
    }


def _oddities(row: NominationRow, line: Line) -> set[str]:
    """Note what the file says beside the texts; returns the columns concerned."""
    for code, column in line.odd:
        if code != "not_text":
            row.note(code, column)
        elif column not in NUMBERS_READ:
            row.note("wrong_type", column)
    if line.surplus:
        row.note("surplus_cells")
    return {column for _code, column in line.odd}


def _names(row: NominationRow, cells: Mapping[str, str]) -> None:
    for name in ("name_en", "name_ar"):
        if cells[name] and not _LETTERS.search(cells[name]) and not _noted(row, name):
            row.note("not_a_name", name)
    if not cells["name_en"] and not cells["name_ar"]:
        row.note("no_name", "name_ar")
    given = cells["name_en"], cells["name_ar"]
    row.values["name_en"], row.values["name_ar"] = in_their_languages(*given)
    if (row.values["name_en"], row.values["name_ar"]) != given:
        row.note("other_language", "name_en" if given[0] else "name_ar")


def _ranks(row: NominationRow, position: str) -> None:
    """Put a rank that stands before a name into its own column, where that is empty."""
    ranks = []
    for name in ("name_en", "name_ar"):
        rank, row.values[name] = parted(row.values[name])
        if rank:
            ranks.append(rank)
            row.note("rank_in_name", name)
    row.values["position"] = position or " / ".join(ranks)


def _noted(row: NominationRow, column: str) -> bool:
    return any(note["column"] == column for note in row.notes)


def _email(row: NominationRow, cell: str) -> str:
    """The address itself, where it is written as mail programs show it: `Salem <s@example.org>`."""
    if shown := _ADDRESS_SHOWN.match(cell):
        cell = shown["address"]
    if cell and not _noted(row, "email"):
        try:
            validate_email(cell)
        except ValidationError:
            row.note("bad_email", "email")
    return cell


def _word(row: NominationRow, column: str, cell: str) -> str:
    """The value a word stands for, in either language."""
    value = _MEANT[column].get(fold(cell), "")
    if cell and not value and not _noted(row, column):
        row.note("unknown_word", column)
    return str(value)
