"""Reading a table as text: bytes in, named cells out, or a sentence that says why not."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext_lazy as _

from programmes.exchange.csv_files import FORMULA_STARTS
from programmes.exchange.layouts import (
    HEAD_ROWS,
    FileRow,
    Layout,
    Table,
    UnreadableTable,
    laid_out,
    names_columns,
    require_size,
)

# What files of other kinds begin with; a renamed one is told apart from a table.
OTHER_KINDS = {
    b"PK\x03\x04": "ZIP",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
    b"MZ": "EXE",
    b"\x7fELF": "ELF",
    b"\x1f\x8b": "GZIP",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7Z",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"{\\rtf": "RTF",
}
# A workbook behind a password is an old container with this stream in it.
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(r"\s*(<!doctype html|<html|<\?xml|<table)", re.IGNORECASE)
_SEPARATOR_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")
SIGNS = ",;\t|"


def read_table(data: bytes, layout: Layout) -> Table:
    """Read a CSV file (comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows Arabic).

    Raises UnreadableTable for anything else, saying what to do.
    """
    text = _decoded(data)
    named = _SEPARATOR_NAMED.match(text)
    body = text[named.end() :] if named else text
    reader = csv.reader(
        io.StringIO(body, newline=""), delimiter=named[1] if named else _delimiter(body, layout), strict=True
    )
    try:
        rows = list(_rows(reader, above=1 if named else 0))
    except csv.Error as error:
        raise UnreadableTable(
            _("Line %(line)d is not well formed: a quotation mark may be missing.")
            % {"line": reader.line_num + bool(named)}
        ) from error
    return laid_out(rows, layout)


def _decoded(data: bytes) -> str:
    require_size(len(data))
    for start, kind in OTHER_KINDS.items():
        if data.startswith(start):
            raise _other_kind(data, kind)
    text = _text(data)
    if "\x00" in text:
        raise UnreadableTable(_("This is not a table as text. Save it as CSV (UTF-8)."))
    if _PAGE.match(text):
        raise _other_kind(data, "HTML / XML")
    if not text.strip():
        raise UnreadableTable(_("The file is empty."))
    return text


def _other_kind(data: bytes, kind: str) -> UnreadableTable:
    if kind == "XLS" and _PASSWORD in data:
        return UnreadableTable(
            _("This file is protected by a password. Save it without one, as XLSX or as CSV (UTF-8).")
        )
    return UnreadableTable(
        _("This is a file of another kind (%(kind)s). Save it as XLSX or as CSV (UTF-8).") % {"kind": kind}
    )


def _text(data: bytes) -> str:
    """The text, in the first encoding that fits; Windows Arabic only where Arabic letters come out."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if wide else ["utf-8-sig", "cp1256"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1256" or (_ARABIC_LETTER.search(text) and not _damaged(data)):
            return text
    raise UnreadableTable(_("The letters of the file cannot be read. Save it as CSV (UTF-8)."))


def _damaged(data: bytes) -> bool:
    """Whether this is UTF-8 with a few bytes lost, which would pass for Windows Arabic as other letters."""
    text = data.decode("utf-8", errors="replace")
    return len(_ARABIC_LETTER.findall(text)) > text.count("\ufffd")


def _delimiter(text: str, layout: Layout) -> str:
    """The sign by which one of the first rows names the columns, else the commonest of the first line."""
    for sign in SIGNS:
        if names_columns(_first_rows(text, sign), layout):
            return sign
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(SIGNS, key=first.count)


def _first_rows(text: str, sign: str) -> list[FileRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        rows = (row for row in _rows(reader, above=0) if row.filled)
        return list(islice(rows, HEAD_ROWS))
    except csv.Error:
        return []


def _rows(reader: "csv._reader", *, above: int) -> Iterator[FileRow]:
    for row in reader:
        yield FileRow(reader.line_num + above, [_bare(cell) for cell in row])


def _bare(cell: str) -> str:
    """A cell without the apostrophe that our own files put before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell
