"""Workbooks of nominations for tests, written by two libraries that share no code with our reader."""

import io
from datetime import date

from openpyxl import Workbook

from programmes.exchange.nomination_rows import HEADINGS

COLUMNS = tuple(HEADINGS)
HEADER = [english for english, _arabic in HEADINGS.values()]


def row(**cells):
    """A row in the order of the columns."""
    return [cells.get(name) for name in COLUMNS]


def book(*rows, header=HEADER, hidden=(), merged=()):
    """A workbook with a header and these rows; line 2 is the first row."""
    made = Workbook()
    sheet = made.active
    sheet.append(header)
    for cells in rows:
        sheet.append(cells)
    for line in hidden:
        sheet.row_dimensions[line].hidden = True
    for area in merged:
        sheet.merge_cells(area)
    return saved(made)


def saved(made):
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def text(*rows, separator=","):
    """The same as CSV."""
    lines = [HEADER, *([("" if cell is None else str(cell)) for cell in cells] for cells in rows)]
    return "\n".join(separator.join(cells) for cells in lines).encode()


A_DAY = date(2026, 5, 3)
