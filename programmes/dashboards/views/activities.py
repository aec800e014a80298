"""Lists of activities, their export, and the page of one."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.dashboards.components import Breadcrumb, EmptyState, Link
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.activities import SORTS, activity_facts, activity_table, count_line
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.histories import history_of
from programmes.dashboards.presenters.kinds import families, name_of
from programmes.dashboards.presenters.pages import desk_link, invented_notice, retired_notice
from programmes.enums import ActivityStatus, Basis, PartKind
from programmes.exchange.activities import activity_table as export_table
from programmes.exchange.csv_files import as_csv
from programmes.selectors import activities as selectors
from programmes.selectors.choices import choices
from programmes.selectors.citations import citations_of

LISTS = {
    "activities": ("", gettext_lazy("Activities"), gettext_lazy("Everything in a plan or on record.")),
    "courses": ("course", gettext_lazy("Courses"), gettext_lazy("Every training course, dated or not.")),
    "talks": ("talk", gettext_lazy("NATO Talks"), gettext_lazy("Talks on politics and for the public.")),
    "events": (
        "event",
        gettext_lazy("Events"),
        gettext_lazy("Conferences, seminars, meetings: all but the courses and the NATO Talks."),
    ),
}


def _listing(request, family):
    """The question asked of a list, and what each filter offers."""
    filters = [
        Filter("plan", _("Plan"), choices("plan")),
        Filter("topic", _("Topic"), (*choices("topic"), ("none", _("without a topic")))),
        Filter("status", _("Status"), tuple(ActivityStatus.choices)),
        Filter("dated", _("Date"), (("yes", _("known")), ("no", _("not known")))),
        Filter("state", _("State"), choices("state")),
        Filter("basis", _("Topic is"), tuple(Basis.choices)),
        Filter("part", _("Part of the plan"), tuple(PartKind.choices)),
        Filter("outline", _("Course outline"), choices("outline")),
        Filter("venue", _("Venue"), choices("venue")),
        Filter("team", _("Training team"), choices("team")),
    ]
    if not family:
        filters.insert(1, Filter("family", _("Kind"), tuple(families().items())))
    return Listing(request, filters, SORTS)


def _rows(listing, family):
    filters = {**listing.chosen, "q": listing.q}
    if family:
        filters["family"] = family
    return selectors.activity_rows(filters, listing.sort or "code")


def activity_list(request, name):
    """A list of activities: all, or one family by the name of the list."""
    family, title, lead = LISTS[name]
    listing = _listing(request, family)
    page = listing.page_of(_rows(listing, family))
    export = listing.address(reverse(f"dashboards:{name}-csv"))
    context = {
        "title": title,
        "lead": lead,
        "notice": listing.notice(),
        "bar": listing.bar(count_line(page.paginator.count), export if page.paginator.count else ""),
        "table": activity_table(listing, list(page), str(title), with_kind=family in ("", "event")),
        "empty": None if page.paginator.count else _empty(listing),
        "pagination": listing.pagination(page),
    }
    return render(request, "activities/list.html", context, status=listing.status)


def _empty(listing):
    if listing.narrowed:
        text = _("No activity meets all these filters together. Take one away, or clear them all.")
        return EmptyState(_("Nothing matches"), text, (Link(_("Clear all"), listing.path),))
    text = _("Activities appear here as soon as a planner enters them or the seeds are loaded.")
    return EmptyState(_("Nothing here yet"), text, (Link(_("See the plans"), reverse("dashboards:plans")),))


def activity_export(request, name):
    """The rows of the list as CSV, all pages of it."""
    family, _title, _lead = LISTS[name]
    listing = _listing(request, family)
    if listing.faults:
        return activity_list(request, name)
    table = export_table(_rows(listing, family))
    answer = StreamingHttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def activity_page(request, code):
    """One activity with its facts, its sources and its history."""
    activity = selectors.activity(code)
    if activity is None:
        raise Http404
    topics, states = activity.activity_topics.all(), activity.participations.all()
    evidenced = Evidenced(citations_of([activity], topics, states))
    facts = activity_facts(activity, evidenced)
    context = {
        "record": activity,
        "breadcrumb": _way(activity),
        "desk": desk_link(activity, request.user),
        "notices": (*invented_notice(activity.plan), *retired_notice(activity)),
        "facts": facts,
        "history": history_of(activity, request.user),
        "notes": evidenced.notes(),
    }
    return render(request, "activities/page.html", context)


def _way(activity):
    links = [Link(_("Activities"), reverse("dashboards:activities"))]
    if activity.plan:
        links = [
            Link(_("Plans"), reverse("dashboards:plans")),
            Link(activity.plan.label, activity.plan.get_absolute_url()),
        ]
    return Breadcrumb(tuple(links), name_of(activity))
