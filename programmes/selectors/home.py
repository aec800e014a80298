"""How much is on record, for the doors of the home page."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from programmes.models import Activity, Dialogue, ParticipatingState, ReportedFigure, Source, Topic
from programmes.models.base import Record
from programmes.selectors.activities import FAMILIES

COUNTED: dict[str, type[Record]] = {
    "dialogues": Dialogue,
    "states": ParticipatingState,
    "topics": Topic,
    "sources": Source,
    "figures": ReportedFigure,
}


def holdings() -> dict[str, int]:
    """Rows in use by the name of their list; courses, talks and events by their kind."""
    kinds = {
        name: Count("pk", filter=Q(kind__in=FAMILIES[family]))
        for name, family in (("courses", "course"), ("talks", "talk"), ("events", "event"))
    }
    found: dict[str, int] = Activity.objects.current().factual().aggregate(**kinds)
    for name, model in COUNTED.items():
        rows: QuerySet[Record] = model._default_manager.filter(retired_on__isnull=True)
        found[name] = rows.count()
    return found


def next_activities(today: date) -> list[Activity]:
    """The next few activities whose day is known."""
    rows = (
        Activity.objects.current()
        .factual()
        .dated()
        .filter(starts_on__gte=today)
        .order_by("starts_on", "code")
    )
    return list(rows[:6])
