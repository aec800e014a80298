"""Planning runs: asked for on the board, followed, stopped, reviewed item by item, adopted."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from programmes.dashboards.presenters.board_addresses import board_url
from programmes.dashboards.presenters.planning_runs import run_page, run_progress, runs_page
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.presenters.run_comparisons import choice_table
from programmes.dashboards.views.planners import MOVE, RUN, SEE_RUNS, done, needs, refused
from programmes.enums import RUNS_ENDED, RunKind
from programmes.errors import ProgrammeError
from programmes.selectors import planning_runs as selectors
from programmes.selectors import plans
from programmes.services.adoption import adopt
from programmes.services.planning_runs import repeat_run, request_run, stop_run


@needs(SEE_RUNS)
def run_list(request, plan):
    """The runs of a plan; a form posted here asks for a new one."""
    shown = plans.plan(plan)
    if shown is None:
        raise Http404
    if request.method == "POST":
        return _request(request, shown)
    context = runs_page(shown, list(selectors.run_rows(shown)))
    return render(request, "planning/runs.html", context)


@needs(RUN)
def _request(request, plan):
    """Ask for a run on the part of the year that the form names."""
    kind = RunKind.REPLAN if request.POST.get("kind") == RunKind.REPLAN else RunKind.PROPOSE
    try:
        run = request_run(plan, by=request.user, kind=kind, scope=_scope(request.POST.get("scope", "")))
    except ProgrammeError as error:
        return refused(request, " ".join(sentences(error)), refusal_status(error), board_url(plan))
    return redirect(run)


def _scope(text):
    """`quarter:2`, `venue:hall-1`, `kind:course`; empty is the whole year. What is wrong, planning says."""
    name, _colon, value = text.partition(":")
    if not name:
        return {}
    return {name: int(value) if value.isascii() and value.isdecimal() else value}


@require_GET
@needs(SEE_RUNS)
def run_shown(request, code):
    """One run: how far it is, or what it proposes and why."""
    run = _run(code)
    assumed = (said for one in run.placements.all() for said in one.assumptions)
    again = list(selectors.same_input(run))
    context = run_page(
        run, selectors.assumed_names(assumed), again=again, to_come=run.standing not in RUNS_ENDED
    )
    others = list(selectors.other_proposals(run)) if run.objective is not None else []
    context["others"] = choice_table(run, others)
    context |= {"may_adopt": request.user.has_perm(MOVE), "may_run": request.user.has_perm(RUN)}
    return render(request, "planning/run.html", context)


@require_GET
@needs(SEE_RUNS)
def progress(request, code):
    """How far a run is, for the script on its page."""
    run = selectors.run_rows().filter(code=code).first()
    if run is None:
        raise Http404
    return JsonResponse(run_progress(run))


@require_POST
@needs(RUN)
def stop(request, code):
    """Ask a run to end with the best it has."""
    run = _run(code)
    back = reverse("dashboards:run", args=[run.code])
    try:
        stop_run(run, by=request.user)
    except ProgrammeError as error:
        return refused(request, str(error), refusal_status(error), back)
    return done(request, _("The run was asked to stop."), back)


@require_POST
@needs(RUN)
def repeat(request, code):
    """Ask for the same run again, with the very input it had."""
    return redirect(repeat_run(_run(code, whole=True), by=request.user))


@require_POST
@needs(MOVE)
def adopt_run(request, code):
    """Take the proposal into the draft: all of it, or the activities that are ticked."""
    run = _run(code)
    back = reverse("dashboards:run", args=[run.code])
    chosen = None if "all" in request.POST else request.POST.getlist("activity")
    if chosen == []:
        return refused(request, _("Tick the activities to adopt, or adopt all of them."), 400, back)
    try:
        written = adopt(run, by=request.user, activities=chosen)
    except ProgrammeError as error:
        return refused(request, " ".join(sentences(error)), refusal_status(error), back)
    text = ngettext(
        "%(number)s activity was taken into the draft.",
        "%(number)s activities were taken into the draft.",
        len(written),
    )
    return done(request, text % {"number": len(written)}, back)


def _run(code, *, whole=False):
    found = selectors.whole_run(code) if whole else selectors.run_with_placements(code)
    if found is None:
        raise Http404
    return found
