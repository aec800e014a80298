"""Plans: what was declared, what is itemised, and the difference, counted in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from programmes.enums import Qualifier
from programmes.models import Activity, ActivityTopic, AnnualPlan, PartTopic, PlanEndorsement, PlanPart
from programmes.models.plans import PlanQuerySet


@dataclass(frozen=True, slots=True)
class Bucket:
    """A part of a plan (or None for what stands in no part) and the activities entered for it."""

    part: PlanPart | None
    activities: tuple[Activity, ...]

    @property
    def count(self) -> int:
        """How many the part holds: the number declared for it, or the rows where they are more."""
        declared = self.part.declared_count if self.part else None
        return max(declared or 0, len(self.activities))

    @property
    def without_row(self) -> int:
        """Declared for the part, but not entered as an activity."""
        return self.count - len(self.activities)


@dataclass(frozen=True, slots=True)
class Tally:
    """A plan's declared total against what its parts itemise.

    `difference` is known only where the total is exact and at least what is itemised; `least_missing`
    is the fewest that can be missing, also where the total is a lower bound.
    """

    declared: int | None
    qualifier: str
    itemised: int

    @property
    def exact(self) -> bool:
        return self.declared is not None and self.qualifier == Qualifier.EXACT

    @property
    def open_end(self) -> bool:
        return self.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)

    @property
    def least(self) -> int:
        """The lowest number that the declaration allows."""
        return (self.declared or 0) + (self.qualifier == Qualifier.MORE_THAN)

    @property
    def least_missing(self) -> int:
        return max(self.least - self.itemised, 0)

    @property
    def difference(self) -> int | None:
        return self.least_missing if self.exact else None


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan with its buckets in the plan's own order."""

    plan: AnnualPlan
    buckets: tuple[Bucket, ...]

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(activity for bucket in self.buckets for activity in bucket.activities)

    @property
    def tally(self) -> Tally:
        itemised = sum(bucket.count for bucket in self.buckets)
        return Tally(self.plan.declared_count, self.plan.declared_qualifier, itemised)


def plan_rows() -> PlanQuerySet:
    """Plans in use, the newest first."""
    return AnnualPlan.objects.current().order_by("-starts_on", "code")


def current_plan(today: date) -> AnnualPlan | None:
    """The plan in force on `today`; where there is none, the latest one. Never an invented one."""
    rows = plan_rows().factual()
    return rows.filter(starts_on__lte=today, ends_on__gte=today).first() or rows.first()


def overviews(plans: Iterable[AnnualPlan], *, with_topics: bool = True) -> list[PlanOverview]:
    """Each plan with its parts and activities: four queries for any number of plans, two without topics."""
    plans = list(plans)
    ids = [plan.pk for plan in plans]
    parts = PlanPart.objects.current().filter(plan__in=ids).order_by("position", "code")
    named = PartTopic.objects.select_related("topic").order_by("position", "topic__code")
    if with_topics:
        parts = parts.prefetch_related(Prefetch("part_topics", queryset=named))
    carried = ActivityTopic.objects.select_related("topic").order_by("position", "topic__code")
    rows = Activity.objects.current().filter(plan__in=ids).order_by("place", "code")
    if with_topics:
        rows = rows.prefetch_related(Prefetch("activity_topics", queryset=carried))
    all_parts, all_rows = list(parts), list(rows)
    return [_overview(plan, all_parts, all_rows) for plan in plans]


def _overview(plan: AnnualPlan, parts: list[PlanPart], rows: list[Activity]) -> PlanOverview:
    own = [row for row in rows if row.plan_id == plan.pk]
    buckets = []
    for part in parts:
        if part.plan_id == plan.pk:
            part.plan = plan
            buckets.append(Bucket(part, tuple(row for row in own if row.part_id == part.pk)))
    kept = {bucket.part.pk for bucket in buckets if bucket.part}
    if loose := tuple(row for row in own if row.part_id not in kept):
        buckets.append(Bucket(None, loose))
    for row in own:
        row.plan = plan
    return PlanOverview(plan, tuple(buckets))


def plan(code: str) -> AnnualPlan | None:
    """One plan, also a retired one; None where the code is unknown."""
    return AnnualPlan.objects.filter(code=code).first()


def endorsements(plan: AnnualPlan) -> list[PlanEndorsement]:
    return list(PlanEndorsement.objects.filter(plan=plan).order_by("side"))
