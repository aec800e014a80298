"""`manage.py watch_gates`: what is due at the gates of seats; with --commit the proposals are stored."""

from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.management.lookups import named
from programmes.models import AnnualPlan, Reoffer
from programmes.services.offers import expire_due
from programmes.services.reoffers import propose_due


class Command(BaseCommand):
    help = (
        "Show what the re-offer clock proposes at the gates of seats. Writes nothing unless --commit is "
        "given, and then stores the proposals; a person confirms or dismisses them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--plan", help="code of a plan; without it all plans that are in use")
        parser.add_argument("--as-of", help="a day as 2026-05-01; without it today")
        parser.add_argument("--commit", action="store_true", help="store the proposals")

    def handle(self, *args: Any, **options: Any) -> None:
        as_of = self._day(options["as_of"])
        commit = options["commit"]
        if commit and as_of > timezone.localdate():
            raise CommandError(_("Proposals for a day that is still to come cannot be stored."))
        number = sum(self._plan(plan, as_of, commit=commit) for plan in self._plans(options["plan"]))
        text = ngettext("%(count)s proposal.", "%(count)s proposals.", number) % {"count": number}
        more = _("They wait for a person.") if commit else _("Nothing was written; add --commit to store.")
        self.stdout.write(f"{text} {more}")

    def _day(self, given: str | None) -> date:
        if given is None:
            return timezone.localdate()
        try:
            return date.fromisoformat(given)
        except ValueError as error:
            raise CommandError(_("“%(day)s” is no day; write it as 2026-05-01.") % {"day": given}) from error

    def _plans(self, code: str | None) -> list[AnnualPlan]:
        in_use = AnnualPlan.objects.current()
        plan = named(in_use, code)
        return [plan] if plan else list(in_use.order_by("code"))

    def _moment(self, as_of: date) -> datetime:
        if as_of > timezone.localdate():
            return timezone.make_aware(datetime.combine(as_of, time(12)))
        return timezone.now()

    def _plan(self, plan: AnnualPlan, as_of: date, *, commit: bool) -> int:
        """What is proposed for a plan; rolled back unless it is to be stored.

        Offers that ran out end first, those of activities without a day too, which no gate reaches.
        """
        now = self._moment(as_of)
        with transaction.atomic():
            self._tell_of_offers(expire_due(plan=plan, now=now))
            found = propose_due(plan=plan, as_of=as_of, by=None, now=now)
            for one in found:
                self._show(one)
            transaction.set_rollback(not commit)
        return len(found)

    def _tell_of_offers(self, number: int) -> None:
        if number:
            text = ngettext(
                "%(number)s offer ran out without an answer.",
                "%(number)s offers ran out without an answer.",
                number,
            )
            self.stdout.write(text % {"number": number})

    def _show(self, one: Reoffer) -> None:
        content = one.content
        self.stdout.write(
            _(
                "%(activity)s  %(gate)s  %(day)s  to take back: %(taken)s  to offer: %(offers)s  "
                "letters: %(letters)s"
            )
            % {
                "activity": one.call.activity.code,
                "gate": one.get_gate_display(),
                "day": content["day"],
                "taken": len(content["take_back"]),
                "offers": len(content["offers"]),
                "letters": len(content["letters"]),
            }
        )
