"""`manage.py import_activities FILE`: show what a table of activities would bring; write it with --commit."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext_lazy as _

from programmes.enums import ActivityStatus
from programmes.exchange.activity_import import STATUSES, preview
from programmes.exchange.notes import column_label, sentence
from programmes.management.lookups import named
from programmes.management.table_command import TableCommand
from programmes.models import AnnualPlan, ImportBatch, ImportRow, User
from programmes.services import imports


class Command(TableCommand):
    help = "Show what an XLSX or CSV table of activities would bring in. Writes nothing without --commit."
    written = _("Written. To take it back: import number %(number)d in the administration.")
    unwritten = _("Nothing was written. Add --commit to write the rows shown as added.")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--plan", help="code of the plan the activities belong to; none if left out")
        parser.add_argument(
            "--status", choices=[one.value for one in STATUSES], default=ActivityStatus.DELIVERED.value
        )

    def preview(
        self, *, data: bytes, file_name: str, by: User | None, options: dict[str, Any]
    ) -> ImportBatch:
        plan = named(AnnualPlan.objects.all(), options["plan"])
        return preview(data=data, file_name=file_name, by=by, plan=plan, status=options["status"])

    def commit(self, *, batch: ImportBatch, by: User | None) -> None:
        imports.commit(batch=batch, by=by)

    def subject(self, row: ImportRow) -> str:
        return row.parsed["title_en"] or row.parsed["title_ar"]

    def note(self, note: dict[str, Any]) -> tuple[str, str]:
        return column_label(note["column"]), sentence(note)
