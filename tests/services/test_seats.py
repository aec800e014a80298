"""Seats are opened, states invited, and calls closed as specified; what is refused leaves nothing behind."""

from datetime import date

import pytest

from programmes.enums import ActivityStatus, Basis, ParticipantRole, Role
from programmes.errors import InvalidRecord, StaleRecord
from programmes.models import Seat, SeatCall, SeatEvent, SeatQuota
from programmes.services.offers import open_offer
from programmes.services.seat_errors import (
    ActivityOff,
    AlreadyOpen,
    CallClosed,
    NoPolicy,
    NotInvited,
    NotYours,
    SeatsUnknown,
)
from programmes.services.seats import (
    allocate,
    close_call,
    hold_back,
    invite,
    open_call,
    place_bid,
    release_held,
    resize,
    take_back,
    turn_back,
)
from programmes.services.waiting_list import enter
from tests.factories import (
    AnnualPlanFactory,
    ParticipatingStateFactory,
    ParticipationFactory,
    UserFactory,
)
from tests.services.seat_world import EARLY, SeatWorld, events, seat, standings, story

pytestmark = pytest.mark.django_db
OFF = {"status_reason_en": "Not this year.", "status_reason_ar": "ليس هذا العام."}


@pytest.fixture
def world():
    return SeatWorld.made()


@pytest.mark.parametrize(
    ("given", "capacity", "class_size", "opened"), [(4, 9, 6, 4), (None, 9, 6, 9), (None, None, 6, 6)]
)
def test_number_of_seats_is_the_one_given_else_the_activity_s_else_the_policy_s(
    world, given, capacity, class_size, opened
):
    call = world.opened(world.course(capacity=capacity), seats=given)
    assert standings(call) == [(n, "free", None) for n in range(1, opened + 1)]


def test_number_that_nobody_knows_is_asked_for(world):
    world.policy.class_size = None
    world.policy.save()
    with pytest.raises(SeatsUnknown) as caught:
        world.opened()
    assert caught.value.code == "seats_unknown"
    assert "Give the number" in str(caught.value)
    assert not SeatCall.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [({"seats": 0}, "seats"), ({"seats": 1001}, "seats"), ({"held_back": 7}, "held_back")],
)
def test_number_out_of_range_is_refused(world, values, field):
    with pytest.raises(InvalidRecord) as caught:
        world.opened(**values)
    assert set(caught.value.fields) == {field}
    assert not SeatCall.objects.exists()


def test_seats_held_back_are_the_last_ones_and_their_story_says_so(world):
    world.policy.held_back = 2
    world.policy.save()
    call = world.opened(seats=4, reason="The call of spring.")
    assert [standing for _n, standing, _s in standings(call)] == ["free", "free", "held_back", "held_back"]
    assert story(SeatEvent.objects.filter(seat__number=4)) == [("opened", None), ("held_back", None)]
    told = SeatEvent.objects.filter(seat__number=1).get()
    assert (told.at, told.by, told.by_name, told.reason) == (
        EARLY,
        world.planner,
        "Pia Planner",
        "The call of spring.",
    )


def test_states_on_record_as_invited_are_invited_with_their_basis(world):
    activity = world.course()
    inferred = {"basis": Basis.INFERRED, "reason_en": "Named in the letter.", "reason_ar": "ورد في الكتاب."}
    ParticipationFactory(activity=activity, state=world.states[1], role=ParticipantRole.INVITED, **inferred)
    ParticipationFactory(activity=activity, state=world.states[0], role=ParticipantRole.INVITED)
    ParticipationFactory(activity=activity, state=world.states[2], role=ParticipantRole.HOST)
    call = world.opened(activity)
    rows = SeatQuota.objects.filter(call=call).values_list("state__code", "basis", "reason_en", "reason_ar")
    assert list(rows.order_by("state__code")) == [
        ("s-0", "stated", "", ""),
        ("s-1", "inferred", "Named in the letter.", "ورد في الكتاب."),
    ]


def test_members_of_the_policy_s_grouping_are_invited_as_assumed(world):
    world.states[0].retired_on = date(2025, 1, 1)
    world.states[0].save()
    world.states[1].memberships.update(ends_on=date(2025, 1, 1), date_precision="day")
    call = world.opened()
    quota = SeatQuota.objects.get(call=call)
    assert (quota.state, quota.basis, quota.bid) == (world.states[2], "assumed", None)
    assert "ICI" in quota.reason_en
    assert "ICI" in quota.reason_ar
    assert quota.history.get().history_user == world.planner


def test_turns_are_counted_within_a_plan(world):
    turns = [world.opened().turn for _course in range(3)]
    other = world.opened(
        world.course(plan=AnnualPlanFactory(starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)))
    )
    alone = world.opened(world.course(plan=None))
    assert (turns, other.turn, alone.turn) == ([1, 2, 3], 1, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"status": ActivityStatus.POSTPONED, **OFF},
        {"status": ActivityStatus.CANCELLED, **OFF},
        {"retired_on": date(2026, 1, 1)},
    ],
)
def test_activity_that_is_off_opens_no_seats(world, values):
    with pytest.raises(ActivityOff):
        world.opened(world.course(**values))
    assert not SeatCall.objects.exists()


def test_activity_opens_its_seats_once(world):
    call = world.opened()
    with pytest.raises(AlreadyOpen):
        world.opened(call.activity)
    assert Seat.objects.count() == 6


def test_activity_without_a_policy_opens_no_seats(world):
    world.policy.retired_on = date(2026, 1, 1)
    world.policy.save()
    with pytest.raises(NoPolicy):
        world.opened()


def test_further_state_is_invited_once(world):
    call, guest = world.opened(), ParticipatingStateFactory(code="guest")
    quota = invite(call=call, state=guest, by=world.planner)
    assert (quota.call, quota.state, quota.basis) == (call, guest, "stated")
    with pytest.raises(InvalidRecord) as caught:
        invite(call=call, state=guest, by=world.planner)
    assert set(caught.value.fields) == {"state"}


def test_bid_is_kept_with_its_time_and_replaced_by_a_later_one(world):
    call = world.opened()
    for seats in (3, 1):
        quota = place_bid(call=call, state=world.states[0], seats=seats, by=world.focal_points[0], now=EARLY)
    quota.refresh_from_db()
    assert (quota.bid, quota.bid_at, quota.version) == (1, EARLY, 3)
    kept = quota.history.order_by("version").values_list("bid", "history_user")
    mine = world.focal_points[0].pk
    assert list(kept) == [(None, world.planner.pk), (3, mine), (1, mine)]


def test_bid_on_what_was_changed_since_is_refused(world):
    call = world.opened()
    with pytest.raises(StaleRecord):
        place_bid(call=call, state=world.states[0], seats=3, by=world.planner, expected_version=7)


@pytest.mark.parametrize("seats", [-1, 1001])
def test_bid_out_of_range_is_refused(world, seats):
    with pytest.raises(InvalidRecord):
        place_bid(call=world.opened(), state=world.states[0], seats=seats, by=world.planner)


def test_state_that_is_not_invited_cannot_bid(world):
    with pytest.raises(NotInvited):
        place_bid(call=world.opened(), state=ParticipatingStateFactory(), seats=1, by=world.planner)


def test_activity_called_off_shares_nothing(world):
    call = world.opened()
    type(call.activity).objects.filter(pk=call.activity.pk).update(status="cancelled", **OFF)
    with pytest.raises(ActivityOff):
        allocate(call=call, by=world.planner)


def test_closing_ends_offers_and_waiting_and_lets_nothing_change_hands(world):
    call = world.shared()
    turn_back(call=call, state=world.states[0], by=world.planner, reason="Nobody free.", now=EARLY)
    free = Seat.objects.get(call=call, standing="free")
    entry = enter(call=call, state=world.states[1], by=world.planner, now=EARLY)
    offer = open_offer(
        seat=free, state=world.states[1], ground="waiting_list", waiting=entry, by=world.planner, now=EARLY
    )
    close_call(call=call, by=world.planner, reason="The list is final.", now=EARLY)
    for row in (call, entry, offer, free):
        row.refresh_from_db()
    assert (call.closed_at, entry.status, offer.status, free.standing) == (
        EARLY,
        "closed",
        "cancelled",
        "free",
    )
    assert story(SeatEvent.objects.filter(seat=free))[-3:] == [
        ("offered", "s-1"),
        ("cancelled", "s-1"),
        ("closed", None),
    ]
    before = (standings(call), events(call))
    reason = {"by": world.planner, "reason": "Too late."}
    for step in (
        lambda: allocate(call=call, by=world.planner),
        lambda: place_bid(call=call, state=world.states[0], seats=1, by=world.planner),
        lambda: invite(call=call, state=ParticipatingStateFactory(), by=world.planner),
        lambda: turn_back(call=call, state=world.states[1], **reason),
        lambda: take_back(call=call, seats=[seat(call, 1)], **reason),
        lambda: hold_back(call=call, seats=1, **reason),
        lambda: release_held(call=call, seats=1, **reason),
        lambda: resize(call=call, seats=9, **reason),
        lambda: close_call(call=call, **reason),
        lambda: enter(call=call, state=world.states[1], by=world.planner),
        lambda: world.named(call),
    ):
        with pytest.raises(CallClosed):
            step()
    assert (standings(call), events(call)) == before


def test_seats_are_the_centre_s_and_each_state_s_own(world):
    call = world.shared()
    strangers = [
        world.director,
        world.focal_points[1],
        UserFactory(role=Role.READER),
        UserFactory(),
        UserFactory(role=Role.FOCAL_POINT),
    ]
    before = (standings(call), events(call))
    for by in strangers:
        for step in (
            lambda by=by: open_call(activity=world.course(), by=by),
            lambda by=by: allocate(call=call, by=by),
            lambda by=by: invite(call=call, state=world.states[0], by=by),
            lambda by=by: place_bid(call=call, state=world.states[0], seats=1, by=by),
            lambda by=by: turn_back(call=call, state=world.states[0], by=by, reason="No."),
            lambda by=by: take_back(call=call, seats=[], by=by, reason="No."),
            lambda by=by: hold_back(call=call, seats=1, by=by, reason="No."),
            lambda by=by: release_held(call=call, seats=1, by=by, reason="No."),
            lambda by=by: resize(call=call, seats=9, by=by, reason="No."),
            lambda by=by: close_call(call=call, by=by, reason="No."),
        ):
            with pytest.raises(NotYours):
                step()
    assert (standings(call), events(call)) == before
