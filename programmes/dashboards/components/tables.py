"""Lists: tables that turn into cards on a phone, filters, pages, empty states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .values import Link

AT_HAND = 5  # filters that are shown before one asks for more


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. `sort_url` makes it sort; `direction` is "ascending", "descending" or empty."""

    label: str
    sort_url: str = ""
    direction: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells (texts or components) under columns. The first cell of a row names the row."""

    template: ClassVar[str] = "components/table.html"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    caption_hidden: bool = False

    @property
    def labelled_rows(self) -> list[list[tuple[Column, object]]]:
        """Each row's cells beside their columns, as cards on a phone repeat the headings."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class FilterField:
    """One field of a filter bar: a choice when `choices` are given, else a text box."""

    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is on, with the address of the list without it."""

    label: str
    value: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class FilterBar:
    """The filters of a list, those that are on, how many rows match, and the export of these rows."""

    template: ClassVar[str] = "components/filters.html"
    action: str
    fields: tuple[FilterField, ...]
    count_line: str
    active: tuple[ActiveFilter, ...] = ()
    clear_url: str = ""
    export_url: str = ""
    hidden: tuple[tuple[str, str], ...] = ()

    @property
    def first(self) -> tuple[FilterField, ...]:
        """The fields at hand; the others stand folded away until they are asked for or in use."""
        return self.fields[:AT_HAND]

    @property
    def further(self) -> tuple[FilterField, ...]:
        return self.fields[AT_HAND:]

    @property
    def further_used(self) -> bool:
        return any(field.value for field in self.further)


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where one is in a list of pages; the addresses are empty at either end."""

    template: ClassVar[str] = "components/pagination.html"
    number: int
    total: int
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class EmptyState:
    """Nothing here: what that means, and what to do next."""

    template: ClassVar[str] = "components/empty.html"
    title: str
    text: str = ""
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many of a column's kind carry the row's topic; zero prints as a middle dot.

    `named`: the source names the topic for the column, whether or not a row carries it.
    """

    count: int
    url: str = ""
    basis: str = "stated"
    kind: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    label: Link
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns with counts, as topics against kinds; `note` says what the signs mean."""

    template: ClassVar[str] = "components/matrix.html"
    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    note: str = ""
