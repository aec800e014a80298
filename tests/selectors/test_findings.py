"""What does not fit in a plan: each rule found where it is broken, and nowhere else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from programmes.enums import ActivityStatus, Basis, ClosureKind, ClosureStatus, ParticipantRole, Severity
from programmes.selectors.findings import (
    DEFAULT_SEVERITIES,
    blocking,
    findings_of_activity,
    findings_of_plan,
    sentence,
)
from programmes.selectors.findings.wording import _SENTENCES
from tests import factories as make
from tests.factories.planning import PlanningDemandFactory
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)
# In a plain week of the plan the Emirates lose the Sunday, and nothing else is wrong.
PLAIN = "invited_weekend"


@pytest.fixture
def kuwait():
    return world()


def found(plan, *, plain=False):
    """Each finding as its code and the codes of its records."""
    return {
        (finding.code, *(record.code for record in finding.records))
        for finding in findings_of_plan(plan)
        if plain or finding.code != PLAIN
    }


def only(plan, code):
    (finding,) = [finding for finding in findings_of_plan(plan) if finding.code == code]
    return finding


def test_plain_week_has_only_the_differing_weekend(kuwait) -> None:
    kuwait.activity("course")
    assert found(kuwait.plan, plain=True) == {("invited_weekend", "course", "ae")}
    finding = only(kuwait.plan, "invited_weekend")
    assert finding.params == {"number": 1, "of": 2}
    assert sentence(finding) == "1 of 2 invited states has its weekend during Course: Emirates."
    assert (finding.severity, finding.link) == (Severity.WARN, "/en/activities/course/")


def test_empty_plan_has_no_finding(kuwait) -> None:
    assert findings_of_plan(kuwait.plan) == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"starts_on": None, "ends_on": None, "date_precision": "none"}, "undated"),
        (
            {"starts_on": date(2030, 9, 1), "ends_on": date(2030, 9, 30), "date_precision": "month"},
            "dates_imprecise",
        ),
        ({"date_basis": Basis.ASSUMED, "date_note_en": "a guess"}, "dates_assumed"),
    ],
)
def test_unknown_or_doubtful_dates_are_found(kuwait, values, code) -> None:
    kuwait.activity("course", **values)
    assert found(kuwait.plan) == {(code, "course")}


def test_days_outside_the_plan_are_found(kuwait) -> None:
    kuwait.activity("late", date(2030, 12, 29), 5)
    assert ("outside_plan", "late", "2030") in found(kuwait.plan)
    assert sentence(only(kuwait.plan, "outside_plan")).startswith(
        "Late lies outside the period of Plan 2030 ("
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "broken"),
    [
        (SUNDAY, SUNDAY + timedelta(days=4), False),
        (SUNDAY + timedelta(days=1), None, True),
        (None, SUNDAY + timedelta(days=3), True),
        (None, None, False),
    ],
)
def test_days_outside_the_window_asked_for_are_found(kuwait, earliest, latest, broken) -> None:
    course = kuwait.activity("course")
    PlanningDemandFactory(activity=course, earliest=earliest, latest=latest)
    assert found(kuwait.plan) == ({("outside_window", "course")} if broken else set())


def test_closed_days_are_told_apart(kuwait) -> None:
    hall = make.VenueFactory(code="hall")
    kuwait.activity("course", venue=hall)
    centre = make.CalendarFactory(code="centre", state=None)
    holiday(centre, "repairs", SUNDAY, kind=ClosureKind.CENTRE_CLOSURE)
    make.ClosureFactory(
        of_venue=True, code="painting", venue=hall, starts_on=SUNDAY, ends_on=SUNDAY + timedelta(days=1)
    )
    monday, tuesday = SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=2)
    holiday(kuwait.kuwait_calendar, "national", monday)
    holiday(kuwait.kuwait_calendar, "eid", tuesday, status=ClosureStatus.ESTIMATED)
    holiday(
        kuwait.kuwait_calendar,
        "ramadan",
        tuesday,
        SUNDAY + timedelta(days=30),
        kind=ClosureKind.RAMADAN,
        status=ClosureStatus.ANNOUNCED,
    )
    assert found(kuwait.plan) == {
        ("centre_closed", "course", "repairs"),
        ("venue_closed", "course", "painting", "hall"),
        ("host_holiday", "course", "national"),
        ("host_holiday_estimated", "course", "eid"),
        ("ramadan", "course", "ramadan"),
    }
    ramadan = only(kuwait.plan, "ramadan")
    assert ramadan.params == {
        "number": 3,
        "first": "2030-09-10",
        "last": "2030-09-12",
        "estimated": False,
    }


@pytest.mark.parametrize(
    "values",
    [
        {"status": ClosureStatus.CANCELLED},
        {"retired_on": date(2030, 1, 1)},
        {
            "status": ClosureStatus.ANNOUNCED,
            "observed_starts_on": SUNDAY + WEEK,
            "observed_ends_on": SUNDAY + WEEK,
        },
    ],
)
def test_closure_not_in_force_on_those_days_is_no_clash(kuwait, values) -> None:
    kuwait.activity("course")
    holiday(kuwait.kuwait_calendar, "moved", SUNDAY, **values)
    assert found(kuwait.plan) == set()


def test_weekend_summer_and_a_stay_without_working_day_are_found(kuwait) -> None:
    friday = date(2030, 7, 5)
    kuwait.activity("talk", friday, 2)
    assert found(kuwait.plan, plain=True) == {
        ("host_weekend", "talk"),
        ("summer", "talk"),
        ("no_working_day", "talk"),
        ("invited_weekend", "talk", "ae", "bh"),
    }
    assert only(kuwait.plan, "host_weekend").params["number"] == 2


def test_holiday_of_an_invited_state_is_shared_out_of_those_invited(kuwait) -> None:
    kuwait.activity("course")
    holiday(kuwait.bahrain_calendar, "day-of-bahrain", SUNDAY + timedelta(days=2))
    finding = only(kuwait.plan, "invited_holiday")
    assert [record.code for record in finding.records] == ["course", "bh"]
    assert finding.params == {"number": 1, "of": 2}


def test_states_invited_by_name_count_in_place_of_the_profile(kuwait) -> None:
    course = kuwait.activity("course")
    make.ParticipationFactory(activity=course, state=kuwait.bahrain, role=ParticipantRole.INVITED)
    assert found(kuwait.plan, plain=True) == set()


@pytest.mark.parametrize("resource", ["venue", "team"])
def test_shared_day_in_one_venue_or_team_is_found_before_it_is_saved(kuwait, resource) -> None:
    holder = make.VenueFactory(code="held") if resource == "venue" else make.TrainingTeamFactory(code="held")
    kuwait.activity("first", **{resource: holder})
    second = kuwait.activity("second", SUNDAY + WEEK, **{resource: holder})
    assert f"{resource}_twice" not in {one[0] for one in found(kuwait.plan)}
    second.starts_on, second.ends_on = SUNDAY + timedelta(days=4), SUNDAY + timedelta(days=6)
    (clash,) = [one for one in findings_of_activity(second) if one.code == f"{resource}_twice"]
    assert [record.code for record in clash.records] == ["first", "second", "held"]
    assert (clash.severity, clash.params) == (
        Severity.BLOCK,
        {"first": "2030-09-12", "last": "2030-09-12"},
    )


def test_activity_that_was_never_saved_is_judged_like_any_other(kuwait) -> None:
    hall = make.VenueFactory(code="hall")
    kuwait.activity("first", venue=hall)
    new = make.ActivityFactory.build(
        code="new", plan=kuwait.plan, venue=hall, starts_on=SUNDAY, ends_on=SUNDAY, date_precision="day"
    )
    assert [(one.code, one.activities) for one in findings_of_activity(new)] == [
        ("venue_twice", ("first", "new")),
        ("invited_weekend", ("new",)),
    ]


def test_activity_outside_any_plan_has_no_finding() -> None:
    assert findings_of_activity(make.ActivityFactory(plan=None)) == []


def test_holder_outside_the_plan_is_found_too(kuwait) -> None:
    hall = make.VenueFactory(code="hall")
    kuwait.activity("ours", SUNDAY + WEEK, venue=hall)
    make.ActivityFactory(
        code="visit",
        plan=None,
        venue=hall,
        starts_on=SUNDAY,
        ends_on=SUNDAY,
        date_precision="day",
    )
    ours = kuwait.plan.activities.get()
    ours.starts_on = ours.ends_on = SUNDAY
    assert ("venue_twice", "ours", "visit", "hall") in {
        (one.code, *(record.code for record in one.records)) for one in findings_of_activity(ours)
    }


def test_venue_smaller_than_the_seats_is_found(kuwait) -> None:
    kuwait.activity("course", venue=make.VenueFactory(code="room", capacity=20), capacity=21)
    kuwait.activity("fits", SUNDAY + WEEK, venue=make.VenueFactory(capacity=21), capacity=21)
    kuwait.activity("unknown", SUNDAY + 2 * WEEK, venue=make.VenueFactory(capacity=None), capacity=900)
    assert found(kuwait.plan) == {("venue_too_small", "course", "room")}
    assert sentence(only(kuwait.plan, "venue_too_small")).startswith("Course has 21 seats, and Hall ")


def test_broken_order_is_found(kuwait) -> None:
    first = kuwait.activity("basics", SUNDAY + WEEK)
    kept = kuwait.activity("advanced", SUNDAY)
    PlanningDemandFactory(activity=kept, follows=first)
    assert found(kuwait.plan) == {("order_broken", "advanced", "basics")}
    kept.starts_on, kept.ends_on = SUNDAY + 2 * WEEK, SUNDAY + 2 * WEEK
    kept.save()
    assert found(kuwait.plan) == set()


@pytest.mark.parametrize(("weeks", "close"), [(3, True), (4, False)])
def test_courses_on_one_topic_too_close_are_found(kuwait, weeks, close) -> None:
    topic = make.TopicFactory(code="maritime")
    for code, first in (("one", SUNDAY), ("two", SUNDAY + weeks * WEEK)):
        make.ActivityTopicFactory(activity=kuwait.activity(code, first), topic=topic)
    assert found(kuwait.plan) == ({("same_topic_close", "one", "two", "maritime")} if close else set())


def test_declared_total_against_what_is_itemised() -> None:
    kuwait = world(declared_count=2)
    kuwait.activity("one")
    assert found(kuwait.plan) == {("not_itemised", "2030")}
    kuwait.activity("two", SUNDAY + WEEK)
    assert found(kuwait.plan) == set()
    kuwait.activity("three", SUNDAY + 2 * WEEK)
    assert found(kuwait.plan) == {("more_than_declared", "2030")}
    assert sentence(only(kuwait.plan, "more_than_declared")) == "Plan 2030 declares 2 and itemises 3: 1 more."


def test_status_without_a_reason_is_found_before_it_is_saved(kuwait) -> None:
    course = kuwait.activity("course")
    course.status = ActivityStatus.CANCELLED
    assert [finding.code for finding in findings_of_activity(course)] == ["status_without_reason"]
    course.status_reason_en = "The team withdrew"
    assert findings_of_activity(course) == []


def test_activities_off_the_floor_clash_with_nothing(kuwait) -> None:
    holiday(kuwait.kuwait_calendar, "national", SUNDAY)
    kuwait.activity("gone", status=ActivityStatus.CANCELLED, status_reason_en="x")
    kuwait.activity("put-off", status=ActivityStatus.POSTPONED, status_reason_en="x")
    assert findings_of_plan(kuwait.plan) == []


def test_centre_sets_severities_by_rule(kuwait) -> None:
    kuwait.activity("course")
    kuwait.activity("undated", starts_on=None, ends_on=None, date_precision="none")
    kuwait.profile.severities = {"invited_weekend": "ignore", "undated": "block_release", "host_weekend": "?"}
    kuwait.profile.save()
    (finding,) = findings_of_plan(kuwait.plan)
    assert (finding.code, finding.severity) == ("undated", Severity.BLOCK_RELEASE)
    assert blocking([finding]) == [finding]


def test_gravest_findings_come_first(kuwait) -> None:
    kuwait.activity("course", venue=make.VenueFactory(capacity=1), capacity=9)
    kuwait.activity("undated", starts_on=None, ends_on=None, date_precision="none")
    assert [finding.code for finding in findings_of_plan(kuwait.plan)] == [
        "venue_too_small",
        "invited_weekend",
        "undated",
    ]


def test_every_rule_has_a_severity_and_a_sentence() -> None:
    assert set(DEFAULT_SEVERITIES) == set(_SENTENCES)


def test_findings_name_records_in_both_languages(kuwait) -> None:
    kuwait.activity("course")
    (finding,) = findings_of_plan(kuwait.plan)
    assert [(record.model, record.en, record.ar) for record in finding.records] == [
        ("activity", "Course", "course"),
        ("participatingstate", "Emirates", "الإمارات"),
    ]
    with translation.override("ar"):
        assert "الإمارات" in sentence(finding)


def test_plan_of_any_size_takes_the_same_queries(kuwait) -> None:
    counts = []
    for number in (1, 3, 300):
        while kuwait.plan.activities.count() < number:
            made = kuwait.plan.activities.count()
            course = kuwait.activity(f"course-{made}", date(2030, 1, 6) + timedelta(days=made))
            if made < 3:
                make.ActivityTopicFactory(activity=course)
                make.ParticipationFactory(activity=course, role=ParticipantRole.INVITED)
                PlanningDemandFactory(activity=course)
        with CaptureQueriesContext(connection) as captured:
            findings_of_plan(kuwait.plan)
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2]
