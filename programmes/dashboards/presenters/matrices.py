"""Topics against the parts of a plan."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programmes.dashboards.components import Link, Matrix, MatrixCell, MatrixRow
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.kinds import FAMILY_OF_PART, heading
from programmes.enums import Basis, PartKind
from programmes.models import Topic
from programmes.selectors.plans import Bucket, PlanOverview


def topic_matrix(overview: PlanOverview) -> Matrix | None:
    """How many rows of each part carry a topic, and where a source names it; None without topics."""
    buckets = [bucket for bucket in overview.buckets if bucket.part]
    topics: dict[str, Topic] = {}
    for bucket in buckets:
        topics |= {row.topic.code: row.topic for row in bucket.part.part_topics.all()}
        for activity in bucket.activities:
            topics |= {row.topic.code: row.topic for row in activity.activity_topics.all()}
    if not topics:
        return None
    rows = (_row(overview, topic, buckets) for topic in sorted(topics.values(), key=lambda one: one.label))
    note = _(
        "A number counts the rows that carry the topic; dashed where that is inferred. "
        "“named” means that the source names the topic for the part, and no row carries it yet."
    )
    columns = tuple(capfirst(heading(bucket.part.kind)) for bucket in buckets)
    return Matrix(_("Topics across the parts of the plan"), _("Topic"), columns, tuple(rows), note)


def _row(overview: PlanOverview, topic: Topic, buckets: list[Bucket]) -> MatrixRow:
    cells = tuple(_cell(overview, topic, bucket) for bucket in buckets)
    return MatrixRow(Link(topic.label, topic.get_absolute_url()), cells)


def _cell(overview: PlanOverview, topic: Topic, bucket: Bucket) -> MatrixCell:
    part = bucket.part
    carried = [
        row
        for activity in bucket.activities
        for row in activity.activity_topics.all()
        if row.topic_id == topic.pk
    ]
    named = any(row.topic_id == topic.pk for row in part.part_topics.all())
    if not carried:
        return MatrixCell(0, f"#{part.code}" if named else "", named=named)
    basis = Basis.STATED if all(row.basis == Basis.STATED for row in carried) else Basis.INFERRED
    url = rows_url(plan=overview.plan.code, part=part.kind, topic=topic.code)
    return MatrixCell(len(carried), url, basis, FAMILY_OF_PART[PartKind(part.kind)], named)
