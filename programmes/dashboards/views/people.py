"""People: the list, its export, and the page of one."""

from django.http import Http404

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import people as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer, sheet_answer
from programmes.exchange.record_tables import appointment_table
from programmes.models import Person
from programmes.selectors import people as selectors
from programmes.selectors.citations import citations_of


def _listing(request):
    return Listing(request, presenters.person_filters(), selectors.PERSON_SORTS)


def _rows(listing):
    return selectors.person_rows(q=listing.q, sort=listing.sort, **listing.chosen)


def person_list(request):
    """Everybody whom a source names in a public role."""
    listing = _listing(request)
    page = listing.page_of(_rows(listing))
    shown = Evidenced(citations_of([one for row in page for one in row.appointments.all()]))
    whole = presenters.person_list(listing, page, shown, export_url(listing, "people"))
    return list_answer(request, listing, whole)


def person_export(request):
    """The posts of the people in the list as CSV."""
    listing = _listing(request)
    return person_list(request) if listing.faults else csv_answer(appointment_table(_rows(listing)))


def person_page(request, code):
    """One person with posts and meetings."""
    try:
        sheet = selectors.person_sheet(code)
    except Person.DoesNotExist:
        raise Http404 from None
    return sheet_answer(request, sheet.person, presenters.person_page(sheet, Evidenced(sheet.citations)))
