"""A plan as data, complete in itself: what a release freezes and what is read back from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils import translation

from programmes.models import Activity, AnnualPlan, PlanPart
from programmes.models.base import Record
from programmes.selectors.findings.picture import Picture

Snapshot = dict[str, Any]
PLAN = ("code", "title_en", "title_ar", "status", "declared_count", "declared_qualifier")
PLAN_TEXTS = ("declared_unit_en", "declared_unit_ar", "note_en", "note_ar")
PART = ("code", "kind", "position", "title_en", "title_ar", "declared_count", "declared_qualifier")
ACTIVITY = (
    "code",
    "place",
    "kind",
    "status",
    "status_reason_en",
    "status_reason_ar",
    "title_en",
    "title_ar",
    "edition",
    "date_precision",
    "date_basis",
    "date_note_en",
    "date_note_ar",
    "delivered_by",
    "mode",
    "language",
    "interpretation",
    "capacity",
)


def snapshot_of(picture: Picture) -> Snapshot:
    """The plan, its parts and its activities with topics and who takes part, by code and in order."""
    parts = sorted(picture.parts, key=lambda part: (part.position, part.code))
    activities = sorted(picture.activities, key=lambda activity: activity.code)
    return {
        "plan": _plan(picture.plan),
        "parts": [_part(part) for part in parts],
        "activities": [_activity(activity, picture) for activity in activities],
    }


def digest_of(snapshot: Mapping[str, Any]) -> str:
    """SHA-256 of a snapshot written in one way: sorted keys, no spaces, UTF-8."""
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _values(record: Record, names: tuple[str, ...]) -> Snapshot:
    return {name: getattr(record, name) for name in names}


def _plan(plan: AnnualPlan) -> Snapshot:
    days = {"starts_on": plan.starts_on.isoformat(), "ends_on": plan.ends_on.isoformat()}
    return _values(plan, PLAN) | days | _values(plan, PLAN_TEXTS)


def _part(part: PlanPart) -> Snapshot:
    topics = [
        _named(row.topic) | {"named_as": row.named_as, "basis": row.basis} for row in part.part_topics.all()
    ]
    return _values(part, PART) | _labels(part) | {"topics": topics}


def _activity(activity: Activity, picture: Picture) -> Snapshot:
    topics = [_named(row.topic) | {"basis": row.basis} for row in activity.activity_topics.all()]
    participants = [
        _named(row.state) | {"role": row.role, "basis": row.basis} for row in activity.participations.all()
    ]
    return {
        **_values(activity, ACTIVITY),
        **_labels(activity),
        "part": activity.part.code if activity.part else None,
        "start": activity.start_written,
        "end": activity.end_written,
        "venue": _named(activity.venue) if activity.venue else None,
        "team": _named(activity.team) if activity.team else None,
        "topics": topics,
        "participants": participants,
        "invited": [_named(state) for state in picture.invited(activity)],
    }


def _named(record: Record) -> Snapshot:
    return {"code": record.code, **_labels(record)}


def _labels(record: Record) -> Snapshot:
    """The name shown to people in each language; never empty."""
    labels = {}
    for language in ("en", "ar"):
        with translation.override(language):
            labels[f"label_{language}"] = str(record.label)
    return labels
