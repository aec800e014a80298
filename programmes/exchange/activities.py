"""Activities as a table: one row each, unknown values empty, partial dates as they are known."""

from __future__ import annotations

from collections.abc import Iterable

from programmes.exchange.csv_files import Cell, ExportTable
from programmes.models import Activity

COLUMNS = (
    "code",
    "kind",
    "title_en",
    "title_ar",
    "plan",
    "part",
    "place",
    "status",
    "start",
    "end",
    "date_precision",
    "date_basis",
    "topics",
    "topics_basis",
    "venue",
    "team",
    "delivered_by",
    "mode",
    "language",
    "capacity",
)


def activity_table(activities: Iterable[Activity]) -> ExportTable:
    """The rows of a list of activities, with plan, part, venue, team and topics already at hand."""
    return ExportTable("activities", COLUMNS, (_row(activity) for activity in activities))


def _row(activity: Activity) -> tuple[Cell, ...]:
    topics = list(activity.activity_topics.all())
    return (
        activity.code,
        activity.kind,
        activity.title_en,
        activity.title_ar,
        activity.plan.code if activity.plan else None,
        activity.part.kind if activity.part else None,
        activity.place,
        activity.status,
        activity.start_written,
        activity.end_written,
        activity.date_precision,
        activity.date_basis,
        ";".join(row.topic.code for row in topics),
        ";".join(row.basis for row in topics),
        activity.venue.code if activity.venue else None,
        activity.team.code if activity.team else None,
        activity.delivered_by,
        activity.mode,
        activity.language,
        activity.capacity,
    )
