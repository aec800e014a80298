"""Reading a table that somebody brings: bytes in, named cells out, or a sentence that says why not."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError
from programmes.folding import fold

MAX_BYTES = 2_000_000
MAX_ROWS = 5_000
# What files of other kinds begin with; a renamed one is told apart from a table.
OTHER_KINDS = {
    b"PK\x03\x04": "XLSX",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
    b"MZ": "EXE",
    b"\x1f\x8b": "GZIP",
}
# How the columns are called, folded; the first is ours.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title_en": ("title en", "title", "title english", "english title", "العنوان بالانجليزيه"),
    "title_ar": ("title ar", "title arabic", "arabic title", "العنوان", "العنوان بالعربيه"),
    "kind": ("kind", "type", "النوع"),
    "start": ("start", "start date", "from", "البدايه", "تاريخ البدايه", "من"),
    "end": ("end", "end date", "to", "النهايه", "تاريخ النهايه", "الي"),
    "topic": ("topic", "topics", "الموضوع", "المواضيع", "الموضوعات"),
    "participants_count": ("participants count", "participants", "عدد المشاركين", "المشاركون"),
    "participating_states": ("participating states", "states", "الدول المشاركه", "الدول"),
    "delivered_by": ("delivered by", "provider", "team", "الجهه المنفذه", "المنفذ"),
    "source_url": ("source url", "source", "url", "المصدر", "الرابط"),
}
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


class UnreadableTable(ProgrammeError):
    """The file is not a table that can be read."""

    code = "unreadable_table"


@dataclass(frozen=True)
class Layout:
    """The columns a table may have, each with its names folded, and of which sets it must have one."""

    columns: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]

    def names(self, header: Sequence[str]) -> list[str]:
        """Our name for each column of the header, or an empty one where we have none.

        Raises UnreadableTable where a column stands twice or is missing.
        """
        known = {alias: name for name, aliases in self.columns.items() for alias in aliases}
        names = [known.get(fold(cell), "") for cell in header]
        twice = sorted({name for name in names if name and names.count(name) > 1})
        if twice:
            raise UnreadableTable(_("These columns stand twice: %(names)s.") % {"names": ", ".join(twice)})
        missing = [" / ".join(group) for group in self.required if not {*group} & {*names}]
        if missing:
            raise UnreadableTable(
                _("The first line must name the columns. Missing: %(missing)s. Known: %(known)s.")
                % {"missing": ", ".join(missing), "known": ", ".join(self.columns)}
            )
        return names


ACTIVITIES = Layout(COLUMNS, required=(("title_en", "title_ar"), ("kind",)))


@dataclass(frozen=True)
class Line:
    """One row: its line in the file, its cells by column name, and cells beyond the last column.

    `odd` holds what the file says beside the texts, as (code, column name): a formula, a number.
    """

    number: int
    cells: dict[str, str]
    surplus: tuple[str, ...] = ()
    odd: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table as read: which columns were understood, which were passed over, and its lines."""

    columns: tuple[str, ...]
    passed_over: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(data: bytes, layout: Layout = ACTIVITIES) -> Table:
    """Read a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or Windows Arabic).

    Raises UnreadableTable for anything else, saying what to do.
    """
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = next(reader, [])
        names = layout.names(header)
        lines = tuple(_lines(reader, names))
    except csv.Error as error:
        raise UnreadableTable(
            _("Line %(line)d is not well formed: a quotation mark may be missing.")
            % {"line": reader.line_num}
        ) from error
    if not lines:
        raise UnreadableTable(_("The table has no rows below its header."))
    return Table(
        columns=tuple(name for name in names if name),
        passed_over=tuple(
            cell for cell, name in zip(header, names, strict=True) if not name and cell.strip()
        ),
        lines=lines,
    )


def require_size(data: bytes) -> None:
    """Raises UnreadableTable where there is more than a table is likely to hold."""
    if len(data) > MAX_BYTES:
        raise UnreadableTable(
            _("The file is larger than %(limit)d MB. Bring it in parts.") % {"limit": MAX_BYTES // 1_000_000}
        )


def _decoded(data: bytes) -> str:
    require_size(data)
    for start, kind in OTHER_KINDS.items():
        if data.startswith(start):
            raise UnreadableTable(
                _("This is a %(kind)s file, not a table as text. Save it as CSV (UTF-8).") % {"kind": kind}
            )
    text = _text(data)
    if "\x00" in text:
        raise UnreadableTable(_("This is not a table as text. Save it as CSV (UTF-8)."))
    if not text.strip():
        raise UnreadableTable(_("The file is empty."))
    return text


def _text(data: bytes) -> str:
    """The text, in the first encoding that fits; Windows Arabic only where Arabic letters come out."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if wide else ["utf-8-sig", "cp1256"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1256" or _ARABIC_LETTER.search(text):
            return text
    raise UnreadableTable(_("The letters of the file cannot be read. Save it as CSV (UTF-8)."))


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _lines(reader: "csv._reader", names: list[str]) -> "list[Line]":
    lines = []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(lines) == MAX_ROWS:
            raise UnreadableTable(
                _("The table has more than %(limit)d rows. Bring it in parts.") % {"limit": MAX_ROWS}
            )
        cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
        lines.append(Line(reader.line_num, cells, tuple(cell for cell in row[len(names) :] if cell.strip())))
    return lines
