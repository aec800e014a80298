"""Free seats are shared with a proof, on the year so far, and nobody's seat is touched."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from programmes.models import SeatAllocation, SeatEvent, SeatQuota
from programmes.planning.check_seats import check_seats
from programmes.selectors.seat_claims import state_claims
from programmes.services.offers import open_offer
from programmes.services.seat_errors import (
    NobodyInvited,
    NothingToShare,
    SharingRefused,
    SheetUnsound,
)
from programmes.services.seats import (
    allocate,
    place_bid,
    propose_sharing,
    resize,
    turn_back,
)
from tests.factories import (
    AnnualPlanFactory,
    SeatQuotaFactory,
    SeatWeightFactory,
)
from tests.services.seat_world import EARLY, SeatWorld, events, free_seats, owners, seat, standings

pytestmark = pytest.mark.django_db
OFF = {"status_reason_en": "Not this year.", "status_reason_ar": "ليس هذا العام."}


@pytest.fixture
def world():
    return SeatWorld.made()


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


def test_queries_of_a_sharing_do_not_grow_with_the_states(world, django_assert_num_queries):
    call = world.opened()
    SeatQuotaFactory.create_batch(3, call=call)
    with django_assert_num_queries(6):
        state_claims(call)
    SeatQuotaFactory.create_batch(5, call=call)
    with django_assert_num_queries(6):
        state_claims(call)
