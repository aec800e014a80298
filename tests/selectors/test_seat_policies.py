"""The policy that holds for an activity, and the gates it sets."""

from datetime import date

import pytest

from programmes.selectors.seat_policies import Gates, gates_of, policy_for
from tests.factories import AnnualPlanFactory, CourseFactory, SeatCallFactory, SeatPolicyFactory

pytestmark = pytest.mark.django_db


def policy(starts, ends=None, **values):
    return SeatPolicyFactory(
        valid_from=date.fromisoformat(starts), valid_to=ends and date.fromisoformat(ends), **values
    )


def course(first=None, precision="day", **values):
    day = date.fromisoformat(first) if first else None
    return CourseFactory(starts_on=day, date_precision=precision if first else "none", **values)


def test_newest_policy_in_force_on_the_first_day_holds():
    policy("2020-01-01")
    held = policy("2026-02-01", "2026-06-30")
    policy("2026-06-01", retired_on=date(2026, 1, 1))
    later = policy("2026-07-01")
    assert policy_for(course("2026-06-30")) == held
    assert policy_for(course("2026-02-01")) == held
    assert policy_for(course("2026-07-01")) == later


def test_policy_whose_time_is_over_gives_way_to_an_older_one_still_in_force():
    general = policy("2020-01-01")
    policy("2026-02-01", "2026-06-30")
    assert policy_for(course("2026-12-01")) == general


def test_policy_of_the_own_plan_goes_before_a_newer_general_one():
    plan, other = (
        AnnualPlanFactory(),
        AnnualPlanFactory(starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)),
    )
    own = policy("2020-01-01", plan=plan)
    policy("2026-01-02", plan=other)
    general = policy("2026-01-01")
    assert policy_for(course("2026-06-01", plan=plan)) == own
    assert policy_for(course("2026-06-01", plan=None)) == general


def test_activity_without_a_date_goes_by_the_first_day_of_its_plan():
    plan = AnnualPlanFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    first = policy("2025-01-01")
    policy("2026-02-01")
    assert policy_for(course(plan=plan)) == first


def test_no_policy_in_force_is_none():
    policy("2026-06-02")
    assert policy_for(course("2026-06-01")) is None


def test_gates_stand_weeks_before_the_first_day():
    rules = policy("2020-01-01", nominate_weeks=8, take_back_weeks=6, confirm_weeks=1)
    call = SeatCallFactory(activity=course("2026-06-07"), policy=rules)
    assert gates_of(call) == Gates(
        nominate_on=date(2026, 4, 12), take_back_on=date(2026, 4, 26), confirm_on=date(2026, 5, 31)
    )


@pytest.mark.parametrize(("first", "precision"), [(None, "none"), ("2026-06-01", "month")])
def test_without_a_date_to_the_day_there_is_no_clock(first, precision):
    assert gates_of(SeatCallFactory(activity=course(first, precision))) is None
