"""Seats are opened, shared, moved and closed as specified; what is refused leaves nothing behind."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from programmes.enums import ActivityStatus, Basis, ParticipantRole, Role
from programmes.errors import InvalidRecord, ReasonMissing, StaleRecord
from programmes.models import Seat, SeatAllocation, SeatCall, SeatEvent, SeatQuota
from programmes.planning.check_seats import check_seats
from programmes.selectors.seat_claims import state_claims
from programmes.services.offers import open_offer
from programmes.services.seat_errors import (
    ActivityOff,
    AlreadyOpen,
    CallClosed,
    NobodyInvited,
    NoPolicy,
    NotEnoughSeats,
    NothingToShare,
    NotInvited,
    NotYours,
    SeatsUnknown,
    SharingRefused,
    SheetUnsound,
)
from programmes.services.seats import (
    allocate,
    close_call,
    hold_back,
    invite,
    open_call,
    place_bid,
    propose_sharing,
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
    SeatQuotaFactory,
    SeatWeightFactory,
    UserFactory,
)
from tests.services.seat_world import EARLY, SeatWorld, events, free_seats, owners, seat, standings, story

pytestmark = pytest.mark.django_db
OFF = {"status_reason_en": "Not this year.", "status_reason_ar": "ليس هذا العام."}


@pytest.fixture
def world():
    return SeatWorld.made()


# --- opening ----------------------------------------------------------------------------------


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


# --- inviting and bidding ---------------------------------------------------------------------


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


# --- sharing ----------------------------------------------------------------------------------


def test_sharing_hands_out_every_free_seat_and_keeps_its_proof(world):
    call = world.opened(held_back=1)
    made = allocate(call=call, by=world.planner, now=EARLY, reason="As agreed.")
    assert check_seats(made.sheet) == []
    assert (made.number, made.seats, made.rule, made.digest) == (1, 5, "webster", made.sheet["seal"])
    assert (made.made_at, made.made_by) == (EARLY, world.planner)
    assert owners(call) == [award["claim"]["key"] for award in made.sheet["awards"]] + [None]
    told = SeatEvent.objects.filter(call=call, kind="allocated")
    assert list(told.order_by("seat__number").values_list("state__code", flat=True)) == owners(call)[:5]
    assert set(told.values_list("allocation", "by", "reason")) == {(made.pk, world.planner.pk, "As agreed.")}


def test_proposal_is_what_sharing_would_do_and_writes_nothing(world):
    call = world.opened()
    before = events(call)
    proposed = propose_sharing(call=call)
    assert (owners(call), events(call), SeatAllocation.objects.count()) == ([None] * 6, before, 0)
    assert allocate(call=call, by=world.planner).sheet == proposed.as_data()


def test_bid_lowers_what_a_state_is_given_and_no_bid_does_not(world):
    call = world.opened()
    place_bid(call=call, state=world.states[0], seats=0, by=world.planner)
    place_bid(call=call, state=world.states[1], seats=1, by=world.planner)
    allocate(call=call, by=world.planner)
    assert sorted(owners(call)) == ["s-1"] + ["s-2"] * 5


def test_seats_nobody_may_take_stay_free(world):
    call = world.opened()
    for state in world.states:
        place_bid(call=call, state=state, seats=1, by=world.planner)
    made = allocate(call=call, by=world.planner)
    assert (made.sheet["unfilled"], free_seats(call)) == (3, [4, 5, 6])


def test_bounds_and_weights_come_from_the_quota_then_the_state_then_the_policy(world):
    world.policy.floor, world.policy.cap = 1, 4
    world.policy.save()
    SeatWeightFactory(policy=world.policy, state=world.states[1], weight=3, floor=2, cap=5, lot=4)
    SeatWeightFactory(policy=world.policy, state=world.states[2], weight=2, floor=0, cap=0)
    call = world.opened()
    SeatQuota.objects.filter(state=world.states[2]).update(floor=1, cap=2)
    found = {one.state.code: (one.weight, one.floor, one.cap, one.lot) for one in state_claims(call)}
    assert found == {"s-0": (1, 1, 4, 5), "s-1": (3, 2, 5, 4), "s-2": (2, 1, 2, 6)}


def test_floor_gives_way_to_a_bid_below_it(world):
    world.policy.floor = 2
    world.policy.save()
    call = world.opened()
    place_bid(call=call, state=world.states[0], seats=1, by=world.planner)
    allocate(call=call, by=world.planner)
    assert owners(call).count("s-0") == 1


def test_each_sharing_stands_on_the_year_so_far(world):
    calls = [world.opened(seats=1) for _course in range(3)]
    made = [allocate(call=call, by=world.planner) for call in calls]
    assert sorted(owners(call)[0] for call in calls) == ["s-0", "s-1", "s-2"]
    last = {line["key"]: (line["entitled"], line["held"]) for line in made[2].sheet["lines"]}
    assert sorted(last.values()) == [("2/3", 0), ("2/3", 1), ("2/3", 1)]
    assert [one.sheet["turn"] for one in made] == [0, 1, 2]
    assert all(check_seats(one.sheet) == [] for one in made)


def test_another_plan_begins_a_year_of_its_own(world):
    world.shared(seats=1)
    other = AnnualPlanFactory(starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))
    claims = state_claims(world.opened(world.course(plan=other)))
    assert [(one.entitled, one.held) for one in claims] == [(Fraction(0), 0)] * 3


def test_second_sharing_gives_only_what_is_free(world):
    call = world.shared()
    before = owners(call)
    resize(call=call, seats=8, by=world.planner, reason="A larger hall.")
    made = allocate(call=call, by=world.planner)
    assert (made.number, made.seats, owners(call)[:6]) == (2, 2, before)
    assert len(owners(call)) == 8
    assert None not in owners(call)
    assert check_seats(made.sheet) == []


def test_cap_counts_what_a_state_has_and_is_offered(world):
    world.policy.cap = 2
    world.policy.save()
    call = world.shared(seats=3)
    resize(call=call, seats=5, by=world.planner, reason="A larger hall.")
    offer = open_offer(
        seat=seat(call, 4), state=world.states[0], ground="open_bid", by=world.planner, now=EARLY
    )
    allocate(call=call, by=world.planner)
    assert offer.state.code == "s-0"
    assert standings(call)[3] == (4, "offered", "s-0")
    assert owners(call)[4] in {"s-1", "s-2"}


def test_state_that_turned_a_seat_back_gets_no_more_until_it_bids_anew(world):
    call = world.shared()
    turn_back(call=call, state=world.states[0], by=world.focal_points[0], reason="Nobody free.", now=EARLY)
    later = EARLY + timedelta(days=1)
    assert {one.state.code: one.cap for one in state_claims(call)} == {"s-0": 0, "s-1": None, "s-2": None}
    place_bid(call=call, state=world.states[0], seats=3, by=world.focal_points[0], now=later)
    assert {one.state.code: one.cap for one in state_claims(call)} == {"s-0": 2, "s-1": None, "s-2": None}


def test_hamilton_shares_one_course_at_a_time(world):
    world.policy.rule = "hamilton"
    world.policy.save()
    call = world.opened(seats=4)
    made = allocate(call=call, by=world.planner)
    assert (made.rule, made.sheet["rule"], check_seats(made.sheet)) == ("hamilton", "hamilton", [])
    assert [line["given"] for line in made.sheet["lines"]] == [1, 1, 1]
    assert [award["claim"]["ground"] for award in made.sheet["awards"]] == ["remainder"]


def test_sharing_with_nothing_free_or_nobody_invited_is_refused(world):
    with pytest.raises(NothingToShare):
        allocate(call=world.shared(), by=world.planner)
    call = world.opened()
    SeatQuota.objects.filter(call=call).delete()
    with pytest.raises(NobodyInvited):
        allocate(call=call, by=world.planner)


def test_sharing_that_cannot_be_says_why_in_the_reader_s_words(world):
    world.policy.floor = 3
    world.policy.save()
    call = world.opened()
    with pytest.raises(SharingRefused) as caught:
        allocate(call=call, by=world.planner)
    assert str(caught.value) == (
        "The states are promised 9 seats at least, but only 6 can be shared. "
        "Lower the floors or open more seats."
    )
    assert [fault.code for fault in caught.value.faults] == ["floors_above_seats"]
    assert (owners(call), SeatAllocation.objects.count()) == ([None] * 6, 0)


def test_every_fault_is_told(world):
    for number, state in enumerate(world.states):
        SeatWeightFactory(policy=world.policy, state=state, weight=0, lot=2000 + number)
    with pytest.raises(SharingRefused) as caught:
        allocate(call=world.opened(), by=world.planner)
    codes = [fault.code for fault in caught.value.faults]
    assert codes == ["lot_out_of_range"] * 3 + ["nobody_with_weight"]
    assert "s-2" in str(caught.value)
    assert "weight zero" in str(caught.value)


def test_sheet_that_does_not_pass_its_check_hands_out_nothing(world, monkeypatch):
    monkeypatch.setattr("programmes.services.seat_sharing.check_seats", lambda sheet: ["wrong"])
    call = world.opened()
    with pytest.raises(SheetUnsound):
        allocate(call=call, by=world.planner)
    assert owners(call) == [None] * 6


def test_activity_called_off_shares_nothing(world):
    call = world.opened()
    type(call.activity).objects.filter(pk=call.activity.pk).update(status="cancelled", **OFF)
    with pytest.raises(ActivityOff):
        allocate(call=call, by=world.planner)


# --- the pool ---------------------------------------------------------------------------------


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
    back = turn_back(call=call, state=world.states[0], by=world.focal_points[0], reason="Nobody free.")
    assert ([one.number for one in back], free_seats(call)) == ([mine[1]], [mine[1]])
    assert story(SeatEvent.objects.filter(seat__number=mine[1]))[-1] == ("turned_back", "s-0")
    with pytest.raises(NotEnoughSeats) as caught:
        turn_back(call=call, state=world.states[0], by=world.focal_points[0], reason="None at all.")
    assert (caught.value.code, caught.value.seats) == ("not_enough_seats", 0)
    assert str(caught.value) == "No seat can be moved so: all are filled, given away or kept."


def test_more_than_there_is_moves_nothing(world):
    call = world.shared()
    with pytest.raises(NotEnoughSeats) as caught:
        turn_back(call=call, state=world.states[0], seats=3, by=world.focal_points[0], reason="Nobody free.")
    assert str(caught.value) == "Only 2 seats can be moved so: the others are filled, given away or kept."
    assert free_seats(call) == []
    with pytest.raises(InvalidRecord):
        turn_back(call=call, state=world.states[0], seats=0, by=world.focal_points[0], reason="Nobody free.")


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


# --- closing ----------------------------------------------------------------------------------


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


# --- who may ----------------------------------------------------------------------------------


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


def test_queries_of_a_sharing_do_not_grow_with_the_states(world, django_assert_num_queries):
    call = world.opened()
    SeatQuotaFactory.create_batch(3, call=call)
    with django_assert_num_queries(6):
        state_claims(call)
    SeatQuotaFactory.create_batch(5, call=call)
    with django_assert_num_queries(6):
        state_claims(call)
