"""Sources: the list, its export, and one read through."""

from django.http import Http404

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import sources as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer, sheet_answer
from programmes.exchange.record_tables import source_table
from programmes.models import Source
from programmes.selectors import sources as selectors
from programmes.selectors.citations import citations_of


def _listing(request):
    return Listing(request, presenters.source_filters(), selectors.SOURCE_SORTS)


def _rows(listing):
    return selectors.source_rows(q=listing.q, sort=listing.sort, **listing.chosen)


def source_list(request):
    """Everything published that supports a value."""
    listing = _listing(request)
    page = listing.page_of(_rows(listing))
    whole = presenters.source_list(listing, page, export_url(listing, "sources"))
    return list_answer(request, listing, whole)


def source_export(request):
    """The rows of the list as CSV."""
    listing = _listing(request)
    return source_list(request) if listing.faults else csv_answer(source_table(_rows(listing)))


def source_page(request, code):
    """One source, paragraph by paragraph."""
    try:
        sheet = selectors.source_sheet(code)
    except Source.DoesNotExist:
        raise Http404 from None
    shown = Evidenced(citations_of([sheet.source]))
    return sheet_answer(request, sheet.source, presenters.source_page(sheet, shown))
