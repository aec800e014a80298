"""`manage.py import_activities FILE`: show what a table of activities would bring; write it with --commit."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from programmes.enums import ActivityStatus, RowVerdict
from programmes.errors import ProgrammeError
from programmes.exchange.activity_import import preview
from programmes.exchange.notes import sentence
from programmes.models import AnnualPlan, ImportBatch, User
from programmes.services import imports


class Command(BaseCommand):
    help = "Show what a CSV table of activities would bring in. Writes nothing unless --commit is given."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--plan", help="code of the plan the activities belong to; none if left out")
        parser.add_argument("--status", choices=ActivityStatus.values, default=ActivityStatus.DELIVERED.value)
        parser.add_argument("--by", help="user name to record in the history")
        parser.add_argument("--commit", action="store_true", help="write the rows that are shown as added")

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
            by=by,
            plan=self._found(AnnualPlan, "code", options["plan"]),
            status=options["status"],
        )
        self._show(batch)
        if options["commit"]:
            imports.commit(batch=batch, by=by)
            self.stdout.write(
                _("Written. To take it back: import number %(number)d in the administration.")
                % {"number": batch.pk}
            )
        else:
            batch.delete()
            self.stdout.write(_("Nothing was written. Add --commit to write the rows shown as added."))

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

    def _show(self, batch: ImportBatch) -> None:
        counts: Counter[str] = Counter()
        for row in batch.rows.all():
            counts[row.verdict] += 1
            title = row.parsed["title_en"] or row.parsed["title_ar"]
            self.stdout.write(f"{row.number:>5}  {row.get_verdict_display()}  {title}")
            for note in row.notes:
                self.stdout.write(f"       – {note['column']}: {sentence(note)}")
        for verdict in RowVerdict:
            self.stdout.write(f"{verdict.label}: {counts[verdict.value]}")
