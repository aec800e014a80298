"""`manage.py check_provenance`: name every seeded fact that no citation supports."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.seeding.provenance import uncovered


class Command(BaseCommand):
    help = "Name every value in a seeded record that is a fact and has no citation; fails where there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        found = uncovered()
        for one in found:
            self.stdout.write(str(one))
        if found:
            message = ngettext(
                "%(count)s fact without a citation.", "%(count)s facts without a citation.", len(found)
            )
            raise CommandError(message % {"count": len(found)})
        self.stdout.write(_("Every seeded fact has a citation."))
