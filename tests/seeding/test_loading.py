"""Loading: what a first load writes, what a second leaves, what a corrected seed changes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import (
    Activity,
    ActivityTopic,
    Agreement,
    AnnualPlan,
    Citation,
    ParticipatingState,
    SeededRecord,
    SeedLoad,
    Topic,
)
from programmes.seeding.schema import model_name
from tests.factories import CitationFactory, ParticipatingStateFactory, TopicFactory, UserFactory
from tests.seeding.world import FILE, changed_tables, tables

pytestmark = pytest.mark.django_db

CHANGES_OF_A_RECORD = {"SeedLoad", "SeededRecord"}


def test_load_writes_every_row_with_its_relations(world):
    world.load()
    course = Activity.objects.get(code="2026-course-01")
    agreement = Agreement.objects.get(code="transit")
    assert (course.plan.code, course.part.code, course.place) == ("2026", "2026-courses", 1)
    assert ActivityTopic.objects.get().reason_ar == "لكل موضوع دورة."
    assert (agreement.starts_on, agreement.ends_on) == (date(2016, 1, 1), date(2017, 12, 31))
    assert (agreement.start_written, agreement.end_written) == ("2016", "2017")
    assert [state.code for state in agreement.parties.all()] == ["kw"]


def test_load_makes_citations_with_stable_codes(world):
    world.load()
    assert {one.code: (one.target, one.fields, one.basis) for one in Citation.objects.all()} == {
        "annual-plan-2026-article-p5": (AnnualPlan.objects.get(), [], "stated"),
        "plan-part-2026-courses-article-p5": (
            AnnualPlan.objects.get().parts.get(),
            ["kind", "declared_count"],
            "stated",
        ),
        "activity-2026-course-01-article-p5": (Activity.objects.get(), [], "inferred"),
        "topic-maritime-security-article-p5": (Topic.objects.get(), [], "stated"),
        "activity-topic-2026-course-01-maritime-security-article-p5": (
            ActivityTopic.objects.get(),
            [],
            "inferred",
        ),
        "participating-state-kw-assumed": (ParticipatingState.objects.get(), [], "assumed"),
        "agreement-transit-article-p5": (Agreement.objects.get(), [], "stated"),
    }
    assert {one.source and one.source.code for one in Citation.objects.exclude(basis="assumed")} == {
        "article"
    }
    assert Citation.objects.get(basis="assumed").source is None


def test_load_fills_search_and_history(world):
    person = UserFactory()
    world.load(by=person)
    topic = Topic.objects.get()
    history = topic.history.get()
    assert topic.search_text == "maritime security maritime security الامن البحري"
    assert (history.history_type, history.history_change_reason, history.history_user) == (
        "+",
        f"seed: {FILE}",
        person,
    )


def test_load_is_recorded_with_digest_and_counts(world):
    result = world.load()
    load = SeedLoad.objects.get()
    assert load.digest == result.seeds.digest
    assert load.counts == {"add": 16, "change": 0, "retire": 0, "same": 0, "kept": 0}
    assert load.kept_edits == []
    assert SeededRecord.objects.count() == 16
    assert SeededRecord.objects.get(key="transit").values == {
        "kind": "agreement",
        "title_en": "Transit",
        "title_ar": "العبور",
        "dates": ["2016", "2017"],
        "date_note_en": "Years only.",
        "date_note_ar": "السنوات فقط.",
        "parties": ["kw"],
    }


def test_second_load_changes_nothing_in_any_table(loaded):
    before = tables()
    assert loaded.load().counts == {"add": 0, "change": 0, "retire": 0, "same": 16, "kept": 0}
    assert changed_tables(before) == set()


def test_dry_run_writes_nothing_and_says_the_same(world):
    before = tables()
    dry = world.load(dry_run=True)
    assert changed_tables(before) == set()
    assert dry.counts == world.load().counts


def test_corrected_value_changes_just_that(loaded):
    loaded.replace("declared_count: 31", "declared_count: 30")
    before = tables()
    result = loaded.load()
    assert result.counts == {"add": 0, "change": 1, "retire": 0, "same": 15, "kept": 0}
    assert result.difference.changed[0].merged.write == {"declared_count": (31, 30)}
    assert AnnualPlan.objects.get().declared_count == 30
    assert AnnualPlan.objects.get().version == 2
    assert changed_tables(before) == {"AnnualPlan", "HistoricalAnnualPlan"} | CHANGES_OF_A_RECORD


def test_corrected_citation_changes_just_that(loaded):
    loaded.replace("says_en: Named among the topics.", "says_en: One of eleven topics.")
    before = tables()
    assert loaded.load().counts == {"add": 0, "change": 1, "retire": 0, "same": 15, "kept": 0}
    changed = Citation.objects.get(code="topic-maritime-security-article-p5")
    assert changed.statement_en == "One of eleven topics."
    assert changed_tables(before) == {"Citation", "HistoricalCitation"} | CHANGES_OF_A_RECORD


def test_corrected_dates_change_together(loaded):
    loaded.replace('{start: "2016", end: "2017",', '{start: "2016-03", end: "2017-04",')
    loaded.load()
    agreement = Agreement.objects.get()
    assert (agreement.starts_on, agreement.ends_on) == (date(2016, 3, 1), date(2017, 4, 30))
    assert agreement.date_precision == "month"


def test_corrected_parties_follow_the_file(loaded):
    ParticipatingStateFactory(code="us")
    loaded.replace("parties: [kw]", "parties: [us, kw]")
    result = loaded.load()
    assert result.difference.changed[0].merged.write == {"parties": (["kw"], ["kw", "us"])}
    assert {state.code for state in Agreement.objects.get().parties.all()} == {"kw", "us"}


def test_value_taken_out_of_the_file_returns_to_its_default(loaded):
    loaded.replace("      declared_unit_ar: نشاطا\n", "")
    loaded.load()
    assert AnnualPlan.objects.get().declared_unit_ar == ""


def test_row_may_refer_to_a_record_that_only_the_database_has(world):
    TopicFactory(code="energy-security")
    world.replace("topic: maritime-security", "topic: energy-security")
    world.load()
    assert ActivityTopic.objects.get().topic.code == "energy-security"


def test_record_taken_out_is_retired_and_its_citation_deleted(loaded):
    loaded.without("  - model: agreement\n")
    before = tables()
    result = loaded.load()
    assert {(model_name(one.model), one.key) for one in result.difference.removed} == {
        ("agreement", "transit"),
        ("citation", "agreement-transit-article-p5"),
    }
    assert Agreement.objects.get().retired_on is not None
    assert not Citation.objects.filter(code="agreement-transit-article-p5").exists()
    assert changed_tables(before) - CHANGES_OF_A_RECORD == {
        "Agreement",
        "HistoricalAgreement",
        "HistoricalAgreement_parties",
        "Citation",
        "HistoricalCitation",
    }


def test_record_may_be_retired_in_its_entry(loaded):
    loaded.replace(
        "    fields: {title_en: Maritime", "    fields: {retired_on: 2026-03-01, title_en: Maritime"
    )
    assert loaded.load().counts == {"add": 0, "change": 1, "retire": 0, "same": 15, "kept": 0}
    assert Topic.objects.get().retired_on == date(2026, 3, 1)


def test_row_that_moves_to_another_file_stays_the_same(loaded):
    entry = loaded.text.index("  - model: agreement\n")
    moved = loaded.text[entry:]
    loaded.write(loaded.text[:entry])
    (loaded.directory / "more.yaml").write_text(
        f"about: More.\nsource: article\nrecords:\n{moved}", encoding="utf-8"
    )
    before = tables()
    assert loaded.load().counts == {"add": 0, "change": 0, "retire": 0, "same": 16, "kept": 0}
    assert changed_tables(before) == CHANGES_OF_A_RECORD
    assert SeededRecord.objects.get(key="transit").file == "more.yaml"


def test_retired_record_stays_retired_and_comes_back_with_its_entry(loaded):
    whole = loaded.text
    loaded.without("  - model: agreement\n")
    loaded.load()
    before = tables()
    loaded.load()
    assert changed_tables(before) == set()
    loaded.write(whole)
    loaded.load()
    assert Agreement.objects.get().retired_on is None
    assert Citation.objects.filter(code="agreement-transit-article-p5").count() == 1


def test_link_row_taken_out_is_deleted_with_its_history_kept(loaded):
    loaded.without("  - model: activity_topic\n")
    assert loaded.load().counts == {"add": 0, "change": 0, "retire": 2, "same": 14, "kept": 0}
    assert not ActivityTopic.objects.exists()
    assert [one.history_type for one in ActivityTopic.history.all()] == ["-", "+"]
    assert not SeededRecord.objects.filter(key="2026-course-01/maritime-security").exists()


def test_paragraph_taken_out_stays_while_people_cite_it(loaded):
    loaded.without("  - model: agreement\n")
    paragraph = Citation.objects.first().paragraph
    CitationFactory(paragraph=paragraph)
    text = loaded.text.replace("paragraph: 5, ", "").replace(
        "      - paragraph: 5\n        says", "      - says"
    )
    loaded.write(text)
    loaded.without("  - model: source_paragraph\n")
    result = loaded.load()
    assert [(model_name(one.model), one.key) for one in result.difference.kept] == [
        ("source_paragraph", "article/5")
    ]


def test_second_load_asks_as_often_for_many_rows_as_for_few(loaded):
    with CaptureQueriesContext(connection) as few:
        loaded.load()
    course = (
        "  - model: activity\n    code: 2026-course-{n}\n"
        "    fields: {{plan: '2026', title_en: x, kind: course}}\n"
    )
    loaded.write(loaded.text + "".join(course.format(n=n) for n in range(10, 40)))
    loaded.load()
    with CaptureQueriesContext(connection) as many:
        loaded.load()
    assert len(many) == len(few)
