"""The clock of a plan's seats and its proposals: run, read, confirmed in whole or in part, dismissed."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programmes.dashboards.components import Breadcrumb, Link
from programmes.dashboards.presenters.pages import invented_notice
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.presenters.reoffers import codes_in, reoffer_page
from programmes.dashboards.presenters.seat_clock import clock_page
from programmes.dashboards.presenters.seat_frames import call_crumbs, plan_crumbs, plan_ways
from programmes.dashboards.views.planners import done, needs, refused
from programmes.dashboards.views.seats_access import plan_or_404
from programmes.errors import ProgrammeError
from programmes.seat_enums import ReofferStatus
from programmes.selectors.outbox import letters_of
from programmes.selectors.seat_calls import state_names
from programmes.selectors.seat_gates import open_proposals, plan_clock, proposal
from programmes.services import reoffers
from programmes.services.reoffer_letters import letters_ahead

DECIDE = "programmes.change_reoffer"


@require_http_methods(["GET", "HEAD", "POST"])
@needs(DECIDE)
def clock(request, code):
    """The gates of a plan's calls by date; a form posted here runs the clock now."""
    plan = plan_or_404(code)
    if request.method == "POST":
        return _run(request, plan)
    today, found = timezone.localdate(), plan_clock(plan)
    finds = reoffers.clock_would_find(found.facts, as_of=today)
    context = {
        "plan": plan,
        "breadcrumb": plan_crumbs(plan, _("Clock of seats")),
        "notices": invented_notice(plan),
        "ways": plan_ways(plan, "seat-clock", acts=True),
        "page": clock_page(found, open_proposals(plan), finds, today),
    }
    return render(request, "reoffers/clock.html", context)


def _run(request, plan):
    now, back = timezone.now(), request.path
    try:
        found = reoffers.propose_due(plan=plan, as_of=timezone.localdate(), by=request.user, now=now)
    except ProgrammeError as error:
        return refused(request, " ".join(sentences(error)), refusal_status(error), back)
    number = sum(1 for one in found if one.made_at == now)
    text = ngettext(
        "The clock ran: %(number)s new proposal.", "The clock ran: %(number)s new proposals.", number
    )
    return done(request, text % {"number": number}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(DECIDE)
def reoffer(request, pk):
    """One proposal; a form posted here confirms what is ticked, or dismisses it with a reason."""
    found = proposal(pk)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    try:
        said, back = step(request, found)
    except ProgrammeError as error:
        return _page(request, proposal(pk), sentences(error), refusal_status(error))
    return done(request, said, back)


def _page(request, found, faults=(), status=200):
    decided = found.status != ReofferStatus.PROPOSED
    ahead = [] if decided else letters_ahead(found, now=timezone.now())
    page = reoffer_page(
        found, state_names(codes_in(found.content)), ahead, letters_of(found) if decided else []
    )
    activity = found.call.activity
    context = {
        "breadcrumb": _crumbs(found, page.title),
        "activity": activity,
        "notices": (*invented_notice(activity.plan), *page.notices),
        "page": page,
        "faults": faults,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "reoffers/proposal.html", context, status=status)


def _crumbs(found, title):
    crumbs = call_crumbs(found.call, title, counts=True)
    plan = found.call.activity.plan
    if plan is None:
        return crumbs
    clock_link = Link(_("Clock of seats"), reverse("dashboards:seat-clock", args=[plan.code]))
    return Breadcrumb((*crumbs.links, clock_link), crumbs.here)


def _confirm(request, found):
    content = found.content
    left_out = reoffers.LeftOut(
        take_back=_unticked(request, "take_back", (one["seat"] for one in content["take_back"])),
        offers=_unticked(request, "offer", (one["seat"] for one in content["offers"])),
        letters=_unticked(request, "letter", (one["state"] for one in content["letters"])),
    )
    confirmed = reoffers.confirm(reoffer=found, by=request.user, left_out=left_out)
    return _("Confirmed. The letters wait in the outbox."), confirmed.get_absolute_url()


def _unticked(request, name, proposed):
    kept = set(request.POST.getlist(name))
    return frozenset(one for one in proposed if str(one) not in kept)


def _dismiss(request, found):
    reoffers.dismiss(reoffer=found, by=request.user, reason=request.POST.get("reason", ""))
    return _("The proposal is dismissed."), found.get_absolute_url()


STEPS = {"confirm": _confirm, "dismiss": _dismiss}
