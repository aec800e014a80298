"""After-course reports: one with what it says, and how many of their lessons and changes are open."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count

from programmes.enums import FollowUpStatus
from programmes.models import Activity, CourseReport, ReportItem, User
from programmes.seat_enums import ReportStatus
from programmes.selectors.visibility import visible_to


def report_of(activity: Activity) -> CourseReport | None:
    """The report of an activity with its lessons and changes, in two queries."""
    return CourseReport.objects.filter(activity=activity).prefetch_related("items").first()


def item_of(activity: Activity, pk: int) -> ReportItem | None:
    """A lesson or change of an activity's report; None where it has none of that number."""
    return ReportItem.objects.filter(report__activity=activity, pk=pk).first()


def open_items(activities: Iterable[Activity], user: User) -> dict[int, int]:
    """How many lessons and changes still wait in the submitted reports of these activities.

    By the activity's primary key, without those where nothing waits, and of what `user` may read alone;
    one query.
    """
    rows = ReportItem.objects.filter(
        report__activity__in=[activity.pk for activity in activities],
        report__status=ReportStatus.SUBMITTED,
        status=FollowUpStatus.OPEN,
    )
    found = visible_to(user, rows).order_by().values_list("report__activity").annotate(Count("pk"))
    return dict(found)
