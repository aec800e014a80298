"""Venues and training teams: two lists and their exports."""

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import venues as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer
from programmes.exchange.record_tables import team_table, venue_table
from programmes.selectors import venues as selectors
from programmes.selectors.citations import citations_of


def venue_list(request):
    """Halls and places."""
    listing = Listing(request, (), selectors.VENUE_SORTS)
    page = listing.page_of(selectors.venue_rows(q=listing.q, sort=listing.sort))
    shown = Evidenced(citations_of(page))
    whole = presenters.venue_list(listing, page, shown, export_url(listing, "venues"))
    return list_answer(request, listing, whole)


def venue_export(request):
    """The rows of the list as CSV."""
    listing = Listing(request, (), selectors.VENUE_SORTS)
    if listing.faults:
        return venue_list(request)
    return csv_answer(venue_table(selectors.venue_rows(q=listing.q, sort=listing.sort)))


def team_list(request):
    """Who teaches."""
    listing = Listing(request, (), selectors.TEAM_SORTS)
    page = listing.page_of(selectors.team_rows(q=listing.q, sort=listing.sort))
    shown = Evidenced(citations_of(page))
    whole = presenters.team_list(listing, page, shown, export_url(listing, "teams"))
    return list_answer(request, listing, whole)


def team_export(request):
    """The rows of the list as CSV."""
    listing = Listing(request, (), selectors.TEAM_SORTS)
    if listing.faults:
        return team_list(request)
    return csv_answer(team_table(selectors.team_rows(q=listing.q, sort=listing.sort)))
