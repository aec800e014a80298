"""Certificates: who is given one and when, what is refused, what anybody is told of a number."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from programmes.enums import Role
from programmes.errors import ReasonMissing
from programmes.models import Certificate, Nomination
from programmes.seat_enums import NominationStatus
from programmes.selectors.certificate_numbers import ALPHABET
from programmes.selectors.certificates import (
    Check,
    Verdict,
    certificate_for,
    certificates_for,
    check,
    initials,
)
from programmes.services.certificates import (
    AlreadyIssued,
    AlreadyReplaced,
    AlreadyRevoked,
    CertificateNotDue,
    issue,
    issue_all,
    replace,
)
from programmes.services.certificates import revoke as take_back
from programmes.services.personal_data import erase_nominee
from programmes.services.seat_errors import NotYours
from tests import factories as make
from tests.services.course_world import TODAY, course_world

pytestmark = pytest.mark.django_db
ATTENDED = NominationStatus.ATTENDED


@pytest.fixture
def ended():
    """A course over since yesterday: one attended, one did not come, one was never marked."""
    found = course_world(-5)
    found.person("Fatima Al-Mansouri", "فاطمة المنصوري", status=ATTENDED)
    found.person("Omar Said", status=NominationStatus.NO_SHOW)
    found.person("Huda Nasser")
    return found


def dice(*bodies):
    """Draws these bodies one after the other, character by character."""
    letters = iter("".join(bodies))
    return lambda alphabet: next(letters)


def test_one_who_attended_is_given_a_certificate(ended):
    moment = timezone.now()
    certificate = issue(
        nomination=ended.people[0], by=ended.director, now=moment, choose=dice("7K3NX9M2TDWR")
    )
    year = ended.activity.ends_on.year
    assert certificate.number.startswith(f"RC-{year}-7K3N-X9M2-TDWR-")
    assert (certificate.nomination, certificate.issued_at) == (ended.people[0], moment)
    kept = certificate.history.get()
    assert (kept.history_user, kept.history_type) == (ended.director, "+")


@pytest.mark.parametrize("number", [1, 2])
def test_others_are_given_none(ended, number):
    with pytest.raises(CertificateNotDue, match="Only somebody who attended"):
        issue(nomination=ended.people[number], by=ended.director)
    assert not Certificate.objects.exists()


def test_nobody_is_given_one_before_the_end():
    running = course_world(-4)
    row = running.person("Fatima", status=ATTENDED)
    with pytest.raises(CertificateNotDue, match=running.activity.ends_on.isoformat()):
        issue(nomination=row, by=running.director)
    with pytest.raises(CertificateNotDue):
        issue_all(call=running.call, by=running.director)


def test_activity_without_a_day_gives_none(ended):
    ended.activity.set_dates("2026-02", "2026-02")
    ended.activity.save()
    with pytest.raises(CertificateNotDue, match="no date yet"):
        issue(nomination=ended.people[0], by=None)


def test_nobody_is_given_two(ended):
    first = issue(nomination=ended.people[0], by=None)
    with pytest.raises(AlreadyIssued):
        issue(nomination=ended.people[0], by=None)
    take_back(certificate=first, by=None, reason="x")
    with pytest.raises(AlreadyIssued):
        issue(nomination=ended.people[0], by=None)
    assert issue_all(call=ended.call, by=None) == []


def test_all_who_attended_are_given_one_each_and_once(ended):
    ended.person("Sara", status=ATTENDED)
    made = issue_all(call=ended.call, by=ended.director)
    assert {one.nomination for one in made} == {ended.people[0], ended.people[3]}
    assert len({one.number for one in made}) == 2
    assert issue_all(call=ended.call, by=ended.director) == []
    assert [one.history.get().history_user for one in made] == [ended.director] * 2


def test_number_that_was_drawn_before_is_drawn_again(ended):
    first = issue(nomination=ended.people[0], by=None, choose=dice("2" * 12))
    row = ended.person("Sara", status=ATTENDED)
    second = issue(nomination=row, by=None, choose=dice("2" * 12, "3" * 12))
    assert (first.number[8:22], second.number[8:22]) == ("2222-2222-2222", "3333-3333-3333")


def test_revoking_says_why_and_happens_once(ended):
    certificate = issue(nomination=ended.people[0], by=None)
    for empty in ("", "   "):
        with pytest.raises(ReasonMissing):
            take_back(certificate=certificate, by=ended.director, reason=empty)
    moment = datetime(2026, 12, 1, 8, tzinfo=UTC)
    revoked = take_back(certificate=certificate, by=ended.director, reason=" Sent twice. ", now=moment)
    assert (revoked.revoked_at, revoked.revoked_reason) == (moment, "Sent twice.")
    with pytest.raises(AlreadyRevoked):
        take_back(certificate=certificate, by=ended.director, reason="Again.")
    assert Certificate.objects.get().revoked_reason == "Sent twice."


def test_corrected_one_has_a_number_of_its_own_and_the_old_one_holds_no_more(ended):
    old = issue(nomination=ended.people[0], by=None)
    moment = timezone.now()
    new = replace(certificate=old, by=ended.director, reason="Name misspelt.", now=moment)
    old.refresh_from_db()
    assert (new.replaces, new.nomination, new.issued_at, new.revoked_at) == (
        old,
        old.nomination,
        moment,
        None,
    )
    assert new.number != old.number
    assert (old.revoked_at, old.revoked_reason) == (moment, "Name misspelt.")
    assert Nomination.objects.get(pk=old.nomination_id).certificate == new
    assert issue_all(call=ended.call, by=None) == []
    with pytest.raises(AlreadyReplaced):
        replace(certificate=old, by=None, reason="Again.")
    newest = replace(certificate=new, by=None, reason="Misspelt again.")
    assert [check(one.number).verdict for one in (old, new, newest)] == ["replaced", "replaced", "valid"]


def test_revoked_one_is_replaced_too(ended):
    old = issue(nomination=ended.people[0], by=None)
    take_back(certificate=old, by=None, reason="Sent twice.", now=datetime(2026, 1, 2, tzinfo=UTC))
    new = replace(certificate=old, by=None, reason="It was right after all.")
    old.refresh_from_db()
    assert (old.revoked_at, old.revoked_reason) == (datetime(2026, 1, 2, tzinfo=UTC), "Sent twice.")
    assert check(new.number).verdict == "valid"


def test_what_is_not_replaced(ended):
    old = issue(nomination=ended.people[0], by=None)
    with pytest.raises(ReasonMissing):
        replace(certificate=old, by=None, reason=" ")
    for role in (Role.COURSE_DIRECTOR, Role.FOCAL_POINT, Role.READER):
        with pytest.raises(NotYours):
            replace(certificate=old, by=make.UserFactory(role=role, state=old.nomination.state), reason="x")
    erase_nominee(nominee=old.nomination.nominee, by=None, reason="Asked for.")
    with pytest.raises(CertificateNotDue, match="no longer kept"):
        replace(certificate=old, by=None, reason="x")
    old.nomination.status = NominationStatus.NO_SHOW
    old.nomination.save()
    with pytest.raises(CertificateNotDue, match="Only somebody who attended"):
        replace(certificate=old, by=None, reason="x")
    assert Certificate.objects.get().revoked_at is None


def test_check_of_a_replaced_one_says_since_when_and_not_by_which(ended):
    old = issue(nomination=ended.people[0], by=None)
    new = replace(certificate=old, by=None, reason="Name misspelt.")
    assert check(old.number) == Check(Verdict.REPLACED, old.number, since=TODAY())
    take_back(certificate=new, by=None, reason="Was not there.")
    assert check(old.number) == Check(Verdict.REVOKED, old.number, since=TODAY())


@pytest.mark.parametrize("role", [Role.COURSE_DIRECTOR, Role.FOCAL_POINT, Role.READER])
def test_only_planners_and_the_director_issue_and_revoke(ended, role):
    other = make.UserFactory(role=role, state=ended.people[0].state)
    with pytest.raises(NotYours):
        issue(nomination=ended.people[0], by=other)
    with pytest.raises(NotYours):
        issue_all(call=ended.call, by=other)
    certificate = issue(nomination=ended.people[0], by=make.UserFactory(role=Role.PLANNER))
    with pytest.raises(NotYours):
        take_back(certificate=certificate, by=other, reason="x")


def seen_by(**account):
    return list(certificates_for(make.UserFactory(**account)))


def test_certificates_are_seen_by_staff_the_director_and_the_own_state(ended):
    one = issue(nomination=ended.people[0], by=None)
    state = ended.people[0].state
    body = make.NominatingBodyFactory(state=state)
    assert list(certificates_for(ended.director)) == [one]
    assert seen_by(role=Role.PLANNER) == [one]
    assert seen_by(role=Role.ADMINISTRATOR) == [one]
    assert seen_by(role=Role.FOCAL_POINT, state=state) == [one]
    assert seen_by(role=Role.FOCAL_POINT, state=state, body=body) == []
    assert seen_by(role=Role.FOCAL_POINT, state=make.ParticipatingStateFactory()) == []
    assert seen_by(role=Role.FOCAL_POINT) == []
    assert seen_by(role=Role.COURSE_DIRECTOR) == []
    assert seen_by(role=Role.READER) == []
    assert certificate_for(make.UserFactory(role=Role.READER), one.number) is None


def test_check_tells_no_more_than_it_must(ended):
    number = issue(nomination=ended.people[0], by=None).number
    assert check(number) == Check(Verdict.VALID, number, ended.activity, "F. M.")
    assert check(number.lower().replace("-", " ")) == check(number)


def test_check_tells_a_slip_from_an_unknown_number(ended):
    number = issue(nomination=ended.people[0], by=None, choose=dice("7K3NX9M2TDWR")).number
    slip = number[:-1] + ALPHABET[ALPHABET.index(number[-1]) - 1]
    assert check(slip) == Check(Verdict.MISTYPED)
    other = issue(nomination=ended.person("Sara", status=ATTENDED), by=None)
    unknown = other.number
    other.delete()
    assert check(unknown) == Check(Verdict.UNKNOWN, unknown)


def test_check_of_a_revoked_one_says_since_when_and_nothing_else(ended):
    certificate = issue(nomination=ended.people[0], by=None)
    take_back(certificate=certificate, by=None, reason="Fatima was not there.")
    assert check(certificate.number) == Check(Verdict.REVOKED, certificate.number, since=TODAY())


def test_check_of_one_who_is_no_longer_on_record_as_attending(ended):
    certificate = issue(nomination=ended.people[0], by=None)
    ended.people[0].status = NominationStatus.NO_SHOW
    ended.people[0].save()
    assert check(certificate.number) == Check(Verdict.REVOKED, certificate.number)


def test_check_of_an_erased_holder_is_valid_without_initials(ended):
    certificate = issue(nomination=ended.people[0], by=None)
    nominee = ended.people[0].nominee
    for column in ("name_en", "name_ar", "position", "email", "gender", "service"):
        setattr(nominee, column, "")
    nominee.erased_at = timezone.now()
    nominee.save()
    assert check(certificate.number) == Check(Verdict.VALID, certificate.number, ended.activity, "")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Fatima Al-Mansouri", "F. M."),
        ("fatima bint ahmed al mansouri", "F. M."),
        ("فاطمة أحمد المنصوري", "ف. م."),
        ("Madonna", "M."),
        ("Al Al", ""),
        ("", ""),
        ("ألاء الي", "أ. ا."),
    ],
)
def test_initials_are_of_the_first_and_the_last_name(name, letters):
    assert initials(name) == letters
