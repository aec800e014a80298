"""Planning runs: those of a plan, and one with all that it proposes."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from programmes.enums import RUNS_ENDED
from programmes.models import AnnualPlan, Placement, PlanningRun


def run_rows(plan: AnnualPlan | None = None) -> QuerySet[PlanningRun]:
    """Runs without their input and output, the newest first; of one plan where one is given."""
    rows = PlanningRun.objects.select_related("plan", "requested_by").defer("input", "output")
    if plan is not None:
        rows = rows.filter(plan=plan)
    return rows.order_by("-requested_at", "-pk")


def run_with_placements(code: str) -> PlanningRun | None:
    """One run with its placements by their days, those left out last; None where the code is unknown."""
    placements = Placement.objects.select_related(
        "activity__plan", "activity__part", "activity__venue", "activity__demand", "venue"
    ).order_by("left_out", "starts_on", "activity__code")
    rows = PlanningRun.objects.select_related("plan", "requested_by").defer("input")
    return rows.prefetch_related(Prefetch("placements", placements)).filter(code=code).first()


def run_under_way(plan: AnnualPlan) -> PlanningRun | None:
    """The run of a plan that waits or runs, the newest where there are several."""
    return run_rows(plan).exclude(status__in=RUNS_ENDED).first()


def latest_proposal(plan: AnnualPlan) -> PlanningRun | None:
    """The newest run of a plan that found a plan."""
    return run_rows(plan).filter(status__in=RUNS_ENDED, objective__isnull=False).first()
