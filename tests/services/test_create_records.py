"""Many new rows at once, under the same rules as one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.errors import InvalidRecord
from programmes.models import Topic
from programmes.services.records import create_records
from tests.factories import TopicFactory, UserFactory

pytestmark = pytest.mark.django_db


def refusal(rows):
    with pytest.raises(InvalidRecord) as caught:
        create_records(rows, by=None, reason="test")
    return {name: [str(one) for one in sentences] for name, sentences in caught.value.fields.items()}


def test_create_records_writes_rows_with_search_version_and_history():
    person = UserFactory()
    made = create_records(
        [TopicFactory.build(code="a", title_en="Énergie"), TopicFactory.build(code="b")],
        by=person,
        reason="brought in",
    )
    history = {one.code: (one.history_type, one.history_change_reason) for one in Topic.history.all()}
    assert [one.pk for one in made] == list(Topic.objects.order_by("code").values_list("pk", flat=True))
    assert Topic.objects.get(code="a").search_text.startswith("a energie")
    assert {one.version for one in Topic.objects.all()} == {1}
    assert history == {"a": ("+", "brought in"), "b": ("+", "brought in")}
    assert {one.history_user for one in Topic.history.all()} == {person}


def test_create_records_of_none_is_none():
    assert create_records([], by=None, reason="test") == []


def test_create_records_checks_columns_and_writes_none():
    assert refusal([TopicFactory.build(), TopicFactory.build(code="Not A Code")]) == {
        "code": ["A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07."]
    }
    assert not Topic.objects.exists()


def test_create_records_leaves_uniqueness_to_the_database_and_writes_none():
    TopicFactory(code="a")
    assert refusal([TopicFactory.build(code="b"), TopicFactory.build(code="a")]) == {}
    assert [one.code for one in Topic.objects.all()] == ["a"]
    assert Topic.history.count() == 1


def test_create_records_asks_as_often_for_three_rows_as_for_one():
    with CaptureQueriesContext(connection) as one:
        create_records([TopicFactory.build()], by=None, reason="test")
    with CaptureQueriesContext(connection) as three:
        create_records(TopicFactory.build_batch(3), by=None, reason="test")
    assert len(one) == len(three)
