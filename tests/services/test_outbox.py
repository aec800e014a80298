"""Letters that wait: who may change them, and what ends them."""

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord, ReasonMissing, StaleRecord
from programmes.services.outbox import MessageEnded, cancel, edit, mark_sent
from programmes.services.seat_errors import NotYours
from tests.factories import OutboxMessageFactory, ParticipatingStateFactory, UserFactory
from tests.factories.seats import OPENED

pytestmark = pytest.mark.django_db
WORDS = {"subject_en": " New ", "subject_ar": "جديد", "body_en": "Words.", "body_ar": "كلمات."}


@pytest.fixture
def message():
    return OutboxMessageFactory()


@pytest.fixture
def planner():
    return UserFactory(role=Role.PLANNER)


def test_words_are_changed_while_it_waits(message, planner):
    found = edit(message=message, by=planner, expected_version=1, reason="Kinder.", **WORDS)
    assert (found.subject_en, found.subject_ar, found.body_en, found.body_ar, found.version) == (
        "New",
        "جديد",
        "Words.",
        "كلمات.",
        2,
    )
    assert (found.status, found.history.first().history_change_reason) == ("waiting", "Kinder.")


def test_two_people_do_not_overwrite_one_another(message, planner):
    edit(message=message, by=planner, expected_version=1, **WORDS)
    with pytest.raises(StaleRecord):
        edit(message=message, by=planner, expected_version=1, **WORDS)
    with pytest.raises(StaleRecord):
        mark_sent(message=message, by=planner, expected_version=1)


def test_subject_must_stay(message, planner):
    with pytest.raises(InvalidRecord):
        edit(message=message, by=planner, expected_version=1, **WORDS | {"subject_en": "", "subject_ar": " "})


@pytest.mark.parametrize("ended", ["sent", "cancelled"])
def test_ended_letter_stays_as_it_is(planner, ended):
    message = OutboxMessageFactory(status=ended, ended_at=OPENED)
    steps = (
        lambda: edit(message=message, by=planner, expected_version=1, **WORDS),
        lambda: cancel(message=message, by=planner, reason="No."),
        lambda: mark_sent(message=message, by=planner),
    )
    for step in steps:
        with pytest.raises(MessageEnded):
            step()


def test_sent_and_cancelled_have_their_time(message, planner):
    assert mark_sent(message=message, by=planner, now=OPENED).ended_at == OPENED
    other = cancel(message=OutboxMessageFactory(), by=planner, reason="Told by telephone.", now=OPENED)
    assert (other.status, other.ended_at) == ("cancelled", OPENED)


def test_cancelling_needs_a_reason(message, planner):
    with pytest.raises(ReasonMissing):
        cancel(message=message, by=planner, reason="")


@pytest.mark.parametrize("role", [Role.READER, Role.COURSE_DIRECTOR, Role.FOCAL_POINT])
def test_letters_are_the_centres(message, role):
    state = ParticipatingStateFactory() if role == Role.FOCAL_POINT else None
    person = UserFactory(role=role, state=state)
    steps = (
        lambda: edit(message=message, by=person, expected_version=1, **WORDS),
        lambda: cancel(message=message, by=person, reason="No."),
        lambda: mark_sent(message=message, by=person),
    )
    for step in steps:
        with pytest.raises(NotYours):
            step()
