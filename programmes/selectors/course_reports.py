"""After-course reports: one with what it says, and how many lessons and changes of a plan are open."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from programmes.enums import FollowUpStatus
from programmes.models import Activity, AnnualPlan, CourseReport, ReportItem
from programmes.seat_enums import ReportItemKind, ReportStatus


@dataclass(frozen=True)
class ItemCounts:
    """How many lessons or changes stand where."""

    open: int = 0
    done: int = 0
    dropped: int = 0

    @property
    def closed(self) -> int:
        """Done or dropped: nobody waits for them."""
        return self.done + self.dropped


def report_of(activity: Activity) -> CourseReport | None:
    """The report of an activity with its lessons and changes, in two queries."""
    return CourseReport.objects.filter(activity=activity).prefetch_related("items").first()


def item_of(activity: Activity, pk: int) -> ReportItem | None:
    """A lesson or change of an activity's report; None where it has none of that number."""
    return ReportItem.objects.filter(report__activity=activity, pk=pk).first()


def item_counts(plan: AnnualPlan) -> dict[str, ItemCounts]:
    """The lessons and the changes of a plan's submitted reports by where they stand, in one query."""
    rows = ReportItem.objects.filter(report__activity__plan=plan, report__status=ReportStatus.SUBMITTED)
    found = rows.order_by().values_list("kind", "status").annotate(number=Count("pk"))
    numbers = {(kind, status): number for kind, status, number in found}
    return {
        kind: ItemCounts(**{status: numbers.get((kind, status), 0) for status in FollowUpStatus.values})
        for kind in ReportItemKind.values
    }
