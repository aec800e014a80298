"""One way to write: checked whole, guarded against lost updates, all or nothing."""

from datetime import date
from unittest import mock

import pytest
from django.utils import timezone

from programmes.enums import DatePrecision
from programmes.errors import InvalidRecord, StaleRecord, StillInUse
from programmes.models import Activity, AnnualPlan, Topic
from programmes.services import records
from tests import factories as make

pytestmark = pytest.mark.django_db


def _refused(record, **kwargs) -> dict[str, list[str]]:
    with pytest.raises(InvalidRecord) as caught:
        records.save_record(record, by=None, **kwargs)
    return {name: [str(message) for message in messages] for name, messages in caught.value.fields.items()}


def test_save_record_makes_version_one_and_counts_from_there() -> None:
    topic = make.TopicFactory.build()
    assert records.save_record(topic, by=None).version == 1
    assert records.save_record(topic, by=None).version == 2
    assert Topic.objects.get().version == 2


def test_save_record_keeps_the_folded_text_true() -> None:
    topic = records.save_record(make.TopicFactory.build(title_ar="الأمن السيبرانيّ"), by=None)
    assert Topic.objects.matching("الامن السيبراني").get() == topic
    topic.title_ar = "الأمن البحري"
    records.save_record(topic, by=None)
    assert not Topic.objects.matching("السيبراني").exists()


def test_save_record_names_every_field_that_is_wrong() -> None:
    make.AnnualPlanFactory(code="2026", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    plan = make.AnnualPlanFactory.build(
        code="Plan 2026", starts_on=date(2026, 9, 1), ends_on=date(2027, 8, 31), title_en="", title_ar=""
    )
    assert _refused(plan) == {
        "code": ["A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07."],
        "starts_on": ["The period overlaps that of plan 2026 (2026-01-01 to 2026-12-31)."],
        "title_en": ["Give a name in English, in Arabic, or in both."],
    }
    assert AnnualPlan.objects.count() == 1


def test_save_record_refuses_a_code_that_exists() -> None:
    make.TopicFactory(code="cyber-security")
    assert _refused(make.TopicFactory.build(code="cyber-security")) == {
        "code": ["Another record already has this code."]
    }


def test_save_record_with_the_version_read_is_accepted() -> None:
    topic = make.TopicFactory()
    topic.title_en = "New"
    assert records.save_record(topic, by=None, expected_version=1).version == 2


def test_save_record_with_an_older_version_is_refused_and_changes_nothing() -> None:
    topic = make.TopicFactory(title_en="First")
    mine = Topic.objects.get()
    records.save_record(topic, by=None)
    mine.title_en = "Mine"
    with pytest.raises(StaleRecord):
        records.save_record(mine, by=None, expected_version=1)
    assert (Topic.objects.get().title_en, Topic.objects.get().version) == ("First", 2)


@pytest.mark.parametrize("resource", ["venue", "team"])
def test_clash_that_only_the_database_sees_is_told_in_words(resource: str) -> None:
    """As when two people save at one moment: the check finds nothing, the guard does."""
    held = make.VenueFactory() if resource == "venue" else make.TrainingTeamFactory()
    days = {"starts_on": date(2026, 5, 3), "ends_on": None, "date_precision": DatePrecision.DAY}
    make.ActivityFactory(**days, **{resource: held})
    late = make.ActivityFactory.build(plan=None, **days, **{resource: held})
    with mock.patch.object(Activity, "_holder_of", return_value=None):
        said = _refused(late)
    names = {"venue": "venue", "team": "training team"}
    assert said == {resource: [f"Another activity already holds this {names[resource]} on those days."]}
    assert Activity.objects.count() == 1


def test_activity_names_who_holds_the_venue() -> None:
    venue = make.VenueFactory()
    make.ActivityFactory(code="first", venue=venue, dated=True)
    second = make.ActivityFactory.build(plan=None, venue=venue, dated=True)
    assert _refused(second) == {"venue": ["first already holds this venue on those days."]}


def test_failed_related_rows_leave_nothing_behind() -> None:
    outline = make.CourseOutlineFactory.build()
    with pytest.raises(AttributeError):
        records.save_record(outline, by=None, related={"no_such_rows": []})
    assert not type(outline).objects.exists()
    assert not type(outline).history.exists()


def test_retire_record_takes_it_out_of_use_from_today() -> None:
    topic = make.TopicFactory()
    records.retire_record(topic, by=None, reason="merged")
    assert Topic.objects.get().retired_on == timezone.localdate()
    assert not Topic.objects.current().exists()


def test_delete_record_in_use_is_refused() -> None:
    topic = make.ActivityTopicFactory().topic
    with pytest.raises(StillInUse) as caught:
        records.delete_record(topic, by=None, reason="tidy")
    assert str(caught.value) == "Other records depend on this one. Retire it instead."
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_delete_record_with_an_older_version_is_refused() -> None:
    topic = make.TopicFactory()
    records.save_record(topic, by=None)
    with pytest.raises(StaleRecord):
        records.delete_record(topic, by=None, reason="tidy", expected_version=1)
    assert Topic.objects.exists()
