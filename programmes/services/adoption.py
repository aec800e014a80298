"""Taking a run's proposal into the draft: whole or in part, all of what was chosen or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from programmes import reasons
from programmes.enums import RunStatus
from programmes.errors import InvalidRecord, StaleRecord
from programmes.models import Activity, Placement, PlanningRun, User
from programmes.planning import solution as core
from programmes.planning.check import Violation, violations
from programmes.services.placing import hold_plan, place, present_plan, unplace
from programmes.services.planning_problem import board_problem
from programmes.services.planning_runs import WrongRun
from programmes.services.planning_violations import NOT_YET, violation_sentence
from programmes.services.records import save_record

NOTE_EN = "Proposed by planning run {run}; no source gives this date."
NOTE_AR = "اقترحه تشغيل التخطيط {run}، ولا يذكر أي مصدر هذا الموعد."
_said = lazy(violation_sentence, str)


class StaleProposal(StaleRecord):
    """Activities were changed since the run read them; `activities` names them."""

    code = "stale_proposal"

    def __init__(self, activities: Sequence[str]) -> None:
        self.activities = tuple(activities)
        message = _("Changed since the run, so nothing was adopted: %(names)s.")
        super().__init__(lazy(lambda: str(message) % {"names": ", ".join(activities)}, str)())


class ProposalRefused(InvalidRecord):
    """What was proposed no longer fits the plan as it is now; nothing was adopted."""

    code = "proposal_refused"

    def __init__(self, violations: dict[str, list[Violation]]) -> None:
        self.violations = violations
        super().__init__(
            _("The proposal no longer fits the plan as it is now; nothing was adopted."),
            fields={code: [_said(one, activity=code) for one in found] for code, found in violations.items()},
        )


@transaction.atomic
def adopt(
    run: PlanningRun, *, by: User | None, activities: Iterable[str] | None = None, reason: str = ""
) -> list[Activity]:
    """Write the run's dates and venues into the draft, for the activities named or all it placed.

    What was adopted from this run before is passed over. Raises WrongRun where the run has no plan,
    InvalidRecord for activities it does not place, StaleProposal, ProposalRefused; then nothing is written.
    """
    hold_plan(run.plan)
    run = PlanningRun.objects.select_for_update(of=("self",)).select_related("plan").get(pk=run.pk)
    if run.status not in (RunStatus.DONE, RunStatus.STOPPED) or run.objective is None:
        raise WrongRun(_("This run has no plan to adopt."))
    chosen = _chosen(run, activities)
    rows = _rows(chosen)
    _require_fresh(run, rows)
    _require_fitting(run, chosen)
    written = [*_write(run, chosen, rows, by=by, reason=reason)]
    Placement.objects.filter(pk__in=[one.pk for one in chosen]).update(adopted_at=timezone.now())
    return written


def _chosen(run: PlanningRun, activities: Iterable[str] | None) -> list[Placement]:
    rows = run.placements.filter(left_out=False).select_related("activity", "venue")
    placed = {one.activity.code: one for one in rows.order_by("activity__code")}
    wanted = set(placed) if activities is None else set(activities)
    if unknown := sorted(wanted - set(placed)):
        sentence = _("The run places no activity of this code.")
        raise InvalidRecord(fields={code: [sentence] for code in unknown})
    return [one for code, one in placed.items() if code in wanted and one.adopted_at is None]


def _rows(chosen: list[Placement]) -> dict[str, Activity]:
    """The activities under lock, in one order so that two adoptions wait rather than deadlock."""
    rows = Activity.objects.select_for_update(of=("self",)).filter(pk__in=[one.activity_id for one in chosen])
    return {one.code: one for one in rows.order_by("pk")}


def _require_fresh(run: PlanningRun, rows: dict[str, Activity]) -> None:
    read = run.input["versions"]
    stale = sorted(code for code, row in rows.items() if read.get(code) != row.version)
    if stale:
        raise StaleProposal(stale)


def _require_fitting(run: PlanningRun, chosen: list[Placement]) -> None:
    """Check the draft as it would be, with all that has changed on record since the run."""
    given, problem = board_problem(run.plan)
    wanted = present_plan(given, problem=problem)
    known = {one.code for one in problem.activities}
    for one in chosen:
        if one.activity.code in known:
            wanted = wanted.replacing(one.activity.code, _placement(one))
    codes = {one.activity.code for one in chosen}
    broken: dict[str, list[Violation]] = {}
    for violation in violations(problem, wanted):
        if violation.code not in NOT_YET:
            for code in sorted(codes & set(violation.activities)):
                broken.setdefault(code, []).append(violation)
    if broken:
        raise ProposalRefused(broken)


def _placement(row: Placement) -> core.Placement:
    if row.starts_on is None or row.ends_on is None:
        raise ValueError(f"{row.pk} is left out")
    return core.Placement(
        row.activity.code, row.starts_on, row.ends_on, row.venue.code if row.venue else None
    )


def _write(
    run: PlanningRun, chosen: list[Placement], rows: dict[str, Activity], *, by: User | None, reason: str
) -> Iterator[Activity]:
    """Write each row once its new place is free; where rows wait for one another, one makes way first."""
    waiting = {one.activity.code: one for one in chosen}
    while waiting:
        free = [code for code, one in waiting.items() if not _taken(one, rows, waiting)]
        if not free:
            row = rows[next(code for code in waiting if rows[code].starts_on)]
            unplace(row)
            save_record(row, by=by, reason=reasons.adopted(run.code, reason, makes_way=True))
            continue
        for code in free:
            row, one = rows[code], waiting.pop(code)
            note = {"note_en": NOTE_EN.format(run=run.code), "note_ar": NOTE_AR.format(run=run.code)}
            place(row, placement=_placement(one), venue=one.venue, **note)
            yield save_record(row, by=by, reason=reasons.adopted(run.code, reason))


def _taken(wanted: Placement, rows: dict[str, Activity], waiting: dict[str, Placement]) -> bool:
    """Whether one that still waits now holds the venue or team on the wanted days."""
    mine = rows[wanted.activity.code]
    for code in waiting:
        other = rows[code]
        if other.pk == mine.pk or not other.starts_on or not wanted.starts_on or not wanted.ends_on:
            continue
        same_venue = wanted.venue_id is not None and wanted.venue_id == other.venue_id
        same_team = mine.team_id is not None and mine.team_id == other.team_id
        last = other.ends_on or other.starts_on
        if (same_venue or same_team) and wanted.starts_on <= last and wanted.ends_on >= other.starts_on:
            return True
    return False
