"""Dates inside Arabic sentences keep their order."""

import pytest

from programmes.admin.isolation import isolated
from tests.admin.forms import filled
from tests.admin.people import desk
from tests.factories import ActivityFactory, TopicFactory


def test_dates_are_isolated_and_everything_else_escaped():
    assert isolated("من 2026-02-17 إلى 2026-03 <b> 2026") == (
        'من <bdi dir="ltr">2026-02-17</bdi> إلى <bdi dir="ltr">2026-03</bdi> &lt;b&gt; 2026'
    )


@pytest.mark.django_db
def test_help_and_errors_of_dates_are_isolated_in_arabic():
    client, url = desk(), f"/ar/admin/programmes/activity/{ActivityFactory().pk}/change/"
    page = client.get(url)
    assert 'id="id_start_helptext"' in page.content.decode()
    assert page.content.decode().count('<bdi dir="ltr">2026-02-17</bdi>') == 2
    answer = client.post(url, filled(page, "activity_form", start="2026-02-30"))
    assert '<bdi dir="ltr">2026-02-30</bdi>' in answer.content.decode()


@pytest.mark.django_db
def test_rows_that_tie_two_records_are_told_by_both_names():
    topic = TopicFactory(title_en="Cyber")
    activity = ActivityFactory(title_en="Course on cyber")
    activity.activity_topics.create(topic=topic)
    page = desk().get(f"/en/admin/programmes/topic/{topic.pk}/delete/")
    assert page.context["protected"] == ["Topic of an activity: <bdi>Course on cyber · Cyber</bdi>"]
