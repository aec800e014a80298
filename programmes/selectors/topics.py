"""Topics: who names them, what carries them, and when they were a focus."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet

from programmes.models import Activity, ActivityTopic, FocusArea, PartTopic, Topic
from programmes.selectors.activities import FAMILIES


def topic_rows(query: str = "", plan: str = "", nature: str = "") -> QuerySet[Topic]:
    """Topics in use with `courses`, `events` and `talks`: how many activities carry each.

    `plan` keeps to the topics that the plan of that code names or carries, and counts its activities only.
    Invented activities are counted only where their plan is asked for.
    """
    in_use = Q(activities__retired_on__isnull=True)
    if plan:
        in_use &= Q(activities__plan__code=plan)
    else:
        in_use &= Q(activities__plan__isnull=True) | Q(activities__plan__invented=False)
    counts = {
        name: Count("activities", filter=in_use & Q(activities__kind__in=FAMILIES[family]), distinct=True)
        for name, family in (("courses", "course"), ("events", "event"), ("talks", "talk"))
    }
    rows = Topic.objects.current().annotate(**counts)
    if plan:
        named = PartTopic.objects.filter(part__plan__code=plan).values("topic")
        carried = ActivityTopic.objects.filter(activity__plan__code=plan).values("topic")
        rows = rows.filter(Q(pk__in=named) | Q(pk__in=carried))
    if nature:
        rows = rows.filter(nature=nature)
    if query:
        rows = rows.matching(query)
    parts = PartTopic.objects.select_related("part__plan").order_by("part__plan__starts_on", "part__position")
    return rows.prefetch_related(Prefetch("part_topics", queryset=parts)).order_by("code")


def topic(code: str) -> Topic | None:
    """One topic with the parts that name it, the activities that carry it, and its focus dates."""
    parts = PartTopic.objects.select_related("part__plan").order_by("part__plan__starts_on", "part__position")
    carried = ActivityTopic.objects.filter(activity__in=Activity.objects.current().factual())
    carried = carried.select_related("activity__plan", "activity__part").order_by("activity__code")
    focus = FocusArea.objects.current().order_by("starts_on", "code")
    rows = Topic.objects.prefetch_related(
        Prefetch("part_topics", queryset=parts),
        Prefetch("activity_topics", queryset=carried),
        Prefetch("focus_areas", queryset=focus),
    )
    return rows.filter(code=code).first()


def focus_areas() -> list[FocusArea]:
    """What was named as a focus of the Centre, the latest first."""
    return list(FocusArea.objects.current().select_related("topic").order_by("-starts_on", "topic__code"))
