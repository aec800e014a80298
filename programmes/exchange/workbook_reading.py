"""Reading a workbook (XLSX) that somebody brings, as rows of texts with what is odd about them.

Only what a table needs is read, piece by piece, so that nothing in a file can make it grow: no formula
is worked out, no entity opened, no merged range filled in.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree

from django.utils.translation import gettext_lazy as _

from programmes.exchange.table_reading import MAX_ROWS, Layout, Line, Table, UnreadableTable, require_size

START = b"PK\x03\x04"
MAX_OPENED = 8_000_000  # bytes, of one piece once unpacked
MAX_COLUMNS = 100
BOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,
    IndexError,
    ValueError,
    NotImplementedError,
    RuntimeError,  # an encrypted entry
    EOFError,
    RecursionError,
)


@dataclass
class _Row:
    """One row of a sheet: its number, texts by column from 0, and (what is odd, column) pairs."""

    number: int
    hidden: bool = False
    cells: dict[int, str] = field(default_factory=dict)
    odd: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class _Sheet:
    rows: list[_Row]
    merged: list[tuple[int, int, int]]  # first row, last row, first column


def read_workbook(data: bytes, layout: Layout) -> Table:
    """Read the first visible sheet whose first line names the columns of `layout`.

    Raises UnreadableTable, saying what to do, where the file is no workbook or no sheet fits.
    """
    require_size(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _table(archive, layout)
    except DAMAGED as error:
        raise UnreadableTable(
            _("This file cannot be read as a workbook. Save it as XLSX or as CSV (UTF-8).")
        ) from error


def _table(archive: zipfile.ZipFile, layout: Layout) -> Table:
    shared = _shared_texts(archive)
    refused: UnreadableTable | None = None
    for path in _visible_sheets(archive):
        sheet = _sheet(archive, path, shared)
        if not any(row.cells for row in sheet.rows):
            continue
        try:
            return _laid_out(sheet, layout)
        except UnreadableTable as error:
            refused = refused or error
    raise refused or UnreadableTable(_("The file is empty."))


def _laid_out(sheet: _Sheet, layout: Layout) -> Table:
    """The sheet as a table. Raises UnreadableTable where its first line or its length do not fit."""
    filled = [row for row in sheet.rows if any(text.strip() for text in row.cells.values())]
    head = filled[0]
    width = max(head.cells) + 1
    header = [head.cells.get(column, "") for column in range(width)]
    names = layout.names(header)
    if len(filled) == 1:
        raise UnreadableTable(_("The table has no rows below its header."))
    if len(filled) - 1 > MAX_ROWS:
        raise UnreadableTable(
            _("The table has more than %(limit)d rows. Bring it in parts.") % {"limit": MAX_ROWS}
        )
    return Table(
        columns=tuple(name for name in names if name),
        passed_over=tuple(
            cell for cell, name in zip(header, names, strict=True) if not name and cell.strip()
        ),
        lines=tuple(_line(row, names, sheet) for row in filled[1:]),
    )


def _line(row: _Row, names: list[str], sheet: _Sheet) -> Line:
    def name(column: int) -> str:
        return names[column] if column < len(names) else ""

    odd = [(what, name(column)) for what, column in row.odd if name(column)]
    merged = (column for first, last, column in sheet.merged if first <= row.number <= last)
    odd += [("merged_cells", name(column)) for column in merged]
    if row.hidden:
        odd.append(("hidden_row", ""))
    return Line(
        number=row.number,
        cells={name: row.cells.get(column, "") for column, name in enumerate(names) if name},
        surplus=tuple(
            text for column, text in sorted(row.cells.items()) if column >= len(names) and text.strip()
        ),
        odd=tuple(odd),
    )


# --- the pieces of the file -------------------------------------------------------------------


def _piece(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """One piece, unpacked. Raises UnreadableTable where it is too large or defines entities."""
    if archive.getinfo(name).file_size > MAX_OPENED:
        raise UnreadableTable(_("The file unpacks to more than a table holds. Bring it in parts."))
    text = archive.read(name)
    if b"<!DOCTYPE" in text.replace(b"\x00", b""):
        raise ValueError(name)
    return io.BytesIO(text)


def _ends(piece: IO[bytes]) -> Iterator[tuple[str, ElementTree.Element]]:
    """Each element as it ends, by its name without the namespace."""
    for _event, element in ElementTree.iterparse(piece):
        yield _local(element.tag), element


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _visible_sheets(archive: zipfile.ZipFile) -> list[str]:
    """Where the sheets are, in the order of the book, without those hidden from the reader."""
    targets = {
        element.get("Id"): element.get("Target", "")
        for name, element in _ends(_piece(archive, "xl/_rels/workbook.xml.rels"))
        if name == "Relationship"
    }
    found = []
    for name, element in _ends(_piece(archive, BOOK)):
        if name == "sheet" and element.get("state", "visible") == "visible":
            own = next(value for key, value in element.attrib.items() if _local(key) == "id")
            target = targets[own]
            found.append(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return found


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    texts = []
    for tag, element in _ends(_piece(archive, name)):
        if tag == "si":
            texts.append(_text(element))
            element.clear()
    return texts


def _text(element: ElementTree.Element) -> str:
    """The runs of a text, without the reading aids that stand beside them."""
    return "".join(
        run.text or ""
        for child in element
        for run in ([child] if _local(child.tag) == "t" else child)
        if _local(child.tag) in ("t", "r") and _local(run.tag) == "t"
    )


def _sheet(archive: zipfile.ZipFile, path: str, shared: list[str]) -> _Sheet:
    rows: list[_Row] = []
    merged = []
    for name, element in _ends(_piece(archive, path)):
        if name == "row":
            rows.append(_row(element, rows[-1].number + 1 if rows else 1, shared))
            element.clear()
        elif name == "mergeCell":
            first, _colon, last = element.get("ref", "").partition(":")
            (top, column), (bottom, _last) = _place(first), _place(last or first)
            merged.append((top, bottom, column))
    return _Sheet(rows, merged)


def _place(reference: str) -> tuple[int, int]:
    """`B3` as row 3, column 1. Raises ValueError."""
    found = _REFERENCE.match(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1


def _row(element: ElementTree.Element, expected: int, shared: list[str]) -> _Row:
    row = _Row(int(element.get("r") or expected), element.get("hidden") in ("1", "true"))
    column = -1
    for cell in element:
        if _local(cell.tag) != "c":
            continue
        column = _place(cell.get("r", ""))[1] if cell.get("r") else column + 1
        text, odd = _cell(cell, shared)
        if text and column < MAX_COLUMNS:
            row.cells[column] = text
            row.odd += [(odd, column)] if odd else []
    return row


def _cell(cell: ElementTree.Element, shared: list[str]) -> tuple[str, str]:
    """The text of a cell, and what is odd about it: `formula`, `not_text` or nothing."""
    parts = {_local(part.tag): part for part in cell}
    kind = cell.get("t", "n")
    value = parts["v"].text or "" if "v" in parts else ""
    if "f" in parts:
        return f"={parts['f'].text or ''}", "formula"
    if kind == "s":
        return shared[int(value)], ""
    if kind == "inlineStr":
        return (_text(parts["is"]) if "is" in parts else ""), ""
    return value, "" if kind == "str" else "not_text"
