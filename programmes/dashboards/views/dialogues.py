"""Dialogues: the list, its export, the page of one, and the page of a meeting."""

from django.http import Http404

from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters import dialogues as presenters
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.views.answers import csv_answer, export_url, list_answer, sheet_answer
from programmes.exchange.record_tables import dialogue_table
from programmes.models import Dialogue, Meeting
from programmes.selectors import dialogues as selectors
from programmes.selectors.citations import citations_of
from programmes.selectors.meetings import meeting_sheet


def _listing(request):
    return Listing(request, presenters.dialogue_filters(), selectors.DIALOGUE_SORTS)


def _rows(listing):
    return selectors.dialogue_rows(q=listing.q, sort=listing.sort, **listing.chosen)


def dialogue_list(request):
    """All dialogues, those of the Centre and those that others hold."""
    listing = _listing(request)
    page = listing.page_of(_rows(listing))
    shown = Evidenced(citations_of(page, [one for row in page for one in row.rounds.all()]))
    whole = presenters.dialogue_list(listing, page, shown, export_url(listing, "dialogues"))
    return list_answer(request, listing, whole)


def dialogue_export(request):
    """The rows of the list as CSV."""
    listing = _listing(request)
    return dialogue_list(request) if listing.faults else csv_answer(dialogue_table(_rows(listing)))


def dialogue_page(request, code):
    """One dialogue with its rounds opened."""
    try:
        sheet = selectors.dialogue_sheet(code)
    except Dialogue.DoesNotExist:
        raise Http404 from None
    shown = Evidenced(sheet.citations)
    return sheet_answer(request, sheet.dialogue, presenters.dialogue_page(sheet, shown))


def meeting_page(request, code):
    """One meeting."""
    try:
        sheet = meeting_sheet(code)
    except Meeting.DoesNotExist:
        raise Http404 from None
    shown = Evidenced(sheet.citations)
    return sheet_answer(request, sheet.meeting, presenters.meeting_page(sheet, shown))
