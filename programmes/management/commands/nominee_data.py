"""`manage.py nominee_data export|erase|due`: hand out, erase, or look through what is kept of nominees."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.management.lookups import account, named
from programmes.models import Nominee, User
from programmes.selectors.personal_data import due_for_erasure, old_lines, person_data
from programmes.services.personal_data import empty_old_lines, erase_due, erase_nominee


class Command(BaseCommand):
    help = "Export or erase what is kept of a nominee; `due` erases those whose keeping time is over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("export", "erase", "due"))
        parser.add_argument("code", nargs="?", help="code of the nominee, for export and erase")
        parser.add_argument("--by", help="user name to record in the history")
        parser.add_argument("--reason", default="", help="why, without naming the person")
        parser.add_argument("--commit", action="store_true", help="erase; without it only shows")

    def handle(self, *args: Any, **options: Any) -> None:
        by = account(options["by"])
        if options["what"] == "due":
            self._due(by, options)
            return
        nominee = named(Nominee.objects.all(), options["code"] or "")
        if options["what"] == "export":
            self.stdout.write(json.dumps(person_data(nominee), ensure_ascii=False, indent=2))
        else:
            self._erase(nominee, by, options)

    def _erase(self, nominee: Nominee, by: User | None, options: dict[str, Any]) -> None:
        if not options["commit"]:
            self.stdout.write(
                _("%(code)s would be erased. Nothing was written; add --commit to erase.")
                % {"code": nominee.code}
            )
            return
        erase_nominee(nominee=nominee, by=by, reason=options["reason"])
        self.stdout.write(_("%(code)s was erased. The nominations still count.") % {"code": nominee.code})

    def _due(self, by: User | None, options: dict[str, Any]) -> None:
        today = timezone.localdate()
        due = due_for_erasure(today)
        for one in due:
            self.stdout.write(f"{one.code}  {one.state.code}")
        if options["commit"]:
            erased = erase_due(today=today, by=by, reason=options["reason"])
            text = ngettext("%(count)s nominee was erased.", "%(count)s nominees were erased.", len(erased))
            self.stdout.write(text % {"count": len(erased)})
            self._lines(empty_old_lines(today=today, by=by))
            return
        text = ngettext(
            "The keeping time of %(count)s nominee is over. Nothing was written; add --commit to erase.",
            "The keeping time of %(count)s nominees is over. Nothing was written; add --commit to erase.",
            len(due),
        )
        self.stdout.write(text % {"count": len(due)})
        self._lines(old_lines(today).count())

    def _lines(self, number: int) -> None:
        """How many lines of old spreadsheets are concerned besides."""
        self.stdout.write(_("Lines of old spreadsheets: %(count)s.") % {"count": number})
