"""`manage.py first_administrator`: make an administrator where there is no account yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from programmes.services.accounts import create_first_administrator


class Command(BaseCommand):
    help = (
        "Make a first administrator with a generated password, shown once. Does nothing where accounts exist."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username", default="administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        made = create_first_administrator(username=options["username"])
        if made is None:
            self.stdout.write(_("There are accounts already; none was made."))
            return
        user, password = made
        self.stdout.write(_("First administrator: %(name)s") % {"name": user.username})
        self.stdout.write(
            _("Password (shown this once, write it down): %(password)s") % {"password": password}
        )
