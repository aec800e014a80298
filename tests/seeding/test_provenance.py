"""Which facts have no citation, and that the check can fail."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import AnnualPlan, Citation
from programmes.seeding import provenance, schema
from programmes.seeding.provenance import Uncovered, uncovered
from tests.factories import AnnualPlanFactory, MeetingFactory, ReportedFigureFactory

pytestmark = pytest.mark.django_db


def test_provenance_of_a_cited_world_is_whole(loaded):
    assert uncovered() == []


def test_provenance_record_without_citation_is_named_column_by_column(loaded):
    Citation.objects.filter(code="agreement-transit-article-p5").delete()
    assert sorted(uncovered(), key=str) == [
        Uncovered("agreement", "transit", name)
        for name in ("ends_on", "kind", "parties", "starts_on", "title_ar", "title_en")
    ]


def test_provenance_citation_of_one_column_covers_just_that(loaded):
    Citation.objects.filter(code="annual-plan-2026-article-p5").update(fields=["title_en", "starts_on"])
    assert {str(one.field) for one in uncovered()} == {
        "title_ar",
        "ends_on",
        "declared_count",
        "declared_qualifier",
        "declared_unit_en",
        "declared_unit_ar",
    }


def test_provenance_retired_citation_covers_nothing(loaded):
    Citation.objects.filter(code="topic-maritime-security-article-p5").update(retired_on="2026-03-01")
    assert [(one.model, one.code, one.field) for one in uncovered()] == [
        ("topic", "maritime-security", "title_en"),
        ("topic", "maritime-security", "title_ar"),
    ]


def test_provenance_row_that_no_seed_wrote_is_not_asked(loaded):
    AnnualPlanFactory()
    assert uncovered() == []


def test_facts_leave_out_what_is_structural_or_empty():
    plan = AnnualPlanFactory.build(year=2030, declared_count=None)
    assert provenance.facts(plan) == [
        "title_en",
        "title_ar",
        "starts_on",
        "ends_on",
        "declared_unit_en",
        "declared_unit_ar",
    ]


def test_facts_of_dates_are_their_days_and_not_their_precision():
    meeting = MeetingFactory()
    assert {"starts_on", "ends_on", "mode"} <= set(provenance.facts(meeting))
    assert not {"date_precision", "date_basis", "round", "code"} & set(provenance.facts(meeting))


def test_facts_of_a_superlative_are_its_qualifier():
    figure = ReportedFigureFactory(value=None, qualifier="superlative")
    assert "qualifier" in provenance.facts(figure)
    assert "value" not in provenance.facts(figure)


def test_structural_columns_exist():
    models = schema.seedable()
    unknown = {
        f"{name}.{column}"
        for name, columns in provenance.STRUCTURAL.items()
        for column in columns
        if column not in schema.columns(models[name])
    }
    assert unknown == set()
    assert provenance.EXEMPT - {"citation"} <= models.keys()


def test_provenance_asks_as_often_for_many_rows_as_for_few(loaded):
    with CaptureQueriesContext(connection) as few:
        uncovered()
    topic = (
        "  - {{model: topic, code: t-{n}, fields: {{title_en: x}}, cite: [{{paragraph: 5, says_en: x}}]}}\n"
    )
    loaded.write(loaded.text + "".join(topic.format(n=n) for n in range(30)))
    loaded.load()
    with CaptureQueriesContext(connection) as many:
        assert uncovered() == []
    assert len(many) == len(few)


def test_command_passes_where_every_fact_is_cited(loaded):
    out = StringIO()
    call_command("check_provenance", stdout=out)
    assert out.getvalue() == "Every seeded fact has a citation.\n"


def test_command_fails_and_names_what_is_not_cited(loaded):
    plan = AnnualPlan.objects.get()
    Citation.objects.filter(code="annual-plan-2026-article-p5").update(fields=["title_en"])
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("check_provenance", stdout=out)
    told = out.getvalue().splitlines()
    assert str(caught.value) == f"{len(told)} facts without a citation."
    assert f"annual_plan {plan.code}, declared_count: no citation supports this value" in told
