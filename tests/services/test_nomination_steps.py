"""Nominations are brought on step by step, each by whose step it is; nobody steps out of line."""

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord, ReasonMissing, StaleRecord
from programmes.models import Nomination, Seat, SeatEvent
from programmes.seat_enums import NOMINATION_STEPS, NominationStatus
from programmes.services.nominations import (
    nominate,
    record_attendance,
    record_walk_in,
    register_nominee,
    substitute,
    take_step,
    withdraw,
)
from programmes.services.seat_errors import (
    AlreadyNamed,
    Begun,
    IllegalStep,
    NotYours,
    SeatTaken,
    SubstituteUnnamed,
)
from programmes.services.seat_rights import ACTS, SeatAct
from programmes.services.seats import grant_seats, turn_back
from tests.factories import NominatingBodyFactory, NominationFactory, UserFactory
from tests.services.seat_world import (
    DURING,
    EARLY,
    SeatWorld,
    days_before,
    events,
    numbers,
    seat,
    story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld.made()


def test_nomination_goes_from_named_to_confirmed_and_each_step_is_told(world):
    nomination = world.confirmed(world.shared())
    rows = SeatEvent.objects.filter(nomination=nomination)
    assert story(rows) == [("nominated", "s-0"), ("validated", "s-0"), ("confirmed", "s-0")]
    assert list(rows.order_by("id").values_list("by", flat=True)) == [
        world.focal_points[0].pk,
        world.planner.pk,
        world.planner.pk,
    ]
    assert nomination.version == 3
    assert list(nomination.history.order_by("version").values_list("status", flat=True)) == [
        "nominated",
        "validated",
        "confirmed",
    ]


@pytest.mark.parametrize("status", NominationStatus)
def test_only_legal_steps_are_taken(world, status):
    call = world.shared()
    place = {"seat": seat(call, numbers(call, "s-0")[0])} if status != "waitlisted" else {"seat": None}
    nomination = NominationFactory(call=call, state=world.states[0], status=status, **place)
    before = events(call)
    for to in [*(one for one in NominationStatus if one not in NOMINATION_STEPS[status]), "unheard-of"]:
        with pytest.raises(IllegalStep) as caught:
            take_step(nomination=nomination, to=to, by=world.planner, reason="Because.", now=DURING)
        assert (caught.value.code, caught.value.status, caught.value.to) == ("illegal_step", status, to)
        assert str(NominationStatus(status).label) in str(caught.value)
    nomination.refresh_from_db()
    assert (nomination.status, nomination.version, events(call)) == (status, 1, before)


def test_substitution_names_who_takes_the_seat(world):
    nomination = world.named(world.shared())
    with pytest.raises(SubstituteUnnamed):
        take_step(nomination=nomination, to="substituted", by=world.planner, reason="Ill.", now=EARLY)


@pytest.mark.parametrize("to", ["refused", "withdrawn"])
def test_ending_a_nomination_needs_a_reason_and_leaves_the_seat_to_the_state(world, to):
    call = world.shared()
    nomination = world.named(call)
    with pytest.raises(ReasonMissing):
        take_step(nomination=nomination, to=to, by=world.planner, now=EARLY)
    ended = take_step(nomination=nomination, to=to, by=world.planner, reason="Ill.", now=EARLY)
    assert (ended.status, ended.seat) == (to, nomination.seat)
    assert len(numbers(call, "s-0")) == 2
    assert world.named(call).seat == nomination.seat


def test_step_on_what_was_changed_since_is_refused(world):
    nomination = world.named(world.shared())
    known = {"nomination": nomination, "by": world.planner, "expected_version": 1, "now": EARLY}
    take_step(to="validated", **known)
    for step in (
        lambda: take_step(to="confirmed", **known),
        lambda: withdraw(reason="Ill.", **known),
        lambda: substitute(nominee=world.person(), reason="Ill.", **known),
    ):
        with pytest.raises(StaleRecord):
            step()


def test_seat_taken_behind_the_lock_is_refused_in_the_same_words(world, monkeypatch):
    call = world.shared()
    nomination = world.named(call)
    waiting = NominationFactory(call=call, state=world.states[0], status="waitlisted", seat=None)
    Seat.objects.filter(call=call).exclude(pk=nomination.seat.pk).update(standing="free", state=None)
    monkeypatch.setattr("programmes.services.nominations.unfilled", lambda rows: rows)
    monkeypatch.setattr("programmes.services.records.check", lambda instance: None)
    with pytest.raises(SeatTaken):
        take_step(nomination=waiting, to="nominated", by=world.planner, now=EARLY)
    waiting.refresh_from_db()
    assert waiting.status == "waitlisted"


def test_person_named_behind_the_lock_is_refused_in_the_same_words(world, monkeypatch):
    call = world.shared()
    nomination = world.named(call)
    monkeypatch.setattr("programmes.services.nominations.standing_of", lambda nominee, call: None)
    monkeypatch.setattr("programmes.services.records.check", lambda instance: None)
    with pytest.raises(AlreadyNamed):
        world.named(call, nominee=nomination.nominee)
    assert Nomination.objects.count() == 1


def test_substitute_takes_the_same_seat_and_begins_anew(world):
    call = world.shared()
    nomination = world.confirmed(call)
    other = substitute(
        nomination=nomination,
        nominee=world.person(),
        by=world.focal_points[0],
        reason="Posted elsewhere.",
        now=days_before(1),
    )
    nomination.refresh_from_db()
    assert (nomination.status, other.status, other.replaces) == ("substituted", "nominated", nomination)
    assert other.seat == nomination.seat
    assert story(SeatEvent.objects.filter(seat=other.seat))[-2:] == [
        ("substituted", "s-0"),
        ("nominated", "s-0"),
    ]


def test_substitute_is_another_free_person_of_the_same_state(world):
    call = world.shared()
    nomination, second = world.named(call), world.named(call)
    known = {"nomination": nomination, "by": world.planner, "reason": "Ill.", "now": EARLY}
    with pytest.raises(InvalidRecord) as caught:
        substitute(nominee=world.person(1), **known)
    assert set(caught.value.fields) == {"nominee"}
    for named in (nomination, second):
        with pytest.raises(AlreadyNamed):
            substitute(nominee=named.nominee, **known)
    with pytest.raises(ReasonMissing):
        substitute(nominee=world.person(), **(known | {"reason": ""}))
    nomination.refresh_from_db()
    assert (nomination.status, Nomination.objects.count()) == ("nominated", 2)


def test_from_the_first_day_on_changes_are_the_centre_s(world):
    call = world.shared()
    nomination, other = world.confirmed(call), world.confirmed(call)
    mine = {"by": world.focal_points[0], "reason": "Ill.", "now": DURING}
    with pytest.raises(Begun) as caught:
        substitute(nomination=nomination, nominee=world.person(), **mine)
    assert "2026-06-07" in str(caught.value)
    with pytest.raises(Begun):
        withdraw(nomination=nomination, **mine)
    assert withdraw(nomination=nomination, **(mine | {"by": world.planner})).status == "withdrawn"
    done = substitute(nomination=other, nominee=world.person(), **(mine | {"by": world.planner}))
    assert done.status == "nominated"


def test_from_the_first_day_on_a_state_fills_and_turns_back_no_seat_by_itself(world):
    """Not even one that it may fill past the gate for names, nor with a person from the waiting list."""
    call = world.shared(seats=7, held_back=1)
    grant_seats(call=call, state=world.states[0], seats=1, by=world.planner, reason="Their own staff.")
    waits = world.named(call, waitlist=True)
    mine = {"by": world.focal_points[0], "now": DURING}
    with pytest.raises(Begun):
        nominate(call=call, nominee=world.person(), **mine)
    with pytest.raises(Begun):
        nominate(call=call, nominee=world.person(), waitlist=True, **mine)
    with pytest.raises(Begun):
        take_step(nomination=waits, to="nominated", **mine)
    with pytest.raises(Begun):
        turn_back(call=call, state=world.states[0], reason="Nobody free.", **mine)
    assert Nomination.objects.get().status == "waitlisted"
    theirs = mine | {"by": world.planner}
    assert take_step(nomination=waits, to="nominated", **theirs).status == "nominated"
    assert len(turn_back(call=call, state=world.states[0], reason="Nobody free.", **theirs)) == 1


def test_table_of_who_may_do_what():
    state = {"bid", "turn_back", "register", "nominate", "withdraw", "substitute", "wait", "answer"}
    centre = {"open", "invite", "share", "grant", "hold", "resize", "close", "take_back", "offer", "settle"}
    judged = {"validate", "refuse", "confirm", "attend"}
    assert {role: set(acts) for role, acts in ACTS.items()} == {
        Role.ADMINISTRATOR: state | centre | judged,
        Role.PLANNER: state | centre | judged,
        Role.COURSE_DIRECTOR: {"register", "attend"},
        Role.FOCAL_POINT: state,
        Role.READER: set(),
    }
    assert {str(act) for act in SeatAct} == state | centre | judged


def test_states_name_and_the_centre_judges(world):
    call = world.shared()
    nomination, person = world.named(call), world.person()
    judging = [("validated", ""), ("refused", "No.")]
    for to, reason in judging:
        with pytest.raises(NotYours):
            take_step(nomination=nomination, to=to, by=world.focal_points[0], reason=reason, now=EARLY)
    before = events(call)
    for by in (world.focal_points[1], world.director, UserFactory(role=Role.READER), UserFactory()):
        for step in (
            lambda by=by: register_nominee(state=world.states[0], by=by, name_en="Amal"),
            lambda by=by: nominate(call=call, nominee=person, by=by, now=EARLY),
            lambda by=by: withdraw(nomination=nomination, by=by, reason="No.", now=EARLY),
            lambda by=by: substitute(nomination=nomination, nominee=person, by=by, reason="No.", now=EARLY),
            lambda by=by: take_step(nomination=nomination, to="unheard-of", by=by, now=EARLY),
            lambda by=by: record_attendance(call=call, marks={}, by=by, now=DURING),
            lambda by=by: record_walk_in(call=call, nominee=person, by=by, now=DURING),
        ):
            with pytest.raises(NotYours):
                step()
    assert events(call) == before


def test_account_of_a_body_acts_for_that_body_alone(world):
    call = world.shared()
    body = NominatingBodyFactory(state=world.states[0])
    clerk = UserFactory(role=Role.FOCAL_POINT, state=world.states[0], body=body)
    theirs, states = world.named(call, body=body, by=world.planner), world.named(call)
    with pytest.raises(NotYours):
        withdraw(nomination=states, by=clerk, reason="No.", now=EARLY)
    with pytest.raises(NotYours):
        substitute(nomination=theirs, nominee=world.person(), by=clerk, reason="No.", now=EARLY)
    with pytest.raises(NotYours):
        turn_back(call=call, state=world.states[0], by=clerk, reason="No.", now=EARLY)
    assert withdraw(nomination=theirs, by=clerk, reason="Ill.", now=EARLY).status == "withdrawn"
