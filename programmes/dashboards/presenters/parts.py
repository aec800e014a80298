"""The parts of a plan with the number declared for each and the topics named for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from programmes.dashboards.components import Many, Number, Unknown, Value
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.kinds import noun
from programmes.enums import PartKind, Qualifier
from programmes.models import PartTopic, PlanPart
from programmes.selectors.plans import Bucket, PlanOverview


@dataclass(frozen=True, slots=True)
class PartSheet:
    """One part: its anchor, its declared number, how many rows it has, the topics named for it."""

    code: str
    title: str
    declared: Number | Unknown
    rows: Number
    topics: Many | None
    note: str


def part_sheets(overview: PlanOverview, evidenced: Evidenced) -> tuple[PartSheet, ...]:
    return tuple(_sheet(overview, bucket, evidenced) for bucket in overview.buckets)


def _sheet(overview: PlanOverview, bucket: Bucket, evidenced: Evidenced) -> PartSheet:
    part, rows = bucket.part, len(bucket.activities)
    kind = part.kind if part else PartKind.OTHER
    url = rows_url(plan=overview.plan.code, part=kind)
    if part is None:
        return PartSheet("without-part", _("In no part"), Unknown(), Number(rows), None, "")
    topics = tuple(_topic(row, evidenced) for row in part.part_topics.all())
    return PartSheet(
        code=part.code,
        title=part.label,
        declared=_declared(part, evidenced),
        rows=Number(rows, unit=noun(kind, rows), url=url),
        topics=Many(topics) if topics else None,
        note=part.text("note"),
    )


def _declared(part: PlanPart, evidenced: Evidenced) -> Number | Unknown:
    if part.declared_count is None:
        return Unknown()
    exact = part.declared_qualifier == Qualifier.EXACT
    qualifier = "" if exact else str(part.get_declared_qualifier_display())
    unit = noun(part.kind, part.declared_count)
    return Number(part.declared_count, qualifier, unit, marks=evidenced.marks(part, "declared_count"))


def _topic(row: PartTopic, evidenced: Evidenced) -> Value:
    label = row.topic.label
    if row.named_as and row.named_as != label:
        label = _("%(topic)s, named “%(name)s”") % {"topic": label, "name": row.named_as}
    return evidenced.reasoned(row, label, url=row.topic.get_absolute_url())
