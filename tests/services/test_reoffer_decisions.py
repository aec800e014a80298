"""What confirming and dismissing a proposal do, what overtakes it, and what flows on afterwards."""

from datetime import timedelta

import pytest

from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import OutboxMessage, Reoffer, SeatEvent, SeatOffer
from programmes.services import offers
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
from tests.factories import OutboxMessageFactory
from tests.services.clock_world import (
    NAMES_DUE,
    TAKEN_BACK,
    a_wish,
    emptied,
    noon,
    offered,
    proposed,
    taken,
)
from tests.services.seat_world import EARLY, FIRST_DAY, SeatWorld, events, standings

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world():
    return SeatWorld.made()


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
