"""What a focal point does about seats: name, ask, wait, turn back, answer an offer."""

from functools import partial

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programmes.dashboards.forms_door import (
    BidForm,
    DeclineForm,
    NominateForm,
    NothingForm,
    TurnBackForm,
    WaitForm,
)
from programmes.dashboards.presenters.door_activity import form_page, may_bid, own_entry, turnable
from programmes.dashboards.views.door import own_call
from programmes.dashboards.views.door_forms import form_answer
from programmes.dashboards.views.door_opening import acts, at_door
from programmes.seat_enums import NOMINATIONS_STANDING
from programmes.selectors.door import bodies_at, nominees_at, offers_at
from programmes.services import offers, seats, waiting_list
from programmes.services.new_people import name_person
from programmes.services.nominations import nominate
from programmes.services.seat_pool import turn_back

reading_or_acting = require_http_methods(["GET", "HEAD", "POST"])


@reading_or_acting
@at_door
@acts
def door_nominate(request, sight, code):
    """Name somebody known or new for a seat; without a free seat, for the waiting list."""
    own, door = own_call(sight, code), sight.door
    waitlist = not own.counts.unnamed
    named = {one.nominee_id for one in own.nominations if one.status in NOMINATIONS_STANDING}
    nominees = [one for one in nominees_at(door) if one.pk not in named]
    make = partial(NominateForm, nominees=nominees, bodies=bodies_at(door))

    def act(form):
        body = door.body or form.naming_body
        given = {"call": own.call, "by": request.user, "waitlist": waitlist}
        if form.nominee is not None:
            one = nominate(nominee=form.nominee, body=body or form.nominee.body, **given)
        else:
            one = name_person(state=door.state, person=form.person, body=body, **given)
        if waitlist:
            text = _("%(name)s is on the waiting list.")
        else:
            text = _("%(name)s is named for seat %(number)s.")
        words = {"name": one.nominee.label, "number": one.seat.number if one.seat else ""}
        return text % words, sight.url("door-activity", code)

    if waitlist:
        here, lead = (
            _("Name somebody for the waiting list"),
            _("All our seats have a name. This person waits."),
        )
    else:
        here, lead = _("Name somebody"), _("Give only what the Centre needs to invite the person.")
    page = partial(form_page, sight, own, here=here, lead=lead, button=here)
    return form_answer(request, make, page, act)


@reading_or_acting
@at_door
@acts
def door_bid(request, sight, code):
    """Say, until the seats are shared out, how many the state asks for."""
    own = own_call(sight, code)
    if not may_bid(sight, own):
        raise Http404
    make = partial(BidForm, initial={"seats": own.quota.bid})

    def act(form):
        number = form.cleaned_data["seats"]
        seats.place_bid(call=own.call, state=sight.door.state, seats=number, by=request.user)
        text = ngettext("We ask for %(number)s seat.", "We ask for %(number)s seats.", number)
        return text % {"number": number}, sight.url("door-activity", code)

    lead = _("No state is given more than it asks for. It can be changed until the seats are shared out.")
    page = partial(form_page, sight, own, here=_("Seats we ask for"), lead=lead, button=_("Ask for them"))
    return form_answer(request, make, page, act)


@reading_or_acting
@at_door
@acts
def door_wait(request, sight, code):
    """Enter the waiting list, or wait for another number of seats."""
    own = own_call(sight, code)
    entry = own_entry(sight, own)
    make = partial(WaitForm, initial={"seats": entry.seats if entry else 1})

    def act(form):
        number, door = form.cleaned_data["seats"], sight.door
        if entry:
            waiting_list.change_seats(entry=entry, seats=number, by=request.user)
        else:
            waiting_list.enter(call=own.call, state=door.state, body=door.body, seats=number, by=request.user)
        text = ngettext("We wait for %(number)s seat.", "We wait for %(number)s seats.", number)
        return text % {"number": number}, sight.url("door-activity", code)

    lead = _("Seats that come free are offered in the order of the list. An offer must be answered in time.")
    if entry:
        lead += " " + _("Fewer seats keep our place in the list, more take a new one.")
    page = partial(form_page, sight, own, here=_("Wait for seats"), lead=lead, button=_("Wait for them"))
    return form_answer(request, make, page, act)


@reading_or_acting
@at_door
@acts
def door_leave(request, sight, code):
    """Leave the waiting list; the place in it is lost."""
    own = own_call(sight, code)
    entry = own_entry(sight, own)
    if entry is None:
        raise Http404

    def act(_form):
        waiting_list.leave(entry=entry, by=request.user)
        return _("We no longer wait for seats."), sight.url("door-activity", code)

    lead = _("Our place in the list is lost. Who enters again stands at its end.")
    here = _("Leave the waiting list")
    page = partial(form_page, sight, own, here=here, lead=lead, button=here, grave=True)
    return form_answer(request, NothingForm, page, act)


@reading_or_acting
@at_door
@acts
def door_turn_back(request, sight, code):
    """Give seats without a name back to the Centre. This cannot be undone."""
    own, door = own_call(sight, code), sight.door

    def act(form):
        given = form.cleaned_data
        turned = turn_back(
            call=own.call,
            state=door.state,
            body=door.body,
            seats=given["seats"],
            reason=given["reason"],
            by=request.user,
        )
        text = ngettext("%(number)s seat was turned back.", "%(number)s seats were turned back.", len(turned))
        return text % {"number": len(turned)}, sight.url("door-activity", code)

    number = turnable(sight, own)
    lead = ngettext(
        "%(number)s seat has no name and can be turned back.",
        "%(number)s seats have no name and can be turned back.",
        number,
    ) % {"number": number}
    lead += " " + _("What is turned back goes to a state that can use it; we cannot take it again.")
    here = _("Turn seats back")
    page = partial(form_page, sight, own, here=here, lead=lead, button=here, grave=True)
    return form_answer(request, TurnBackForm, page, act)


@reading_or_acting
@at_door
@acts
def offer_accept(request, sight, pk):
    """Take a seat on offer."""
    offer = _offer(sight, pk)
    own, code = own_call(sight, offer.seat.call.activity.code), offer.seat.call.activity.code

    def act(_form):
        offers.accept(offer=offer, by=request.user)
        return _("The seat is ours. Name somebody for it."), sight.url("door-activity", code)

    here = _("Take the seat on offer")
    lead = _("The seat is ours at once, and waits for a name.")
    page = partial(form_page, sight, own, here=here, lead=lead, button=_("Take the seat"))
    return form_answer(request, NothingForm, page, act)


@reading_or_acting
@at_door
@acts
def offer_decline(request, sight, pk):
    """Leave a seat on offer to others. This cannot be undone."""
    offer = _offer(sight, pk)
    own, code = own_call(sight, offer.seat.call.activity.code), offer.seat.call.activity.code

    def act(form):
        offers.decline(offer=offer, by=request.user, reason=form.cleaned_data["reason"])
        return _("The offer was declined."), sight.url("door-activity", code)

    here = _("Decline the offer")
    lead = _("The seat goes to the next state. On the waiting list we then wait for one seat fewer.")
    page = partial(form_page, sight, own, here=here, lead=lead, button=here, grave=True)
    return form_answer(request, DeclineForm, page, act)


def _offer(sight, pk):
    """An open offer to this door; 404 where there is none (any more)."""
    offer = offers_at(sight.door).filter(pk=pk).first()
    if offer is None:
        raise Http404
    return offer
