"""Every change of every record is kept, wherever it was made."""

import pytest

from programmes.models import Activity, Course
from programmes.services.records import delete_record, save_record
from tests import factories as make

pytestmark = pytest.mark.django_db


def _story(record) -> list[tuple[str, str | None, str | None, int]]:
    """The history from first to last: what was done, by whom, why, and the version it led to."""
    rows = record.history.order_by("history_id")
    return [
        (
            row.history_type,
            row.history_user and row.history_user.username,
            row.history_change_reason,
            row.version,
        )
        for row in rows
    ]


def test_history_tells_who_changed_what_and_why() -> None:
    planner = make.UserFactory(username="planner")
    topic = make.TopicFactory.build(title_en="Cyber")
    save_record(topic, by=planner, reason="named in the plan")
    topic.title_en = "Cyber security"
    save_record(topic, by=planner, reason="the field's term")
    assert _story(topic) == [
        ("+", "planner", "named in the plan", 1),
        ("~", "planner", "the field's term", 2),
    ]
    after, before = topic.history.all()
    assert [(change.field, change.old, change.new) for change in after.diff_against(before).changes] == [
        ("title_en", "Cyber", "Cyber security")
    ]


def test_change_through_a_proxy_is_in_the_history_of_the_activity() -> None:
    course = make.CourseFactory()
    course.title_en = "Maritime security"
    save_record(course, by=None, reason="published")
    assert _story(Activity.objects.get(pk=course.pk)) == _story(Course.objects.get(pk=course.pk))
    assert _story(course)[-1] == ("~", None, "published", 2)


def test_deletion_leaves_its_history() -> None:
    planner = make.UserFactory(username="planner")
    topic = make.TopicFactory()
    history = type(topic).history
    delete_record(topic, by=planner, reason="entered twice")
    last = history.filter(code=topic.code).latest("history_id")
    assert (last.history_type, last.history_user, last.history_change_reason) == (
        "-",
        planner,
        "entered twice",
    )


def test_plain_many_to_many_changes_are_kept() -> None:
    outline, topic = make.CourseOutlineFactory(), make.TopicFactory()
    save_record(outline, by=None, reason="covers it", related={"topics": [topic]})
    latest = outline.history.latest("history_id")
    assert [row.topic for row in latest.topics.all()] == [topic]
