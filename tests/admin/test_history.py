"""The history page: who, when, why, and each value before and after."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import DatePrecision
from programmes.services.records import save_record
from tests.admin.people import desk, person
from tests.admin.rows import address
from tests.factories import ActivityFactory, CourseOutlineFactory, TopicFactory, VenueFactory

pytestmark = pytest.mark.django_db


def versions(row, kind="activity", **asked):
    return desk().get(address(kind, "history", row), asked).context["versions"]


def test_version_tells_who_why_and_each_value_before_and_after():
    activity = ActivityFactory(title_ar="الأمن", venue=VenueFactory(title_en="Hall A"))
    activity.title_ar, activity.venue = "الأمن السيبراني", VenueFactory(title_en="Hall B")
    activity.starts_on, activity.date_precision = date(2026, 2, 1), DatePrecision.MONTH
    save_record(activity, by=person(first_name="Sara", last_name="Ali"), reason="Agreed")
    last = versions(activity)[0]
    assert (last.who, last.what, last.why) == ("Sara Ali", "changed", "Agreed")
    assert [(one.label, one.before, one.after, one.direction) for one in last.changes] == [
        ("Start", "", "2026-02", "auto"),
        ("Date known", "not known", "to the month", "auto"),
        ("Title (Arabic)", "الأمن", "الأمن السيبراني", "rtl"),
        ("Venue", "Hall A", "Hall B", "auto"),
    ]


def test_first_version_says_that_the_record_was_made():
    (made,) = versions(TopicFactory(title_en="Cyber"), "topic")
    assert made.what == "made"
    assert ("Title (English)", "", "Cyber") in [(one.label, one.before, one.after) for one in made.changes]


def test_topics_of_an_outline_are_told_by_name():
    outline = CourseOutlineFactory()
    topics = [TopicFactory(title_en="Cyber"), TopicFactory(title_en="Energy")]
    save_record(outline, by=None, reason="named", related={"topics": topics})
    last = versions(outline, "courseoutline")[0]
    assert [(one.label, one.before, one.after) for one in last.changes] == [("Topics", "", "Cyber, Energy")]


def test_page_asks_as_often_for_three_versions_as_for_two():
    activity = ActivityFactory(venue=VenueFactory())
    client, url = desk(), address("activity", "history", activity)

    def asked():
        activity.venue = VenueFactory()
        save_record(activity, by=person(), reason="moved")
        client.get(url)
        with CaptureQueriesContext(connection) as made:
            client.get(url)
        return len(made)

    assert asked() == asked() == asked()


def test_old_versions_stand_on_further_pages_and_differ_across_the_break(monkeypatch):
    monkeypatch.setattr("programmes.admin.history.PER_PAGE", 2)
    topic = TopicFactory(title_en="0")
    for number in (1, 2, 3):
        topic.title_en = str(number)
        save_record(topic, by=None, reason=f"step {number}")
    assert [one.why for one in versions(topic, "topic")] == ["step 3", "step 2"]
    assert [(one.before, one.after) for one in versions(topic, "topic")[1].changes] == [("1", "2")]
    assert [one.why for one in versions(topic, "topic", p=2)] == ["step 1", ""]
