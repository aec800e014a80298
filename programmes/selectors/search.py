"""One question to every kind of record that people look for by name."""

from __future__ import annotations

from dataclasses import dataclass

from programmes.models import (
    Activity,
    Agreement,
    AnnualPlan,
    CourseOutline,
    Dialogue,
    Meeting,
    ParticipatingState,
    Person,
    ReportedFigure,
    Source,
    Topic,
    TrainingTeam,
    Venue,
)
from programmes.models.base import Record

SEARCHED: tuple[type[Record], ...] = (
    AnnualPlan,
    Activity,
    Topic,
    CourseOutline,
    Dialogue,
    Meeting,
    ParticipatingState,
    Person,
    Agreement,
    ReportedFigure,
    Venue,
    TrainingTeam,
    Source,
)
LIMIT = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one kind that match; `more` when there are others beyond the first few."""

    model: type[Record]
    rows: tuple[Record, ...]
    more: bool


def search(query: str) -> list[Found]:
    """The first few rows of each kind whose folded text holds every word of `query`."""
    found = []
    for model in SEARCHED:
        rows = tuple(model.objects.current().matching(query)[: LIMIT + 1])
        if rows:
            found.append(Found(model, rows[:LIMIT], len(rows) > LIMIT))
    return found
