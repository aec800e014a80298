"""Plans: the list, one at a glance, two compared."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Breadcrumb, Choice, EmptyState, Link
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.comparisons import comparison, comparison_table
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.histories import history_of
from programmes.dashboards.presenters.pages import (
    desk_link,
    invented_among,
    invented_notice,
    retired_notice,
)
from programmes.dashboards.presenters.plan_lists import plan_count_line, plan_table
from programmes.dashboards.presenters.plans import glance_of, plan_sheet
from programmes.dashboards.presenters.strips import strip_of
from programmes.models import SeatCall
from programmes.selectors import plans as selectors
from programmes.selectors.citations import citations_of
from programmes.selectors.host_closures import host_closures
from programmes.selectors.visibility import sees_every


def plan_list(request):
    """All plans in use, the newest first."""
    listing = Listing(request)
    rows = selectors.plan_rows()
    page = listing.page_of(rows.matching(listing.q) if listing.q else rows)
    overviews = selectors.overviews(page, with_topics=False)
    evidenced = Evidenced(citations_of([one.plan for one in overviews]))
    table = plan_table(listing, overviews, evidenced)
    context = {
        "notice": listing.notice(),
        "bar": listing.bar(plan_count_line(page.paginator.count)),
        "table": table,
        "empty": None if overviews else _no_plans(listing),
        "pagination": listing.pagination(page),
        "can_compare": page.paginator.count > 1,
        "notes": evidenced.notes(),
        "title": _("Plans"),
        "lead": _("Each year's plan: what was declared, what is itemised, and what is left open."),
    }
    return render(request, "plans/list.html", context, status=listing.status)


def _no_plans(listing):
    if listing.narrowed:
        return EmptyState(_("Nothing matches"), "", (Link(_("Clear all"), listing.path),))
    return EmptyState(_("No plan yet"), _("Plans appear here as soon as a planner enters one."))


def plan_page(request, code):
    """One plan at a glance."""
    plan = selectors.plan(code)
    if plan is None:
        raise Http404
    (overview,) = selectors.overviews([plan])
    endorsements = selectors.endorsements(plan)
    closures = host_closures(plan.starts_on, plan.ends_on)
    parts = [bucket.part for bucket in overview.buckets if bucket.part]
    named = [row for part in parts for row in part.part_topics.all()]
    evidenced = Evidenced(citations_of([plan], parts, named, endorsements))
    context = {
        "plan": plan,
        "glance": glance_of(overview, endorsements, closures, evidenced),
        "sheet": plan_sheet(overview, endorsements, closures, evidenced),
        "desk": desk_link(plan, request.user),
        "sees_seats": sees_every(request.user, SeatCall),
        "notices": (*invented_notice(plan), *retired_notice(plan)),
        "breadcrumb": Breadcrumb((Link(_("Plans"), reverse("dashboards:plans")),), plan.label),
        "notes": evidenced.notes(),
        "history": history_of(plan, request.user),
    }
    return render(request, "plans/page.html", context)


def plan_compare(request):
    """Two plans one over the other; the two newest unless others are asked for, invented ones last."""
    # The sort keeps the newest first among each.
    plans = sorted(selectors.plan_rows(), key=lambda plan: plan.invented)
    chosen = [_asked(request, plans, name, nth) for name, nth in (("first", 1), ("second", 0))]
    context = {
        "breadcrumb": Breadcrumb((Link(_("Plans"), reverse("dashboards:plans")),), _("Compare")),
        "choosers": [],
        "empty": None,
    }
    if None in chosen:
        text = _("There must be two plans on record before they can be compared.")
        context["empty"] = EmptyState(_("Nothing to compare"), text)
        return render(request, "plans/compare.html", context)
    chosen.sort(key=lambda plan: plan.starts_on)
    context["notices"] = invented_among(chosen)
    context["choosers"] = [_chooser(plans, plan) for plan in chosen]
    earlier, later = selectors.overviews(chosen)
    parts = [bucket.part for one in (earlier, later) for bucket in one.buckets if bucket.part]
    evidenced = Evidenced(citations_of(chosen, parts))
    context |= {
        "sentence": comparison(earlier, later),
        "sides": [(one.plan, strip_of(one)) for one in (earlier, later)],
        "table": comparison_table((earlier, later), evidenced),
        "notes": evidenced.notes(),
    }
    return render(request, "plans/compare.html", context)


def _asked(request, plans, name, nth):
    """The plan asked for by code; where none is asked for, the one that many from the newest."""
    if code := request.GET.get(name, ""):
        plan = next((one for one in plans if one.code == code), None)
        if plan is None:
            raise Http404
        return plan
    return plans[nth] if len(plans) > nth else None


def _chooser(plans, chosen):
    return [Choice(one.code, one.label, one == chosen) for one in plans]
