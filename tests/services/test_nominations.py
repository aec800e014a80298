"""People are named for seats of their state, in time, or wait."""

from datetime import timedelta

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord
from programmes.models import Nomination, Nominee, Seat, SeatEvent, SeatQuota, WaitingEntry
from programmes.services.nominations import (
    nominate,
    register_nominee,
    take_step,
    withdraw,
)
from programmes.services.offers import accept, open_offer
from programmes.services.seat_errors import (
    ActivityOff,
    AlreadyNamed,
    NomineeGone,
    NoSeatLeft,
    NotInvited,
    PastGate,
)
from programmes.services.seats import turn_back
from tests.factories import NominatingBodyFactory, ParticipatingStateFactory, UserFactory
from tests.services.seat_world import DURING, EARLY, SeatWorld, days_before, events, numbers, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld.made()


def test_person_named_fills_the_lowest_empty_seat_of_the_state(world):
    call = world.shared()
    made = [world.named(call, reason="Good at it."), world.named(call)]
    assert [one.seat.number for one in made] == numbers(call, "s-0")
    first = made[0]
    assert (first.status, first.state, first.nominated_at) == ("nominated", world.states[0], EARLY)
    assert first.history.get().history_user == world.focal_points[0]
    told = SeatEvent.objects.get(nomination=first)
    assert (told.kind, told.seat, told.state, told.by, told.reason) == (
        "nominated",
        first.seat,
        world.states[0],
        world.focal_points[0],
        "Good at it.",
    )


def test_person_too_many_is_told_how_many_seats_there_are(world):
    call = world.shared()
    world.named(call)
    world.named(call)
    before = events(call)
    with pytest.raises(NoSeatLeft) as caught:
        world.named(call)
    assert (caught.value.code, caught.value.seats) == ("no_seat_left", 2)
    assert str(caught.value) == (
        "All 2 seats of the state in this activity are filled. Ask for the waiting list."
    )
    assert (events(call), Nomination.objects.count()) == (before, 2)


def test_state_without_a_seat_is_told_so(world):
    with pytest.raises(NoSeatLeft) as caught:
        world.named(world.opened())
    assert str(caught.value) == (
        "The state has no seat it can fill in this activity. Ask for the waiting list."
    )


def test_person_is_named_once_an_activity(world):
    call, other = world.shared(), world.shared()
    nomination = world.named(call)
    with pytest.raises(AlreadyNamed):
        world.named(call, nominee=nomination.nominee)
    assert world.named(other, nominee=nomination.nominee).call == other
    withdraw(nomination=nomination, by=world.planner, reason="Ill.", now=EARLY)
    assert world.named(call, nominee=nomination.nominee).seat == nomination.seat


def test_seats_kept_for_a_body_are_filled_by_that_body_alone(world):
    call = world.shared()
    first, second = numbers(call, "s-0")
    body = NominatingBodyFactory(state=world.states[0])
    Seat.objects.filter(call=call, number=second).update(body=body)
    clerk = UserFactory(role=Role.FOCAL_POINT, state=world.states[0], body=body)
    theirs = register_nominee(state=world.states[0], by=clerk, name_en="Amal")
    assert nominate(call=call, nominee=theirs, by=clerk, now=EARLY).seat.number == second
    assert world.named(call).seat.number == first
    with pytest.raises(NoSeatLeft) as caught:
        world.named(call)
    assert caught.value.seats == 1


def test_body_of_another_state_names_nobody(world):
    call = world.shared()
    with pytest.raises(InvalidRecord) as caught:
        world.named(call, body=NominatingBodyFactory(), by=world.planner)
    assert set(caught.value.fields) == {"body"}


def test_state_that_is_not_invited_names_nobody(world):
    call, guest = world.shared(), ParticipatingStateFactory()
    person = register_nominee(state=guest, by=world.planner, name_en="Guest")
    with pytest.raises(NotInvited):
        nominate(call=call, nominee=person, by=world.planner)


@pytest.mark.parametrize("gone", [{"retired_on": EARLY.date()}, {"erased_at": EARLY, "name_en": ""}])
def test_person_erased_or_retired_is_named_no_more(world, gone):
    call, person = world.shared(), world.person()
    Nominee.objects.filter(pk=person.pk).update(position="", email="", **gone)
    with pytest.raises(NomineeGone):
        world.named(call, nominee=person)


def test_activity_called_off_takes_no_names(world):
    call = world.shared()
    rows = type(call.activity).objects.filter(pk=call.activity.pk)
    rows.update(status="postponed", status_reason_en="Later.")
    with pytest.raises(ActivityOff):
        world.named(call)


def test_names_are_due_on_the_day_of_the_gate_and_not_after(world):
    call = world.shared()
    assert world.named(call, now=days_before(49)).status == "nominated"
    with pytest.raises(PastGate) as caught:
        world.named(call, now=days_before(48))
    assert caught.value.code == "past_gate"
    assert "2026-04-19" in str(caught.value)
    assert world.named(call, by=world.planner, now=days_before(48)).status == "nominated"


def test_seat_accepted_on_offer_is_filled_past_the_gate(world):
    call, late = world.shared(), days_before(40)
    back = turn_back(call=call, state=world.states[1], by=world.planner, reason="Nobody free.", now=EARLY)
    offer = open_offer(seat=back[0], state=world.states[0], ground="open_bid", by=world.planner, now=late)
    accept(offer=offer, by=world.focal_points[0], now=late)
    assert world.named(call, now=late).seat == back[0]
    with pytest.raises(PastGate):
        world.named(call, now=late)


def test_activity_without_a_date_has_no_gate(world):
    course = world.course(starts_on=None, ends_on=None, date_precision="none")
    call = world.shared(activity=course)
    assert world.named(call, now=DURING).status == "nominated"


def test_person_waits_without_a_seat_and_the_state_with_the_person(world):
    call = world.opened()
    waiting = [world.named(call, waitlist=True, now=EARLY + timedelta(hours=n)) for n in range(2)]
    assert [(one.status, one.seat) for one in waiting] == [("waitlisted", None)] * 2
    entry = WaitingEntry.objects.get()
    assert (entry.state, entry.seats, entry.entered_at) == (world.states[0], 1, EARLY)
    told = SeatEvent.objects.filter(nomination=waiting[0]).get()
    assert (told.kind, told.seat, told.state) == ("waitlisted", None, world.states[0])


def test_person_waiting_takes_a_seat_when_the_state_has_one(world):
    call = world.shared()
    waiting = world.named(call, waitlist=True)
    seated = take_step(nomination=waiting, to="nominated", by=world.focal_points[0], now=EARLY)
    assert seated.seat.number == numbers(call, "s-0")[0]
    assert story(SeatEvent.objects.filter(nomination=waiting)) == [
        ("waitlisted", "s-0"),
        ("nominated", "s-0"),
    ]


def test_person_waiting_finds_no_seat_where_there_is_none(world):
    call = world.opened()
    waiting = world.named(call, waitlist=True)
    with pytest.raises(NoSeatLeft):
        take_step(nomination=waiting, to="nominated", by=world.planner, now=EARLY)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.seat) == ("waitlisted", None)


def test_quota_decides_who_is_invited_not_the_seat(world):
    call = world.shared()
    SeatQuota.objects.filter(call=call, state=world.states[0]).delete()
    with pytest.raises(NotInvited):
        world.named(call)
