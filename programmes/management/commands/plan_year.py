"""`manage.py plan_year 2026`: propose dates for a plan's activities; write them with --adopt."""

import os
import signal
import socket
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.enums import RunKind, RunStatus
from programmes.errors import ProgrammeError
from programmes.management.lookups import account, named
from programmes.models import AnnualPlan, PlanningRun, User
from programmes.services.adoption import adopt
from programmes.services.planning_runs import EFFORT, SEED, TIME_LIMIT, claim_run, request_run
from programmes.services.planning_wording import assumption_sentence, failure_sentences, term_name
from programmes.services.planning_work import work

BETWEEN_LINES = 1.0
EXPLAINED = ("ramadan", "summer", "left_out")


class Command(BaseCommand):
    help = (
        "Propose dates and halls for the activities of a plan, in this process, and say what they rest on. "
        "Writes nothing to the plan unless --adopt is given. Ctrl-C ends with the best so far."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", help="code of the plan")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--effort", type=int, default=EFFORT, help="about seconds of one core")
        parser.add_argument("--time-limit", type=int, default=TIME_LIMIT, help="seconds by the clock")
        parser.add_argument("--replan", action="store_true", help="keep to what was released or dated")
        parser.add_argument("--by", help="user name to record in the history")
        parser.add_argument("--adopt", action="store_true", help="write the proposal into the plan")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = named(AnnualPlan.objects.all(), options["plan"])
        by = account(options["by"])
        try:
            run = self._run(plan, by, options)
            self._show(run)
            if options["adopt"] and run.objective is not None:
                written = adopt(run, by=by)
                self.stdout.write(
                    ngettext(
                        "%(number)s activity was dated.", "%(number)s activities were dated.", len(written)
                    )
                    % {"number": len(written)}
                )
        except ProgrammeError as error:
            said = [str(one) for sentences in error.fields.values() for one in sentences]
            raise CommandError("\n".join([str(error), *said])) from error
        if run.objective is None:
            raise CommandError(_("There is no proposal."))

    def _run(self, plan: AnnualPlan, by: User | None, options: dict[str, Any]) -> PlanningRun:
        """Ask for the run and claim it in one go, so that no other worker takes it."""
        with transaction.atomic():
            asked = request_run(
                plan,
                by=by,
                kind=RunKind.REPLAN if options["replan"] else RunKind.PROPOSE,
                seed=options["seed"],
                effort=options["effort"],
                time_limit=options["time_limit"],
                wake=False,
            )
            run = claim_run(worker=f"{socket.gethostname()}/{os.getpid()}"[:100], run=asked)
        stop = threading.Event()
        before = signal.signal(signal.SIGINT, lambda *_args: stop.set())
        try:
            return work(run, stop=stop, watch=self._progress())
        finally:
            signal.signal(signal.SIGINT, before)

    def _progress(self):
        """Writes where the run is, at most once a second."""
        last = 0.0

        def told(progress) -> None:
            nonlocal last
            if time.monotonic() - last >= BETWEEN_LINES or progress["phase"] == "first":
                last = time.monotonic()
                words = {name: "–" if value is None else value for name, value in progress.items()}
                self.stderr.write(
                    _("%(seconds).1f s  %(phase)s  cost %(objective)s  bound %(bound)s") % words
                )

        return told

    # --- what it found ------------------------------------------------------------------------

    def _show(self, run: PlanningRun) -> None:
        if run.status == RunStatus.FAILED:
            self.stdout.write("\n".join(failure_sentences(run.failure)))
            return
        rows = list(run.placements.select_related("activity", "venue"))
        placed = [row for row in rows if not row.left_out]
        for row in sorted(placed, key=lambda one: (one.starts_on, one.activity.code)):
            venue = row.venue.code if row.venue else "–"
            self.stdout.write(f"{row.starts_on}  {row.ends_on}  {venue:<12} {row.activity.code}")
            self._explain(row)
        for row in rows:
            if row.left_out:
                self.stdout.write(_("%(activity)s is left out.") % {"activity": row.activity.code})
                self._explain(row)
        self._assumptions(rows)
        self._standing(run, len(placed))

    def _explain(self, row) -> None:
        """Why an activity lies in Ramadan or in summer, or nowhere."""
        if not set(EXPLAINED) & set(row.terms):
            return
        paid = ", ".join(f"{term_name(term)} {points}" for term, points in _dearest_first(row.terms))
        self.stdout.write("    " + _("It pays: %(paid)s.") % {"paid": paid})
        for other in row.alternatives:
            self.stdout.write(
                "    "
                + _("Free on %(day)s, %(dearer)s points dearer.")
                % {"day": other["start"], "dearer": other["dearer"]}
            )
        if not row.alternatives:
            self.stdout.write("    " + _("No other week is free for it."))

    def _assumptions(self, rows: list) -> None:
        said = sorted({assumption_sentence(one) for row in rows for one in row.assumptions})
        if said:
            self.stdout.write("\n" + _("Assumed, for want of a source or a planner's word:"))
        for sentence in said:
            self.stdout.write(f"  {sentence}")

    def _standing(self, run: PlanningRun, placed: int) -> None:
        """Cost and bound, said as they are."""
        self.stdout.write("")
        self.stdout.write(
            ngettext("%(number)s activity has a place.", "%(number)s activities have a place.", placed)
            % {"number": placed}
        )
        self.stdout.write(_("The cost is %(cost)s points.") % {"cost": run.objective})
        for term, points in _dearest_first(run.output["terms"]):
            self.stdout.write(f"  {term_name(term)}: {points}")
        if run.bound is None:
            self.stdout.write(_("No bound on the cost was sought."))
        elif run.bound >= run.objective:
            self.stdout.write(_("No cheaper plan exists: that is proven."))
        else:
            self.stdout.write(
                _("No plan below %(bound)s exists; whether one below %(cost)s does is not proven.")
                % {"bound": run.bound, "cost": run.objective}
            )
        self.stdout.write(
            _("Run %(run)s, seed %(seed)s, effort %(effort)s, input %(digest)s.")
            % {"run": run.code, "seed": run.seed, "effort": run.effort, "digest": run.input_hash[:12]}
        )


def _dearest_first(terms: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(terms.items(), key=lambda one: (-one[1], one[0]))
