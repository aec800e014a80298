"""A plan in numbers: declared, itemised, the difference; by part, kind, status, topic and month.

One statement, in SQL that both databases know, however large the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection

from programmes.models import Activity, ActivityTopic, AnnualPlan, PartTopic, PlanPart, Topic
from programmes.selectors.plans import Tally
from programmes.selectors.stamps import history_tables


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called in both languages; either may be empty."""

    code: str
    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class PartCount:
    """A part: the number declared for it, and the activities entered in it."""

    name: Name
    kind: str
    declared: int | None
    qualifier: str
    entered: int

    @property
    def itemised(self) -> int:
        """The number declared for the part, or the activities in it where they are more."""
        return max(self.declared or 0, self.entered)


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic, the activities that carry it, and how many of them do so by inference or assumption."""

    name: Name
    activities: int
    unstated: int


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic that the plan names for a part; `unclear` where no source settles its meaning."""

    part: str
    name: Name
    unclear: bool


@dataclass(slots=True)
class PlanSummary:
    """`months` counts by the first day known; what is dated to the year only, or not at all, stands apart."""

    name: Name
    declared: int | None
    qualifier: str
    unit_en: str
    unit_ar: str
    entered: int
    outside_parts: int = 0
    year_only: int = 0
    undated: int = 0
    parts: list[PartCount] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    topics: list[TopicCount] = field(default_factory=list)
    named: list[NamedTopic] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        itemised = sum(part.itemised for part in self.parts) + self.outside_parts
        return Tally(self.declared, self.qualifier, itemised)


# One shape of row for every section: section, key, two names, three texts, two numbers, position.
_SQL = """
WITH chosen AS (
    SELECT * FROM programmes_annualplan WHERE code = %s
), own_part AS (
    SELECT part.* FROM programmes_planpart part JOIN chosen ON chosen.id = part.plan_id
    WHERE part.retired_on IS NULL
), own AS (
    SELECT activity.id, activity.part_id, activity.kind, activity.status, activity.date_precision,
           COALESCE(activity.starts_on, activity.ends_on) AS day
    FROM programmes_activity activity JOIN chosen ON chosen.id = activity.plan_id
    WHERE activity.retired_on IS NULL
), carried AS (
    SELECT link.topic_id, COUNT(*) AS activities,
           SUM(CASE WHEN link.basis = 'stated' THEN 0 ELSE 1 END) AS unstated
    FROM programmes_activitytopic link JOIN own ON own.id = link.activity_id GROUP BY link.topic_id
)
SELECT 'plan' AS section, code AS key, title_en AS en, title_ar AS ar, declared_qualifier AS a,
       declared_unit_en AS b, declared_unit_ar AS c, declared_count AS n,
       (SELECT COUNT(*) FROM own) AS m, 0 AS position
FROM chosen
UNION ALL
SELECT 'part', own_part.code, title_en, title_ar, own_part.kind, declared_qualifier, '', declared_count,
       (SELECT COUNT(*) FROM own WHERE own.part_id = own_part.id), position
FROM own_part
UNION ALL
SELECT 'outside', '', '', '', '', '', '', COUNT(*), 0, 0 FROM own
WHERE part_id IS NULL OR part_id NOT IN (SELECT id FROM own_part)
UNION ALL
SELECT 'kind', kind, '', '', '', '', '', COUNT(*), 0, 0 FROM own GROUP BY kind
UNION ALL
SELECT 'status', status, '', '', '', '', '', COUNT(*), 0, 0 FROM own GROUP BY status
UNION ALL
SELECT CASE WHEN date_precision IN ('day', 'month') THEN 'month' ELSE date_precision END,
       CASE WHEN date_precision IN ('day', 'month') THEN SUBSTR(CAST(day AS text), 1, 7) ELSE '' END,
       '', '', '', '', '', COUNT(*), 0, 0
FROM own GROUP BY 1, 2
UNION ALL
SELECT 'topic', topic.code, topic.title_en, topic.title_ar, '', '', '', carried.activities,
       carried.unstated, 0
FROM carried JOIN programmes_topic topic ON topic.id = carried.topic_id
UNION ALL
SELECT 'named', topic.code, topic.title_en, topic.title_ar, own_part.code, '', '',
       CASE WHEN topic.unclear THEN 1 ELSE 0 END, own_part.position, link.position
FROM own_part JOIN programmes_parttopic link ON link.part_id = own_part.id
JOIN programmes_topic topic ON topic.id = link.topic_id
"""

CONCERNED = (AnnualPlan, PlanPart, PartTopic, Activity, ActivityTopic, Topic)


@cache
def tables() -> tuple[str, ...]:
    """The history tables of all that a summary counts."""
    return history_tables(CONCERNED)


def plan_summary(code: str) -> PlanSummary | None:
    """The summary of a plan, retired or not; None where the code is unknown."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [code])
        rows = cursor.fetchall()
    sections: dict[str, list[tuple[Any, ...]]] = {}
    for section, *values in rows:
        sections.setdefault(section, []).append(tuple(values))
    return _summary(sections) if "plan" in sections else None


def _summary(sections: dict[str, list[tuple[Any, ...]]]) -> PlanSummary:
    ((key, en, ar, qualifier, unit_en, unit_ar, declared, entered, _position),) = sections["plan"]
    return PlanSummary(
        Name(key, en, ar),
        declared,
        qualifier,
        unit_en,
        unit_ar,
        entered,
        outside_parts=_single(sections, "outside"),
        year_only=_single(sections, "year"),
        undated=_single(sections, "none"),
        parts=_parts(sections.get("part", [])),
        kinds=_counts(sections, "kind"),
        statuses=_counts(sections, "status"),
        months=_counts(sections, "month"),
        topics=_topics(sections.get("topic", [])),
        named=_named(sections.get("named", [])),
    )


def _single(sections: dict[str, list[tuple[Any, ...]]], name: str) -> int:
    return sum(row[6] for row in sections.get(name, []))


def _counts(sections: dict[str, list[tuple[Any, ...]]], name: str) -> dict[str, int]:
    return {row[0]: row[6] for row in sorted(sections.get(name, []))}


def _parts(rows: list[tuple[Any, ...]]) -> list[PartCount]:
    ordered = sorted(rows, key=lambda row: (row[8], row[0]))
    return [PartCount(Name(*row[:3]), row[3], row[6], row[4], row[7]) for row in ordered]


def _topics(rows: list[tuple[Any, ...]]) -> list[TopicCount]:
    ordered = sorted(rows, key=lambda row: (-row[6], row[0]))
    return [TopicCount(Name(*row[:3]), row[6], row[7]) for row in ordered]


def _named(rows: list[tuple[Any, ...]]) -> list[NamedTopic]:
    ordered = sorted(rows, key=lambda row: (row[7], row[3], row[8], row[0]))
    return [NamedTopic(row[3], Name(*row[:3]), bool(row[6])) for row in ordered]
