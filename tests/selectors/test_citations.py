"""The citations of a page: one query, the nearest evidence first, the strongest basis."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import Basis, DatePrecision
from programmes.models import Course
from programmes.selectors.citations import DATES, Evidence, citations_of
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_evidence_names_its_source_in_both_languages():
    topic = make.TopicFactory()
    paragraph = make.SourceParagraphFactory(number=5, source__code="gazette", source__publisher_ar="الجريدة")
    make.CitationFactory(
        code="topic-gazette-p5",
        target=topic,
        fields=["title_en"],
        paragraph=paragraph,
        statement_en="Names it",
        statement_ar="يسميه",
    )
    assert citations_of([topic]).of(topic) == (
        Evidence(
            code="topic-gazette-p5",
            fields=("title_en",),
            basis="stated",
            statement_en="Names it",
            statement_ar="يسميه",
            source="gazette",
            source_en=paragraph.source.title_en,
            source_ar=paragraph.source.title_ar,
            publisher_en="News agency",
            publisher_ar="الجريدة",
            published="2026-02-17",
            paragraph=5,
        ),
    )


def test_what_names_the_value_goes_before_what_names_none():
    topic = make.TopicFactory()
    whole = make.CitationFactory(target=topic)
    near = make.CitationFactory(target=topic, fields=["title_en"])
    found = citations_of([topic])
    assert [one.code for one in found.of(topic, "title_en", "title_ar")] == [near.code]
    assert [one.code for one in found.of(topic, "note_en")] == [whole.code]
    assert [one.code for one in found.naming(topic, "note_en")] == []
    assert {one.code for one in found.of(topic)} == {whole.code, near.code}


def test_rival_sources_stand_side_by_side_by_day():
    agreement = make.AgreementFactory()
    late = make.CitationFactory(target=agreement, fields=["starts_on"])
    early = make.CitationFactory(
        target=agreement,
        fields=["ends_on"],
        paragraph__source__starts_on="2017-01-24",
        paragraph__source__ends_on="2017-01-24",
    )
    undated = make.CitationFactory(
        target=agreement,
        fields=["starts_on"],
        paragraph__source__starts_on=None,
        paragraph__source__ends_on=None,
        paragraph__source__date_precision=DatePrecision.NONE,
    )
    found = citations_of([agreement]).of(agreement, *DATES)
    assert [one.code for one in found] == [early.code, late.code, undated.code]
    assert [one.published for one in found] == ["2017-01-24", "2026-02-17", ""]


@pytest.mark.parametrize(
    ("first", "last", "published"),
    [
        ("2019-12-15", "2019-12-16", "2019-12-15/16"),
        ("2019-12-31", "2020-01-01", "2019-12-31 – 2020-01-01"),
        ("2019-12-15", "2019-12-15", "2019-12-15"),
        (None, "2019-12-16", "2019-12-16"),
    ],
)
def test_source_that_appeared_on_one_of_two_days_names_both(first, last, published):
    topic = make.TopicFactory()
    make.CitationFactory(
        target=topic,
        paragraph__source__starts_on=first,
        paragraph__source__ends_on=last,
    )
    (found,) = citations_of([topic]).of(topic)
    assert found.published == published


@pytest.mark.parametrize(
    ("bases", "strongest"),
    [
        ((), Basis.STATED),
        ((Basis.ASSUMED,), Basis.ASSUMED),
        ((Basis.ASSUMED, Basis.INFERRED), Basis.INFERRED),
        ((Basis.INFERRED, Basis.STATED), Basis.STATED),
    ],
)
def test_basis_is_the_strongest_that_speaks(bases, strongest):
    topic = make.TopicFactory()
    for basis in bases:
        make.CitationFactory(target=topic, basis=basis)
    assert citations_of([topic]).basis(topic, "title_en") == strongest


def test_assumed_value_needs_no_source():
    topic = make.TopicFactory()
    make.CitationFactory(target=topic, basis=Basis.ASSUMED, paragraph=None, statement_en="We assume it")
    (found,) = citations_of([topic]).of(topic)
    assert (found.source, found.published, found.paragraph) == ("", "", None)


def test_retired_citation_supports_nothing():
    topic = make.TopicFactory()
    make.CitationFactory(target=topic, retired_on="2026-03-01")
    assert citations_of([topic]).of(topic) == ()


def test_proxy_has_the_citations_of_its_activity():
    activity = make.ActivityFactory()
    citation = make.CitationFactory(target=activity)
    course = Course.objects.get(pk=activity.pk)
    assert [one.code for one in citations_of([course]).of(course)] == [citation.code]


def test_same_key_in_another_table_is_another_record():
    topic = make.TopicFactory()
    other = make.VenueFactory(pk=topic.pk)
    make.CitationFactory(target=topic)
    assert citations_of([topic, other]).of(other) == ()


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_for_many_records(rows):
    topics, people = make.TopicFactory.create_batch(rows), make.PersonFactory.create_batch(rows)
    for record in (*topics, *people):
        make.CitationFactory(target=record)
    with CaptureQueriesContext(connection) as captured:
        found = citations_of(topics, people)
    assert len(captured) == 1
    assert [len(found.of(record)) for record in (*topics, *people)] == [1] * 2 * rows


def test_no_record_no_query():
    with CaptureQueriesContext(connection) as captured:
        citations_of([], ())
    assert len(captured) == 0
