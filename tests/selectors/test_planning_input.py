"""What planning reads of a year, in the same number of queries however large it is."""

from datetime import date

import pytest

from programmes.enums import ActivityStatus, DatePrecision
from programmes.models import PlanningProfile
from programmes.selectors.planning_input import planning_input
from tests import factories as make
from tests.services.planning_world import undated, year

pytestmark = pytest.mark.django_db


def codes(rows):
    return [row.code for row in rows]


def test_planning_input_begins_the_day_after_the_announcement():
    given = planning_input(year().plan)
    assert (given.first_day, given.last_day) == (date(2030, 2, 18), date(2030, 12, 31))


def test_planning_input_of_a_plan_not_announced_begins_with_the_plan():
    found = year()
    found.plan.announced_on = None
    assert planning_input(found.plan).first_day == date(2030, 1, 1)


def test_planning_input_holds_halls_and_the_venues_in_use_but_plans_the_halls_alone():
    found = year()
    elsewhere = make.VenueFactory(code="abroad", state=found.bahrain)
    make.VenueFactory(code="unrelated", state=found.bahrain)
    make.VenueFactory(code="lobby", state=found.host)
    found.activity("held-abroad", venue=elsewhere)
    given = planning_input(found.plan)
    assert codes(given.venues) == ["abroad", "hall-1", "hall-2", "lobby"]
    assert given.halls == {"hall-1", "hall-2"}


def test_planning_input_without_named_halls_takes_all_of_the_host():
    found = year()
    found.profile.venues.clear()
    make.VenueFactory(code="abroad", state=found.bahrain)
    assert planning_input(found.plan).halls == {"hall-1", "hall-2"}


def test_planning_input_leaves_out_what_is_off_the_floor_and_sees_others_in_the_halls():
    found = year(courses=1)
    undated(found, "called-off", status=ActivityStatus.CANCELLED, status_reason_en="No team.")
    hall = found.profile.venues.get(code="hall-1")
    make.ActivityFactory(code="stranger", plan=None, venue=hall, dated=True)
    day = {"starts_on": date(2030, 9, 8), "ends_on": date(2030, 9, 8), "date_precision": DatePrecision.DAY}
    make.ActivityFactory(code="visitor", plan=None, venue=hall, **day)
    given = planning_input(found.plan)
    assert codes(given.activities) == ["course-1"]
    assert codes(given.others) == ["visitor"]


def test_planning_input_without_a_profile_is_none():
    found = year()
    PlanningProfile.objects.all().delete()
    assert planning_input(found.plan) is None


def _grown(found, number):
    for one in range(number):
        activity = undated(found, f"grown-{one}", outline=make.CourseOutlineFactory())
        make.ActivityTopicFactory(activity=activity)
        make.ParticipationFactory(activity=activity, state=found.bahrain, role="invited")
        make.PlanningDemandFactory(activity=activity)
        make.ClosureFactory(
            calendar=found.kuwait_calendar, starts_on=date(2030, 5, 1 + one), ends_on=date(2030, 5, 9)
        )


@pytest.mark.parametrize("number", [1, 3])
def test_planning_input_asks_the_same_number_of_queries(number, django_assert_num_queries):
    found = year(courses=0)
    _grown(found, number)
    with django_assert_num_queries(12):
        given = planning_input(found.plan)
        for activity in given.activities:
            _touch(activity)
        [calendar.weekends.all()[0].weekend for calendar in given.calendars]
        [closure.calendar.state.code for closure in given.closures]
    assert len(given.activities) == len(given.closures) == number


def _touch(activity):
    return (
        activity.demand.days,
        activity.outline.duration_days,
        [row.topic.code for row in activity.activity_topics.all()],
        [row.state.code for row in activity.participations.all()],
    )
