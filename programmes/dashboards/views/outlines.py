"""Course outlines: the catalogue, and the page of one."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Breadcrumb, Link
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.histories import history_of
from programmes.dashboards.presenters.outlines import count_line, outline_facts, outline_table, run_table
from programmes.dashboards.presenters.pages import desk_link, nothing_here, retired_notice
from programmes.selectors import outlines as selectors
from programmes.selectors.citations import citations_of


def outline_list(request):
    """The catalogue of courses."""
    listing = Listing(request)
    page = listing.page_of(selectors.outline_rows(listing.q))
    text = _("No source describes a course's content yet. Outlines appear here as planners write them.")
    context = {
        "title": _("Course outlines"),
        "lead": _("The catalogue: what a course is about, for whom, how long. A course is one run of it."),
        "notice": listing.notice(),
        "bar": listing.bar(count_line(page.paginator.count)),
        "table": outline_table(listing, list(page)),
        "empty": None if page.paginator.count else nothing_here(listing, _("No outlines yet"), text),
        "pagination": listing.pagination(page),
    }
    return render(request, "outlines/list.html", context, status=listing.status)


def outline_page(request, code):
    """One outline and the courses that follow it."""
    outline = selectors.outline(code)
    if outline is None:
        raise Http404
    evidenced = Evidenced(citations_of([outline]))
    way = Link(_("Course outlines"), reverse("dashboards:outlines"))
    context = {
        "record": outline,
        "breadcrumb": Breadcrumb((way,), outline.label),
        "desk": desk_link(outline, request.user),
        "notices": retired_notice(outline),
        "facts": outline_facts(outline, evidenced),
        "runs": run_table(outline),
        "history": history_of(outline, request.user),
        "notes": evidenced.notes(),
    }
    return render(request, "outlines/page.html", context)
