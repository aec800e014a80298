"""Planning runs: those of a plan, and one with all that it proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from programmes.enums import RUNS_ENDED, RunStatus
from programmes.models import (
    Activity,
    AnnualPlan,
    Grouping,
    ParticipatingState,
    Placement,
    PlanningRun,
    Topic,
    TrainingTeam,
    Venue,
)
from programmes.models.base import Record
from programmes.models.planning import PlanningRunQuerySet

MOST_OTHERS = 20


@dataclass(frozen=True)
class Names:
    """What the records that two runs speak of are called, by their codes; those since deleted are missing."""

    activities: Mapping[str, Activity]
    states: Mapping[str, str]
    venues: Mapping[str, str]
    teams: Mapping[str, str]


def run_rows(plan: AnnualPlan | None = None) -> PlanningRunQuerySet:
    """Runs without their input and output, the newest first; of one plan where one is given."""
    rows = PlanningRun.objects.select_related("plan", "requested_by").defer("input", "output")
    if plan is not None:
        rows = rows.filter(plan=plan)
    return rows.order_by("-requested_at", "-pk")


def run_with_placements(code: str) -> PlanningRun | None:
    """One run with its placements by their days, those left out last; None where the code is unknown.

    It carries `as_of`, the day up to which its input holds everything for past, or None.
    """
    placements = Placement.objects.select_related(
        "activity__plan", "activity__part", "activity__venue", "activity__team", "activity__demand", "venue"
    ).order_by("left_out", "starts_on", "activity__code")
    rows = PlanningRun.objects.select_related("plan", "requested_by").defer("input")
    rows = rows.annotate(as_of=F("input__problem__as_of"))
    if "\x00" in code:  # PostgreSQL cannot even look for it
        return None
    return rows.prefetch_related(Prefetch("placements", placements)).filter(code=code).first()


def proposal(plan: AnnualPlan, code: str) -> PlanningRun | None:
    """A run of the plan that found a plan, with its placements; None where there is none of that code."""
    run = run_with_placements(code)
    return run if run and run.plan_id == plan.pk and run.objective is not None else None


def run_under_way(plan: AnnualPlan) -> PlanningRun | None:
    """The run of a plan that waits or runs, the newest where there are several."""
    return run_rows(plan).standing(RunStatus.QUEUED, RunStatus.RUNNING).first()


def other_proposals(run: PlanningRun) -> QuerySet[PlanningRun]:
    """The newest runs of the same plan that found a plan, to compare this one with."""
    rows = run_rows(run.plan).filter(status__in=RUNS_ENDED, objective__isnull=False)
    return rows.exclude(pk=run.pk)[:MOST_OTHERS]


def same_input(run: PlanningRun) -> QuerySet[PlanningRun]:
    """The newest other runs of the same plan that had the very input of this one, with their output."""
    rows = PlanningRun.objects.filter(plan=run.plan, input_hash=run.input_hash).defer("input")
    return rows.exclude(pk=run.pk).order_by("-requested_at", "-pk")[:MOST_OTHERS]


def whole_run(code: str) -> PlanningRun | None:
    """One run with its input and output; None where the code is unknown."""
    return PlanningRun.objects.select_related("plan", "requested_by").filter(code=code).first()


def names_of(
    activities: Iterable[str], states: Iterable[str], venues: Iterable[str], teams: Iterable[str]
) -> Names:
    """The records of these codes, retired ones too."""
    rows = Activity.objects.select_related("plan", "part").filter(code__in=set(activities))
    return Names(
        {row.code: row for row in rows},
        _labels(ParticipatingState, states),
        _labels(Venue, venues),
        _labels(TrainingTeam, teams),
    )


def assumed_names(assumptions: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What the halls, groupings and topics are called that assumptions speak of, by their codes."""
    said = list(assumptions)
    halls = [code for one in said for code in one.get("halls", ())]
    groupings = [one["grouping"] for one in said if "grouping" in one]
    topics = [one["topic"] for one in said if "topic" in one]
    return {**_labels(Venue, halls), **_labels(Grouping, groupings), **_labels(Topic, topics)}


def _labels(model: type[Record], codes: Iterable[str]) -> dict[str, str]:
    return {row.code: row.label for row in model._default_manager.filter(code__in=set(codes))}
