"""People's edits survive a load, and are told."""

import pytest

from programmes.models import (
    ActivityTopic,
    Agreement,
    AnnualPlan,
    Citation,
    SeedLoad,
    Topic,
)
from programmes.seeding.schema import model_name
from programmes.services.records import delete_record, retire_record, save_record
from tests.factories import CitationFactory, TopicFactory, UserFactory
from tests.seeding.world import changed_tables, tables

pytestmark = pytest.mark.django_db


def edit(instance, **values):
    for name, value in values.items():
        setattr(instance, name, value)
    return save_record(instance, by=UserFactory(), reason="corrected by hand")


def kept(result):
    return [
        (model_name(one.model), one.key, one.name, one.stored, one.wanted) for one in result.difference.kept
    ]


def test_edit_survives_and_is_listed(loaded):
    edit(AnnualPlan.objects.get(), declared_count=29)
    result = loaded.load()
    assert AnnualPlan.objects.get().declared_count == 29
    assert kept(result) == [("annual_plan", "2026", "declared_count", 29, 31)]
    assert result.counts == {"add": 0, "change": 0, "retire": 0, "same": 15, "kept": 1}
    assert SeedLoad.objects.first().kept_edits == [
        {"model": "annual_plan", "code": "2026", "field": "declared_count", "stored": 29, "seed": 31}
    ]


def test_edit_is_listed_every_time_and_recorded_once(loaded):
    edit(AnnualPlan.objects.get(), declared_count=29)
    loaded.load()
    before = tables()
    assert kept(loaded.load()) == [("annual_plan", "2026", "declared_count", 29, 31)]
    assert changed_tables(before) == set()


def test_corrected_seed_reaches_the_values_beside_an_edit(loaded):
    edit(AnnualPlan.objects.get(), declared_count=29)
    loaded.replace("title_en: Plan 2026", "title_en: Plan of 2026")
    loaded.replace("declared_count: 31", "declared_count: 32")
    result = loaded.load()
    plan = AnnualPlan.objects.get()
    assert (plan.title_en, plan.declared_count) == ("Plan of 2026", 29)
    assert kept(result) == [("annual_plan", "2026", "declared_count", 29, 32)]


def test_edit_taken_back_follows_the_seed_again(loaded):
    edit(AnnualPlan.objects.get(), declared_count=29)
    loaded.replace("declared_count: 31", "declared_count: 32")
    loaded.load()
    edit(AnnualPlan.objects.get(), declared_count=31)
    loaded.load()
    assert AnnualPlan.objects.get().declared_count == 32


def test_edited_date_stays_whole(loaded):
    agreement = Agreement.objects.get()
    agreement.set_dates("2016-05", "2017-06")
    edit(agreement)
    loaded.replace('{start: "2016", end: "2017",', '{start: "2015", end: "2017",')
    result = loaded.load()
    assert kept(result) == [("agreement", "transit", "dates", ["2016-05", "2017-06"], ["2015", "2017"])]
    assert Agreement.objects.get().start_written == "2016-05"


def test_edited_parties_stay(loaded):
    Agreement.objects.get().parties.clear()
    assert kept(loaded.load()) == [("agreement", "transit", "parties", [], ["kw"])]


def test_deleted_record_is_not_brought_back(loaded):
    delete_record(Agreement.objects.get(), by=UserFactory(), reason="never signed")
    result = loaded.load()
    assert kept(result) == [("agreement", "transit", "", None, None)]
    assert not Agreement.objects.exists()
    before = tables()
    loaded.load()
    assert changed_tables(before) == set()


def test_new_row_that_points_to_a_deleted_record_is_left_out(loaded):
    delete_record(ActivityTopic.objects.get(), by=UserFactory(), reason="wrong")
    delete_record(Topic.objects.get(), by=UserFactory(), reason="wrong")
    addition = "  - model: focus_area\n    code: focus-x\n    fields: {topic: maritime-security}\n"
    loaded.write(loaded.text + addition)
    assert {(one[0], one[1]) for one in kept(loaded.load())} == {
        ("topic", "maritime-security"),
        ("activity_topic", "2026-course-01/maritime-security"),
        ("focus_area", "focus-x"),
    }


def test_renamed_record_is_still_known(loaded):
    edit(Topic.objects.get(), code="sea-security")
    before = tables()
    assert loaded.load().counts == {"add": 0, "change": 0, "retire": 0, "same": 16, "kept": 0}
    assert changed_tables(before) == set()


def test_link_row_pointed_elsewhere_is_still_known(loaded):
    edit(ActivityTopic.objects.get(), topic=TopicFactory(code="other"))
    result = loaded.load()
    key = "2026-course-01/maritime-security"
    assert kept(result) == [("activity_topic", key, "topic", "other", "maritime-security")]
    assert ActivityTopic.objects.get().topic.code == "other"


def test_edited_record_taken_out_of_the_files_stays(loaded):
    edit(Agreement.objects.get(), title_en="Transit agreement")
    loaded.without("  - model: agreement\n")
    result = loaded.load()
    assert kept(result) == [("agreement", "transit", "title_en", "Transit agreement", "Transit")]
    assert Agreement.objects.get().retired_on is None


def test_link_row_taken_out_stays_where_people_cite_it(loaded):
    CitationFactory(target=ActivityTopic.objects.get())
    loaded.without("  - model: activity_topic\n")
    result = loaded.load()
    assert kept(result) == [("activity_topic", "2026-course-01/maritime-security", "", None, None)]
    assert ActivityTopic.objects.exists()


def test_record_that_people_retired_and_the_files_drop_is_left(loaded):
    retire_record(Agreement.objects.get(), by=UserFactory(), reason="expired")
    loaded.without("  - model: agreement\n")
    before = tables()
    loaded.load()
    assert "Agreement" not in changed_tables(before)


def test_record_that_people_made_first_keeps_their_values(world):
    TopicFactory(code="maritime-security", title_en="Sea security", title_ar="")
    result = world.load()
    topic = Topic.objects.get()
    assert (topic.title_en, topic.title_ar) == ("Sea security", "الأمن البحري")
    assert kept(result) == [("topic", "maritime-security", "title_en", "Sea security", "Maritime security")]


def test_correction_that_an_edit_makes_invalid_leaves_the_row_alone(loaded):
    edit(AnnualPlan.objects.get(), ends_on="2026-06-30")
    loaded.replace("starts_on: 2026-01-01", "starts_on: 2026-07-01")
    result = loaded.load()
    plan = AnnualPlan.objects.get()
    assert (plan.starts_on.isoformat(), plan.ends_on.isoformat()) == ("2026-01-01", "2026-06-30")
    assert kept(result) == [
        ("annual_plan", "2026", "ends_on", "2026-06-30", "2026-12-31"),
        ("annual_plan", "2026", "starts_on", "2026-01-01", "2026-07-01"),
    ]


def test_deleted_citation_is_not_brought_back(loaded):
    one = Citation.objects.get(code="topic-maritime-security-article-p5")
    delete_record(one, by=UserFactory(), reason="says something else")
    assert kept(loaded.load()) == [("citation", "topic-maritime-security-article-p5", "", None, None)]
