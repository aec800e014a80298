"""The same number of statements for one record, for three and for three hundred."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.api.registry import RESOURCES
from tests import factories as make
from tests.api.samples import SAMPLES

pytestmark = pytest.mark.django_db


def statements(stranger, path):
    with CaptureQueriesContext(connection) as queries:
        body = stranger.body(path)
    return len(queries), body


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_list_costs_the_same_however_long(resource, stranger):
    ContentType.objects.clear_cache()
    counts = set()
    for wanted in (1, 3):
        while resource.model._default_manager.count() < wanted:
            SAMPLES[resource.route]()
        found, body = statements(stranger, f"{resource.route}/")
        assert len(body["results"]) >= wanted
        counts.add(found)
    # The stamp, the records, one for each kind of nested row; citations also ask what they speak of.
    nested = sum(name in resource.listed for name in (link.name for link in resource.links))
    assert counts == {2 + nested + (resource.route == "citations")}


def test_list_of_three_hundred(stranger):
    plan = make.AnnualPlanFactory(year=2026)
    topic, state = make.TopicFactory(), make.ParticipatingStateFactory()
    few, _body = statements(stranger, "activities/?plan=2026")
    for _number in range(300):
        activity = make.ActivityFactory(plan=plan)
        make.ActivityTopicFactory(activity=activity, topic=topic)
        make.ParticipationFactory(activity=activity, state=state)
    found, body = statements(stranger, "activities/?plan=2026&page_size=200")
    assert (len(body["results"]), found) == (200, 4)
    # The stamp and the summary; asked again, the stamp alone.
    assert [statements(stranger, "plans/2026/summary/")[0] for _time in range(2)] == [2, 1]
    assert few == found + 1 - 2  # nothing found: the plan's code is looked up, no nested row is


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_record_costs_the_same_however_much_belongs_to_it(resource, stranger):
    counts = set()
    for citations in (0, 3):
        record = SAMPLES[resource.route]()
        if resource.route != "citations":
            for _number in range(citations):
                make.CitationFactory(target=record)
        counts.add(statements(stranger, f"{resource.route}/{record.code}/")[0])
    assert len(counts) == 1
