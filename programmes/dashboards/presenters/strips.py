"""A plan as its strip of places."""

from __future__ import annotations

from django.utils.translation import gettext as _

from programmes.dashboards.components import NOT_ITEMISED, Place, PlaceGroup, Strip
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.kinds import FAMILY_OF_KIND, FAMILY_OF_PART, name_of, noun
from programmes.dashboards.presenters.sentences import joined, plan_sentence
from programmes.enums import Basis, PartKind
from programmes.models import Activity
from programmes.selectors.plans import Bucket, PlanOverview


def strip_of(overview: PlanOverview, *, small: bool = False) -> Strip:
    """The places of a plan: by part, then those declared and not itemised."""
    plan = overview.plan
    groups = [_group(overview, bucket, small) for bucket in overview.buckets if bucket.count]
    if missing := _unnamed(overview):
        groups.append(missing)
    return Strip(
        label=f"{plan.label}: {plan_sentence(overview)}",
        groups=tuple(groups),
        url=plan.get_absolute_url(),
        open_end=overview.tally.open_end and overview.tally.least_missing > 0,
        small=small,
        status_urls={} if small else _status_urls(overview),
    )


def _status_urls(overview: PlanOverview) -> dict[str, str]:
    code = overview.plan.code
    statuses = {activity.status for activity in overview.activities}
    return {status: rows_url(plan=code, status=status) for status in statuses}


def place_of(activity: Activity, *, named: bool = True) -> Place:
    """One activity as a place; with `named` it says its topics."""
    topics = _topics(activity) if named else ""
    label = f"{name_of(activity)}: {topics}" if topics else name_of(activity)
    family = FAMILY_OF_KIND[activity.kind]
    return Place(label, activity.status, activity.get_status_display(), activity.get_absolute_url(), family)


def _group(overview: PlanOverview, bucket: Bucket, small: bool) -> PlaceGroup:
    kind = bucket.part.kind if bucket.part else PartKind.OTHER
    places = [place_of(activity, named=not small) for activity in bucket.activities]
    places += [_hollow(_("declared, not entered")) for _n in range(bucket.without_row)]
    url = rows_url(plan=overview.plan.code, part=kind)
    return PlaceGroup(FAMILY_OF_PART[PartKind(kind)], noun(kind, bucket.count), tuple(places), url)


def _unnamed(overview: PlanOverview) -> PlaceGroup | None:
    tally, url = overview.tally, f"{overview.plan.get_absolute_url()}#declared"
    if not tally.least_missing:
        return None
    label, count = _("not itemised"), ""
    if tally.open_end and not tally.itemised:
        label = overview.plan.declared_unit
        count = f"{overview.plan.get_declared_qualifier_display()} {tally.declared}"
    places = tuple(_hollow(_("declared, not itemised"), url) for _n in range(tally.least_missing))
    return PlaceGroup("", label, places, url, count)


def _hollow(label: str, url: str = "") -> Place:
    return Place(label, NOT_ITEMISED, _("not itemised"), url)


def _topics(activity: Activity) -> str:
    return joined([_topic(row) for row in activity.activity_topics.all()])


def _topic(row) -> str:
    if row.basis == Basis.STATED:
        return row.topic.label
    return _("%(topic)s (%(basis)s)") % {"topic": row.topic.label, "basis": row.get_basis_display()}
