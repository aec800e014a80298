"""Course outlines and the courses that follow them."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet

from programmes.models import Activity, CourseOutline


def outline_rows(query: str = "") -> QuerySet[CourseOutline]:
    """Outlines in use with `runs`: how many courses follow each."""
    factual = Q(courses__plan__isnull=True) | Q(courses__plan__invented=False)
    runs = Count("courses", filter=Q(courses__retired_on__isnull=True) & factual, distinct=True)
    rows = CourseOutline.objects.current().annotate(runs=runs).prefetch_related("topics")
    if query:
        rows = rows.matching(query)
    return rows.order_by("code")


def outline(code: str) -> CourseOutline | None:
    """One outline with its topics and its courses."""
    courses = (
        Activity.objects.current().factual().select_related("plan", "part").order_by("starts_on", "code")
    )
    rows = CourseOutline.objects.prefetch_related("topics", Prefetch("courses", queryset=courses))
    return rows.filter(code=code).first()
