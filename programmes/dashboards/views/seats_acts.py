"""What planners do with the seats of one activity. A refusal is shown beside the form that was sent."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from programmes.dashboards.presenters.pages import invented_notice
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.presenters.seat_acts import Given
from programmes.dashboards.presenters.seat_frames import call_crumbs
from programmes.dashboards.presenters.seat_nominations import BULK, confirmation
from programmes.dashboards.presenters.seat_proofs import proof_sheet
from programmes.dashboards.views.planners import done, needs, refused
from programmes.dashboards.views.seats_access import ACT, plain_call
from programmes.dashboards.views.seats_calls import call_answer
from programmes.dashboards.views.seats_forms import number, receiver_of, state_of
from programmes.errors import ProgrammeError
from programmes.selectors import seat_calls as selectors
from programmes.services import seat_proofs, seats, waiting_list
from programmes.services.nominations import take_step


def _hold_back(call, given, by):
    seats.hold_back(call=call, seats=number(given("seats")), by=by, reason=given("reason"))
    return _("The seats are held back.")


def _release(call, given, by):
    seats.release_held(call=call, seats=number(given("seats")), by=by, reason=given("reason"))
    return _("The seats are released.")


def _resize(call, given, by):
    seats.resize(call=call, seats=number(given("seats")), by=by, reason=given("reason"))
    return _("The number of seats is changed.")


def _invite(call, given, by):
    state = state_of(given("state"))
    reasons = {name: given(name) for name in ("reason_en", "reason_ar")}
    seats.invite(call=call, state=state, basis=given("basis"), by=by, **reasons)
    return _("%(state)s is invited.") % {"state": state.label}


def _bid(call, given, by):
    state, wanted = state_of(given("state")), number(given("seats"))
    seats.place_bid(call=call, state=state, seats=wanted, by=by, reason=given("reason"))
    return _("The bid of %(state)s is entered.") % {"state": state.label}


def _grant(call, given, by):
    state, body = receiver_of(given("whom"))
    wanted = number(given("seats"))
    seats.grant_seats(call=call, state=state, body=body, seats=wanted, by=by, reason=given("reason"))
    text = ngettext(
        "%(number)s seat is given by hand to %(whom)s.",
        "%(number)s seats are given by hand to %(whom)s.",
        wanted,
    )
    return text % {"number": wanted, "whom": (body or state).label}


def _turn_back(call, given, by):
    state = state_of(given("state"))
    seats.turn_back(call=call, state=state, seats=number(given("seats")), by=by, reason=given("reason"))
    return _("The seats of %(state)s are turned back.") % {"state": state.label}


def _wait(call, given, by):
    state, wanted = state_of(given("state")), number(given("seats"))
    waiting_list.enter(call=call, state=state, seats=wanted, priority=number(given("priority")), by=by)
    return _("%(state)s is on the waiting list.") % {"state": state.label}


def _close(call, given, by):
    seats.close_call(call=call, by=by, reason=given("reason"))
    return _("The seats are closed.")


ACTS = {
    "hold-back": _hold_back,
    "release": _release,
    "resize": _resize,
    "invite": _invite,
    "grant": _grant,
    "bid": _bid,
    "turn-back": _turn_back,
    "wait": _wait,
    "close": _close,
}


@require_POST
@needs(ACT)
def act(request, code, what):
    """Do one of ACTS with what the form gives."""
    call = plain_call(code)
    if what not in ACTS:
        raise Http404

    def given(name):
        return request.POST.get(name, "").strip()

    try:
        said = ACTS[what](call, given, request.user)
    except ProgrammeError as error:
        sent = Given(what, request.POST.dict(), tuple(sentences(error)))
        return call_answer(request, call, sent, refusal_status(error))
    return done(request, said, f"{call.get_absolute_url()}#acts")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(ACT)
def share(request, code):
    """A look at how the free seats would be shared; a form posted here shares them exactly so."""
    call = plain_call(code)
    if request.method == "POST":
        return _shared(request, call)
    return _look(request, call)


def _shared(request, call):
    words = {"seal": request.POST.get("seal", ""), "reason": request.POST.get("reason", "").strip()}
    try:
        made = seat_proofs.allocate_as_seen(call=call, by=request.user, **words)
    except ProgrammeError as error:
        return _look(request, call, sentences(error), words["reason"], refusal_status(error))
    text = ngettext("%(number)s seat was shared out.", "%(number)s seats were shared out.", made.seats)
    return done(request, text % {"number": made.seats}, made.get_absolute_url())


def _look(request, call, faults=(), reason="", status=200):
    exact, sheet = request.GET.get("exact") == "yes", None
    try:
        data = seat_proofs.sharing_ahead(call=call)
    except ProgrammeError as error:
        faults, status = (*faults, *(one for one in sentences(error) if one not in faults)), 409
    else:
        names = selectors.state_names(one["key"] for one in data["lines"])
        sheet = proof_sheet(data, names, seat_proofs.proof_faults(data), exact=exact)
    context = {
        "call": call,
        "activity": call.activity,
        "breadcrumb": call_crumbs(call, _("Share out the free seats"), counts=True),
        "notices": invented_notice(call.activity.plan),
        "policy": call.policy,
        "proof": sheet,
        "faults": faults,
        "reason": reason,
    }
    return render(request, "seats/share.html", context, status=status)


@require_POST
@needs(ACT)
def nominations(request, code):
    """Ask whether a step is meant for what is ticked; sent again with a yes, take it."""
    call, step = plain_call(code), request.POST.get("step", "")
    if step not in BULK:
        raise Http404
    tickets = dict(ticket.rpartition(":")[::2] for ticket in request.POST.getlist("nomination"))
    rows = [one for one in selectors.nominations_of(call, request.user) if one.code in tickets]
    back = f"{call.get_absolute_url()}#nominations"
    if not rows:
        return refused(request, _("Tick the nominations first."), 400, back)
    reason = request.POST.get("reason", "").strip()
    if request.POST.get("confirmed") != "yes":
        return _confirm(request, call, confirmation(step, rows))
    taken, faults, status = _take(rows, tickets, step, reason, request.user)
    if faults:
        left = [one for one in rows if one.code not in taken]
        return _confirm(request, call, confirmation(step, left, reason, faults), status, len(taken))
    return done(request, _taken_words(len(taken)), back)


def _taken_words(number_taken):
    text = ngettext(
        "%(number)s nomination was changed.", "%(number)s nominations were changed.", number_taken
    )
    return text % {"number": number_taken}


def _take(rows, tickets, step, reason, by):
    """The codes of nominations the step was taken with, and why it was not with the others."""
    taken, faults, status = set(), [], 200
    for one in rows:
        version = tickets[one.code]
        expected = int(version) if version.isascii() and version.isdecimal() and len(version) < 9 else 0
        try:
            take_step(nomination=one, to=step, by=by, reason=reason, expected_version=expected)
            taken.add(one.code)
        except ProgrammeError as error:
            status = refusal_status(error)
            words = {"name": one.nominee.label, "why": " ".join(sentences(error))}
            faults.append(_("%(name)s: %(why)s") % words)
    return taken, faults, status


def _confirm(request, call, asked, status=200, taken=0):
    context = {
        "call": call,
        "activity": call.activity,
        "breadcrumb": call_crumbs(call, asked.title, counts=True),
        "notices": invented_notice(call.activity.plan),
        "asked": asked,
        "taken": _taken_words(taken) if taken else "",
    }
    return render(request, "seats/nominations.html", context, status=status)
