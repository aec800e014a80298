"""An offer is one seat to one state until a moment, and every offer ends."""

from datetime import UTC, datetime, timedelta

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import SeatEvent, SeatOffer
from programmes.selectors.waiting_list import in_order
from programmes.services.offers import accept, cancel, decline, expire_due, open_offer
from programmes.services.seat_errors import (
    ActivityOff,
    Begun,
    NotInvited,
    NotYours,
    OfferEnded,
    SeatNotFree,
    WaitingEnded,
)
from programmes.services.waiting_list import enter, leave
from tests.factories import NominatingBodyFactory, ParticipatingStateFactory, UserFactory
from tests.services.seat_world import EARLY, SeatWorld, days_before, events, seat, standings, story

pytestmark = pytest.mark.django_db
IN_TIME, TOO_LATE = EARLY + timedelta(days=5, seconds=-1), EARLY + timedelta(days=5)


@pytest.fixture
def world():
    return SeatWorld.made(class_size=3)


@pytest.fixture
def call(world):
    return world.opened()


def offered(world, call, number=1, state=0, **values):
    known = {"state": world.states[state], "ground": "open_bid", "by": world.planner, "now": EARLY}
    return open_offer(seat=seat(call, number), **known | values)


def waits(world, call, state=0, **values):
    return enter(call=call, state=world.states[state], by=world.planner, **{"now": EARLY} | values)


def served(world, call, entry, number=1, state=0):
    return offered(world, call, number, state, ground="waiting_list", waiting=entry)


def test_seat_on_offer_stands_so_with_its_state_until_the_offer_ends(world, call):
    offer = offered(world, call, reason="Asked for more.")
    assert standings(call)[0] == (1, "offered", "s-0")
    assert (offer.status, offer.opened_at, offer.expires_at) == ("open", EARLY, TOO_LATE)
    told = SeatEvent.objects.get(offer=offer)
    assert (told.kind, told.seat, told.state, told.by, told.reason) == (
        "offered",
        offer.seat,
        world.states[0],
        world.planner,
        "Asked for more.",
    )


def test_no_seat_is_offered_twice_or_out_of_somebody_s_hands(world, call):
    offer = offered(world, call)
    before = events(call)
    with pytest.raises(SeatNotFree):
        offered(world, call, state=1)
    accept(offer=offer, by=world.focal_points[0], now=EARLY)
    with pytest.raises(SeatNotFree):
        offered(world, call, state=1)
    assert (SeatOffer.objects.count(), events(call)) == (1, before + 1)


def test_offer_ends_at_the_latest_as_the_activity_begins(world, call):
    begins = datetime(2026, 6, 6, 21, 0, tzinfo=UTC)  # midnight in Kuwait
    assert offered(world, call, now=days_before(2)).expires_at == begins
    with pytest.raises(Begun):
        offered(world, call, number=2, now=begins)
    undated = world.opened(world.course(starts_on=None, ends_on=None, date_precision="none"))
    assert offered(world, undated, now=begins).expires_at == begins + timedelta(days=5)


def test_accepted_seat_is_the_state_s(world, call):
    offer = accept(offer=offered(world, call), by=world.focal_points[0], now=IN_TIME)
    assert standings(call)[0] == (1, "allocated", "s-0")
    assert (offer.status, offer.ended_at) == ("accepted", IN_TIME)
    assert story(SeatEvent.objects.filter(seat__number=1)) == [
        ("opened", None),
        ("offered", "s-0"),
        ("accepted", "s-0"),
    ]


@pytest.mark.parametrize(("end", "status"), [(decline, "declined"), (cancel, "cancelled")])
def test_seat_not_taken_is_free_again_and_can_be_offered_to_another(world, call, end, status):
    offer = end(offer=offered(world, call), by=world.planner, reason="Changed.", now=IN_TIME)
    assert (offer.status, offer.ended_at, standings(call)[0]) == (status, IN_TIME, (1, "free", None))
    told = SeatEvent.objects.get(offer=offer, kind=status)
    assert (told.state, told.reason, told.by) == (world.states[0], "Changed.", world.planner)
    assert offered(world, call, state=1, now=IN_TIME).state == world.states[1]


def test_offer_that_ended_is_answered_no_more(world, call):
    offer = decline(offer=offered(world, call), by=world.focal_points[0], now=EARLY)
    before = (standings(call), events(call))
    for step in (accept, decline, cancel):
        with pytest.raises(OfferEnded) as caught:
            step(offer=offer, by=world.planner, reason="Again.", now=EARLY)
        assert (caught.value.code, caught.value.status) == ("offer_ended", "declined")
        assert "2026-01-10" in str(caught.value)
    assert (standings(call), events(call)) == before


def test_offer_whose_time_ran_out_is_refused_before_anybody_says_so(world, call):
    offer = offered(world, call)
    for step in (accept, decline):
        with pytest.raises(OfferEnded) as caught:
            step(offer=offer, by=world.focal_points[0], now=TOO_LATE)
        assert caught.value.status == "expired"
    assert standings(call)[0] == (1, "offered", "s-0")


def test_offers_run_out_once(world, call):
    other = world.opened(seats=1)
    mine = [offered(world, call, n) for n in (1, 2)]
    offered(world, call, 3, now=EARLY + timedelta(days=1))
    offered(world, other)
    assert expire_due(now=IN_TIME) == 0
    assert expire_due(now=TOO_LATE) == 3
    before = events(call)
    assert expire_due(now=TOO_LATE) == 0
    assert events(call) == before
    assert [standing for _n, standing, _s in standings(call)] == ["free", "free", "offered"]
    told = SeatEvent.objects.get(offer=mine[0], kind="expired")
    assert (told.by, told.by_name, told.at, told.state) == (None, "", TOO_LATE, world.states[0])
    assert expire_due(by=world.planner, now=EARLY + timedelta(days=6)) == 1
    assert not SeatOffer.objects.filter(status="open").exists()


# --- serving the waiting list -----------------------------------------------------------------


def test_accepted_offer_serves_the_entry_until_it_has_all_it_waits_for(world, call):
    body = NominatingBodyFactory(state=world.states[0])
    entry = waits(world, call, seats=2, body=body)
    accept(offer=served(world, call, entry), by=world.focal_points[0], now=EARLY)
    entry.refresh_from_db()
    assert (entry.served, entry.status, in_order(call)) == (1, "waiting", [entry])
    taken = accept(offer=served(world, call, entry, 2), by=world.focal_points[0], now=EARLY)
    entry.refresh_from_db()
    assert (entry.served, entry.status, in_order(call), taken.seat.body) == (2, "served", [], body)


def test_entry_is_offered_no_more_than_it_waits_for(world, call):
    entry = waits(world, call)
    served(world, call, entry)
    with pytest.raises(WaitingEnded):
        served(world, call, entry, 2)


@pytest.mark.parametrize("how", ["declined", "expired"])
def test_offer_refused_or_unanswered_costs_one_of_the_seats_waited_for(world, call, how):
    entry = waits(world, call, seats=3)
    offers = [served(world, call, entry, number) for number in (1, 2)]
    if how == "declined":
        for offer in offers:
            decline(offer=offer, by=world.focal_points[0], now=EARLY)
    else:
        expire_due(now=TOO_LATE)
    entry.refresh_from_db()
    assert (entry.seats, entry.served, entry.status) == (1, 0, "waiting")
    decline(offer=served(world, call, entry, 3), by=world.focal_points[0], now=EARLY)
    entry.refresh_from_db()
    assert (entry.seats, entry.status) == (1, "withdrawn")


def test_entry_with_the_rest_refused_is_served(world, call):
    entry = waits(world, call, seats=2)
    first, second = (served(world, call, entry, number) for number in (1, 2))
    accept(offer=first, by=world.focal_points[0], now=EARLY)
    decline(offer=second, by=world.focal_points[0], now=EARLY)
    entry.refresh_from_db()
    assert (entry.seats, entry.served, entry.status) == (1, 1, "served")


def test_cancelled_offer_costs_the_entry_nothing(world, call):
    entry = waits(world, call)
    cancel(offer=served(world, call, entry), by=world.planner, reason="Wrong seat.", now=EARLY)
    entry.refresh_from_db()
    assert (entry.seats, entry.served, entry.status) == (1, 0, "waiting")


def test_offer_stands_after_the_state_left_the_list(world, call):
    entry = waits(world, call)
    offer = served(world, call, entry)
    leave(entry=entry, by=world.focal_points[0])
    accept(offer=offer, by=world.focal_points[0], now=EARLY)
    entry.refresh_from_db()
    assert (entry.served, entry.status, standings(call)[0]) == (0, "withdrawn", (1, "allocated", "s-0"))


def test_offer_from_the_list_names_an_entry_of_the_same_state_and_call(world, call):
    entry, elsewhere = waits(world, call, 1), waits(world, world.opened())
    for values, field in (
        ({"ground": "waiting_list"}, "waiting"),
        ({"ground": "waiting_list", "waiting": entry}, "waiting"),
        ({"ground": "waiting_list", "waiting": elsewhere}, "waiting"),
        ({"ground": "by_favour"}, "ground"),
    ):
        with pytest.raises(InvalidRecord) as caught:
            offered(world, call, **values)
        assert set(caught.value.fields) == {field}
    assert standings(call)[0] == (1, "free", None)


# --- who may, and when ------------------------------------------------------------------------


def test_offer_goes_to_an_invited_state(world, call):
    guest = ParticipatingStateFactory()
    with pytest.raises(NotInvited):
        open_offer(seat=seat(call, 1), state=guest, ground="open_bid", by=world.planner, now=EARLY)


def test_activity_called_off_makes_and_takes_no_offers_but_lets_them_end(world, call):
    offer, other = offered(world, call), offered(world, call, 2)
    rows = type(call.activity).objects.filter(pk=call.activity.pk)
    rows.update(status="cancelled", status_reason_en="No team.")
    with pytest.raises(ActivityOff):
        offered(world, call, 3)
    with pytest.raises(ActivityOff):
        accept(offer=offer, by=world.focal_points[0], now=EARLY)
    assert decline(offer=offer, by=world.focal_points[0], now=EARLY).status == "declined"
    assert expire_due(now=TOO_LATE) == 1
    other.refresh_from_db()
    assert other.status == "expired"


def test_cancelling_needs_a_reason(world, call):
    with pytest.raises(ReasonMissing):
        cancel(offer=offered(world, call), by=world.planner, reason="")


def test_centre_offers_and_the_state_answers(world, call):
    offer = offered(world, call)
    body = NominatingBodyFactory(state=world.states[0])
    clerk = UserFactory(role=Role.FOCAL_POINT, state=world.states[0], body=body)
    before = (standings(call), events(call))
    for by in (world.focal_points[1], world.director, clerk, UserFactory(role=Role.READER), UserFactory()):
        for step in (accept, decline):
            with pytest.raises(NotYours):
                step(offer=offer, by=by, now=EARLY)
    for by in (world.focal_points[0], world.director):
        with pytest.raises(NotYours):
            cancel(offer=offer, by=by, reason="No.", now=EARLY)
        with pytest.raises(NotYours):
            offered(world, call, 2, by=by)
    assert (standings(call), events(call)) == before
    entry = waits(world, call, body=body)
    assert accept(offer=served(world, call, entry, 2), by=clerk, now=EARLY).seat.body == body
