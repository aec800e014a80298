"""Topics and course outlines."""

import pytest

from tests.dashboards.plans_2026 import cyber_security, plan_2026
from tests.dashboards.reading import queries, read
from tests.factories import (
    ActivityTopicFactory,
    FocusAreaFactory,
    PartTopicFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def plain(rows):
    return [[cell.rstrip(" ▲▼↕") for cell in row] for row in rows]


def test_topics_say_who_names_them_and_what_carries_them(client):
    cyber_security(plan_2026())
    TopicFactory(code="zeta", title_en="Zeta", unclear=True, note_en="Nobody knows")
    page = read(client, "/en/topics/")
    assert plain(page.tables[0]) == [
        ["Topic", "Named in", "Courses", "Events", "NATO Talks"],
        ["Cyber security", "2026, Training courses", "1", "0", "0"],
        ["Zeta meaning unclear: kept as the source words it", "in no plan on record", "0", "0", "0"],
    ]
    assert page.address("1") == "/en/activities/?family=course&topic=cyber-security"


def test_topics_of_a_plan_are_those_it_names_or_carries(client):
    cyber_security(plan_2026())
    TopicFactory(title_en="Elsewhere")
    page = read(client, "/en/topics/", plan="2026")
    assert [row[0] for row in page.tables[0][1:]] == ["Cyber security"]
    assert page.address("1") == "/en/activities/?family=course&topic=cyber-security&plan=2026"


def test_focus_areas_stand_with_their_date(client):
    FocusAreaFactory(topic__title_en="Energy security")
    page = read(client, "/en/topics/")
    assert page.tables[-1] == [
        ["Named", "Topics"],
        ["2019", "Energy security"],
    ]


def test_topic_says_which_activities_carry_it_and_why(client):
    cyber_security(plan_2026())
    page = read(client, "/en/topics/cyber-security/")
    assert page.tables[0] == [
        ["Activity", "Carries the topic", "Kind", "Dates", "Status"],
        [
            "Training course, place 1 2026-course-01",
            "inferred (inferred) why 1",
            "training course",
            "— not published",
            "planned",
        ],
    ]
    assert "In the other language الأمن السيبراني" in page.text
    assert "Every topic has a course." in page.text


def test_unclear_topic_is_kept_as_worded(client):
    TopicFactory(code="garbled", title_en="", title_ar="متابعة", unclear=True, note_en="Perhaps a garble.")
    page = read(client, "/en/topics/garbled/")
    assert "No source settles what this name means. It is kept as the source words it." in page.text
    assert "Note Perhaps a garble." in page.text


def test_topic_of_unknown_code_is_not_found(client):
    assert read(client, "/en/topics/nobody-knows/").status == 404


def test_topics_take_the_same_queries_for_one_and_three(client):
    PartTopicFactory()
    FocusAreaFactory()
    one = queries(client, "/en/topics/")
    PartTopicFactory.create_batch(2)
    FocusAreaFactory.create_batch(2)
    assert queries(client, "/en/topics/") == one


def test_topic_takes_the_same_queries_for_one_and_three(client):
    topic = TopicFactory(code="one")
    PartTopicFactory(topic=topic)
    ActivityTopicFactory(topic=topic)
    one = queries(client, "/en/topics/one/")
    PartTopicFactory.create_batch(2, topic=topic)
    ActivityTopicFactory.create_batch(2, topic=topic)
    assert queries(client, "/en/topics/one/") == one
