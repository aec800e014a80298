"""Who came is marked from the first day on, by those who run the course."""

import pytest

from programmes.errors import InvalidRecord, ReasonMissing
from programmes.models import SeatEvent
from programmes.services.certificates import issue, revoke
from programmes.services.nominations import (
    record_attendance,
    record_walk_in,
    register_nominee,
    take_step,
)
from programmes.services.seat_errors import (
    AlreadyNamed,
    Certified,
    IllegalStep,
    NotBegun,
    NotDated,
    NotYours,
)
from programmes.services.seats import close_call
from tests.factories import ParticipatingStateFactory
from tests.services.seat_world import DURING, SeatWorld, days_before, events, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld.made()


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


def test_attendance_that_is_certified_is_not_taken_back_by_any_way(world):
    call = world.shared()
    one = world.confirmed(call)
    known = {"by": world.planner, "now": DURING, "reason": "Mistaken for another."}
    record_attendance(call=call, marks={one.pk: "attended"}, by=world.planner, now=DURING)
    certificate = issue(nomination=one, by=world.planner)
    with pytest.raises(Certified):
        record_attendance(call=call, marks={one.pk: "no_show"}, **known)
    one.refresh_from_db()
    with pytest.raises(Certified):
        take_step(nomination=one, to="no_show", **known)
    revoke(certificate=certificate, by=world.planner, reason="Mistaken for another.")
    assert take_step(nomination=one, to="no_show", **known).status == "no_show"


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
