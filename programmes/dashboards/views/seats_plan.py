"""The seats of a whole plan: the matrix and what opens calls, the ledger, the totals."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from programmes.dashboards.presenters.pages import invented_notice
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.presenters.seat_attention import seat_findings_of
from programmes.dashboards.presenters.seat_frames import plan_crumbs, plan_ways
from programmes.dashboards.presenters.seat_ledger import ledger_lines, ledger_page
from programmes.dashboards.presenters.seat_matrix import matrix_sheet, to_open
from programmes.dashboards.presenters.seat_totals import totals_page, totals_table
from programmes.dashboards.views.answers import csv_answer
from programmes.dashboards.views.planners import done, needs
from programmes.dashboards.views.seats_access import ACT, counting, may_act, plan_or_404
from programmes.dashboards.views.seats_forms import whole
from programmes.errors import ProgrammeError
from programmes.selectors import plans
from programmes.selectors.seat_attention import seat_findings
from programmes.selectors.seat_ledger import seat_ledger
from programmes.selectors.seat_matrix import seat_matrix, unopened
from programmes.selectors.seat_totals import GROUPS, seat_totals
from programmes.services.seats import open_call


@require_GET
@counting
def seat_home(request):
    """The seats of the plan in force."""
    plan = plans.current_plan(timezone.localdate())
    if plan is None:
        raise Http404
    return redirect("dashboards:seat-matrix", plan.code)


@require_GET
@counting
def matrix(request, code):
    """Who has which seats: for those who plan them with the means to open and share."""
    return _matrix(request, plan_or_404(code))


def _matrix(request, plan, given=None, faults=None, status=200):
    acts, today = may_act(request.user), timezone.localdate()
    sheet, closed = seat_matrix(plan), unopened(plan)
    found = seat_findings(sheet, closed, today, request.user)
    context = {
        "plan": plan,
        "breadcrumb": plan_crumbs(plan, _("Seats")),
        "notices": invented_notice(plan),
        "ways": plan_ways(plan, "seat-matrix", acts=acts),
        "matrix": matrix_sheet(sheet, acts=acts, today=today),
        "findings": seat_findings_of(found),
        "closed": to_open(closed, given or {}, faults or {}),
        "acts": acts,
    }
    return render(request, "seats/matrix.html", context, status=status)


@require_POST
@needs(ACT)
def open_seats(request, code):
    """Open the seats of one activity of the plan with the number beside its button."""
    plan = plan_or_404(code)
    wanted = request.POST.get("activity", "")
    found = next((one.activity for one in unopened(plan) if one.activity.code == wanted), None)
    if found is None:
        raise Http404
    given = request.POST.get(f"seats-{wanted}", "")
    try:
        call = open_call(activity=found, seats=whole(given), by=request.user)
    except ProgrammeError as error:
        return _matrix(request, plan, {wanted: given}, {wanted: sentences(error)}, refusal_status(error))
    text = _("The seats of “%(name)s” are open.") % {"name": found.label}
    return done(request, text, call.get_absolute_url())


@require_GET
@counting
def ledger(request, code):
    """What each state is due, was given, used, gave up; with `state` the lines behind its numbers."""
    plan = plan_or_404(code)
    exact = request.GET.get("exact") == "yes"
    found = seat_ledger(plan)
    chosen = next((one for one in found.states if one.code == request.GET.get("state")), None)
    context = {
        "plan": plan,
        "breadcrumb": plan_crumbs(plan, _("Ledger of seats")),
        "notices": invented_notice(plan),
        "ways": plan_ways(plan, "seat-ledger", acts=may_act(request.user)),
        "page": ledger_page(found, exact=exact),
        "chosen": chosen,
        "lines": ledger_lines(found, chosen, exact=exact) if chosen else None,
    }
    return render(request, "seats/ledger.html", context)


@require_GET
@counting
def totals(request, code):
    """Seats by state, activity, kind or topic, with the years before beside."""
    plan, by = plan_or_404(code), _group(request)
    context = {
        "plan": plan,
        "breadcrumb": plan_crumbs(plan, _("Totals of seats")),
        "notices": invented_notice(plan),
        "ways": plan_ways(plan, "seat-totals", acts=may_act(request.user)),
        "page": totals_page(seat_totals(plan, by)),
    }
    return render(request, "seats/totals.html", context)


@require_GET
@counting
def totals_csv(request, code):
    """What the totals page shows, as CSV."""
    return csv_answer(totals_table(seat_totals(plan_or_404(code), _group(request))))


def _group(request):
    by = request.GET.get("by", GROUPS[0])
    if by not in GROUPS:
        raise Http404
    return by
