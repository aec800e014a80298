"""Plans as rows of a list, each with its small strip."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Link, Number, Period, Table
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.plans import declared_number, plan_badge
from programmes.dashboards.presenters.strips import strip_of
from programmes.selectors.plans import PlanOverview


def plan_count_line(number: int) -> str:
    return ngettext("%(number)s plan", "%(number)s plans", number) % {"number": number}


def plan_table(listing: Listing, overviews: list[PlanOverview], evidenced: Evidenced) -> Table:
    labels = (_("Plan"), _("Period"), _("Declared"), _("Itemised"), _("Places"), _("Status"))
    columns = tuple(listing.column(label) for label in labels)
    rows = tuple(_row(overview, evidenced) for overview in overviews)
    return Table(_("Plans"), columns, rows, caption_hidden=True)


def _row(overview: PlanOverview, evidenced: Evidenced) -> tuple[object, ...]:
    plan = overview.plan
    return (
        Link(plan.label, plan.get_absolute_url(), plan.code),
        Period(plan.starts_on.isoformat(), plan.ends_on.isoformat()),
        declared_number(overview, evidenced),
        Number(overview.tally.itemised, url=f"{plan.get_absolute_url()}#parts"),
        strip_of(overview, small=True),
        plan_badge(plan),
    )
