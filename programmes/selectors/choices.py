"""What lists can be narrowed by: codes with their names."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from programmes.models import (
    AnnualPlan,
    CourseOutline,
    ParticipatingState,
    Topic,
    TrainingTeam,
    Venue,
)
from programmes.models.base import Record

CHOSEN: dict[str, type[Record]] = {
    "plan": AnnualPlan,
    "topic": Topic,
    "state": ParticipatingState,
    "venue": Venue,
    "team": TrainingTeam,
    "outline": CourseOutline,
}


def choices(name: str) -> tuple[tuple[str, str], ...]:
    """Code and label of every record in use that the filter `name` can be set to, by label."""
    rows: QuerySet[Any] = CHOSEN[name].objects.current()
    rows = rows.only("code", "title_en", "title_ar")
    return tuple(sorted(((row.code, row.label) for row in rows), key=lambda pair: pair[1]))
