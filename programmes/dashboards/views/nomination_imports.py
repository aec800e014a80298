"""Nominations by spreadsheet: take the template, bring the file, look, write exactly that, undo it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from programmes.dashboards.forms_door import SheetForm
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.nomination_imports import import_page, imports_page
from programmes.dashboards.presenters.refusals import refusal_status
from programmes.dashboards.views.door_forms import first_of
from programmes.dashboards.views.door_opening import at_door
from programmes.errors import ProgrammeError
from programmes.exchange.layouts import require_size
from programmes.exchange.nomination_import import preview
from programmes.exchange.nomination_template import OpenActivity, template
from programmes.selectors.door import calls_at, imports_at
from programmes.services import nomination_imports

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STEPS = {"commit": nomination_imports.commit, "undo": nomination_imports.undo}


@require_http_methods(["GET", "HEAD", "POST"])
@at_door
def import_list(request, sight):
    """The files brought so far; a file posted here is previewed."""
    if request.method == "POST":
        return _brought(request, sight)
    return _list(request, sight, SheetForm())


def _brought(request, sight):
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, sight, form, status=400)
    file = form.cleaned_data["file"]
    door = sight.door
    try:
        # Before it is read: what is that large is no list of names.
        require_size(file.size)
        batch = preview(
            data=file.read(), file_name=file.name, state=door.state, body=door.body, by=request.user
        )
    except ProgrammeError as error:
        form.add_error("file", first_of(error))
        return _list(request, sight, form, status=400)
    return redirect(sight.url("nomination-import", batch.pk))


def _list(request, sight, form, status=200):
    context = imports_page(sight, list(imports_at(sight.door)), form if sight.acts else None)
    return render(request, "door/imports.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@at_door
def import_shown(request, sight, pk):
    """One file line by line; `step` posted here commits or undoes it."""
    batch = _batch(sight, pk)
    if request.method != "POST":
        return _one(request, sight, batch)
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    try:
        step(batch=batch, by=request.user)
    except ProgrammeError as error:
        return _one(request, sight, _batch(sight, pk), (first_of(error),), refusal_status(error))
    undone = request.POST["step"] == "undo"
    messages.success(request, _("Undone: nothing of it is left.") if undone else _("Done: all are named."))
    return redirect(sight.url("nomination-import", pk))


def _one(request, sight, batch, faults=(), status=200):
    rows = list(batch.rows.select_related("nomination").order_by("number"))
    context = import_page(sight, batch, rows, faults)
    return render(request, "door/import.html", context, status=status)


def _batch(sight, pk):
    found = imports_at(sight.door).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_GET
@at_door
def template_file(request, sight):
    """The empty spreadsheet in the page's language, with the activities that are open to the state."""
    today = timezone.localdate()
    activities = [
        OpenActivity(
            code=own.call.activity.code,
            name=name_of(own.call.activity),
            days=own.call.activity.start_written or "",
            free=own.counts.unnamed,
            names_due=own.gates.nominate_on.isoformat() if own.gates else "",
        )
        for own in calls_at(sight.door)
        if own.open_on(today)
    ]
    answer = HttpResponse(template(activities, get_language()), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="nominations.xlsx"'
    return answer
