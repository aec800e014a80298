"""What is recorded at the door: marks all at once or none, corrections with a reason, walk-ins."""

import pytest

from programmes.enums import Role
from programmes.models import Nomination, Nominee
from programmes.seat_enums import NominationStatus
from programmes.services.certificates import issue
from programmes.services.certificates import revoke as take_back
from programmes.services.rosters import Mark, MarksRefused, admit_walk_in, mark_roster
from programmes.services.seat_errors import AlreadyNamed, NotBegun, NotDated, NotYours
from tests import factories as make
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db
CONFIRMED, ATTENDED, NO_SHOW = (
    NominationStatus.CONFIRMED,
    NominationStatus.ATTENDED,
    NominationStatus.NO_SHOW,
)


@pytest.fixture
def running():
    """A course since yesterday with three who are confirmed."""
    return course_world(-1, people=3)


def keys(world):
    return [row.pk for row in world.people]


def days(world):
    return [Nomination.objects.get(pk=row.pk).days_attended for row in world.people]


def refused(world, marks, reason=""):
    with pytest.raises(MarksRefused) as error:
        mark_roster(call=world.call, marks=marks, by=world.director, reason=reason)
    return {key: [str(sentence) for sentence in found] for key, found in error.value.fields.items()}


def test_marks_are_recorded_all_at_once(running):
    first, second, _third = keys(running)
    marks = {first: Mark(ATTENDED, 4), second: Mark(NO_SHOW)}
    assert mark_roster(call=running.call, marks=marks, by=running.director) == 2
    assert running.stands() == [ATTENDED, NO_SHOW, CONFIRMED]
    assert days(running) == [4, None, None]
    events = running.call.events.order_by("nomination_id").values_list("nomination", "kind", "by")
    assert list(events) == [
        (first, "attended", running.director.pk),
        (second, "no_show", running.director.pk),
    ]


def test_marks_sent_again_change_nothing(running):
    marks = {keys(running)[0]: Mark(ATTENDED, 4)}
    assert mark_roster(call=running.call, marks=marks, by=running.director) == 1
    assert mark_roster(call=running.call, marks=marks, by=running.director) == 0
    assert mark_roster(call=running.call, marks={keys(running)[0]: Mark(ATTENDED)}, by=None) == 0
    assert (days(running)[0], running.call.events.count()) == (4, 1)


def test_one_wrong_row_keeps_all_from_being_recorded(running):
    first, second, third = keys(running)
    found = refused(
        running,
        {first: Mark(ATTENDED), second: Mark(ATTENDED, 6), third: Mark(NO_SHOW, 1), 0: Mark(ATTENDED)},
    )
    assert found == {
        str(second): ["The activity does not have so many days."],
        str(third): ["Somebody who did not come has no days."],
        "0": ["This person is not confirmed for the activity, so cannot be marked."],
    }
    assert running.stands() == [CONFIRMED] * 3


@pytest.mark.parametrize("status", [CONFIRMED, NominationStatus.WITHDRAWN, "x", ""])
def test_only_the_two_marks_can_be_given(running, status):
    key = keys(running)[0]
    if status == CONFIRMED:
        mark_roster(call=running.call, marks={key: Mark(ATTENDED)}, by=None)
    assert refused(running, {key: Mark(status)}, "x") == {
        str(key): ["Say whether the person attended or did not come."]
    }


@pytest.mark.parametrize("status", [NominationStatus.NOMINATED, NominationStatus.WITHDRAWN])
def test_who_is_not_confirmed_cannot_be_marked(running, status):
    row = running.person("Sara", status=status)
    assert list(refused(running, {row.pk: Mark(ATTENDED)})) == [str(row.pk)]


def test_who_is_named_for_another_activity_cannot_be_marked(running):
    other = course_world(-1, people=1, code="other")
    assert list(refused(running, {other.people[0].pk: Mark(ATTENDED)})) == [str(other.people[0].pk)]
    assert other.stands() == [CONFIRMED]


@pytest.mark.parametrize(("before", "after"), [(ATTENDED, NO_SHOW), (NO_SHOW, ATTENDED)])
def test_correction_asks_for_a_reason_and_keeps_it(running, before, after):
    key = keys(running)[0]
    mark_roster(call=running.call, marks={key: Mark(before)}, by=running.director)
    for empty in ("", "  "):
        assert refused(running, {key: Mark(after)}, empty) == {
            str(key): ["This corrects an earlier mark: give the reason below."]
        }
    mark_roster(call=running.call, marks={key: Mark(after)}, by=running.director, reason="Mixed up.")
    assert running.stands()[0] == after
    assert running.call.events.order_by("pk").last().reason == "Mixed up."


def test_other_days_of_one_who_attended_ask_for_a_reason(running):
    key = keys(running)[0]
    mark_roster(call=running.call, marks={key: Mark(ATTENDED, 5)}, by=running.director)
    assert list(refused(running, {key: Mark(ATTENDED, 4)})) == [str(key)]
    assert mark_roster(call=running.call, marks={key: Mark(ATTENDED, 4)}, by=None, reason="Left early.") == 1
    assert days(running)[0] == 4


def test_attendance_with_a_certificate_is_not_taken_back_before_the_certificate():
    ended = course_world(-5, people=1)
    key = keys(ended)[0]
    mark_roster(call=ended.call, marks={key: Mark(ATTENDED)}, by=ended.director)
    certificate = issue(nomination=ended.people[0], by=ended.director)
    assert refused(ended, {key: Mark(NO_SHOW)}, "Mixed up.") == {
        str(key): ["A certificate was issued for this attendance. Revoke it first."]
    }
    take_back(certificate=certificate, by=ended.director, reason="Mixed up.")
    mark_roster(call=ended.call, marks={key: Mark(NO_SHOW)}, by=ended.director, reason="Mixed up.")
    assert ended.stands() == [NO_SHOW]


def test_nobody_is_marked_before_the_first_day():
    ahead = course_world(1, people=1)
    with pytest.raises(NotBegun, match=ahead.activity.starts_on.isoformat()):
        mark_roster(call=ahead.call, marks={keys(ahead)[0]: Mark(ATTENDED)}, by=ahead.director)
    assert ahead.stands() == [CONFIRMED]
    first = course_world(0, people=1, code="today")
    assert mark_roster(call=first.call, marks={keys(first)[0]: Mark(ATTENDED)}, by=first.director) == 1


def test_nobody_is_marked_where_the_day_is_not_known(running):
    running.activity.set_dates(None, None)
    running.activity.save()
    with pytest.raises(NotDated):
        mark_roster(call=running.call, marks={keys(running)[0]: Mark(ATTENDED)}, by=running.director)


@pytest.mark.parametrize("role", [Role.COURSE_DIRECTOR, Role.FOCAL_POINT, Role.READER])
def test_only_planners_and_the_director_record(running, role):
    other = make.UserFactory(role=role, state=running.people[0].state)
    with pytest.raises(NotYours):
        mark_roster(call=running.call, marks={keys(running)[0]: Mark(ATTENDED)}, by=other)
    with pytest.raises(NotYours):
        admit_walk_in(call=running.call, state=running.people[0].state, name_en="Sara", by=other)
    assert (running.stands(), Nominee.objects.filter(name_en="Sara").exists()) == ([CONFIRMED] * 3, False)
    planner = make.UserFactory(role=Role.PLANNER)
    assert mark_roster(call=running.call, marks={keys(running)[0]: Mark(ATTENDED)}, by=planner) == 1


def test_walk_in_attended_without_a_seat(running):
    state = make.ParticipatingStateFactory()
    body = make.NominatingBodyFactory(state=state)
    row = admit_walk_in(
        call=running.call, state=state, body=body, name_ar="سارة", by=running.director, reason="Sent late."
    )
    assert (row.status, row.seat, row.walk_in, row.state, row.body) == (ATTENDED, None, True, state, body)
    assert (row.nominee.name_en, row.nominee.name_ar, row.nominee.email) == ("", "سارة", "")


def test_walk_in_who_is_named_already_is_told(running):
    row = running.people[0]
    with pytest.raises(AlreadyNamed):
        admit_walk_in(
            call=running.call,
            state=row.state,
            body=row.body,
            name_en=row.nominee.name_en,
            by=running.director,
        )
    assert Nominee.objects.count() == 3


def test_walk_in_leaves_no_person_behind_where_refused():
    ahead = course_world(1)
    with pytest.raises(NotBegun):
        admit_walk_in(call=ahead.call, state=make.ParticipatingStateFactory(), name_en="Sara", by=None)
    assert not Nominee.objects.exists()
