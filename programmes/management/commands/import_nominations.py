"""`manage.py import_nominations FILE --state kw`: show whom a table would name; with --commit name them."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext_lazy as _

from programmes.exchange.nomination_import import preview
from programmes.exchange.nomination_notes import column_label, sentence
from programmes.management.lookups import named
from programmes.management.table_command import TableCommand
from programmes.models import NominationImport, NominationImportRow, ParticipatingState, User
from programmes.services import nomination_imports


class Command(TableCommand):
    """What is printed may end in a log, so it names no person and no cell that speaks of one."""

    help = (
        "Show whom an XLSX or CSV file of nominations of one state would name. Names nobody without --commit."
    )
    written = _("Written. The focal point can undo it: file number %(number)d at the door.")
    unwritten = _("Nothing was written. Add --commit to name the people shown as added.")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--state", required=True, help="code of the state whose people these are")

    def preview(
        self, *, data: bytes, file_name: str, by: User | None, options: dict[str, Any]
    ) -> NominationImport:
        state = named(ParticipatingState.objects.all(), options["state"])
        return preview(data=data, file_name=file_name, state=state, body=by.body if by else None, by=by)

    def commit(self, *, batch: NominationImport, by: User | None) -> None:
        nomination_imports.commit(batch=batch, by=by)

    def subject(self, row: NominationImportRow) -> str:
        return row.parsed["activity"]

    def note(self, note: dict[str, Any]) -> tuple[str, str]:
        return column_label(note["column"]), sentence(note, {})
