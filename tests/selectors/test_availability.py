"""Which of the invited states can come in each week."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import ClosureStatus
from programmes.selectors.availability import weeks_of
from tests import factories as make
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db


def week(plan, sunday=SUNDAY):
    return next(one for one in weeks_of(plan) if one.first == sunday)


def test_every_week_of_the_plan_is_there_from_sunday() -> None:
    weeks = weeks_of(world().plan)
    assert (weeks[0].first, weeks[-1].last) == (date(2029, 12, 30), date(2031, 1, 4))
    assert len(weeks) == 53
    assert {one.first.isoweekday() for one in weeks} == {7}


def test_differing_weekend_costs_days_and_keeps_nobody_away() -> None:
    found = week(world().plan)
    assert found.days == tuple(SUNDAY + timedelta(days=n) for n in range(5))
    assert (found.whole, found.partly, found.away, found.unknown) == (("bh",), ("ae",), (), ())
    assert (found.able, found.invited, found.estimated) == (2, 2, False)


def test_own_holiday_on_a_day_of_the_host_keeps_a_state_away() -> None:
    kuwait = world()
    holiday(kuwait.bahrain_calendar, "feast", SUNDAY + timedelta(days=1), status=ClosureStatus.ESTIMATED)
    found = week(kuwait.plan)
    assert (found.whole, found.partly, found.away) == ((), ("ae",), ("bh",))
    assert (found.able, found.invited, found.estimated) == (1, 2, True)


def test_holiday_on_a_day_the_host_does_not_work_keeps_nobody_away() -> None:
    kuwait = world()
    for calendar in (kuwait.bahrain_calendar, kuwait.kuwait_calendar):
        holiday(calendar, f"{calendar.code}-feast", SUNDAY)
    found = week(kuwait.plan)
    assert (len(found.days), found.whole) == (4, ("ae", "bh"))


def test_week_in_which_the_host_does_not_work_at_all() -> None:
    kuwait = world()
    holiday(kuwait.kuwait_calendar, "eid", SUNDAY, SUNDAY + timedelta(days=4))
    found = week(kuwait.plan)
    assert (found.days, found.able, found.away) == ((), 0, ("ae", "bh"))


def test_state_without_calendar_is_invited_and_unknown() -> None:
    kuwait = world()
    oman = make.ParticipatingStateFactory(code="om")
    make.MembershipFactory(state=oman, grouping=kuwait.profile.invited)
    found = week(kuwait.plan)
    assert (found.unknown, found.able, found.invited) == (("om",), 2, 3)


def test_weeks_take_the_same_queries_for_any_number_of_holidays() -> None:
    kuwait = world()
    counts = []
    for number in (1, 3):
        for n in range(number):
            holiday(kuwait.bahrain_calendar, f"feast-{number}-{n}", SUNDAY + timedelta(days=n))
        with CaptureQueriesContext(connection) as captured:
            weeks_of(kuwait.plan)
        counts.append(len(captured))
    assert counts == [4, 4]
