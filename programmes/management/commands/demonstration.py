"""`manage.py demonstration load|remove`: invented data to show the planner with, and away with it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.errors import ProgrammeError
from programmes.services.demonstration import demonstration_accounts, load_demonstration
from programmes.services.demonstration_removal import remove_demonstration


class Command(BaseCommand):
    help = "Load invented seasons with nominations, marked as invented everywhere; or remove all of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("load", "remove"))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "remove":
            self._remove()
            return
        try:
            with transaction.atomic():
                for code in load_demonstration(today=timezone.localdate()):
                    self.stdout.write(code)
                accounts = list(demonstration_accounts())
        except ProgrammeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("Invented accounts, with passwords shown this once:"))
        for name, password in accounts:
            self.stdout.write(f"  {name}  {password}")
        self.stdout.write(_("To remove all of it: manage.py demonstration remove"))

    def _remove(self) -> None:
        gone = remove_demonstration()
        for name, number in gone.items():
            self.stdout.write(f"{number:>6}  {name}")
        if not gone:
            self.stdout.write(_("There is no demonstration data."))
