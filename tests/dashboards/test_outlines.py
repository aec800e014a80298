"""The catalogue of courses."""

from decimal import Decimal

import pytest

from tests.dashboards.reading import queries, read
from tests.factories import CourseFactory, CourseOutlineFactory, TopicFactory

pytestmark = pytest.mark.django_db


def outline(**values):
    made = CourseOutlineFactory(**values)
    made.topics.add(TopicFactory(title_en=f"Topic of {made.code}"))
    return made


def test_catalogue_lists_topics_length_and_runs(client):
    made = outline(code="maritime", title_en="Maritime course", duration_days=Decimal("4.5"))
    CourseFactory.create_batch(2, outline=made)
    outline(code="unknown", title_en="Unknown length", duration_days=None)
    page = read(client, "/en/outlines/")
    assert page.tables[0] == [
        ["Course outline", "Topics", "Working days", "Courses held or planned"],
        ["Maritime course maritime", "Topic of maritime", "4.5", "2"],
        ["Unknown length unknown", "Topic of unknown", "— not published", "0"],
    ]
    rows = read(client, page.address("2")).tables[0]
    assert len(rows) == 3


def test_outline_shows_its_courses(client):
    made = outline(code="maritime", aim_en="Safer seas", duration_days=Decimal("5.0"), class_size=None)
    CourseFactory(outline=made, code="maritime-1", title_en="First run", plan__year=2026)
    page = read(client, "/en/outlines/maritime/")
    assert "Aim Safer seas" in page.text
    assert "Working days 5 Class size — not published" in page.text
    assert page.tables[0] == [
        ["Course", "Plan", "Dates", "Status"],
        ["First run maritime-1", "Plan 2026", "— not published", "planned"],
    ]


def test_empty_catalogue_says_what_comes(client):
    assert "No outlines yet No source describes a course" in read(client, "/en/outlines/").text


def test_outline_of_unknown_code_is_not_found(client):
    assert read(client, "/en/outlines/nobody-knows/").status == 404


def test_catalogue_takes_the_same_queries_for_one_and_three(client):
    made = outline()
    CourseFactory(outline=made)
    one = queries(client, "/en/outlines/"), queries(client, f"/en/outlines/{made.code}/")
    for _n in range(2):
        CourseFactory(outline=outline())
        CourseFactory(outline=made)
    assert (queries(client, "/en/outlines/"), queries(client, f"/en/outlines/{made.code}/")) == one
