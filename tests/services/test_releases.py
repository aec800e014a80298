"""Releasing a plan: frozen whole, numbered, refused where something stands in the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.models import Activity, Release
from programmes.selectors.release_changes import told
from programmes.selectors.release_notices import sentence
from programmes.selectors.releases import difference, release_as_of
from programmes.selectors.snapshots import digest_of
from programmes.services.records import retire_record, save_record
from programmes.services.releases import ReleaseBlocked, release_plan
from tests import factories as make
from tests.factories.releases import ReleaseFactory
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)


@pytest.fixture
def kuwait():
    return world()


def changed(release):
    return [(change["code"], change["activity"]["code"]) for change in release.changes]


def test_release_freezes_the_plan_whole(kuwait) -> None:
    part = make.PlanPartFactory(plan=kuwait.plan, code="2030-courses", declared_count=None)
    named = make.PartTopicFactory(part=part, topic=make.TopicFactory(code="maritime", title_en="Maritime"))
    hall = make.VenueFactory(code="hall", title_en="Hall", title_ar="قاعة")
    course = kuwait.activity("course", part=part, venue=hall)
    make.ActivityTopicFactory(activity=course, topic=named.topic, basis="inferred", reason_en="x")
    planner = make.UserFactory()
    release = release_plan(kuwait.plan, by=planner)
    assert (release.code, release.number, release.released_by) == ("2030-v1", 1, planner)
    (activity,) = release.snapshot["activities"]
    wanted = ("code", "start", "end", "part", "kind", "status", "label_en", "label_ar")
    assert [activity[name] for name in wanted] == [
        "course",
        "2030-09-08",
        "2030-09-12",
        "2030-courses",
        "course",
        "planned",
        "Course",
        "course",
    ]
    assert activity["venue"] == {"code": "hall", "label_en": "Hall", "label_ar": "قاعة"}
    assert [(topic["code"], topic["basis"]) for topic in activity["topics"]] == [("maritime", "inferred")]
    assert [state["code"] for state in activity["invited"]] == ["ae", "bh", "kw"]
    assert [part["code"] for part in release.snapshot["parts"]] == ["2030-courses"]
    assert release.snapshot["plan"]["starts_on"] == "2030-01-01"
    assert release.digest == digest_of(Release.objects.get().snapshot)
    assert (release.changes, release.note_en) == ([], "The first version of the plan.")


def test_next_version_says_what_changed_and_whom_to_tell(kuwait) -> None:
    hall, room = make.VenueFactory(code="hall"), make.VenueFactory(code="room")
    kuwait.activity("gone")
    moved = kuwait.activity("moved", SUNDAY + WEEK, venue=hall)
    undated = kuwait.activity("undated", starts_on=None, ends_on=None, date_precision="none")
    kuwait.activity("still", SUNDAY + 3 * WEEK)
    release_plan(kuwait.plan, by=None)
    retire_record(Activity.objects.get(code="gone"), by=None, reason="x")
    moved.starts_on, moved.ends_on, moved.venue = SUNDAY + 5 * WEEK, SUNDAY + 5 * WEEK, room
    undated.set_dates("2030-11-03", "2030-11-07")
    for activity in (moved, undated):
        save_record(activity, by=None)
    kuwait.activity("added", SUNDAY + 9 * WEEK, status="confirmed")
    release = release_plan(kuwait.plan, by=None, expected_latest=1)
    assert (release.number, changed(release)) == (
        2,
        [
            ("new", "added"),
            ("dropped", "gone"),
            ("moved", "moved"),
            ("venue_changed", "moved"),
            ("dated", "undated"),
        ],
    )
    assert release.changes[2]["before"] == {"start": "2030-09-15", "end": "2030-09-19"}
    assert release.changes[2]["after"] == {"start": "2030-10-13", "end": "2030-10-13"}
    assert list(told(release.changes)) == ["ae", "bh", "kw"]
    assert release.note_en.splitlines()[1] == "Gone is no longer in the plan."
    assert release.note_en.splitlines()[-1] == "To be told: Emirates, Bahrain, Kuwait."
    assert "الإمارات" in release.note_ar


def test_changes_of_status_name_and_team_and_a_lost_date_are_said(kuwait) -> None:
    course = kuwait.activity("course", team=make.TrainingTeamFactory(title_en="Team", title_ar=""))
    release_plan(kuwait.plan, by=None)
    course.status, course.team, course.title_en = "confirmed", None, "Renamed"
    course.set_dates(None, None)
    save_record(course, by=None)
    release = release_plan(kuwait.plan, by=None)
    with translation.override("en"):
        said = [sentence(change).replace("\u2066", "").replace("\u2069", "") for change in release.changes]
    assert said == [
        "Renamed no longer has a date; it was 2030-09-08 to 2030-09-12.",
        "Renamed changes its training team from Team to none on record.",
        "Renamed was planned and is now confirmed.",
        "Renamed was called Course.",
    ]


def test_own_notice_stands_as_it_was_written(kuwait) -> None:
    release = release_plan(kuwait.plan, by=None, note_en="Launch", note_ar="الإطلاق")
    assert (release.note_en, release.note_ar) == ("Launch", "الإطلاق")


@pytest.mark.parametrize(("given", "missing"), [("note_en", "note_ar"), ("note_ar", "note_en")])
def test_notice_in_one_language_is_refused(kuwait, given, missing) -> None:
    with pytest.raises(InvalidRecord) as refused:
        release_plan(kuwait.plan, by=None, **{given: "Words"})
    assert list(refused.value.fields) == [missing]
    assert not Release.objects.exists()


def test_findings_that_block_are_named_and_nothing_is_released(kuwait) -> None:
    kuwait.activity("course")
    holiday(kuwait.kuwait_calendar, "national", SUNDAY)
    with pytest.raises(ReleaseBlocked) as refused:
        release_plan(kuwait.plan, by=None)
    assert [finding.code for finding in refused.value.findings] == ["host_holiday"]
    assert str(refused.value).startswith("1 finding stands in the way of a release: Course lies on ")
    assert not Release.objects.exists()
    kuwait.profile.severities = {"host_holiday": "warn"}
    kuwait.profile.save()
    assert release_plan(kuwait.plan, by=None).number == 1


def test_unchanged_plan_is_not_released_again(kuwait) -> None:
    kuwait.activity("course")
    release_plan(kuwait.plan, by=None)
    with pytest.raises(ProgrammeError) as refused:
        release_plan(kuwait.plan, by=None)
    assert (refused.value.code, Release.objects.count()) == ("release_unchanged", 1)


def test_version_released_by_somebody_else_meanwhile_is_seen(kuwait) -> None:
    release_plan(kuwait.plan, by=None, expected_latest=0)
    kuwait.activity("course")
    with pytest.raises(StaleRecord):
        release_plan(kuwait.plan, by=None, expected_latest=0)
    assert Release.objects.count() == 1


def test_retired_plan_is_not_released(kuwait) -> None:
    retire_record(kuwait.plan, by=None, reason="x")
    with pytest.raises(ProgrammeError) as refused:
        release_plan(kuwait.plan, by=None)
    assert refused.value.code == "plan_retired"


def test_draft_goes_on_and_the_version_stays(kuwait) -> None:
    course = kuwait.activity("course")
    release_plan(kuwait.plan, by=None)
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)
    assert Release.objects.get().snapshot["activities"][0]["start"] == "2030-09-08"


FROZEN = [
    {"snapshot": {"activities": []}},
    {"digest": "0" * 64},
    {"number": 7},
    {"note_en": "other"},
    {"note_ar": "غيره"},
    {"changes": [{"code": "new"}]},
    {"code": "other"},
]


@pytest.mark.parametrize("values", FROZEN, ids=lambda values: next(iter(values)))
def test_database_refuses_to_alter_a_version(kuwait, values) -> None:
    release = release_plan(kuwait.plan, by=None)
    with pytest.raises(IntegrityError, match="release_frozen"), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(**values)
    stored = Release.objects.get()
    assert {name: getattr(stored, name) for name in values} != values


def test_account_of_the_releaser_may_go_and_the_version_stays(kuwait) -> None:
    planner = make.UserFactory()
    release = release_plan(kuwait.plan, by=planner)
    planner.delete()
    stored = Release.objects.get()
    assert (stored.released_by, stored.digest) == (None, release.digest)


def test_database_has_the_guard_after_all_migrations() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert "release_frozen" in {name for (name,) in cursor.fetchall()}


def test_plan_as_it_stood_is_the_latest_version_by_the_end_of_that_day(kuwait) -> None:
    late = datetime(2030, 3, 1, 20, 30, tzinfo=UTC)  # half past eleven at night in Kuwait
    ReleaseFactory(plan=kuwait.plan, number=1, released_at=late)
    ReleaseFactory(plan=kuwait.plan, number=2, released_at=late + timedelta(hours=1))
    days = (date(2030, 2, 28), date(2030, 3, 1), date(2030, 3, 2), date(2031, 1, 1))
    found = [release_as_of(kuwait.plan, day) for day in days]
    assert [release and release.number for release in found] == [None, 1, 2, 2]


def test_difference_spans_the_versions_between(kuwait) -> None:
    course = kuwait.activity("course")
    first = release_plan(kuwait.plan, by=None)
    for start, end in (("2030-10-06", "2030-10-10"), ("2030-11-03", "2030-11-07")):
        course.set_dates(start, end)
        save_record(course, by=None)
        last = release_plan(kuwait.plan, by=None)
    (change,) = difference(first, last)
    assert (change["before"]["start"], change["after"]["start"]) == ("2030-09-08", "2030-11-03")
