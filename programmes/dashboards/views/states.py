"""States and groupings: the lists, their exports, and the page of one state."""

from django.http import Http404

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import states as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.state_pages import state_page as page_of_state
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer, sheet_answer
from programmes.exchange.record_tables import membership_table, state_table
from programmes.models import ParticipatingState
from programmes.selectors import states as selectors
from programmes.selectors.citations import citations_of


def _listing(request, groupings):
    return Listing(request, presenters.state_filters(groupings), selectors.STATE_SORTS)


def _rows(listing):
    return selectors.state_rows(q=listing.q, sort=listing.sort, **listing.chosen)


def state_list(request):
    """Everyone who takes part, on one page, by grouping."""
    groupings = selectors.groupings()
    listing = _listing(request, groupings)
    rows = list(_rows(listing))
    shown = Evidenced(citations_of([one for row in rows for one in row.memberships.all()]))
    whole = presenters.state_list(listing, rows, groupings, shown, export_url(listing, "states"))
    return list_answer(request, listing, whole)


def state_export(request):
    """The rows of the list as CSV."""
    listing = _listing(request, selectors.groupings())
    return state_list(request) if listing.faults else csv_answer(state_table(_rows(listing)))


def state_page(request, code):
    """One state or organisation."""
    try:
        sheet = selectors.state_sheet(code)
    except ParticipatingState.DoesNotExist:
        raise Http404 from None
    return sheet_answer(request, sheet.state, page_of_state(sheet, Evidenced(sheet.citations)))


def grouping_list(request):
    """Every grouping with its members."""
    listing = Listing(request)
    groupings = selectors.groupings(q=listing.q)
    shown = Evidenced(citations_of(groupings, [one for row in groupings for one in row.memberships.all()]))
    whole = presenters.grouping_page(listing, groupings, shown, export_url(listing, "groupings"))
    return list_answer(request, listing, whole)


def grouping_export(request):
    """The memberships in the list as CSV."""
    listing = Listing(request)
    if listing.faults:
        return grouping_list(request)
    return csv_answer(membership_table(selectors.groupings(q=listing.q)))
