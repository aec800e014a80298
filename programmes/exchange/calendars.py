"""Closures as a table: calculated and observed days apart."""

from __future__ import annotations

from collections.abc import Iterable

from programmes.exchange.csv_files import ExportTable
from programmes.models import Closure

COLUMNS = (
    "code",
    "calendar",
    "kind",
    "title_en",
    "title_ar",
    "start",
    "end",
    "observed_start",
    "observed_end",
    "status",
)


def closure_table(closures: Iterable[Closure]) -> ExportTable:
    """The rows of a list of closures with their calendars at hand."""
    return ExportTable("calendars", COLUMNS, (_row(closure) for closure in closures))


def _row(closure: Closure) -> tuple[str | None, ...]:
    return (
        closure.code,
        closure.calendar.code if closure.calendar else None,
        closure.kind,
        closure.title_en,
        closure.title_ar,
        closure.starts_on.isoformat(),
        closure.ends_on.isoformat(),
        closure.observed_starts_on.isoformat() if closure.observed_starts_on else None,
        closure.observed_ends_on.isoformat() if closure.observed_ends_on else None,
        closure.status,
    )
