"""Agreements: the list and its export."""

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import agreements as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer
from programmes.exchange.record_tables import agreement_table
from programmes.selectors import agreements as selectors
from programmes.selectors.citations import citations_of


def _listing(request):
    return Listing(request, presenters.agreement_filters(), selectors.AGREEMENT_SORTS)


def _rows(listing):
    return selectors.agreement_rows(q=listing.q, sort=listing.sort, **listing.chosen)


def agreement_list(request):
    """All agreements on record."""
    listing = _listing(request)
    page = listing.page_of(_rows(listing))
    shown = Evidenced(citations_of(page))
    whole = presenters.agreement_list(listing, page, shown, export_url(listing, "agreements"))
    return list_answer(request, listing, whole)


def agreement_export(request):
    """The rows of the list as CSV."""
    listing = _listing(request)
    return agreement_list(request) if listing.faults else csv_answer(agreement_table(_rows(listing)))
