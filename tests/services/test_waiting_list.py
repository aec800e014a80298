"""States wait in an order that anybody can recompute, for as long as they want."""

from datetime import timedelta

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord, StaleRecord
from programmes.models import SeatEvent, WaitingEntry
from programmes.selectors.waiting_list import in_order
from programmes.services.offers import open_offer
from programmes.services.seat_errors import AlreadyWaiting, NotInvited, NotYours, WaitingEnded
from programmes.services.waiting_list import change_seats, enter, leave
from tests.factories import NominatingBodyFactory, ParticipatingStateFactory, UserFactory
from tests.services.seat_world import EARLY, SeatWorld, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld.made()


def waits(world, call, state=0, hours=0, **values):
    now = EARLY + timedelta(hours=hours)
    known = {"state": world.states[state], "by": world.focal_points[state], "now": now}
    return enter(call=call, **known | values)


def test_body_that_waits_is_the_state_s_own(world):
    call = world.opened()
    foreign = NominatingBodyFactory(state=world.states[1])
    with pytest.raises(InvalidRecord) as caught:
        waits(world, call, body=foreign)
    assert list(caught.value.fields) == ["body"]
    assert not WaitingEntry.objects.exists()


def test_list_is_served_by_priority_then_by_who_came_first(world):
    call = world.opened()
    body = NominatingBodyFactory(state=world.states[0])
    late = waits(world, call, 1, hours=2)
    early = waits(world, call, 0, hours=1)
    urgent = waits(world, call, 2, hours=3, priority=1, by=world.planner)
    same_time = waits(world, call, 0, hours=2, body=body)
    last = waits(world, world.opened(), 0)
    assert in_order(call) == [urgent, early, late, same_time]
    assert in_order(last.call) == [last]


def test_entering_is_told_and_kept(world):
    call = world.opened()
    entry = waits(world, call, seats=2, reason="Two more officers.")
    told = SeatEvent.objects.get(call=call, kind="waitlisted")
    assert (told.seat, told.state, told.by, told.reason) == (
        None,
        world.states[0],
        world.focal_points[0],
        "Two more officers.",
    )
    assert (entry.seats, entry.served, entry.priority, entry.status) == (2, 0, 3, "waiting")
    assert entry.history.get().history_user == world.focal_points[0]


def test_state_waits_once_and_each_of_its_bodies_once(world):
    call = world.opened()
    body = NominatingBodyFactory(state=world.states[0])
    waits(world, call)
    waits(world, call, hours=1, body=body)
    for values in ({}, {"body": body}):
        with pytest.raises(AlreadyWaiting):
            waits(world, call, hours=2, **values)
    assert len(in_order(call)) == 2


def test_priority_before_the_usual_one_is_the_centre_s_to_give(world):
    call = world.opened()
    for priority in (1, 2):
        with pytest.raises(NotYours):
            waits(world, call, priority=priority)
    assert waits(world, call, priority=4).priority == 4
    with pytest.raises(InvalidRecord):
        waits(world, call, 1, priority=6)


@pytest.mark.parametrize("seats", [0, 1001])
def test_number_out_of_range_is_refused(world, seats):
    with pytest.raises(InvalidRecord):
        waits(world, world.opened(), seats=seats)
    assert not WaitingEntry.objects.exists()


def test_state_that_is_not_invited_does_not_wait(world):
    with pytest.raises(NotInvited):
        enter(call=world.opened(), state=ParticipatingStateFactory(), by=world.planner)


def test_fewer_seats_keep_the_place_and_more_take_a_new_one(world):
    call = world.opened()
    first, second = waits(world, call, 0, seats=3), waits(world, call, 1, hours=1)
    change_seats(entry=first, seats=2, by=world.focal_points[0], now=EARLY + timedelta(hours=2))
    assert in_order(call) == [first, second]
    changed = change_seats(entry=first, seats=4, by=world.focal_points[0], now=EARLY + timedelta(hours=3))
    assert in_order(call) == [second, first]
    assert (changed.seats, changed.entered_at) == (4, EARLY + timedelta(hours=3))
    with pytest.raises(StaleRecord):
        change_seats(entry=first, seats=1, by=world.focal_points[0], expected_version=1)


def test_what_is_on_offer_is_still_waited_for(world):
    call = world.opened()
    entry = waits(world, call, seats=2)
    open_offer(
        seat=seat(call, 1),
        state=entry.state,
        ground="waiting_list",
        waiting=entry,
        by=world.planner,
        now=EARLY,
    )
    with pytest.raises(InvalidRecord):
        change_seats(entry=entry, seats=1, by=world.focal_points[0])


def test_who_leaves_waits_no_more_and_may_enter_again(world):
    call = world.opened()
    entry = leave(entry=waits(world, call), by=world.focal_points[0], reason="Settled.")
    assert (entry.status, in_order(call)) == ("withdrawn", [])
    for step in (
        lambda: leave(entry=entry, by=world.planner),
        lambda: change_seats(entry=entry, seats=2, by=world.planner),
    ):
        with pytest.raises(WaitingEnded):
            step()
    again = waits(world, call, hours=1)
    assert in_order(call) == [again]


def test_list_is_each_state_s_own(world):
    call = world.opened()
    entry = waits(world, call)
    body = NominatingBodyFactory(state=world.states[0])
    clerk = UserFactory(role=Role.FOCAL_POINT, state=world.states[0], body=body)
    for by in (world.focal_points[1], world.director, clerk, UserFactory(role=Role.READER)):
        for step in (
            lambda by=by: enter(call=call, state=world.states[0], by=by),
            lambda by=by: change_seats(entry=entry, seats=2, by=by),
            lambda by=by: leave(entry=entry, by=by),
        ):
            with pytest.raises(NotYours):
                step()
    assert waits(world, call, hours=1, body=body, by=clerk).body == body
