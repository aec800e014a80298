"""The after-course report of an activity: written as a draft, submitted, read, opened again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.dashboards.course_forms import ItemForms, ReasonForm, ReportForm
from programmes.dashboards.presenters.course_reports import report_head, report_sections, to_settle
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.views.directors import directed, for_directors
from programmes.errors import ProgrammeError, StaleRecord
from programmes.seat_enums import ReportItemKind, ReportStatus
from programmes.selectors.course_reports import item_of, report_of
from programmes.selectors.rosters import attendance_of
from programmes.services.course_reports import (
    ItemValues,
    ReportNotReady,
    missing,
    reopen,
    save_draft,
    settle_item,
    submit,
)
from programmes.services.seat_rights import SeatAct, may

ITEM_COLUMNS = ("kind", "text_en", "text_ar", "owner", "due_on", "status", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def course_report(request, code):
    """A draft to write in, or the report as submitted; a form posted here saves, submits or reopens."""
    call = directed(request.user, code)
    if request.method == "POST":
        return ACTS.get(request.POST.get("act", ""), _save)(request, call)
    return _page(request, call, report_of(call.activity))


def _page(request, call, report, *, status=200, form=None, items=None, faults=(), reason=None, settling=None):
    """`settling`: what was sent of one lesson or change, and why that was refused."""
    counts = attendance_of(call)
    context = report_head(call, report, counts) | {"report": report, "faults": faults}
    if report is not None and report.status == ReportStatus.SUBMITTED:
        context |= {"sections": report_sections(report), "reason": reason or ReasonForm()}
        if may(SeatAct.SETTLE, by=request.user):
            context["settles"] = to_settle(report, *(settling or ({}, ())))
        return render(request, "courses/report.html", context, status=status)
    context |= {
        "form": form or ReportForm(instance=report),
        "items": items or ItemForms(initial=_written(report), prefix="item"),
        "version": report.version if report else "",
        "missing": missing(call=call, report=report, marks=counts),
    }
    return render(request, "courses/report_form.html", context, status=status)


def _written(report):
    """The lessons and changes of a report as its form shows them."""
    rows = report.items.all() if report else []
    return [{name: getattr(row, name) for name in ITEM_COLUMNS} for row in rows]


def _save(request, call):
    """Keep the draft; where "submit" was pressed, hand it in as well."""
    stored = report_of(call.activity)
    form = ReportForm(request.POST, instance=stored)
    items = ItemForms(request.POST, prefix="item")
    if not (form.is_valid() and items.is_valid()):
        return _page(request, call, stored, status=400, form=form, items=items)
    try:
        report = save_draft(
            call=call,
            values=form.cleaned_data,
            items=[_values(one) for one in items if one.written],
            by=request.user,
            expected_version=_version(request) if stored else None,
        )
    except ProgrammeError as error:
        return _refused(request, call, error, form, items)
    if request.POST.get("act") == "submit":
        return _submit(request, call, report)
    messages.success(request, _("The draft is kept."))
    return redirect(f"{_url(call)}#items" if request.POST.get("act") == "more" else _url(call))


def _refused(request, call, error, form, items):
    """The form again with what was written and why it was not kept."""
    faults = [] if error.fields else [str(error)]
    for name, found in error.fields.items():
        if name in form.fields:
            form.add_error(name, [str(sentence) for sentence in found])
        else:
            faults += [str(sentence) for sentence in found]
    stored = report_of(call.activity)
    shown = {} if isinstance(error, StaleRecord) else {"form": form, "items": items}
    return _page(request, call, stored, status=refusal_status(error), faults=faults, **shown)


def _submit(request, call, report):
    try:
        submit(call=call, by=request.user, expected_version=report.version)
    except ReportNotReady as error:
        faults = [_("The draft is kept, and not submitted yet."), *sentences(error)]
        return _page(request, call, report_of(call.activity), status=refusal_status(error), faults=faults)
    messages.success(request, _("The report is submitted."))
    return redirect(_url(call))


def _reopen(request, call):
    """Make a submitted report a draft again."""
    reason = ReasonForm(request.POST)
    stored = report_of(call.activity)
    if not reason.is_valid():
        return _page(request, call, stored, status=400, reason=reason)
    try:
        reopen(call=call, by=request.user, reason=reason.cleaned_data["reason"])
    except ProgrammeError as error:
        return _page(request, call, stored, status=refusal_status(error), faults=sentences(error))
    messages.success(request, _("The report is a draft again."))
    return redirect(_url(call))


def _settle(request, call):
    """Say what became of one lesson or change of a submitted report."""
    if not may(SeatAct.SETTLE, by=request.user):
        raise PermissionDenied
    sent = request.POST.dict()
    given = sent.get("item", "")
    pk = int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0
    item = item_of(call.activity, pk)
    if item is None:
        raise Http404
    try:
        settle_item(
            item=item,
            status=sent.get("status", ""),
            note=sent.get("note", ""),
            by=request.user,
            expected_version=_version(request),
        )
    except ProgrammeError as error:
        settling = sent, sentences(error)
        return _page(request, call, report_of(call.activity), status=refusal_status(error), settling=settling)
    messages.success(request, _("What became of it is kept."))
    return redirect(f"{_url(call)}#settle")


ACTS = {"reopen": _reopen, "settle": _settle}


def _values(form):
    given = {name: form.cleaned_data[name] for name in (*ITEM_COLUMNS, "remove")}
    return ItemValues(**given | {"kind": ReportItemKind(given["kind"])})


def _version(request) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else 0


def _url(call):
    return reverse("dashboards:course-report", args=[call.activity.code])
