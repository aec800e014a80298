"""The seats of one activity: the page, its proof sheets, the stories of its seats, its policy."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from programmes.dashboards.presenters.pages import invented_notice
from programmes.dashboards.presenters.seat_acts import Given, acts_of
from programmes.dashboards.presenters.seat_calls import call_page
from programmes.dashboards.presenters.seat_frames import call_crumbs, moment
from programmes.dashboards.presenters.seat_policies import policy_page
from programmes.dashboards.presenters.seat_proofs import proof_sheet
from programmes.dashboards.presenters.seat_stories import chapters
from programmes.dashboards.presenters.seat_strips import fill_of, fill_words
from programmes.dashboards.views.answers import sheet_answer
from programmes.dashboards.views.seats_access import (
    call_for,
    counting,
    may_act,
    plain_call,
    seeing_every,
    signed_in,
)
from programmes.models import Nomination, SeatCall, SeatPolicy
from programmes.selectors import seat_calls as selectors
from programmes.selectors.citations import citations_of
from programmes.selectors.seat_grants import bodies_of
from programmes.selectors.seat_policy_sheets import policy_sheet
from programmes.selectors.visibility import sees_every
from programmes.services.seat_proofs import proof_faults


@require_GET
@signed_in
def seats(request, code):
    """One call: for planners with the means to act, for its directors with its people, else in numbers."""
    return call_answer(request, call_for(request.user, code))


def call_answer(request, call, given=None, status=200):
    """The page of a call; `given` is the form that was refused."""
    user, activity = request.user, call.activity
    acts, everything = may_act(user), sees_every(user, SeatCall)
    sheet = selectors.call_sheet(call, user)
    page = call_page(sheet, timezone.localdate(), acts=acts, counts_all=everything)
    context = {
        "call": call,
        "activity": activity,
        "breadcrumb": call_crumbs(call, counts=everything),
        "notices": (*invented_notice(activity.plan), *page.notices),
        "page": page,
        "acts": _acts(call, sheet, page, given or Given()) if acts else (),
        "may_act": acts,
        "named": sees_every(user, Nomination) or not everything,
    }
    return render(request, "seats/call.html", context, status=status)


def _acts(call, sheet, page, given):
    invited = [one.state for one in sheet.quotas]
    asked = {one.pk for one in invited}
    others = [one for one in selectors.states_in_use() if one.pk not in asked]
    return acts_of(call, page.total, invited, others, bodies_of(call), given)


@require_GET
@counting
def proof(request, code, number):
    """The proof sheet of one sharing, checked anew as it is shown."""
    call = plain_call(code)
    made = selectors.allocation(call, number)
    if made is None:
        raise Http404
    exact = request.GET.get("exact") == "yes"
    names = selectors.state_names(one["key"] for one in made.sheet["lines"])
    title = _("Proof sheet of sharing %(number)s") % {"number": number}
    context = {
        "call": call,
        "activity": call.activity,
        "breadcrumb": call_crumbs(call, title, counts=True),
        "notices": invented_notice(call.activity.plan),
        "title": title,
        "made": moment(made.made_at),
        "policy": call.policy,
        "proof": proof_sheet(made.sheet, names, proof_faults(made.sheet), exact=exact),
    }
    return render(request, "seats/proof.html", context)


@require_GET
@signed_in
def story(request, code, number):
    """What happened to one seat, event by event."""
    call = call_for(request.user, code)
    seat = selectors.seat(call, number, request.user)
    if seat is None:
        raise Http404
    title = _("Seat %(number)s") % {"number": number}
    counts = sees_every(request.user, SeatCall)
    context = {
        "call": call,
        "activity": call.activity,
        "breadcrumb": call_crumbs(call, title, counts=counts),
        "notices": invented_notice(call.activity.plan),
        "title": title,
        "state": seat.state,
        "body": seat.body,
        "fill": fill_of(seat),
        "standing": fill_words()[fill_of(seat)],
        "chapters": chapters(call, selectors.story_of(seat, request.user)),
        "sheets": counts,
    }
    return render(request, "seats/story.html", context)


@require_GET
@seeing_every(SeatPolicy)
def policy(request, code):
    """A seat policy with the basis of each value."""
    found = policy_sheet(code)
    if found is None:
        raise Http404
    citations = citations_of([found.policy, *found.weights])
    return sheet_answer(request, found.policy, policy_page(found, citations))
