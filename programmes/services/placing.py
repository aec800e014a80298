"""Placing one activity by hand: moving it there, locking it, taking a move back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from programmes import reasons
from programmes.enums import Basis, DatePrecision, Severity
from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.models import Activity, AnnualPlan, PlanningDemand, User, Venue
from programmes.planning.check import Violation, violations
from programmes.planning.problem import Problem
from programmes.planning.rules.working_week import days_from
from programmes.planning.solution import Placement, Solution
from programmes.planning.year import Year
from programmes.selectors.planning_input import PlanningInput
from programmes.services.planning_problem import board_problem, is_dated
from programmes.services.planning_violations import NOT_YET, severity, violation_sentence
from programmes.services.records import require_version, save_record

PLACE = ("starts_on", "ends_on", "date_precision", "date_basis", "date_note_en", "date_note_ar", "venue_id")
NOTE_EN = "Placed by hand while planning; no source gives this date."
NOTE_AR = "وُضع يدوياً أثناء التخطيط، ولا يذكر أي مصدر هذا الموعد."
_said = lazy(violation_sentence, str)


class MoveRefused(InvalidRecord):
    """Something stands in the way of a place; `violations` say what."""

    code = "move_refused"

    def __init__(self, activity: str, violations: tuple[Violation, ...]) -> None:
        self.violations = violations
        super().__init__(fields={"starts_on": [_said(one, activity=activity) for one in violations]})


def _plan_of(activity: Activity) -> AnnualPlan:
    if activity.plan is None:
        raise InvalidRecord(fields={"plan": [_("Only an activity of a plan can be placed.")]})
    return activity.plan


def _placement(problem: Problem, code: str, start: date, venue: Venue | None) -> Placement:
    return Placement(code, start, _end(problem, code, start), venue.code if venue else None)


def _broken(
    given: PlanningInput, problem: Problem, present: Solution, placement: Placement
) -> Iterator[tuple[Violation, Severity]]:
    """What the place breaks, looked for among those alone that it can be at odds with."""
    near = _near(problem, present, placement)
    part = replace(problem, activities=tuple(one for one in problem.activities if one.code in near))
    placed = tuple(one for one in present.placements if one.activity in near)
    out = tuple(code for code in present.left_out if code in near)
    wanted = Solution(placed, out).replacing(placement.activity, placement)
    for one in violations(_with_known_firsts(part), wanted):
        if placement.activity in one.activities and one.code not in NOT_YET:
            yield one, severity(one, overrides=given.profile.severities)


def _near(problem: Problem, present: Solution, placement: Placement) -> set[str]:
    """The moved activity, those tied to it by order, and those held about the same days."""
    mine = problem.activity(placement.activity)
    tied = {one.code for one in problem.activities if mine.code in one.follows}
    turnrounds = [venue.turnround_days for venue in problem.venues]
    turnround = max(turnrounds + [team.turnround_days for team in problem.teams], default=0)
    about = {
        held.activity
        for held in present.placements
        if (held.start - placement.end).days <= turnround + 1
        and (placement.start - held.end).days <= turnround + 1
    }
    known = {one.code for one in problem.activities}
    return {mine.code, *tied, *about, *mine.follows} & known


def _with_known_firsts(part: Problem) -> Problem:
    known = {one.code for one in part.activities}
    return replace(
        part,
        activities=tuple(
            replace(one, follows=tuple(first for first in one.follows if first in known))
            for one in part.activities
        ),
    )


def _end(problem: Problem, code: str, start: date) -> date:
    """The last of as many working days as the activity takes, or of as many days where they do not fit."""
    year, days = Year(problem), problem.activity(code).days
    number = year.number(start)
    held = days_from(year, number, days) if 0 <= number < year.length else None
    return year.dates[held.last] if held else start + timedelta(days=days - 1)


def present_plan(given: PlanningInput, *, problem: Problem) -> Solution:
    """The draft as it stands, as far as it lies in the days of the problem; all else is left out."""
    rows = {one.code: one for one in given.activities}
    placed, out = [], []
    for one in problem.activities:
        row = rows[one.code]
        first, last = row.starts_on, row.ends_on or row.starts_on
        inside = first and last and problem.first_day <= first <= last <= problem.last_day
        if is_dated(row) and inside and first and last:
            placed.append(Placement(one.code, first, last, row.venue.code if row.venue else None))
        else:
            out.append(one.code)
    return Solution(tuple(sorted(placed)), tuple(sorted(out)))


@transaction.atomic
def move_activity(
    activity: Activity,
    *,
    start: date,
    venue: Venue | None,
    by: User | None,
    expected_version: int,
    reason: str = "",
) -> Activity:
    """Put an activity elsewhere. Moves within one plan are made one after the other.

    Raises StaleRecord where it was changed since it was read, MoveRefused naming what stands in the
    way by the Centre's severities, InvalidRecord, UnplannableYear.
    """
    hold_plan(_plan_of(activity))
    require_version(activity, expected_version=expected_version)
    stored = Activity.objects.select_related("plan", "venue").get(pk=activity.pk)
    placement = _require_free(stored, start, venue)
    place(stored, placement=placement, venue=venue, note_en=NOTE_EN, note_ar=NOTE_AR)
    return save_record(stored, by=by, reason=reasons.moved(reason), expected_version=expected_version)


def _require_free(activity: Activity, start: date, venue: Venue | None) -> Placement:
    """The place, which nothing that blocks stands in the way of. Raises MoveRefused."""
    given, problem = board_problem(_plan_of(activity), moving=[activity.code])
    placement = _placement(problem, activity.code, start, venue)
    broken = tuple(_broken(given, problem, present_plan(given, problem=problem), placement))
    if blocking := _blocking(broken):
        raise MoveRefused(activity.code, blocking)
    return placement


def _blocking(violations: tuple[tuple[Violation, Severity], ...]) -> tuple[Violation, ...]:
    return tuple(one for one, grave in violations if grave == Severity.BLOCK)


def hold_plan(plan: AnnualPlan) -> AnnualPlan:
    """The plan under lock until the end of the transaction, so that its places change one at a time."""
    return AnnualPlan.objects.select_for_update().get(pk=plan.pk)


def place(
    activity: Activity, *, placement: Placement, venue: Venue | None, note_en: str, note_ar: str
) -> None:
    """Set the place on the row, as assumed; writing it is the caller's."""
    activity.starts_on, activity.ends_on = placement.start, placement.end
    activity.date_precision, activity.date_basis = DatePrecision.DAY, Basis.ASSUMED
    activity.date_note_en, activity.date_note_ar = note_en, note_ar
    activity.venue = venue


@transaction.atomic
def clear_place(activity: Activity, *, by: User | None, expected_version: int, reason: str = "") -> Activity:
    """Take an activity's date and venue away again. Raises StaleRecord, MoveRefused where it is locked."""
    hold_plan(_plan_of(activity))
    require_version(activity, expected_version=expected_version)
    stored = Activity.objects.select_related("demand").get(pk=activity.pk)
    demand: PlanningDemand | None = getattr(stored, "demand", None)
    if demand is not None and (demand.lock_dates or demand.lock_venue):
        raise MoveRefused(stored.code, (Violation("lock_broken", (stored.code,)),))
    unplace(stored)
    return save_record(stored, by=by, reason=reasons.moved(reason), expected_version=expected_version)


def unplace(activity: Activity) -> None:
    """Set the row to no date and no venue; writing it is the caller's."""
    activity.starts_on = activity.ends_on = None
    activity.date_precision, activity.date_basis = DatePrecision.NONE, Basis.STATED
    activity.date_note_en = activity.date_note_ar = ""
    activity.venue = None


@transaction.atomic
def undo_last_move(plan: AnnualPlan, *, by: User) -> Activity:
    """Take back the last move by hand that this person made in a plan.

    Raises ProgrammeError `nothing_to_undo`, StaleRecord where the activity was changed since, MoveRefused
    where its former place is no longer free.
    """
    hold_plan(plan)
    rows = Activity.history.filter(plan=plan, history_user=by).order_by("-history_date", "-history_id")
    last = rows.first()
    if last is None or not reasons.is_move(last.history_change_reason):
        raise ProgrammeError(_("You have no move to take back."), code="nothing_to_undo")
    activity = Activity.objects.select_related("plan").get(pk=last.id)
    if activity.version != last.version:
        raise StaleRecord
    former = Activity.history.filter(id=last.id, version__lt=last.version).order_by("-version").first()
    if former is None:
        raise ProgrammeError(_("You have no move to take back."), code="nothing_to_undo")
    if former.starts_on and former.date_precision == DatePrecision.DAY:
        venue = Venue.objects.filter(pk=former.venue_id).first()
        _require_free(activity, former.starts_on, venue)
    for name in PLACE:
        setattr(activity, name, getattr(former, name))
    return save_record(activity, by=by, reason=reasons.UNDONE, expected_version=last.version)


@transaction.atomic
def lock_activity(
    activity: Activity, *, dates: bool, venue: bool, by: User | None, expected_version: int, reason: str = ""
) -> PlanningDemand:
    """Fix or free an activity's dates and venue for the planner.

    Raises StaleRecord where the activity was changed since, InvalidRecord where there is nothing to fix.
    """
    require_version(activity, expected_version=expected_version)
    stored = Activity.objects.get(pk=activity.pk)
    missing: dict[str, list[str | Promise]] = {}
    if dates and not is_dated(stored):
        missing["lock_dates"] = [_("It has no date to the day that could be fixed.")]
    if venue and stored.venue_id is None:
        missing["lock_venue"] = [_("It has no venue that could be fixed.")]
    if missing:
        raise InvalidRecord(fields=missing)
    demand = PlanningDemand.objects.filter(activity=stored).first() or PlanningDemand(activity=stored)
    demand.lock_dates, demand.lock_venue = dates, venue
    return save_record(demand, by=by, reason=reason)
