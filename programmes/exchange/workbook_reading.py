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
from typing import IO, NamedTuple
from xml.etree import ElementTree

from django.utils.translation import gettext_lazy as _

from programmes.exchange.date_formats import styles_of, written_day
from programmes.exchange.layouts import (
    MAX_COLUMNS,
    FileRow,
    Layout,
    Table,
    UnreadableTable,
    laid_out,
    require_size,
)

START = b"PK\x03\x04"
MAX_OPENED = 8_000_000  # bytes, of one piece once unpacked
MAX_SHEETS = 20
MAX_MERGED = 1_000
LAST_ROW = 1_048_576
BOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_TOO_MUCH = _("The file unpacks to more than a table holds. Bring it in parts.")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
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


class _Merged(NamedTuple):
    """A merged range: its first and last row and its first column."""

    first: int
    last: int
    column: int


@dataclass(frozen=True)
class _Book:
    """What holds for all sheets: the texts they share, how styles show numbers, where days count from."""

    shared: list[str]
    styles: list[str]
    from_1904: bool


def read_workbook(data: bytes, layout: Layout) -> Table:
    """Read the one visible sheet whose first rows name the columns of `layout`.

    Raises UnreadableTable, saying what to do, where the file is no workbook, and where no sheet or
    more than one fits.
    """
    require_size(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _table(archive, layout)
    except DAMAGED as error:
        raise UnreadableTable(
            _("This file cannot be read as a workbook. Save it as XLSX or as CSV (UTF-8).")
        ) from error


def _table(archive: zipfile.ZipFile, layout: Layout) -> Table:
    book = _book(archive)
    refused: UnreadableTable | None = None
    found: dict[str, Table] = {}
    for title, path in _visible_sheets(archive):
        rows = _sheet(archive, path, book)
        if not any(row.filled for row in rows):
            continue
        try:
            found[title] = laid_out(rows, layout)
        except UnreadableTable as error:
            refused = refused or error
    if len(found) > 1:
        raise UnreadableTable(
            _("Several sheets hold such a table: %(names)s. Bring a file with one of them.")
            % {"names": ", ".join(found)}
        )
    if found:
        return next(iter(found.values()))
    raise refused or UnreadableTable(_("The file is empty."))


# --- the pieces of the file -------------------------------------------------------------------


def _piece(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """One piece, unpacked. Raises UnreadableTable where it is too large or defines entities."""
    if archive.getinfo(name).file_size > MAX_OPENED:
        raise UnreadableTable(_TOO_MUCH)
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


def _visible_sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The title and place of each sheet, in the order of the book, without those hidden from the reader.

    Raises UnreadableTable where they are more, or larger together, than a table is.
    """
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
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if "worksheets/" in path:  # a sheet that is a chart holds no cells
                found.append((element.get("name", ""), path))
    opened = sum(archive.getinfo(path).file_size for _title, path in found)
    if len(found) > MAX_SHEETS or opened > MAX_OPENED:
        raise UnreadableTable(_TOO_MUCH)
    return found


def _book(archive: zipfile.ZipFile) -> _Book:
    properties = (element for name, element in _ends(_piece(archive, BOOK)) if name == "workbookPr")
    from_1904 = any(element.get("date1904") in ("1", "true") for element in properties)
    style_sheet = "xl/styles.xml"
    styles = styles_of(_ends(_piece(archive, style_sheet))) if style_sheet in archive.namelist() else []
    return _Book(_shared_texts(archive), styles, from_1904)


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
        _unescaped(run.text or "")
        for child in element
        for run in ([child] if _local(child.tag) == "t" else child)
        if _local(child.tag) in ("t", "r") and _local(run.tag) == "t"
    )


def _unescaped(text: str) -> str:
    """A text with the signs that XML cannot hold, such as the return of an old line break, as spaces.

    A sign may be written as two halves; a half alone is no sign, which U+FFFD stands for.
    """
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if int(found[1], 16) > 31 else " ", text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _sheet(archive: zipfile.ZipFile, path: str, book: _Book) -> list[FileRow]:
    rows: list[_Row] = []
    merged: list[_Merged] = []
    for name, element in _ends(_piece(archive, path)):
        if name == "row":
            rows.append(_row(element, rows[-1].number if rows else 0, book))
            element.clear()
        elif name == "mergeCell":
            first, _colon, last = element.get("ref", "").partition(":")
            (top, column), (bottom, _last) = _place(first), _place(last or first)
            merged.append(_Merged(top, bottom, column))
    if len(merged) > MAX_MERGED:
        raise UnreadableTable(_TOO_MUCH)
    return [_file_row(row, merged) for row in rows]


def _file_row(row: _Row, merged: list[_Merged]) -> FileRow:
    odd = list(row.odd)
    odd += [("merged_cells", one.column) for one in merged if one.first <= row.number <= one.last]
    if row.hidden:
        odd.append(("hidden_row", -1))
    width = max(row.cells, default=-1) + 1
    return FileRow(row.number, [row.cells.get(column, "") for column in range(width)], tuple(odd))


def _place(reference: str) -> tuple[int, int]:
    """`B3` as row 3, column 1. Raises ValueError."""
    found = _REFERENCE.match(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1


def _row(element: ElementTree.Element, above: int, book: _Book) -> _Row:
    """One row. Raises ValueError where it does not stand below the one before it."""
    row = _Row(int(element.get("r") or above + 1), element.get("hidden") in ("1", "true"))
    if not above < row.number <= LAST_ROW:
        raise ValueError(row.number)
    column = -1
    for cell in element:
        if _local(cell.tag) != "c":
            continue
        column = _place(cell.get("r", ""))[1] if cell.get("r") else column + 1
        text, odd = _cell(cell, book)
        if text and column < MAX_COLUMNS:
            row.cells[column] = text
            row.odd += [(odd, column)] if odd else []
    return row


def _cell(cell: ElementTree.Element, book: _Book) -> tuple[str, str]:
    """The text of a cell, and what is odd about it: `formula`, `error_cell`, `not_text` or nothing."""
    parts = {_local(part.tag): part for part in cell}
    kind = cell.get("t", "n")
    value = parts["v"].text or "" if "v" in parts else ""
    if "f" in parts:
        return f"={parts['f'].text or ''}", "formula"
    match kind:
        case "s":
            return book.shared[_index(value)], ""
        case "inlineStr":
            return (_text(parts["is"]) if "is" in parts else ""), ""
        case "str":
            return _unescaped(value), ""
        case "e":
            return value, "error_cell"
        case "d":
            return value, "not_text"
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value), "not_text"
        case _:
            return _number(
                value, book.styles[_index(cell.get("s", "0"))] if book.styles else "", book
            ), "not_text"


def _index(text: str) -> int:
    """Where something stands in a list. Raises ValueError for what counts from its end."""
    if (index := int(text)) < 0:
        raise ValueError(text)
    return index


def _number(value: str, shown: str, book: _Book) -> str:
    """A number as it is meant: a day where it is shown as one, else without an empty fraction."""
    if value and (day := written_day(value, shown, from_1904=book.from_1904)):
        return day
    return value.removesuffix(".0")
