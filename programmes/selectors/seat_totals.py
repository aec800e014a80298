"""Seats of a plan by state, activity, kind or topic, with earlier plans beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from programmes.enums import ActivityKind, DatePrecision
from programmes.models import Activity, AnnualPlan, Nomination, ParticipatingState, SeatCall, Topic
from programmes.seat_enums import NOMINATIONS_SEATED
from programmes.selectors.seats import Key, SeatCounts, calls_of, grouping, people_attended, seat_counts

EARLIER = 2  # plans shown beside the one asked for
GROUPS = ("state", "activity", "kind", "topic")


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts of one group in one plan; `people` counts persons once, `lead` is in days.

    `lead` is the median time from a nomination to the first day, None where no nomination of a dated
    activity stands.
    """

    seats: SeatCounts
    people: int = 0
    lead: float | None = None


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One state, activity, kind or topic: the record (or the kind's name), and its totals by plan."""

    subject: Any
    totals: Mapping[int, Totals]


@dataclass(frozen=True, slots=True)
class SeatTotals:
    """Rows of one grouping. `plans` are the plan asked for and then the earlier ones, newest first."""

    by: str
    plans: tuple[AnnualPlan, ...]
    rows: tuple[TotalsRow, ...]
    whole: Mapping[int, Totals]
    opened: frozenset[int]

    @property
    def plan(self) -> AnnualPlan:
        return self.plans[0]


def seat_totals(plan: AnnualPlan, by: str) -> SeatTotals:
    """The totals of a plan and of the plans before it, invented plans beside invented ones alone.

    A fixed number of queries whatever the size of the plans. `by` is one of GROUPS.
    """
    plans = (plan, *_earlier(plan))
    calls = calls_of(*plans)
    rows: dict[Hashable, dict[int, Totals]] = defaultdict(dict)
    for (of_plan, key), totals in _totals(calls, "plan", by).items():
        if key is not None or by == "topic":
            rows[key][of_plan] = totals
    whole = {key[0]: totals for key, totals in _totals(calls, "plan").items()}
    return SeatTotals(
        by=by,
        plans=plans,
        rows=tuple(_named(by, rows)),
        whole=whole,
        opened=frozenset(whole),
    )


def _earlier(plan: AnnualPlan) -> list[AnnualPlan]:
    rows = AnnualPlan.objects.current().filter(starts_on__lt=plan.starts_on, invented=plan.invented)
    return list(rows.exclude(pk=plan.pk).order_by("-starts_on", "code")[:EARLIER])


def _totals(calls: QuerySet[SeatCall], *by: str) -> dict[Any, Totals]:
    counts, people = seat_counts(calls, *by), people_attended(calls, *by)
    leads = lead_days(calls, *by)
    return {
        key: Totals(counts.get(key, SeatCounts()), people.get(key, 0), leads.get(key))
        for key in {**counts, **people}
    }


def lead_days(calls: QuerySet[SeatCall], *by: str) -> dict[Key, float]:
    """Median days from nomination to the first day, over nominations that fill a seat, in one query.

    Only activities dated to the day count.
    """
    names, values = grouping(by)
    rows = Nomination.objects.filter(
        call__in=calls.order_by().values("pk"),
        status__in=NOMINATIONS_SEATED,
        seat__isnull=False,
        call__activity__date_precision=DatePrecision.DAY,
        call__activity__starts_on__isnull=False,
    )
    found: dict[Key, list[int]] = defaultdict(list)
    dated = rows.annotate(**values).values_list(*names, "call__activity__starts_on", "nominated_at")
    for *key, starts_on, nominated_at in dated.order_by():
        found[tuple(key)].append((starts_on - timezone.localdate(nominated_at)).days)
    return {key: median(days) for key, days in found.items()}


def _named(by: str, rows: Mapping[Hashable, Mapping[int, Totals]]) -> list[TotalsRow]:
    """Each row under its record, in the order of names or of the year."""
    if by == "kind":
        return [TotalsRow(ActivityKind(one), rows[one]) for one in ActivityKind.values if one in rows]
    found: dict[Any, Any] = _records(by).in_bulk([key for key in rows if key is not None])
    ordered = sorted(found.values(), key=_order)
    named = [TotalsRow(one, rows[one.pk]) for one in ordered]
    return [*named, TotalsRow(None, rows[None])] if None in rows else named


def _records(by: str) -> QuerySet[Any]:
    models: dict[str, type[Any]] = {"state": ParticipatingState, "activity": Activity, "topic": Topic}
    rows: QuerySet[Any] = models[by]._default_manager.all()
    return rows.select_related("plan") if by == "activity" else rows


def _order(record: Any) -> tuple[bool, str, str]:
    day = getattr(record, "starts_on", None)
    dated = isinstance(record, Activity)
    return dated and day is None, day.isoformat() if dated and day else "", record.code
