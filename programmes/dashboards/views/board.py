"""The planning board of a plan, and what planners do on it."""

from dataclasses import asdict
from datetime import date

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from programmes.dashboards.presenters.board import board_sheet
from programmes.dashboards.presenters.board_addresses import TEAMS, VENUES, board_url
from programmes.dashboards.presenters.board_pages import activity_desk, board_frame, move_form, planning_page
from programmes.dashboards.presenters.board_proposal import proposal_of
from programmes.dashboards.presenters.candidates import candidate_card
from programmes.dashboards.presenters.evidence import Evidenced, isolated
from programmes.dashboards.presenters.refusals import overtaken, refusal_status, sentences
from programmes.dashboards.views.planners import MOVE, RUN, SEE_RUNS, done, needs, refused, told
from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.selectors import board as selectors
from programmes.selectors import planning_runs, plans
from programmes.selectors.citations import citations_of
from programmes.selectors.findings import findings_of_activity
from programmes.selectors.profiles import current_profile
from programmes.services.candidate_places import asked_of, candidate_place
from programmes.services.placing import clear_place, lock_activity, move_activity, undo_last_move


@require_GET
def planning(request):
    """All plans that can be planned, and what planning assumes."""
    profile = current_profile()
    evidenced = Evidenced(citations_of([profile] if profile else []))
    context = planning_page(selectors.plans_to_plan(), profile, evidenced)
    return render(request, "planning/plans.html", context)


@require_GET
def board(request, plan):
    """The board: the same for everyone, with means to act for those who may.

    `run` lays that run's proposal over it, for those who may see runs.
    """
    if "run" in request.GET:
        return _with_proposal(request, plan)
    return _board(request, _plan(plan))


@needs(SEE_RUNS)
def _with_proposal(request, plan):
    shown = _plan(plan)
    run = planning_runs.proposal(shown, request.GET["run"])
    if run is None:
        raise Http404
    return _board(request, shown, proposal_of(run))


def _board(request, shown, proposal=None):
    rows = request.GET.get("rows", VENUES)
    if rows not in (VENUES, TEAMS):
        raise Http404
    every = request.GET.get("findings") == "all"
    gathered = selectors.board_of(shown)
    context = {
        "board": board_sheet(gathered, rows, proposal),
        "frame": board_frame(
            gathered,
            planning_runs.run_under_way(shown),
            rows,
            every=every,
            proposal=proposal.run if proposal else "",
        ),
        "plan": shown,
        "proposal": proposal,
        "without_proposal": board_url(shown, rows),
        "may_move": request.user.has_perm(MOVE),
        "may_run": request.user.has_perm(RUN),
    }
    return render(request, "planning/board.html", context)


@require_GET
@needs(MOVE)
def board_place(request, plan, code):
    """What a place would mean for an activity: `week` (a Sunday) or `start`, and `venue`. For scripts."""
    activity = _activity(plan, code)
    try:
        place = candidate_place(
            activity,
            venue=_venue(request.GET.get("venue", "")),
            starts_on=_day(request.GET.get("start", "")),
            week=_day(request.GET.get("week", "")),
        )
    except ProgrammeError as error:
        return told(" ".join(sentences(error)), refusal_status(error))
    return JsonResponse(asdict(candidate_card(place)))


def board_activity(request, plan, code):
    """One activity at the board: where it stands, what does not fit, and the form that moves it."""
    activity = _activity(plan, code)
    if request.method == "POST":
        return _move(request, activity)
    card, fault = None, ""
    if request.GET.get("start"):
        card, fault = _considered(request, activity)
    asked, halls = asked_of(activity), selectors.halls(activity.plan, current_profile())
    names = planning_runs.assumed_names(asked.assumptions if asked else ())
    context = activity_desk(activity, findings_of_activity(activity), asked, halls, names)
    context |= {"card": card, "fault": fault, "may_move": request.user.has_perm(MOVE)}
    context["form"] = move_form(activity, request.GET)
    return render(request, "planning/activity.html", context, status=400 if fault else 200)


def _considered(request, activity):
    """The card of the place asked for in the address, or why there is none."""
    try:
        start, venue = _day(request.GET["start"]), _venue(request.GET.get("venue", ""))
        return candidate_card(candidate_place(activity, venue=venue, starts_on=start)), ""
    except ProgrammeError as error:
        return None, " ".join(sentences(error))


@needs(MOVE)
def _move(request, activity):
    """Put the activity where the form says; without a day, back into the tray."""
    version = _version(request)
    try:
        start = _day(request.POST.get("start", ""))
        if start is None:
            moved = clear_place(activity, by=request.user, expected_version=version)
        else:
            venue = _venue(request.POST.get("venue", ""))
            moved = move_activity(
                activity, start=start, venue=venue, by=request.user, expected_version=version
            )
    except ProgrammeError as error:
        return _refusal(request, error, activity, version)
    return done(request, _moved_to(moved), board_url(activity.plan), version=moved.version)


def _moved_to(activity) -> str:
    if activity.starts_on is None:
        return _("“%(name)s” is back in the tray.") % {"name": activity.label}
    first, last = (isolated(day.isoformat()) for day in (activity.starts_on, activity.ends_on))
    words = {"name": activity.label, "first": first, "last": last}
    return _("“%(name)s” now lies on %(first)s to %(last)s.") % words


@require_POST
@needs(MOVE)
def board_lock(request, plan, code):
    """Fix or free the dates and the venue of an activity for the planner."""
    activity = _activity(plan, code)
    version = _version(request)
    fixed = {name: request.POST.get(name) == "on" for name in ("dates", "venue")}
    try:
        lock_activity(activity, by=request.user, expected_version=version, **fixed)
    except ProgrammeError as error:
        return _refusal(request, error, activity, version)
    text = _("“%(name)s” is locked.") if any(fixed.values()) else _("“%(name)s” is free to be moved.")
    back = request.POST.get("next") == "activity"
    here = request.path.removesuffix("lock/") if back else board_url(activity.plan)
    return done(request, text % {"name": activity.label}, here)


@require_POST
@needs(MOVE)
def board_undo(request, plan):
    """Take back the last move this person made in the plan."""
    shown = _plan(plan)
    try:
        activity = undo_last_move(shown, by=request.user)
    except ProgrammeError as error:
        return refused(request, " ".join(sentences(error)), refusal_status(error), board_url(shown))
    text = _("The move of “%(name)s” was taken back.") % {"name": activity.label}
    return done(request, text, board_url(shown), code=activity.code)


def _refusal(request, error, activity, version):
    """Why not; where somebody was faster, who and with what."""
    stale = _activity(activity.plan.code, activity.code) if isinstance(error, StaleRecord) else None
    said = (overtaken(stale, version) if stale else "") or " ".join(sentences(error))
    return refused(request, said, refusal_status(error), request.path.removesuffix("lock/"))


def _plan(code):
    found = plans.plan(code)
    if found is None:
        raise Http404
    return found


def _activity(plan, code):
    found = selectors.board_activity(_plan(plan), code)
    if found is None:
        raise Http404
    return found


def _version(request) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else 0


def _day(text):
    """A day of a form or an address; None where none is given."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidRecord(fields={"starts_on": [_("Give a day as year-month-day.")]}) from error


def _venue(code):
    """The venue of that code; None where none is given."""
    if not code:
        return None
    found = selectors.venue_in_use(code)
    if found is None:
        raise InvalidRecord(fields={"starts_on": [_("There is no such venue.")]})
    return found
