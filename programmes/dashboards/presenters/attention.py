"""What in a plan deserves attention: gaps and doubts, counted, each with its rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Finding, Findings
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.sentences import joined
from programmes.enums import Basis, ClosureStatus, DatePrecision, EndorsingSide
from programmes.models import Closure, PlanEndorsement
from programmes.selectors.plans import PlanOverview


def findings_of(
    overview: PlanOverview, endorsements: list[PlanEndorsement], closures: list[Closure]
) -> Findings:
    """Every finding of the plan that applies, the widest first."""
    found = [
        *_not_itemised(overview),
        *_rows(overview),
        *_unclear(overview),
        *_endorsements(overview, endorsements),
        *_estimated(closures),
    ]
    return Findings(tuple(found))


def _not_itemised(overview: PlanOverview) -> Iterator[Finding]:
    tally = overview.tally
    url = f"{overview.plan.get_absolute_url()}#declared"
    if missing := tally.least_missing:
        text = ngettext("declared and not itemised", "declared and not itemised", missing)
        if not tally.exact:
            text = _("or more, declared and not itemised")
        yield Finding(missing, text, url)


def _rows(overview: PlanOverview) -> Iterator[Finding]:
    code, rows = overview.plan.code, overview.activities
    undated = sum(one.date_precision == DatePrecision.NONE for one in rows)
    if undated:
        text = ngettext("activity without a date", "activities without a date", undated)
        yield Finding(undated, text, rows_url(plan=code, dated="no"))
    bare = sum(not one.activity_topics.all() for one in rows)
    if bare:
        text = ngettext("activity without a topic", "activities without a topic", bare)
        yield Finding(bare, text, rows_url(plan=code, topic="none"))
    inferred = sum(any(row.basis == Basis.INFERRED for row in one.activity_topics.all()) for one in rows)
    if inferred:
        text = ngettext(
            "activity whose topic is inferred, not stated",
            "activities whose topic is inferred, not stated",
            inferred,
        )
        yield Finding(inferred, text, rows_url(plan=code, basis="inferred"))


def _unclear(overview: PlanOverview) -> Iterator[Finding]:
    parts = [bucket.part for bucket in overview.buckets if bucket.part]
    topics = {row.topic for part in parts for row in part.part_topics.all() if row.topic.unclear}
    for topic in sorted(topics, key=lambda one: one.code):
        text = _("named topic whose meaning no source settles: %(topic)s") % {"topic": topic.label}
        yield Finding(1, text, topic.get_absolute_url())


def _endorsements(overview: PlanOverview, given: list[PlanEndorsement]) -> Iterator[Finding]:
    missing = [side for side in EndorsingSide if side not in {one.side for one in given}]
    if missing:
        text = ngettext(
            "endorsement not on record: %(sides)s", "endorsements not on record: %(sides)s", len(missing)
        ) % {"sides": joined([str(side.label) for side in missing])}
        yield Finding(len(missing), text, f"{overview.plan.get_absolute_url()}#facts")


def _estimated(closures: list[Closure]) -> Iterator[Finding]:
    estimated = sum(one.status == ClosureStatus.ESTIMATED for one in closures)
    if estimated:
        text = ngettext(
            "holiday or period in Kuwait that is estimated until announced",
            "holidays and periods in Kuwait that are estimated until announced",
            estimated,
        )
        yield Finding(estimated, text, "#year")
