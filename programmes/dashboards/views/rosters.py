"""A course director's activities, who is expected at one, who came, and who walked in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programmes.dashboards.course_forms import WalkInForm
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.presenters.rosters import courses_page, roster_page, roster_url, sign_in_page
from programmes.dashboards.views.answers import csv_answer, list_answer
from programmes.dashboards.views.directors import directed, file, for_directors
from programmes.errors import ProgrammeError
from programmes.exchange.roster_table import roster_table, roster_workbook
from programmes.models import Activity
from programmes.seat_enums import NominationStatus
from programmes.selectors import rosters as selectors
from programmes.selectors.choices import choices
from programmes.services.certificates import issue_all
from programmes.services.rosters import Mark, MarksRefused, admit_walk_in, mark_roster

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKS = (NominationStatus.ATTENDED, NominationStatus.NO_SHOW)


@require_safe
@for_directors
def my_courses(request):
    """The activities a director directs, the next first; planners have all, and a filter by plan."""
    every = selectors.sees_every_roster(request.user)
    when = (("coming", _("to come")), ("over", _("over")))
    filters = [Filter("when", _("When"), when)]
    if every:
        filters.insert(0, Filter("plan", _("Plan"), choices("plan")))
    listing = Listing(request, filters)
    rows = selectors.next_first(selectors.calls_for(request.user), timezone.localdate())
    if plan := listing.chosen.get("plan"):
        rows = rows.filter(activity__plan__code=plan)
    if asked := listing.chosen["when"]:
        rows = rows.filter(is_over=asked == "over")
    if listing.q:
        rows = rows.filter(activity__in=Activity.objects.matching(listing.q))
    page = listing.page_of(selectors.counted(rows))
    return list_answer(request, listing, courses_page(listing, page, every=every))


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def roster(request, code):
    """Who is expected and who came; forms posted here mark them, add a walk-in, issue certificates."""
    call = directed(request.user, code)
    if request.method == "POST":
        acts = {"walk-in": _walk_in, "certificates": _certificates}
        return acts.get(request.POST.get("act", ""), _mark)(request, call)
    return _page(request, call)


def _page(request, call, *, status=200, walk_in=None, fault="", **shown):
    context = roster_page(call, selectors.roster(call, request.user), **shown)
    context |= {"fault": fault, "walk_in": walk_in or WalkInForm(prefix="new")}
    context["reason"] = request.POST.get("reason", "")
    return render(request, "courses/roster.html", context, status=status)


def _mark(request, call):
    """The marks as sent; refused rows are shown with why, and nothing is recorded then."""
    rows = selectors.roster(call, request.user)
    given = {row.pk: _given(request, row) for row in rows if row.status in selectors.MARKABLE}
    marks, wrong = _read(given)
    try:
        if wrong:
            raise MarksRefused(fields=wrong)
        number = mark_roster(
            call=call, marks=marks, by=request.user, reason=request.POST.get("reason", "").strip()
        )
    except ProgrammeError as error:
        beside = error.fields if isinstance(error, MarksRefused) else {}
        fault = str(error) if beside else " ".join(sentences(error))
        status = 400 if beside else refusal_status(error)
        return _page(request, call, status=status, fault=fault, given=given, errors=beside)
    words = ngettext("%(number)s mark was recorded.", "%(number)s marks were recorded.", number)
    messages.success(request, words % {"number": number} if number else _("Nothing had changed."))
    return redirect(roster_url(call.activity))


def _given(request, row):
    """The mark and the days sent for a row; "the rest attended" fills in who has no mark."""
    mark = request.POST.get(f"mark-{row.pk}", "")
    rest = request.POST.get("act") == "rest" and row.status == NominationStatus.CONFIRMED
    return (mark or NominationStatus.ATTENDED.value if rest else mark), request.POST.get(f"days-{row.pk}", "")


def _read(given):
    """Marks by nomination, and the rows whose days are no number."""
    marks, wrong = {}, {}
    for pk, (mark, days) in given.items():
        days = days.strip()
        number = int(days) if days.isdecimal() and len(days) < 4 else None
        if days and number is None:
            wrong[str(pk)] = [_("Give the days as a whole number.")]
        elif mark in MARKS:
            marks[pk] = Mark(mark, number)
        elif mark or days:
            wrong[str(pk)] = [_("Say whether the person attended or did not come.")]
    return marks, wrong


def _walk_in(request, call):
    """Somebody who came without a nomination, with the least data that tells who."""
    form = WalkInForm(request.POST, prefix="new")
    if not form.is_valid():
        return _page(request, call, status=400, walk_in=form)
    given = form.cleaned_data
    try:
        admit_walk_in(call=call, by=request.user, reason=given.pop("why"), **given)
    except ProgrammeError as error:
        for name, found in error.fields.items():
            form.add_error(name if name in form.fields else None, [str(sentence) for sentence in found])
        if not error.fields:
            form.add_error(None, str(error))
        return _page(request, call, status=refusal_status(error), walk_in=form)
    messages.success(request, _("The walk-in is on the roster, as attended."))
    return redirect(roster_url(call.activity))


def _certificates(request, call):
    """Certificates for all who attended and have none."""
    try:
        made = issue_all(call=call, by=request.user)
    except ProgrammeError as error:
        return _page(request, call, status=refusal_status(error), fault=" ".join(sentences(error)))
    words = ngettext("%(number)s certificate was issued.", "%(number)s certificates were issued.", len(made))
    messages.success(request, words % {"number": len(made)} if made else _("Everybody had one already."))
    return redirect(roster_url(call.activity))


@require_safe
@for_directors
def sign_in_sheet(request, code):
    """A sheet to be printed and signed, with its headings in both languages."""
    call = directed(request.user, code)
    context = sign_in_page(call, selectors.roster(call, request.user))
    return render(request, "courses/sign_in.html", context)


@require_safe
@for_directors
def roster_csv(request, code):
    """The roster for other programs."""
    call = directed(request.user, code)
    return csv_answer(roster_table(call.activity, selectors.roster(call, request.user)))


@require_safe
@for_directors
def roster_xlsx(request, code):
    """The roster as a workbook."""
    call = directed(request.user, code)
    body = roster_workbook(call.activity, selectors.roster(call, request.user))
    return file(body, WORKBOOK, f"roster-{code}.xlsx")
