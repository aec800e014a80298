"""The calendars of the states and their export."""

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import calendars as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer
from programmes.exchange.record_tables import closure_table
from programmes.selectors.calendars import calendar_book


def calendar_list(request):
    """What restricts work, state by state."""
    listing = Listing(request, presenters.calendar_filters())
    book = calendar_book(q=listing.q, **listing.chosen)
    shown = Evidenced(book.citations)
    whole = presenters.calendar_list(listing, book, shown, export_url(listing, "calendars"))
    return list_answer(request, listing, whole)


def calendar_export(request):
    """The closures in the list as CSV."""
    listing = Listing(request, presenters.calendar_filters())
    if listing.faults:
        return calendar_list(request)
    book = calendar_book(q=listing.q, **listing.chosen)
    return csv_answer(closure_table(book.closures))
