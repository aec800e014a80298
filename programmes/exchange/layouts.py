"""What a table must look like: its columns by every name people give them, found wherever they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from operator import itemgetter

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError
from programmes.folding import fold

MAX_BYTES = 2_000_000
MAX_ROWS = 5_000
MAX_COLUMNS = 100
HEAD_ROWS = 10  # filled rows among which the one that names the columns is looked for
# What parts the two languages of a heading, and what parts a name from what is said beside it.
_LANGUAGES = re.compile(r"[\n\r/|]+")
_PARTS = re.compile(r"[()\[\]–—]+|\s-\s")
_ALL_PARTS = re.compile(rf"{_LANGUAGES.pattern}|{_PARTS.pattern}")
# What a heading may say beside its name.
_BESIDE = frozenset({
    "d", "dd", "m", "mm", "mmm", "y", "yy", "yyyy", "optional", "required", "if", "known", "اختياري",
    "الزامي", "مطلوب",
})  # fmt: skip


class UnreadableTable(ProgrammeError):
    """The file is not a table that can be read."""

    code = "unreadable_table"


def require_size(size: int) -> None:
    """Raises UnreadableTable where these are more bytes than a table is likely to hold."""
    if size > MAX_BYTES:
        raise UnreadableTable(
            _("The file is larger than %(limit)d MB. Bring it in parts.") % {"limit": MAX_BYTES // 1_000_000}
        )


@dataclass(frozen=True)
class FileRow:
    """One row as it stands in a file: its line, its cells, and (what is odd, column) pairs.

    The column is -1 where it is the whole row that is odd.
    """

    number: int
    cells: Sequence[str]
    odd: tuple[tuple[str, int], ...] = ()

    @property
    def filled(self) -> bool:
        return any(cell.strip() for cell in self.cells)


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


@dataclass(frozen=True)
class Layout:
    """The columns a table may have, each with its names folded, and of which sets it must have one.

    `headings` are what the columns are called to a reader, in English and in Arabic.
    """

    columns: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]
    headings: Mapping[str, tuple[str, str]]

    def label(self, column: str) -> str:
        """What a column is called in the reader's language; empty for the whole line."""
        english, arabic = self.headings.get(column, (column, column))
        return arabic if (get_language() or "").startswith("ar") else english

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {alias: name for name, aliases in self.columns.items() for alias in aliases}

    def name(self, heading: str) -> str:
        """Our name for the column of that heading, or an empty one; both languages may stand in one cell."""
        if not heading.strip():
            return ""
        if whole := self._known.get(fold(heading)):
            return whole
        if once := self._only(_ALL_PARTS.split(heading)):
            return once
        found = list(dict.fromkeys(self._only(_PARTS.split(part)) for part in _LANGUAGES.split(heading)))
        # One column for both languages: each cell then goes where its letters belong.
        either = any({*found} <= {*group} for group in self.required)
        return found[0] if len(found) == 1 or either else ""

    def _only(self, parts: Sequence[str]) -> str:
        """The one name of a column among the parts of a heading, which may also say how to fill it."""
        if whole := self._known.get(fold(" ".join(parts))):
            return whole
        said = (fold(part) for part in parts)
        found = {self._known.get(part, "") for part in said if not _BESIDE.issuperset(part.split())}
        return found.pop() if len(found) == 1 else ""

    def fault(self, names: Sequence[str]) -> UnreadableTable | None:
        """What is wrong with these columns: one stands twice, or one is missing."""
        twice = [name for name in self.columns if names.count(name) > 1]
        if twice:
            return UnreadableTable(
                _("These columns stand twice: %(names)s.") % {"names": self._listed(twice)}
            )
        missing = [" / ".join(map(self.label, group)) for group in self.required if not {*group} & {*names}]
        if missing:
            return UnreadableTable(
                _("One line must name the columns. Missing: %(missing)s. Known: %(known)s.")
                % {"missing": ", ".join(missing), "known": self._listed(self.columns)}
            )
        return None

    def _listed(self, names: Sequence[str] | Mapping[str, object]) -> str:
        return ", ".join(map(self.label, names))


@dataclass(frozen=True)
class Head:
    """The row that names the columns: the cells, our name for each, and how many rows to go below it."""

    cells: Sequence[str]
    names: Sequence[str]
    below: int


def laid_out(rows: Sequence[FileRow], layout: Layout) -> Table:
    """The rows of a file as a table. Raises UnreadableTable where they name no columns that fit,
    where none stands below them, and where there are too many."""
    filled = [row for row in rows if row.filled]
    head = _head(filled, layout)
    names = head.names
    body = [row for row in filled[head.below :] if not _names_again(row, names, layout)]
    if not body:
        raise UnreadableTable(_("The table has no rows below its header."))
    if len(body) > MAX_ROWS:
        raise UnreadableTable(
            _("The table has more than %(limit)d rows. Bring it in parts.") % {"limit": MAX_ROWS}
        )
    return Table(
        columns=tuple(name for name in names if name),
        passed_over=tuple(_passed_over(head, body)),
        lines=tuple(_line(row, names) for row in body),
    )


def names_columns(rows: Sequence[FileRow], layout: Layout) -> bool:
    """Whether one of the first rows names the columns."""
    filled = [row for row in rows if row.filled]
    return any(layout.fault(head.names) is None for head in _heads(filled[:HEAD_ROWS], layout))


def _passed_over(head: Head, body: Sequence[FileRow]) -> Iterator[str]:
    """The headings of the columns that are not read; one without a heading is called by its letters."""
    for column, (cell, name) in enumerate(zip(head.cells, head.names, strict=True)):
        if name:
            continue
        if heading := " ".join(cell.split()):
            yield heading
        elif any(row.cells[column].strip() for row in body if column < len(row.cells)):
            yield letters_of(column)


def letters_of(column: int) -> str:
    """What a spreadsheet calls a column counted from 0: A, B, …, Z, AA."""
    before, last = divmod(column, 26)
    return (letters_of(before - 1) if before else "") + chr(ord("A") + last)


def _head(filled: Sequence[FileRow], layout: Layout) -> Head:
    """The first row, or pair of rows, that names the columns; what stands above is a title or a remark.

    Raises UnreadableTable with what is wrong with the row that comes nearest.
    """
    if not filled:
        raise UnreadableTable(_("The file is empty."))
    faults: list[tuple[int, UnreadableTable]] = []
    for head in _heads(filled[:HEAD_ROWS], layout):
        fault = layout.fault(head.names)
        if fault is None:
            return head
        faults.append((len({*head.names} - {""}), fault))
    raise max(faults, key=itemgetter(0))[1]


def _heads(filled: Sequence[FileRow], layout: Layout) -> Iterator[Head]:
    """Each row as if it named the columns, after the pair it makes with the next one."""
    for index, row in enumerate(filled):
        cells = list(row.cells[:MAX_COLUMNS])
        lower = list(filled[index + 1].cells[:MAX_COLUMNS]) if index + 1 < len(filled) else []
        if lower and (pair := _pair(cells, lower, layout)):
            yield Head(*pair, index + 2)
        yield Head(cells, [layout.name(cell) for cell in cells], index + 1)


def _pair(upper: list[str], lower: list[str], layout: Layout) -> tuple[list[str], list[str]] | None:
    """Two rows that name the columns together, as “Title” over “English” and “Arabic”.

    None where no heading spans two columns, or where a cell of the lower row means nothing under the one
    above it: then they are no such rows.
    """
    if not any(
        below.strip() and not above.strip() for above, below in zip_longest(upper, lower, fillvalue="")
    ):
        return None
    width = max(len(upper), len(lower))
    upper, lower = upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))
    cells, names, over = [], [], ""
    for above, below in zip(upper, lower, strict=True):
        over = above if above.strip() else over if below.strip() else ""
        written = f"{over} {below}".strip()
        name = layout.name(written) or layout.name(below) or (layout.name(f"{below} {over}") if below else "")
        if below.strip() and not name:
            return None
        cells.append(written)
        names.append(name)
    return cells, names


def _names_again(row: FileRow, names: Sequence[str], layout: Layout) -> bool:
    """Whether the row repeats the names of the columns, as in another language or on another page."""
    pairs = [(cell, name) for cell, name in zip(row.cells, names, strict=False) if cell.strip()]
    return len(pairs) > 1 and all(name and layout.name(cell) == name for cell, name in pairs)


def _line(row: FileRow, names: Sequence[str]) -> Line:
    def name(column: int) -> str:
        return names[column] if 0 <= column < len(names) else ""

    return Line(
        number=row.number,
        cells={
            name: cell for name, cell in zip_longest(names, row.cells[: len(names)], fillvalue="") if name
        },
        surplus=tuple(cell for cell in row.cells[len(names) :] if cell.strip()),
        odd=tuple((what, name(column)) for what, column in row.odd if column < 0 or name(column)),
    )
