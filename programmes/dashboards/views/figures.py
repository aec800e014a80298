"""Reported figures: rivals side by side, their export, and the page of one."""

from django.http import Http404

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import figures as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer, sheet_answer
from programmes.exchange.record_tables import figure_table
from programmes.models import ReportedFigure
from programmes.selectors import figures as selectors


def _listing(request):
    return Listing(request, presenters.figure_filters(), selectors.FIGURE_SORTS)


def _book(listing):
    return selectors.figure_book(q=listing.q, sort=listing.sort, **listing.chosen)


def figure_list(request):
    """Every reported figure under the question it answers."""
    listing = _listing(request)
    book = _book(listing)
    whole = presenters.figure_list(listing, book, Evidenced(book.citations), export_url(listing, "figures"))
    return list_answer(request, listing, whole)


def figure_export(request):
    """The figures in the list as CSV."""
    listing = _listing(request)
    if listing.faults:
        return figure_list(request)
    return csv_answer(
        figure_table(one for measure in _book(listing).measures for one in measure.figures.all())
    )


def figure_page(request, code):
    """One figure beside its rivals."""
    try:
        sheet = selectors.figure_sheet(code)
    except ReportedFigure.DoesNotExist:
        raise Http404 from None
    return sheet_answer(request, sheet.figure, presenters.figure_page(sheet, Evidenced(sheet.citations)))
