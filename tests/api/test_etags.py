"""Answers that need not be sent again, and what makes them be sent again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.api import etags
from programmes.api.registry import RESOURCES
from programmes.selectors.stamps import stamp
from programmes.services.records import delete_record, save_record
from tests import factories as make
from tests.api.samples import SAMPLES

pytestmark = pytest.mark.django_db


def again(stranger, path, answer, **headers):
    return stranger.get(path, if_none_match=answer["ETag"], **headers)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_unchanged_answers_are_not_sent_again(resource, stranger):
    record = SAMPLES[resource.route]()
    for path in (f"{resource.route}/", f"{resource.route}/{record.code}/"):
        answer = stranger.get(path)
        same = again(stranger, path, answer)
        assert (same.status_code, same.content) == (304, b"")
        assert same["ETag"] == answer["ETag"]
        assert again(stranger, path, answer, accept_language="ar").status_code == 200
        assert again(stranger, f"{path}?fields=code", answer).status_code == 200


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_each_table_concerned_is_watched(resource, stranger):
    """A change of any record that a body is made of changes the stamp."""
    record = SAMPLES[resource.route]()
    before = stamp(resource.tables)
    for model in {model._meta.concrete_model for model in resource._models()}:
        if hasattr(model, "history") and (row := model._default_manager.first()):
            row.save()
            after = stamp(resource.tables)
            assert after != before, model
            before = after
    assert type(record)._meta.concrete_model.history.model._meta.db_table in resource.tables


def test_change_of_what_is_nested_is_sent(stranger):
    topic = make.ActivityTopicFactory().topic
    for path in ("activities/", f"activities/{topic.activity_topics.get().activity.code}/"):
        answer = stranger.get(path)
        topic.title_en = f"{topic.title_en} renamed"
        save_record(topic, by=None, reason="")
        fresh = again(stranger, path, answer)
        assert fresh.status_code == 200
        assert topic.title_en in fresh.content.decode()


def test_deletion_is_sent(stranger):
    venue = make.VenueFactory()
    answer = stranger.get("venues/")
    delete_record(venue, by=None, reason="")
    assert again(stranger, "venues/", answer).json()["results"] == []


def test_summary_tells_of_changes(stranger):
    make.AnnualPlanFactory(year=2026)
    path = "plans/2026/summary/"
    answer = stranger.get(path)
    assert again(stranger, path, answer).status_code == 304
    make.ActivityFactory(plan__year=2030)
    assert again(stranger, path, answer).status_code == 200


def test_unchanged_list_costs_one_statement(stranger):
    make.ActivityFactory()
    answer = stranger.get("activities/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert again(stranger, "activities/", answer).status_code == 304
    assert len(queries) == 1


def test_what_may_be_kept_is_said(stranger):
    make.VenueFactory()
    answer = stranger.get("venues/")
    assert answer["Cache-Control"] == "no-cache"
    assert {"Accept-Language"} <= {one.strip() for one in answer["Vary"].split(",")}


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('"3.abc"', {3}),
        ('W/"3.abc"', {3}),
        ('"3"', {3}),
        ("3", {3}),
        ('"2.a", "3.b"', {2, 3}),
        ("*", None),
        ("x", set()),
    ],
)
def test_versions_of_a_header(header, found):
    assert etags.versions(header) == found


def test_any_version_may_be_written_over_on_purpose(administrator):
    venue = make.VenueFactory()
    changed = administrator.ask("PATCH", f"venues/{venue.code}/", {"capacity": 9}, if_match="*")
    assert (changed.status_code, changed.json()["capacity"]) == (200, 9)


def test_etag_of_a_change_is_that_of_the_next_reading(administrator, stranger):
    venue = make.VenueFactory()
    changed = administrator.ask("PATCH", f"venues/{venue.code}/", {"capacity": 9}, if_match='"1"')
    assert again(stranger, f"venues/{venue.code}/", changed).status_code == 304
