"""People are named, brought on step by step, replaced and marked; nobody steps out of line."""

from datetime import timedelta

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord, ReasonMissing, StaleRecord
from programmes.models import Nomination, Nominee, Seat, SeatEvent, SeatQuota, WaitingEntry
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
from programmes.services.offers import accept, open_offer
from programmes.services.seat_errors import (
    ActivityOff,
    AlreadyNamed,
    Begun,
    IllegalStep,
    NomineeGone,
    NoSeatLeft,
    NotBegun,
    NotDated,
    NotInvited,
    NotYours,
    PastGate,
    SeatTaken,
    SubstituteUnnamed,
)
from programmes.services.seat_rights import ACTS, SeatAct
from programmes.services.seats import close_call, turn_back
from tests.factories import NominatingBodyFactory, NominationFactory, ParticipatingStateFactory, UserFactory
from tests.services.seat_world import DURING, EARLY, SeatWorld, days_before, events, owners, seat, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld.made()


def numbers(call, code):
    return [n for n, state in enumerate(owners(call), start=1) if state == code]


# --- the people -------------------------------------------------------------------------------


def test_person_is_registered_once_in_whatever_spelling(world):
    mine = {"state": world.states[0], "by": world.focal_points[0]}
    first = register_nominee(name_en="Amal  Saleh", name_ar="آمال صالح", email="amal@example.org", **mine)
    again = [
        register_nominee(name_en="amal saleh", **mine),
        register_nominee(name_ar="امال صالح", position="another", **mine),
        register_nominee(name_en="Amal-Saleh", name_ar="أمال صالِح", **mine),
    ]
    assert [one.pk for one in again] == [first.pk] * 3
    first.refresh_from_db()
    assert (first.name_en, first.name_ar, first.email, first.position) == (
        "Amal Saleh",
        "آمال صالح",
        "amal@example.org",
        "",
    )


def test_persons_of_other_name_state_or_body_are_others(world):
    body = NominatingBodyFactory(state=world.states[0])
    made = [
        register_nominee(state=world.states[0], by=world.planner, name_en="Amal Saleh", name_ar="آمال صالح"),
        register_nominee(state=world.states[0], by=world.planner, name_en="Amal Saleh", name_ar="آمال صلاح"),
        register_nominee(state=world.states[0], by=world.planner, name_en="Amal Saleh Ali"),
        register_nominee(state=world.states[1], by=world.planner, name_en="Amal Saleh"),
        register_nominee(state=world.states[0], by=world.planner, body=body, name_en="Amal Saleh"),
    ]
    assert len({one.pk for one in made}) == 5


def test_code_of_a_person_tells_nothing_of_the_person(world):
    one = world.person(name_en="Amal Saleh")
    assert str(one) == one.code
    assert one.code.startswith("nominee-")
    assert not {"amal", "saleh", "s-0"} & set(one.code.split("-"))


def test_person_without_a_name_or_of_another_state_s_body_is_refused(world):
    with pytest.raises(InvalidRecord):
        register_nominee(state=world.states[0], by=world.planner, name_en=" ")
    with pytest.raises(InvalidRecord) as caught:
        register_nominee(
            state=world.states[0], body=NominatingBodyFactory(), by=world.planner, name_en="Amal"
        )
    assert set(caught.value.fields) == {"body"}
    assert not Nominee.objects.exists()


def test_account_of_a_body_registers_for_that_body(world):
    body = NominatingBodyFactory(state=world.states[0])
    clerk = UserFactory(role=Role.FOCAL_POINT, state=world.states[0], body=body)
    assert register_nominee(state=world.states[0], by=clerk, name_en="Amal").body == body
    other = NominatingBodyFactory(state=world.states[0])
    with pytest.raises(NotYours):
        register_nominee(state=world.states[0], by=clerk, body=other, name_en="Amal")


# --- naming -----------------------------------------------------------------------------------


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


# --- gates ------------------------------------------------------------------------------------


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


# --- the waiting list -------------------------------------------------------------------------


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


# --- steps ------------------------------------------------------------------------------------


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


# --- substitution -----------------------------------------------------------------------------


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


# --- attendance -------------------------------------------------------------------------------


def test_director_of_the_course_marks_who_came(world):
    call = world.shared()
    call.directors.add(world.director)
    came, stayed = world.confirmed(call), world.confirmed(call, 1)
    marks = {came.pk: "attended", stayed.pk: "no_show"}
    done = record_attendance(call=call, marks=marks, days={came.pk: 4}, by=world.director, now=DURING)
    assert [(one.pk, one.status, one.days_attended) for one in done] == [
        (came.pk, "attended", 4),
        (stayed.pk, "no_show", None),
    ]
    before = events(call)
    record_attendance(call=call, marks=marks, by=world.director, now=DURING)
    assert events(call) == before


def test_mark_is_corrected_with_a_reason_and_days_without(world):
    call = world.shared()
    one = world.confirmed(call)
    known = {"call": call, "by": world.planner, "now": DURING}
    record_attendance(marks={one.pk: "attended"}, days={one.pk: 5}, **known)
    record_attendance(marks={one.pk: "attended"}, days={one.pk: 3}, **known)
    with pytest.raises(ReasonMissing):
        record_attendance(marks={one.pk: "no_show"}, **known)
    corrected = record_attendance(marks={one.pk: "no_show"}, reason="Mistaken for another.", **known)[0]
    assert (corrected.status, corrected.days_attended) == ("no_show", None)
    kinds = [kind for kind, _state in story(SeatEvent.objects.filter(nomination=one))]
    assert kinds == ["nominated", "validated", "confirmed", "attended", "no_show"]
    assert list(one.history.order_by("version").values_list("days_attended", flat=True)) == [
        None,
        None,
        None,
        5,
        3,
        None,
    ]


def test_attendance_before_the_first_day_or_without_one_is_refused(world):
    call = world.shared()
    one = world.confirmed(call)
    with pytest.raises(NotBegun) as caught:
        record_attendance(call=call, marks={one.pk: "attended"}, by=world.planner, now=days_before(1))
    assert "2026-06-07" in str(caught.value)
    month = world.course(starts_on=DURING.date().replace(day=1), ends_on=None, date_precision="month")
    with pytest.raises(NotDated):
        record_attendance(call=world.opened(month), marks={}, by=world.planner, now=DURING)


def test_marks_are_written_all_or_none(world):
    call = world.shared()
    good, unconfirmed, elsewhere = world.confirmed(call), world.named(call), world.confirmed(world.shared())
    known = {"call": call, "by": world.planner, "now": DURING}
    with pytest.raises(IllegalStep):
        record_attendance(marks={good.pk: "attended", unconfirmed.pk: "attended"}, **known)
    with pytest.raises(InvalidRecord) as caught:
        record_attendance(marks={good.pk: "attended", elsewhere.pk: "attended"}, **known)
    assert set(caught.value.fields) == {str(elsewhere.pk)}
    for days in (0, 6):
        with pytest.raises(InvalidRecord):
            record_attendance(marks={good.pk: "attended"}, days={good.pk: days}, **known)
    with pytest.raises(IllegalStep):
        record_attendance(marks={good.pk: "withdrawn"}, **known)
    good.refresh_from_db()
    assert good.status == "confirmed"


def test_attendance_is_recorded_after_the_seats_are_closed(world):
    call = world.shared()
    one = world.confirmed(call)
    close_call(call=call, by=world.planner, reason="The list is final.")
    record_attendance(call=call, marks={one.pk: "attended"}, by=world.planner, now=DURING)
    one.refresh_from_db()
    assert one.status == "attended"


def test_who_walks_in_is_recorded_without_a_seat(world):
    call, guest = world.shared(), ParticipatingStateFactory(code="guest")
    call.directors.add(world.director)
    person = register_nominee(state=guest, by=world.director, name_en="Guest")
    one = record_walk_in(call=call, nominee=person, by=world.director, days=2, now=DURING)
    assert (one.status, one.walk_in, one.seat, one.state, one.days_attended) == (
        "attended",
        True,
        None,
        guest,
        2,
    )
    assert story(SeatEvent.objects.filter(nomination=one)) == [("attended", "guest")]
    with pytest.raises(AlreadyNamed):
        record_walk_in(call=call, nominee=person, by=world.director, now=DURING)


def test_who_waited_and_walks_in_waits_no_more(world):
    call = world.opened()
    waiting = world.named(call, waitlist=True)
    one = record_walk_in(call=call, nominee=waiting.nominee, by=world.planner, reason="Came.", now=DURING)
    waiting.refresh_from_db()
    assert (waiting.status, one.status, one.walk_in) == ("withdrawn", "attended", True)


def test_nobody_walks_in_before_the_first_day(world):
    with pytest.raises(NotBegun):
        record_walk_in(call=world.shared(), nominee=world.person(), by=world.planner, now=days_before(1))


# --- who may ----------------------------------------------------------------------------------


def test_table_of_who_may_do_what():
    state = {"bid", "turn_back", "register", "nominate", "withdraw", "substitute", "wait", "answer"}
    centre = {"open", "invite", "share", "hold", "resize", "close", "take_back", "offer"}
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


def test_director_of_another_course_marks_nobody(world):
    call, other = world.shared(), world.shared()
    other.directors.add(world.director)
    one = world.confirmed(call)
    for step in (
        lambda: record_attendance(call=call, marks={one.pk: "attended"}, by=world.director, now=DURING),
        lambda: take_step(nomination=one, to="attended", by=world.director, now=DURING),
    ):
        with pytest.raises(NotYours):
            step()


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


def test_quota_decides_who_is_invited_not_the_seat(world):
    call = world.shared()
    SeatQuota.objects.filter(call=call, state=world.states[0]).delete()
    with pytest.raises(NotInvited):
        world.named(call)
