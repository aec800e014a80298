"""Tables for other programs: what is exported, apart from the format it is written in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# A spreadsheet runs a text that starts with one of these, some also in full width, as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A name for the file, the names of the columns, and the rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def as_csv(table: ExportTable) -> Iterator[str]:
    """The lines of a CSV file in UTF-8, marked so that spreadsheets read Arabic rightly.

    Unknown cells are empty; texts that a spreadsheet would run as a formula get a leading apostrophe.
    """
    yield BYTE_ORDER_MARK
    for row in (table.columns, *table.rows):
        line = io.StringIO()
        csv.writer(line).writerow([safe(cell) for cell in row])
        yield line.getvalue()


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else cell
