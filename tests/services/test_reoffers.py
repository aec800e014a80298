"""What the clock proposes at each gate, and what confirming, dismissing and overtaking do."""

from datetime import timedelta

import pytest

from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import OutboxMessage, Reoffer, Seat, SeatEvent, SeatOffer
from programmes.services import offers
from programmes.services.nominations import take_step
from programmes.services.reoffers import (
    LeftOut,
    ProposalDecided,
    ProposalOvertaken,
    confirm,
    dismiss,
    propose,
    propose_due,
)
from programmes.services.seat_errors import NotYours
from programmes.services.seats import allocate, close_call, invite, place_bid, resize, turn_back
from programmes.services.waiting_list import enter
from tests.factories import OutboxMessageFactory, ParticipatingStateFactory
from tests.services.clock_world import DECIDED, NAMES_DUE, TAKEN_BACK, letters, noon, offered, proposed, taken
from tests.services.seat_world import EARLY, FIRST_DAY, SeatWorld, events, owners, standings

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world():
    return SeatWorld.made()


def a_wish(world, call, state, **values):
    known = {"by": world.planner, "now": EARLY}
    return enter(call=call, state=world.states[state], **known | values)


def name_all(world, call, state):
    """Name somebody for each seat of a state."""
    for _seat in range(call.seats.filter(state=world.states[state]).count()):
        world.named(call, state)


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


def emptied(world, seats=6, **values):
    """A call in which every state sits in its seats but s-0, which gave all of its own back."""
    call = world.shared(seats=seats, **values)
    share = call.seats.filter(state=world.states[0]).count()
    for state in (1, 2):
        name_all(world, call, state)
    turn_back(call=call, state=world.states[0], seats=share, by=world.planner, reason="None.", now=EARLY)
    return call


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


# --- confirming -----------------------------------------------------------------------------------


def test_confirming_takes_back_offers_and_writes_letters_at_once(world):
    call = world.shared()
    for state in (0, 0, 1):
        world.named(call, state)
    found = confirm(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK))
    assert (found.status, found.decided_by, found.decided_at) == (
        "confirmed",
        world.planner,
        noon(TAKEN_BACK),
    )
    opened = SeatOffer.objects.filter(reoffer=found, status="open")
    assert {(one.seat.number, one.state.code, one.ground) for one in opened} == set(offered(found))
    assert {one.expires_at for one in opened} == {noon(TAKEN_BACK) + 5 * DAY}
    told = SeatEvent.objects.filter(kind="taken_back").values_list("seat__number", "state__code", "by_name")
    assert set(told) == {(seat, state, "Pia Planner") for seat, state in taken(found)}
    assert set(OutboxMessage.objects.values_list("state__code", "status", "reoffer")) == {
        (state, "waiting", found.pk) for state in ("s-0", "s-1", "s-2")
    }


def test_letters_speak_of_what_was_done_and_name_nobody(world):
    call = world.shared()
    for state in (0, 0, 1):
        world.named(call, state, nominee=world.person(state, name_en=f"Secret{state}{world.people}"))
    found = confirm(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK))
    bodies = dict(OutboxMessage.objects.values_list("state__code", "body_en"))
    assert "3 seats are offered to you until \u20662026-05-01 12:00\u2069, Kuwait time." in bodies["s-0"]
    assert "1 seat was taken back, since nobody was named for it." in bodies["s-1"]
    assert "2 seats were taken back, since nobody was named for them." in bodies["s-2"]
    assert all(FIRST_DAY.isoformat() in body and "Secret" not in body for body in bodies.values())
    assert "Secret" not in str(found.content)
    assert all(one.body_ar and one.subject_ar for one in OutboxMessage.objects.all())


def test_letter_of_an_invented_plan_says_so_in_subject_and_text(world):
    world.plan.invented = True
    world.plan.save()
    call = world.shared()
    confirm(reoffer=proposed(world, call, NAMES_DUE), by=world.planner, now=noon(NAMES_DUE))
    for one in OutboxMessage.objects.all():
        assert one.subject_en.startswith("[Invented] ")
        assert one.body_en.startswith("Invented for demonstration: nothing in this letter is a fact.")


def test_what_is_left_out_stays_as_it_was_and_is_kept_on_record(world):
    call = world.shared()
    for state in (0, 0, 1, 1):
        world.named(call, state)
    found = proposed(world, call, TAKEN_BACK)
    (first, _state), (second, _other) = taken(found)
    out = LeftOut(take_back=frozenset({first}), letters=frozenset({"s-2"}))
    confirm(reoffer=found, by=world.planner, now=noon(TAKEN_BACK), left_out=out)
    stored = Reoffer.objects.get()
    assert stored.content["left_out"] == {"take_back": [first], "letters": ["s-2"]}
    assert {one.number: one.standing for one in call.seats.filter(number__in=(first, second))} == {
        first: "allocated",
        second: "offered",
    }
    given = SeatOffer.objects.get(status="open")
    assert given.seat.number == second
    assert list(OutboxMessage.objects.values_list("state__code", flat=True)) == [given.state.code]
    assert "1 seat is offered" in OutboxMessage.objects.get().body_en


def test_offer_left_out_leaves_the_seat_free_and_tells_nobody_of_it(world):
    call = world.shared(seats=3)
    world.named(call, 0)
    world.named(call, 1)
    found = proposed(world, call, TAKEN_BACK)
    [(seat, _lost)], [(_seat, gains, _ground)] = taken(found), offered(found)
    out = LeftOut(offers=frozenset({seat}))
    confirm(reoffer=found, by=world.planner, now=noon(TAKEN_BACK), left_out=out)
    assert call.seats.get(number=seat).standing == "free"
    assert not OutboxMessage.objects.filter(state__code=gains).exists()


# --- the flow afterwards --------------------------------------------------------------------------


def test_offer_that_runs_out_flows_to_the_next_in_line(world):
    call = emptied(world, seats=3)
    a_wish(world, call, 1)
    a_wish(world, call, 2, now=EARLY + DAY)
    first = confirm(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK))
    assert [state for _seat, state, _ground in offered(first)] == ["s-1"]
    assert proposed(world, call, TAKEN_BACK + 4 * DAY) is None
    second = proposed(world, call, TAKEN_BACK + 5 * DAY)
    assert [(state, ground) for _seat, state, ground in offered(second)] == [("s-2", "waiting_list")]
    assert set(SeatOffer.objects.values_list("state__code", "status")) == {("s-1", "expired")}


def test_seat_refused_is_not_offered_to_the_same_entry_again(world):
    call = emptied(world, seats=3)
    a_wish(world, call, 1, seats=2)
    confirm(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK))
    offers.decline(offer=SeatOffer.objects.get(), by=world.focal_points[1], now=noon(TAKEN_BACK + DAY))
    again = proposed(world, call, TAKEN_BACK + DAY)
    assert [(state, ground) for _seat, state, ground in offered(again)] == [("s-2", "largest_claim")]


def test_seat_that_came_by_an_offer_is_spared_for_as_many_days(world):
    call = emptied(world, seats=3)
    confirm(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK))
    offer = SeatOffer.objects.get()
    offers.accept(offer=offer, by=world.planner, now=noon(TAKEN_BACK + DAY))
    assert proposed(world, call, TAKEN_BACK + 6 * DAY) is None
    late = proposed(world, call, TAKEN_BACK + 7 * DAY)
    assert taken(late) == [(offer.seat.number, offer.state.code)]


# --- one proposal, decided once -------------------------------------------------------------------


def test_proposal_is_kept_while_the_facts_stand_and_replaced_when_they_do_not(world):
    call = world.shared()
    first = proposed(world, call, NAMES_DUE)
    assert proposed(world, call, NAMES_DUE + DAY).pk == first.pk
    world.named(call, 0, by=world.planner)
    second = proposed(world, call, NAMES_DUE + DAY)
    assert second.pk != first.pk
    first.refresh_from_db()
    assert (first.status, first.reason, first.decided_by) == ("dismissed", "overtaken", world.planner)
    assert Reoffer.objects.filter(status="proposed").count() == 1


def test_proposal_that_nothing_is_left_of_is_taken_away(world):
    call = world.shared(seats=3)
    found = proposed(world, call, NAMES_DUE)
    for state in range(3):
        world.named(call, state, by=world.planner)
    assert proposed(world, call, NAMES_DUE) is None
    found.refresh_from_db()
    assert (found.status, found.reason) == ("dismissed", "overtaken")


def test_overtaken_proposal_is_refused_and_nothing_is_half_written(world):
    call = world.shared()
    found = proposed(world, call, TAKEN_BACK)
    world.named(call, 0, by=world.planner)
    before = (standings(call), events(call))
    with pytest.raises(ProposalOvertaken) as refused:
        confirm(reoffer=found, by=world.planner, now=noon(TAKEN_BACK))
    assert refused.value.code == "proposal_overtaken"
    assert (standings(call), events(call)) == before
    assert (OutboxMessage.objects.count(), SeatOffer.objects.count()) == (0, 0)
    assert Reoffer.objects.get().status == "proposed"


def test_failure_half_way_leaves_nothing_behind(world):
    call = world.shared()
    for state in (0, 0, 1):
        world.named(call, state)
    found = proposed(world, call, TAKEN_BACK)
    OutboxMessageFactory(code=f"letter-{found.pk}-s-2")
    before = (standings(call), events(call))
    with pytest.raises(InvalidRecord):
        confirm(reoffer=found, by=world.planner, now=noon(TAKEN_BACK))
    assert (standings(call), events(call), SeatOffer.objects.count()) == (*before, 0)


def test_proposal_of_an_earlier_gate_cannot_be_confirmed_after_the_next(world):
    call = world.shared()
    found = proposed(world, call, NAMES_DUE)
    with pytest.raises(ProposalOvertaken):
        confirm(reoffer=found, by=world.planner, now=noon(TAKEN_BACK))


def test_proposal_is_decided_once(world):
    found = confirm(
        reoffer=proposed(world, world.shared(), TAKEN_BACK), by=world.planner, now=noon(TAKEN_BACK)
    )
    with pytest.raises(ProposalDecided):
        confirm(reoffer=found, by=world.planner, now=noon(TAKEN_BACK))
    with pytest.raises(ProposalDecided):
        dismiss(reoffer=found, by=world.planner, reason="No.")


def test_what_was_dismissed_does_not_come_again_on_the_same_facts(world):
    call = world.shared()
    found = dismiss(reoffer=proposed(world, call, TAKEN_BACK), by=world.planner, reason="They will name.")
    assert (found.status, found.reason) == ("dismissed", "They will name.")
    assert proposed(world, call, TAKEN_BACK + DAY) is None
    world.named(call, 0, by=world.planner)
    assert proposed(world, call, TAKEN_BACK + DAY) is not None


def test_dismissing_needs_a_reason(world):
    with pytest.raises(ReasonMissing):
        dismiss(reoffer=proposed(world, world.shared(), TAKEN_BACK), by=world.planner, reason=" ")


def test_only_the_centre_runs_the_clock_and_decides(world):
    call = world.shared()
    found = proposed(world, call, TAKEN_BACK)
    for person in (*world.focal_points, world.director):
        with pytest.raises(NotYours):
            propose(call=call, as_of=TAKEN_BACK, by=person, now=noon(TAKEN_BACK))
        with pytest.raises(NotYours):
            propose_due(plan=world.plan, as_of=TAKEN_BACK, by=person, now=noon(TAKEN_BACK))
        with pytest.raises(NotYours):
            confirm(reoffer=found, by=person, now=noon(TAKEN_BACK))
        with pytest.raises(NotYours):
            dismiss(reoffer=found, by=person, reason="No.")


def test_day_to_come_is_refused(world):
    with pytest.raises(InvalidRecord) as refused:
        propose(call=world.shared(), as_of=TAKEN_BACK, by=world.planner, now=noon(TAKEN_BACK - DAY))
    assert set(refused.value.fields) == {"as_of"}


def test_due_calls_of_a_plan_are_proposed_together_and_agree_with_each_alone(world):
    early = world.shared()
    later, _last = (
        world.shared(activity=world.course(starts_on=first, ends_on=first + 4 * DAY))
        for first in (FIRST_DAY + timedelta(weeks=1), FIRST_DAY + timedelta(weeks=10))
    )
    found = propose_due(plan=world.plan, as_of=TAKEN_BACK, by=world.planner, now=noon(TAKEN_BACK))
    assert [(one.call, one.gate) for one in found] == [(early, "take_back"), (later, "nominate")]
    assert [proposed(world, one, TAKEN_BACK).pk for one in (early, later)] == [one.pk for one in found]
    assert propose_due(plan=world.plan, as_of=TAKEN_BACK, by=world.planner, now=noon(TAKEN_BACK)) == found


def test_largest_remainders_offer_by_the_remainder_of_the_whole_activity():
    world = SeatWorld.made(rule="hamilton")
    call = emptied(world, seats=6)
    found = proposed(world, call, TAKEN_BACK)
    assert [one["why"]["basis"] for one in found.content["offers"]] == ["remainder", "remainder"]
    assert sorted(state for _seat, state, _ground in offered(found)) == ["s-1", "s-2"]
    assert owners(call).count(None) == 2
    assert Seat.objects.filter(standing="offered").count() == 0
