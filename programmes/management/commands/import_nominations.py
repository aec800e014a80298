"""`manage.py import_nominations FILE --state kw`: show whom a table would name; with --commit name them."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from programmes.enums import RowVerdict
from programmes.errors import ProgrammeError
from programmes.exchange.nomination_import import preview
from programmes.exchange.nomination_notes import column_label, sentence
from programmes.models import NominationImport, ParticipatingState, User
from programmes.services.nomination_imports import commit


class Command(BaseCommand):
    help = (
        "Show whom an XLSX or CSV file of nominations of one state would name. Names nobody without --commit."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--state", required=True, help="code of the state whose people these are")
        parser.add_argument("--by", help="user name to record; a focal point is held to its own rights")
        parser.add_argument("--commit", action="store_true", help="name the people shown as added")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                self._run(options)
        except ProgrammeError as error:
            raise CommandError(str(error)) from error

    def _run(self, options: dict[str, Any]) -> None:
        by = self._found(User, "username", options["by"])
        batch = preview(
            data=self._bytes(options["file"]),
            file_name=options["file"].name,
            state=self._found(ParticipatingState, "code", options["state"]),
            body=by.body if by else None,
            by=by,
        )
        self._show(batch)
        if options["commit"]:
            commit(batch=batch, by=by)
            self.stdout.write(
                _("Written. The focal point can undo it: file number %(number)d at the door.")
                % {"number": batch.pk}
            )
        else:
            batch.delete()
            self.stdout.write(_("Nothing was written. Add --commit to name the people shown as added."))

    def _bytes(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s") % {"file": file.name, "why": error.strerror}
            ) from error

    def _found(self, model: type, field: str, value: str | None) -> Any:
        if value is None:
            return None
        found = model.objects.filter(**{field: value}).first()
        if found is None:
            raise CommandError(
                _("There is no %(kind)s “%(value)s”.") % {"kind": model._meta.verbose_name, "value": value}
            )
        return found

    def _show(self, batch: NominationImport) -> None:
        """Line by line. What is printed may end in a log, so it names no person and no cell of one."""
        counts: Counter[str] = Counter()
        for row in batch.rows.all():
            counts[row.verdict] += 1
            self.stdout.write(f"{row.number:>5}  {row.get_verdict_display()}  {row.parsed['activity']}")
            for note in row.notes:
                label = column_label(note["column"])
                self.stdout.write(f"       – {label}: {sentence(note, {})}")
        for verdict in RowVerdict:
            self.stdout.write(f"{verdict.label}: {counts[verdict.value]}")
