"""What commands that bring in a table do: show what it would write, and write it where told to."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from programmes.enums import RowVerdict
from programmes.errors import ProgrammeError
from programmes.management.lookups import account
from programmes.models import User


class TableCommand(BaseCommand):
    """Reads a file, shows each line with what would become of it, and writes it all or nothing.

    `written` is said once it is written, with the `number` of the stored import; `unwritten` where it is not.
    """

    written: Any
    unwritten: Any

    def preview(self, *, data: bytes, file_name: str, by: User | None, options: dict[str, Any]) -> Any:
        """The stored preview of the file. Raises ProgrammeError where it is no such table."""
        raise NotImplementedError

    def commit(self, *, batch: Any, by: User | None) -> None:
        """Write what the preview shows. Raises ProgrammeError where it no longer fits."""
        raise NotImplementedError

    def subject(self, row: Any) -> str:
        """What a line is about."""
        raise NotImplementedError

    def note(self, note: dict[str, Any]) -> tuple[str, str]:
        """The column that a note on a line is about, empty for the whole line, and the note in words."""
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", help="user name to record in the history")
        parser.add_argument("--commit", action="store_true", help="write the lines shown as added")

    def handle(self, *args: Any, **options: Any) -> None:
        by = account(options["by"])
        data = self._bytes(options["file"])
        try:
            with transaction.atomic():
                batch = self.preview(data=data, file_name=options["file"].name, by=by, options=options)
                self._show(batch)
                if options["commit"]:
                    self.commit(batch=batch, by=by)
                    self.stdout.write(self.written % {"number": batch.pk})
                else:
                    batch.delete()
                    self.stdout.write(str(self.unwritten))
        except ProgrammeError as error:
            raise CommandError(str(error)) from error

    def _bytes(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            words = {"file": file.name, "why": error.strerror}
            raise CommandError(_("%(file)s cannot be read: %(why)s") % words) from error

    def _show(self, batch: Any) -> None:
        counts: Counter[str] = Counter()
        for row in batch.rows.all():
            counts[row.verdict] += 1
            self.stdout.write(f"{row.number:>5}  {row.get_verdict_display()}  {self.subject(row)}")
            for note in row.notes:
                self.stdout.write("       – " + ": ".join(filter(None, self.note(note))))
        for verdict in RowVerdict:
            self.stdout.write(f"{verdict.label}: {counts[verdict.value]}")
