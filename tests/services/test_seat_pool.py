"""Seats go in and out of the pool as specified, and their stories say so."""

import pytest

from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import Seat, SeatEvent
from programmes.services.seat_errors import (
    NotEnoughSeats,
)
from programmes.services.seats import (
    allocate,
    close_call,
    hold_back,
    release_held,
    resize,
    take_back,
    turn_back,
)
from tests.services.seat_world import EARLY, SeatWorld, free_seats, seat, standings, story

pytestmark = pytest.mark.django_db
OFF = {"status_reason_en": "Not this year.", "status_reason_ar": "ليس هذا العام."}


@pytest.fixture
def world():
    return SeatWorld.made()


def test_seats_held_back_are_shared_with_nobody_until_released(world):
    call = world.opened()
    held = hold_back(call=call, seats=2, by=world.planner, reason="For the host.")
    assert [one.number for one in held] == [6, 5]
    allocate(call=call, by=world.planner)
    assert free_seats(call) == []
    freed = release_held(call=call, seats=1, by=world.planner, reason="Not needed.")
    assert ([one.number for one in freed], free_seats(call)) == ([5], [5])
    assert story(SeatEvent.objects.filter(seat__number=5)) == [
        ("opened", None),
        ("held_back", None),
        ("released", None),
    ]


def test_state_turns_back_its_empty_seats_from_the_last(world):
    call = world.shared()
    world.named(call)
    mine = [number for number, _standing, state in standings(call) if state == "s-0"]
    back = turn_back(
        call=call, state=world.states[0], by=world.focal_points[0], reason="Nobody free.", now=EARLY
    )
    assert ([one.number for one in back], free_seats(call)) == ([mine[1]], [mine[1]])
    assert story(SeatEvent.objects.filter(seat__number=mine[1]))[-1] == ("turned_back", "s-0")
    with pytest.raises(NotEnoughSeats) as caught:
        turn_back(
            call=call, state=world.states[0], by=world.focal_points[0], reason="None at all.", now=EARLY
        )
    assert (caught.value.code, caught.value.seats) == ("not_enough_seats", 0)
    assert str(caught.value) == "No seat can be moved so: all are filled, given away or kept."


def test_more_than_there_is_moves_nothing(world):
    call = world.shared()
    with pytest.raises(NotEnoughSeats) as caught:
        turn_back(
            call=call,
            state=world.states[0],
            seats=3,
            by=world.focal_points[0],
            reason="Nobody free.",
            now=EARLY,
        )
    assert str(caught.value) == "Only 2 seats can be moved so: the others are filled, given away or kept."
    assert free_seats(call) == []
    with pytest.raises(InvalidRecord):
        turn_back(
            call=call,
            state=world.states[0],
            seats=0,
            by=world.focal_points[0],
            reason="Nobody free.",
            now=EARLY,
        )


def test_gate_takes_back_the_seats_named_and_no_filled_one(world):
    call = world.shared()
    nomination = world.named(call)
    empty = next(one for one in Seat.objects.filter(call=call, state__code="s-1"))
    with pytest.raises(NotEnoughSeats):
        take_back(call=call, seats=[empty, nomination.seat], by=world.planner, reason="Six weeks.")
    assert free_seats(call) == []
    take_back(call=call, seats=[empty], by=world.planner, reason="Six weeks.")
    assert free_seats(call) == [empty.number]
    assert story(SeatEvent.objects.filter(seat=empty))[-1] == ("taken_back", "s-1")


def test_fewer_seats_closes_only_those_with_no_story(world):
    call = world.shared(seats=5, held_back=1)
    resize(call=call, seats=8, by=world.planner, reason="A larger hall.")
    turn_back(call=call, state=world.states[0], by=world.planner, reason="Nobody free.")
    with pytest.raises(NotEnoughSeats) as caught:
        resize(call=call, seats=3, by=world.planner, reason="A smaller hall.")
    assert caught.value.seats == 4
    left = resize(call=call, seats=5, by=world.planner, reason="A smaller hall.")
    assert [one.number for one in left] == [1, 2, 3, 4, 5]
    assert (
        story(SeatEvent.objects.filter(call=call, seat=None))
        == [("opened", None)] * 3 + [("closed", None)] * 3
    )


@pytest.mark.parametrize("step", [hold_back, release_held, turn_back, take_back, resize, close_call])
def test_what_moves_seats_needs_a_reason(world, step):
    call = world.shared()
    extra = {
        turn_back: {"state": world.states[0]},
        take_back: {"seats": [seat(call, 1)]},
        close_call: {},
    }.get(step, {"seats": 1})
    with pytest.raises(ReasonMissing):
        step(call=call, by=world.planner, reason="  ", **extra)
    with pytest.raises(InvalidRecord):
        step(call=call, by=world.planner, reason="x" * 401, **extra)
