"""Seats given by hand: which ones, to whom, what they count for, and what they do not."""

from datetime import date

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import Seat, SeatEvent
from programmes.selectors.nominations import facts_for
from programmes.selectors.seat_grants import held_by_hand
from programmes.selectors.seat_ledger import seat_ledger
from programmes.selectors.seats import calls_of
from programmes.services.offer_lines import offer_lines
from programmes.services.seat_errors import (
    ActivityOff,
    CallClosed,
    NotEnoughSeats,
    NotInvited,
    NotYours,
    PastGate,
)
from programmes.services.seats import allocate, close_call, grant_seats, propose_sharing, resize, turn_back
from tests.factories import NominatingBodyFactory, ParticipatingStateFactory, UserFactory
from tests.services.seat_world import EARLY, SeatWorld, days_before, events, numbers, seat, standings, story

pytestmark = pytest.mark.django_db
WHY = "For the secretariat's own staff."


@pytest.fixture
def world():
    return SeatWorld.made()


def give(world, call, seats=1, state=0, **values):
    known = {"by": world.planner, "reason": WHY, "now": EARLY}
    return grant_seats(call=call, state=world.states[state], seats=seats, **known | values)


def test_seats_held_back_go_first_then_free_ones(world):
    call = world.opened(seats=5, held_back=2)
    given = give(world, call, 3)
    assert [one.number for one in given] == [4, 5, 1]
    assert standings(call) == [
        (1, "allocated", "s-0"),
        (2, "free", None),
        (3, "free", None),
        (4, "allocated", "s-0"),
        (5, "allocated", "s-0"),
    ]
    assert story(SeatEvent.objects.filter(seat__number=4)) == [
        ("opened", None),
        ("held_back", None),
        ("granted", "s-0"),
    ]
    told = SeatEvent.objects.filter(kind="granted").values_list("by_name", "reason")
    assert set(told) == {("Pia Planner", WHY)}


def test_seat_given_to_a_body_is_kept_for_it(world):
    call = world.opened()
    body = NominatingBodyFactory(state=world.states[0])
    (one,) = give(world, call, body=body)
    assert (seat(call, one.number).state, seat(call, one.number).body) == (world.states[0], body)
    other = NominatingBodyFactory(state=world.states[1])
    with pytest.raises(InvalidRecord) as caught:
        give(world, call, body=other)
    assert list(caught.value.fields) == ["body"]


def test_what_is_not_there_is_not_given(world):
    call = world.shared(seats=4, held_back=1)
    before = standings(call), events(call)
    with pytest.raises(NotEnoughSeats) as caught:
        give(world, call, 2)
    assert str(caught.value) == (
        "Only 1 seat is held back or free. Give no more than that, or open more seats first."
    )
    with pytest.raises(InvalidRecord):
        give(world, call, 0)
    with pytest.raises(ReasonMissing):
        give(world, call, reason=" ")
    assert (standings(call), events(call)) == before
    give(world, call)
    with pytest.raises(NotEnoughSeats) as caught:
        give(world, call)
    assert caught.value.seats == 0
    assert str(caught.value) == "No seat is held back or free, so none can be given. Open more seats first."


def test_only_an_invited_state_is_given_seats_of_an_open_call(world):
    call = world.opened()
    with pytest.raises(NotInvited):
        grant_seats(call=call, state=ParticipatingStateFactory(), seats=1, by=world.planner, reason=WHY)
    off = world.opened()
    off.activity.status, off.activity.status_reason_en = "cancelled", "Not this year."
    off.activity.save()
    with pytest.raises(ActivityOff):
        give(world, off)
    close_call(call=call, by=world.planner, reason="Full.")
    with pytest.raises(CallClosed):
        give(world, call)


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.COURSE_DIRECTOR, Role.READER])
def test_only_the_centre_gives_seats(world, role):
    call = world.opened()
    by = UserFactory(role=role, state=world.states[0])
    call.directors.add(by)
    with pytest.raises(NotYours):
        give(world, call, by=by)
    assert not Seat.objects.filter(state__isnull=False).exists()


def test_seats_given_are_no_part_of_the_fair_share(world):
    """The next sharing of the year is the same to the last digit as if nothing had been given."""
    first = world.shared()
    second = world.opened()
    unchanged = propose_sharing(call=second).as_data()
    resize(call=first, seats=8, by=world.planner, reason="A larger hall.")
    give(world, first, 2)
    assert propose_sharing(call=second).as_data() == unchanged
    ledger = seat_ledger(world.plan)
    account = ledger.by_state[world.states[0].pk]
    assert (account.given, account.granted, account.held, account.carried) == (2, 2, 4, 0)
    assert ledger.balanced


def test_bounds_of_the_sharing_count_what_was_given(world):
    call = world.opened(held_back=2)
    call.quotas.update(cap=2)
    give(world, call, 2)
    allocate(call=call, by=world.planner)
    assert {code: len(numbers(call, code)) for code in ("s-0", "s-1", "s-2")} == {
        "s-0": 2,
        "s-1": 2,
        "s-2": 2,
    }


def test_among_offers_seats_given_elsewhere_count(world):
    first, second = world.shared(), world.shared()
    before = {one.code: one.held for one in offer_lines([second])[second.pk].invited.values()}
    resize(call=first, seats=7, by=world.planner, reason="A larger hall.")
    give(world, first)
    after = {one.code: one.held for one in offer_lines([second])[second.pk].invited.values()}
    assert after == before | {"s-0": before["s-0"] + 1}


def test_seat_given_is_turned_back_and_the_ledger_balances(world):
    call = world.opened()
    (one,) = give(world, call)
    assert held_by_hand(calls_of(world.plan)) == {(call.pk, world.states[0].pk)}
    turn_back(call=call, state=world.states[0], by=world.focal_points[0], reason="Nobody free.", now=EARLY)
    assert held_by_hand(calls_of(world.plan)) == set()
    assert story(SeatEvent.objects.filter(seat=one))[-2:] == [("granted", "s-0"), ("turned_back", "s-0")]
    ledger = seat_ledger(world.plan)
    account = ledger.by_state[world.states[0].pk]
    assert (account.granted, account.turned_back, account.held, ledger.balanced) == (1, 1, 0, True)


def test_past_the_gate_a_state_fills_by_itself_what_it_was_given(world):
    call = world.shared(seats=4, held_back=1)
    late = days_before(45)
    with pytest.raises(PastGate):
        world.named(call, now=late)
    (one,) = give(world, call, now=late)
    facts = facts_for(world.states[0], today=date(2026, 4, 23))
    assert facts.unshared[call.activity.code, ""] == 1
    assert world.named(call, now=late).seat == one
    with pytest.raises(PastGate):
        world.named(call, now=late)


def test_seat_once_given_has_a_story_and_stays(world):
    call = world.opened(seats=2)
    (one,) = give(world, call)
    turn_back(call=call, state=world.states[0], by=world.planner, reason="Nobody free.")
    left = resize(call=call, seats=1, by=world.planner, reason="A smaller hall.")
    assert left == [one]
