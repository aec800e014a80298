"""The calendars of the states and their export."""

from django.utils.translation import gettext as _

from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters import calendars as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer
from programmes.exchange.calendars import closure_table
from programmes.selectors import calendars as selectors
from programmes.selectors.choices import choices
from programmes.selectors.citations import citations_of


def _listing(request):
    years = tuple((str(year), str(year)) for year in selectors.closure_years())
    calendars = Filter("calendar", _("Calendar"), choices("calendar"))
    return Listing(request, (calendars, Filter("year", _("Year"), years)))


def calendar_list(request):
    """Weekends and holidays, state by state."""
    listing = _listing(request)
    calendars = list(selectors.calendar_rows(q=listing.q, **listing.chosen))
    closures = [closure for calendar in calendars for closure in calendar.closures.all()]
    weekends = [pattern for calendar in calendars for pattern in calendar.weekends.all()]
    shown = Evidenced(citations_of(calendars, weekends, closures))
    page = presenters.calendar_list(listing, calendars, shown, export_url(listing, "calendars"))
    return list_answer(request, listing, page)


def calendar_export(request):
    """The closures of the list as CSV."""
    listing = _listing(request)
    if listing.faults:
        return calendar_list(request)
    return csv_answer(closure_table(selectors.closure_rows(q=listing.q, **listing.chosen)))
