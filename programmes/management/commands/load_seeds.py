"""`manage.py load_seeds`: bring the database in line with the seed files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import ngettext, override

from programmes.management.lookups import account
from programmes.seeding import report
from programmes.seeding.loading import load_seeds
from programmes.seeding.problems import SeedsRefused


class Command(BaseCommand):
    help = (
        "Load the seed files. Prints what is added, changed, retired and left alone because people edited "
        "it; writes all or nothing. With --verbosity 2 every added record is named."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--directory", type=Path, default=settings.BASE_DIR / "seeds")
        parser.add_argument("--dry-run", action="store_true", help="Show all of it and write nothing.")
        parser.add_argument("--by", metavar="USERNAME", help="The account that the history names.")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])

    def handle(self, *args: Any, **options: Any) -> None:
        with override(options["language"] or settings.LANGUAGE_CODE):
            self.load(options)

    def load(self, options: dict[str, Any]) -> None:
        try:
            loaded = load_seeds(
                directory=options["directory"],
                by=account(options["by"]),
                dry_run=options["dry_run"],
            )
        except SeedsRefused as refused:
            for problem in refused.problems:
                self.stderr.write(str(problem))
            count = len(refused.problems)
            raise CommandError(
                ngettext(
                    "%(count)s problem in the seed files; nothing was written.",
                    "%(count)s problems in the seed files; nothing was written.",
                    count,
                )
                % {"count": count}
            ) from refused
        for line in report.lines(loaded, every_addition=options["verbosity"] > 1):
            self.stdout.write(line)
