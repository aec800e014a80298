"""What the clock proposes at each gate, and to whom seats go."""

from datetime import timedelta

import pytest

from programmes.models import OutboxMessage, Reoffer, Seat
from programmes.services.nominations import take_step
from programmes.services.reoffers import (
    confirm,
)
from programmes.services.seats import allocate, close_call, invite, place_bid, resize, turn_back
from tests.factories import ParticipatingStateFactory
from tests.services.clock_world import (
    DECIDED,
    NAMES_DUE,
    TAKEN_BACK,
    a_wish,
    emptied,
    letters,
    name_all,
    noon,
    offered,
    proposed,
    taken,
)
from tests.services.seat_world import EARLY, FIRST_DAY, SeatWorld, owners, standings

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world():
    return SeatWorld.made()


# --- the gates ------------------------------------------------------------------------------------


def test_before_the_first_gate_nothing_is_proposed(world):
    call = world.shared()
    assert proposed(world, call, NAMES_DUE - DAY) is None
    assert Reoffer.objects.count() == 0


def test_nominate_gate_reminds_states_with_seats_nobody_is_named_for(world):
    call = world.shared()
    world.named(call, 0)
    world.named(call, 1)
    world.named(call, 1)
    found = proposed(world, call, NAMES_DUE)
    assert (found.gate, taken(found), offered(found)) == ("nominate", [], [])
    assert letters(found) == {"s-0": {"unnamed": 1}, "s-2": {"unnamed": 2}}
    assert found.content["day"] == NAMES_DUE.isoformat()


def test_nominate_gate_is_silent_where_everybody_is_named(world):
    call = world.shared(seats=3)
    for state in range(3):
        world.named(call, state)
    assert proposed(world, call, NAMES_DUE) is None


def test_reminder_goes_out_once_a_state(world):
    call = world.shared()
    confirm(reoffer=proposed(world, call, NAMES_DUE), by=world.planner, now=noon(NAMES_DUE))
    assert proposed(world, call, NAMES_DUE + DAY) is None
    OutboxMessage.objects.filter(state=world.states[1]).delete()
    assert letters(proposed(world, call, NAMES_DUE + DAY)) == {"s-1": {"unnamed": 2}}


def test_take_back_gate_takes_unfilled_seats_and_offers_them_to_the_others(world):
    call = world.shared()
    world.named(call, 0)
    world.named(call, 0)
    world.named(call, 1)
    found = proposed(world, call, TAKEN_BACK)
    seats = {(number, state) for number, _standing, state in standings(call) if state}
    named = set(call.nominations.values_list("seat__number", "state__code"))
    assert set(taken(found)) == seats - named
    assert {(state, ground) for _seat, state, ground in offered(found)} == {("s-0", "largest_claim")}
    assert [seat for seat, *_rest in offered(found)] == [seat for seat, _state in taken(found)]
    assert letters(found) == {"s-0": {"offered": 3}, "s-1": {"lost": 1}, "s-2": {"lost": 2}}


def test_nothing_goes_to_a_state_that_loses_a_seat_at_the_same_gate(world):
    call = world.shared()
    a_wish(world, call, 2, priority=1)
    found = proposed(world, call, TAKEN_BACK)
    assert len(taken(found)) == 6
    assert offered(found) == []


def test_waiting_list_comes_before_bids_and_bids_before_claims():
    world = SeatWorld.made(states=4, class_size=8)
    call = world.shared()
    for state in (1, 2, 3):
        name_all(world, call, state)
    turn_back(call=call, state=world.states[0], seats=2, by=world.planner, reason="None.", now=EARLY)
    resize(call=call, seats=9, by=world.planner, reason="A larger hall.", now=EARLY)
    place_bid(call=call, state=world.states[1], seats=3, by=world.planner, now=EARLY)
    a_wish(world, call, 3)
    found = proposed(world, call, TAKEN_BACK)
    assert [(state, ground) for _seat, state, ground in offered(found)] == [
        ("s-3", "waiting_list"),
        ("s-1", "open_bid"),
        ("s-2", "largest_claim"),
    ]
    assert found.content["offers"][1]["why"] == {
        "has": 2,
        "bid": 3,
        "basis": "quotient",
        "claim": "1/5",
        "next": None,
        "tied": [],
    }


def test_confirm_gate_sets_names_against_seats_and_asks_for_those_not_confirmed(world):
    call = world.shared(held_back=0)
    confirmed, open_still = world.confirmed(call, 0), world.named(call, 1)
    take_step(nomination=open_still, to="validated", by=world.planner, now=EARLY)
    confirm(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK))
    found = proposed(world, call, DECIDED)
    assert confirmed.status == "confirmed"
    assert found.gate == "confirm"
    assert found.content["numbers"] == {
        "capacity": None,
        "opened": 6,
        "held_back": 0,
        "confirmed": 1,
        "unconfirmed": 1,
        "unnamed": 0,
        "free": 4,
    }
    assert letters(found)["s-1"]["unconfirmed"] == 1
    assert "unconfirmed" not in letters(found).get("s-0", {})


def test_confirm_gate_is_put_to_a_person_once_even_where_all_is_well(world):
    call = world.shared(seats=3)
    for state in range(3):
        world.confirmed(call, state)
    found = proposed(world, call, DECIDED)
    assert (taken(found), offered(found), letters(found)) == ([], [], {})
    confirm(reoffer=found, by=world.planner, now=noon(DECIDED))
    assert proposed(world, call, DECIDED + DAY) is None


def test_no_day_no_clock(world):
    activity = world.course(starts_on=FIRST_DAY.replace(day=1), date_precision="month")
    call = world.shared(activity=activity)
    assert proposed(world, call, TAKEN_BACK) is None


@pytest.mark.parametrize("day", [FIRST_DAY, FIRST_DAY + DAY])
def test_clock_stops_on_the_first_day(world, day):
    assert proposed(world, world.shared(), day) is None


def test_closed_call_has_no_clock(world):
    call = world.shared()
    close_call(call=call, by=world.planner, reason="Cancelled.", now=EARLY)
    assert proposed(world, call, TAKEN_BACK) is None


# --- who comes next -------------------------------------------------------------------------------


def test_waiting_list_is_served_by_priority_then_by_moment(world):
    call = emptied(world, seats=9)
    a_wish(world, call, 2, seats=2)
    a_wish(world, call, 1, seats=1, priority=1, now=EARLY + DAY)
    found = proposed(world, call, TAKEN_BACK)
    assert [state for _seat, state, _ground in offered(found)] == ["s-1", "s-2", "s-2"]
    assert found.content["offers"][0]["why"] == {"priority": 1, "since": (EARLY + DAY).isoformat()}


def test_state_that_gave_a_seat_back_is_offered_none_until_it_asks_anew(world):
    call = emptied(world)
    assert "s-0" not in {state for _seat, state, _ground in offered(proposed(world, call, TAKEN_BACK))}
    place_bid(call=call, state=world.states[0], seats=1, by=world.planner, now=EARLY + DAY)
    found = offered(proposed(world, call, TAKEN_BACK))
    assert found[0][1:] == ("s-0", "open_bid")


def test_no_more_is_offered_than_bids_and_caps_allow(world):
    call = emptied(world)
    place_bid(call=call, state=world.states[1], seats=2, by=world.planner, now=EARLY)
    call.quotas.filter(state=world.states[2]).update(cap=3)
    found = proposed(world, call, TAKEN_BACK)
    assert [(state, ground) for _seat, state, ground in offered(found)] == [("s-2", "largest_claim")]


def test_cap_holds_for_the_waiting_list_too(world):
    call = emptied(world)
    call.quotas.update(cap=2)
    a_wish(world, call, 1)
    assert proposed(world, call, TAKEN_BACK) is None


def test_claim_counts_the_rest_of_the_year_and_says_by_how_much(world):
    other = world.opened(seats=1)
    allocate(call=other, by=world.planner, now=EARLY)
    call = emptied(world)
    holder = other.seats.get().state.code
    found = proposed(world, call, TAKEN_BACK)
    first = found.content["offers"][0]
    rivals = {"s-1", "s-2"}
    # One seat for three: a third each is due. Who has it leads by 2/3, the others are owed 1/3.
    expected = {code: "3/19" if holder == code else "3/13" for code in rivals}
    best = sorted(rivals, key=lambda code: expected[code] != "3/13")[0]
    assert first["why"]["claim"] == "3/13"
    if holder in rivals:
        assert first["state"] == best
        assert first["why"]["next"] == {"state": holder, "basis": "quotient", "claim": "3/19"}


def test_state_not_invited_is_offered_nothing(world):
    call = emptied(world)
    outsider = ParticipatingStateFactory(code="outside")
    assert "outside" not in {state for _seat, state, _ground in offered(proposed(world, call, TAKEN_BACK))}
    invite(call=call, state=outsider, by=world.planner)
    found = {state for _seat, state, _ground in offered(proposed(world, call, TAKEN_BACK))}
    assert found == {"outside"}


def test_largest_remainders_offer_by_the_remainder_of_the_whole_activity():
    world = SeatWorld.made(rule="hamilton")
    call = emptied(world, seats=6)
    found = proposed(world, call, TAKEN_BACK)
    assert [one["why"]["basis"] for one in found.content["offers"]] == ["remainder", "remainder"]
    assert sorted(state for _seat, state, _ground in offered(found)) == ["s-1", "s-2"]
    assert owners(call).count(None) == 2
    assert Seat.objects.filter(standing="offered").count() == 0
