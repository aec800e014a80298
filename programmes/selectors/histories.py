"""The kept versions of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from programmes.models.base import Tracked
from programmes.reasons import told

LIMIT = 20
UNTOLD = frozenset({"version", "search_text"})


@dataclass(frozen=True, slots=True)
class Change:
    """One column's value before and after, as stored."""

    field: models.Field[Any, Any]
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Version:
    """One kept version: when, by whom, why, and what differs from the version before."""

    when: datetime
    kind: str
    who: str
    why: str
    changes: tuple[Change, ...]


def versions(record: Tracked) -> list[Version]:
    """The last versions of a record, the newest first, in one query."""
    kept = record.history.select_related("history_user").order_by("-history_date", "-history_id")
    rows = list(kept[: LIMIT + 1])
    older = [*rows[1:], None]
    return [_version(row, before) for row, before in zip(rows, older, strict=True)][:LIMIT]


def _version(row: Any, before: Any) -> Version:
    who = row.history_user.get_username() if row.history_user else ""
    changes = _changes(row, before) if before else ()
    return Version(row.history_date, row.history_type, who, told(row.history_change_reason), changes)


def _changes(row: Any, before: Any) -> tuple[Change, ...]:
    fields = [field for field in row.tracked_fields if field.name not in UNTOLD]
    pairs = ((field, getattr(before, field.attname), getattr(row, field.attname)) for field in fields)
    return tuple(Change(field, old, new) for field, old, new in pairs if old != new)
