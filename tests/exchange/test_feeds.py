"""Calendar feeds, read back by the library that wrote them and by one that shares no code with it."""

from datetime import date, timedelta

import icalendar
import pytest
import vobject
from django.utils import translation

from programmes.enums import ParticipantRole
from programmes.exchange.feeds import feed
from programmes.selectors.feeds import feed_content
from programmes.services.records import retire_record, save_record
from tests import factories as make
from tests.selectors.plan_2030 import SUNDAY, world

pytestmark = pytest.mark.django_db

SITE = "https://plan.example.org"


@pytest.fixture
def kuwait():
    return world()


def written(sort, code, language="en"):
    with translation.override(language):
        return feed(feed_content(sort, code), site=SITE)


def events(sort, code):
    calendar = icalendar.Calendar.from_ical(written(sort, code))
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_event_holds_days_version_place_and_address(kuwait) -> None:
    hall = make.VenueFactory(title_en="Hall", city_en="Kuwait City")
    course = kuwait.activity("course", venue=hall, title_en="Law; order, and\nmore", status="confirmed")
    save_record(course, by=None)
    event = events("plan", "2030")["course"]
    assert str(event["uid"]) == "course@activities.nato-ici-centre"
    assert (event["dtstart"].dt, event["dtend"].dt) == (SUNDAY, SUNDAY + timedelta(days=5))
    assert (event["sequence"], event["sequence"]) == (2, course.version)
    assert str(event["summary"]) == "Law; order, and\nmore"
    assert str(event["location"]) == "Hall, Kuwait City"
    assert (event["status"], event["transp"]) == ("CONFIRMED", "OPAQUE")
    assert str(event["url"]) == f"{SITE}/en/activities/course/"


def test_two_independent_readers_find_the_same(kuwait) -> None:
    kuwait.activity("one", title_en="A rather long title, so that lines must be folded: " + "x" * 90)
    kuwait.activity("two", SUNDAY + timedelta(weeks=1), days=1, title_ar="دورة في الأمن البحري")
    for language in ("en", "ar"):
        text = written("plan", "2030", language)
        first = icalendar.Calendar.from_ical(text)
        second = vobject.readOne(text.decode())
        ours = {
            (str(one["uid"]), str(one["summary"]), one["dtstart"].dt, one["dtend"].dt)
            for one in first.walk("VEVENT")
        }
        theirs = {
            (one.uid.value, one.summary.value, one.dtstart.value, one.dtend.value)
            for one in second.vevent_list
        }
        assert ours == theirs
        assert len(ours) == 2
        assert all(len(line) <= 75 for line in text.split(b"\r\n"))
        assert first.errors == []
        assert [part.errors for part in first.walk("VEVENT")] == [[], []]


def test_uid_stays_and_sequence_grows_when_an_activity_moves(kuwait) -> None:
    course = kuwait.activity("course")
    before = events("plan", "2030")["course"]
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)
    after = events("plan", "2030")["course"]
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt == date(2030, 10, 6)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_activity_called_off_stays_as_cancelled(kuwait, status) -> None:
    kuwait.activity("off", status=status, status_reason_en="The team withdrew")
    event = events("plan", "2030")["off"]
    assert event["status"] == "CANCELLED"
    assert "The team withdrew" in str(event["description"])


def test_retired_activity_stays_as_cancelled_with_a_higher_sequence(kuwait) -> None:
    course = kuwait.activity("course")
    retire_record(course, by=None, reason="x")
    event = events("plan", "2030")["course"]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 2)


def test_activities_without_known_days_are_left_out_and_counted(kuwait) -> None:
    kuwait.activity("undated", starts_on=None, ends_on=None, date_precision="none")
    kuwait.activity("month", date(2030, 9, 1), 30, date_precision="month")
    kuwait.activity("course")
    calendar = icalendar.Calendar.from_ical(written("plan", "2030"))
    assert [str(event["uid"])[:6] for event in calendar.walk("VEVENT")] == ["course"]
    assert str(calendar["x-undated-activities"]) == "2"
    assert str(calendar["description"]) == "2 activities without known days are left out."


def test_only_one_known_day_is_an_event_of_that_day(kuwait) -> None:
    kuwait.activity("start", ends_on=None)
    kuwait.activity("end", starts_on=None, ends_on=SUNDAY)
    for event in events("plan", "2030").values():
        assert (event["dtstart"].dt, event["dtend"].dt) == (SUNDAY, SUNDAY + timedelta(days=1))


def test_feeds_of_kinds_venues_and_teams_hold_their_own(kuwait) -> None:
    hall, team = make.VenueFactory(code="hall"), make.TrainingTeamFactory(code="team")
    kuwait.activity("course", venue=hall, team=team)
    kuwait.activity("mobile", SUNDAY + timedelta(weeks=1), kind="mtt_course", venue=hall)
    kuwait.activity("talk", SUNDAY + timedelta(weeks=2), kind="nato_talk")
    found = {
        (sort, code): set(events(sort, code))
        for sort, code in (
            ("plan", "2030"),
            ("kind", "course"),
            ("kind", "mtt_course"),
            ("kind", "talk"),
            ("venue", "hall"),
            ("team", "team"),
        )
    }
    assert found == {
        ("plan", "2030"): {"course", "mobile", "talk"},
        ("kind", "course"): {"course", "mobile"},
        ("kind", "mtt_course"): {"mobile"},
        ("kind", "talk"): {"talk"},
        ("venue", "hall"): {"course", "mobile"},
        ("team", "team"): {"course"},
    }


def test_feed_of_a_state_holds_what_it_is_named_for_and_invited_to(kuwait) -> None:
    qatar = make.ParticipatingStateFactory(code="qa")
    kuwait.activity("open-to-all")
    named = kuwait.activity("named", SUNDAY + timedelta(weeks=1))
    make.ParticipationFactory(activity=named, state=qatar, role=ParticipantRole.INVITED)
    make.ParticipationFactory(activity=named, state=qatar, role=ParticipantRole.HOST)
    assert set(events("state", "qa")) == {"named"}
    assert set(events("state", "bh")) == {"open-to-all"}


@pytest.mark.parametrize("sort", ["plan", "kind", "state", "venue", "team"])
def test_unknown_subject_has_no_feed(sort) -> None:
    assert feed_content(sort, "nothing") is None


def test_assumed_dates_and_inferred_topics_say_so(kuwait) -> None:
    course = kuwait.activity("course", date_basis="assumed", date_note_en="until the team confirms")
    make.ActivityTopicFactory(
        activity=course, topic=make.TopicFactory(title_en="Maritime"), basis="inferred", reason_en="x"
    )
    lines = str(events("plan", "2030")["course"]["description"]).splitlines()
    assert lines == [
        "Planned",
        "These dates are assumed: until the team confirms",
        "≈ 10–14 Jumada al-Ula 1452",
        "Plan 2030",
        "Maritime (inferred)",
    ]


def test_same_records_give_the_same_bytes(kuwait) -> None:
    kuwait.activity("course")
    assert written("plan", "2030") == written("plan", "2030")
    assert written("plan", "2030") != written("plan", "2030", "ar")


def test_feed_takes_the_same_queries_for_one_and_three(kuwait, django_assert_num_queries) -> None:
    for number in (1, 3):
        while kuwait.plan.activities.count() < number:
            made = kuwait.plan.activities.count()
            course = kuwait.activity(
                f"course-{made}", SUNDAY + timedelta(weeks=made), venue=make.VenueFactory()
            )
            make.ActivityTopicFactory(activity=course)
        with django_assert_num_queries(4):
            written("plan", "2030")
