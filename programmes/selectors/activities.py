"""Activities: lists by what people ask for, and one activity with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from programmes.enums import COURSE_KINDS, EVENT_KINDS, TALK_KINDS, DatePrecision
from programmes.models import Activity, ActivityTopic, Participation

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "course": COURSE_KINDS,
    "event": EVENT_KINDS,
    "talk": TALK_KINDS,
}


def activity_rows(filters: Mapping[str, str], order: str) -> QuerySet[Activity]:
    """Activities in use that meet every filter given, with plan, venue, team and topics.

    Filters: q (folded words), family, kind, plan, status, topic, basis (of the topic), state, venue,
    team, outline (all codes), dated ("yes" or "no"), year (of the start or the plan).
    Invented activities are found only by naming their plan.
    """
    topics = ActivityTopic.objects.select_related("topic").order_by("position", "topic__code")
    current = Activity.objects.current()
    known = current if filters.get("plan") else current.factual()
    rows: QuerySet[Activity] = known.select_related("plan", "part", "venue", "team")
    rows = rows.prefetch_related(Prefetch("activity_topics", queryset=topics))
    for name, value in filters.items():
        if value:
            rows = _narrowed(rows, name, value)
    return rows.order_by(*_order(order))


_PLAIN = {
    "kind": "kind",
    "plan": "plan__code",
    "part": "part__kind",
    "status": "status",
    "venue": "venue__code",
    "team": "team__code",
    "outline": "outline__code",
}


def _narrowed(rows: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
    match name:
        case "q":
            return rows.matching(value)  # type: ignore[attr-defined]
        case "family":
            return rows.filter(kind__in=FAMILIES[value])
        case "topic" if value == "none":
            return rows.filter(activity_topics__isnull=True)
        case "topic":
            return rows.filter(pk__in=ActivityTopic.objects.filter(topic__code=value).values("activity"))
        case "basis":
            return rows.filter(pk__in=ActivityTopic.objects.filter(basis=value).values("activity"))
        case "state":
            return rows.filter(pk__in=Participation.objects.filter(state__code=value).values("activity"))
        case "dated":
            unknown = Q(date_precision=DatePrecision.NONE)
            return rows.filter(unknown if value == "no" else ~unknown)
        case _:
            return rows.filter(**{_PLAIN[name]: value})


_ORDERS = {
    "code": ("code",),
    "start": ("starts_on", "code"),
    "kind": ("kind", "code"),
    "status": ("status", "code"),
    "plan": ("plan__starts_on", "code"),
}


def _order(order: str) -> tuple[str, ...]:
    fields = _ORDERS[order.removeprefix("-")]
    return tuple(f"-{field}" for field in fields) if order.startswith("-") else fields


def activity(code: str) -> Activity | None:
    """One activity, also a retired one, with what belongs to it; None where the code is unknown."""
    topics = ActivityTopic.objects.select_related("topic").order_by("position", "topic__code")
    states = Participation.objects.select_related("state").order_by("role", "state__code")
    related = ("plan", "part", "venue", "team", "outline", "dialogue")
    rows = Activity.objects.select_related(*related).prefetch_related(
        Prefetch("activity_topics", queryset=topics), Prefetch("participations", queryset=states)
    )
    return rows.filter(code=code).first()


def activities_touching(first: date, last: date) -> list[Activity]:
    """Activities with a known date of which any part lies in the period, without invented ones."""
    rows = Activity.objects.current().factual().exclude(date_precision=DatePrecision.NONE)
    begins = Q(starts_on__lte=last) | Q(starts_on__isnull=True, ends_on__lte=last)
    ends = Q(ends_on__gte=first) | Q(ends_on__isnull=True, starts_on__gte=first)
    return list(rows.filter(begins & ends).order_by("starts_on", "code"))


def undated_of_plans(first: date, last: date) -> list[Activity]:
    """Activities without any date in plans that lie in the period."""
    rows = Activity.objects.current().factual().undated().select_related("plan")
    rows = rows.filter(plan__starts_on__lte=last, plan__ends_on__gte=first, plan__retired_on__isnull=True)
    return list(rows.order_by("plan__starts_on", "part__position", "place", "code"))
