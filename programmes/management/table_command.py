"""What commands that bring in a table do: show what it would write, and write it where told to."""

from abc import ABC, abstractmethod
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from programmes.enums import RowVerdict
from programmes.errors import ProgrammeError
from programmes.exchange.layouts import MAX_BYTES
from programmes.management.lookups import account
from programmes.models import User

NOTHING_TO_ADD = _("No line can be added, so there is nothing to write.")


class TableCommand(BaseCommand, ABC):
    """Reads a file, shows each line with what would become of it, and writes it all or nothing.

    `written` is said once it is written, with the `number` of the stored import; `unwritten` where it is not.
    """

    written: Any
    unwritten: Any

    @abstractmethod
    def preview(self, *, data: bytes, file_name: str, by: User | None, options: dict[str, Any]) -> Any:
        """The stored preview of the file. Raises ProgrammeError where it is no such table."""

    @abstractmethod
    def commit(self, *, batch: Any, by: User | None) -> None:
        """Write what the preview shows. Raises ProgrammeError where it no longer fits."""

    @abstractmethod
    def subject(self, row: Any) -> str:
        """What a line is about."""

    @abstractmethod
    def note(self, note: dict[str, Any]) -> tuple[str, str]:
        """The column that a note on a line is about, empty for the whole line, and the note in words."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", help="user name to record in the history")
        parser.add_argument("--commit", action="store_true", help="write the lines shown as added")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])

    def handle(self, *args: Any, **options: Any) -> None:
        with override(options["language"] or settings.LANGUAGE_CODE):
            self._bring(options)

    def _bring(self, options: dict[str, Any]) -> None:
        by = account(options["by"])
        data = self._bytes(options["file"])
        try:
            with transaction.atomic():
                batch = self.preview(data=data, file_name=options["file"].name, by=by, options=options)
                added = self._show(batch)
                if options["commit"] and added:
                    self.commit(batch=batch, by=by)
                    self.stdout.write(self.written % {"number": batch.pk})
                else:
                    batch.delete()
                    self.stdout.write(str(self.unwritten if added else NOTHING_TO_ADD))
        except ProgrammeError as error:
            raise CommandError(_told(error)) from error

    def _bytes(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                # One more than a table has, so that it is refused as too large.
                return opened.read(MAX_BYTES + 1)
        except OSError as error:
            words = {"file": file.name, "why": error.strerror}
            raise CommandError(_("%(file)s cannot be read: %(why)s") % words) from error

    def _show(self, batch: Any) -> int:
        """Print every line with its notes, and the sums; returns how many would be added."""
        counts: Counter[str] = Counter()
        for row in batch.rows.all():
            counts[row.verdict] += 1
            self.stdout.write(f"{row.number:>5}  {row.get_verdict_display()}  {self.subject(row)}")
            for note in row.notes:
                self.stdout.write("       – " + ": ".join(filter(None, self.note(note))))
        for verdict in RowVerdict:
            self.stdout.write(f"{verdict.label}: {counts[verdict.value]}")
        return counts[RowVerdict.ADD]


def _told(error: ProgrammeError) -> str:
    """The error with the sentences of each value concerned."""
    said = (str(one) for sentences in error.fields.values() for one in sentences)
    return " ".join(dict.fromkeys([str(error), *said]))
