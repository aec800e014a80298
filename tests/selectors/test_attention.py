"""What needs attention: exact sets, the day that counts, and what a focal point is told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import ActivityStatus, ClosureStatus, PlanStatus, Qualifier, Role
from programmes.selectors.attention import Need, attention
from tests.factories import (
    ActivityFactory,
    AgreementFactory,
    AnnualPlanFactory,
    CitationFactory,
    ClosureFactory,
    FollowUpFactory,
    MeetingFactory,
    ParticipatingStateFactory,
    ParticipationFactory,
    ReportedFigureFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def needs(user=None, today=TODAY):
    found = attention(user or UserFactory(is_superuser=True), today=today)
    return {(need.code, need.model): need.count for need in found}


def plan(**values):
    made = AnnualPlanFactory(**{"year": 2026, "declared_count": None, "declared_unit_en": ""} | values)
    CitationFactory(target=made)
    return made


def activity(**values):
    made = ActivityFactory(**values)
    CitationFactory(target=made)
    return made


def test_nothing_waits_in_an_empty_record():
    assert needs() == {}


def test_invented_plan_waits_for_nothing():
    invented = AnnualPlanFactory(year=2026, invented=True)
    ActivityFactory(plan=invented)
    assert needs() == {}


@pytest.mark.parametrize(
    ("qualifier", "declared", "itemised", "told"),
    [
        (Qualifier.EXACT, 2, 1, True),
        (Qualifier.EXACT, 1, 2, True),
        (Qualifier.EXACT, 2, 2, False),
        (Qualifier.MORE_THAN, 1, 1, True),
        (Qualifier.MORE_THAN, 1, 2, False),
        (Qualifier.AT_LEAST, 2, 1, True),
        (Qualifier.AT_LEAST, 1, 1, False),
        (Qualifier.ABOUT, 5, 1, False),
    ],
)
def test_declared_and_itemised_are_compared_by_what_the_total_claims(qualifier, declared, itemised, told):
    one = plan(declared_count=declared, declared_qualifier=qualifier, declared_unit_en="activities")
    for _ in range(itemised):
        activity(plan=one, dated=True, status=ActivityStatus.DELIVERED)
    found = attention(UserFactory(is_superuser=True), today=TODAY)
    expected = Need(
        "plan_difference",
        "annualplan",
        1,
        params={"plan": "2026", "qualifier": qualifier, "declared": declared, "itemised": itemised},
        key=one.pk,
    )
    assert found == ((expected,) if told else ())


def test_retired_activities_are_not_itemised():
    one = plan(declared_count=1, declared_unit_en="activities")
    activity(plan=one, dated=True, status=ActivityStatus.DELIVERED, retired_on=TODAY)
    assert needs() == {("plan_difference", "annualplan"): 1}


def test_plans_that_are_over_or_closed_wait_for_nothing():
    activity(plan=plan(year=2025, declared_count=5, declared_unit_en="activities"))
    activity(plan=plan(status=PlanStatus.CLOSED, declared_count=5, declared_unit_en="activities"))
    assert needs() == {}


def test_places_lacking_something_are_counted_once_for_each_lack():
    one = plan()
    activity(plan=one)
    activity(plan=one, placed=True)
    activity(plan=one, dated=True)
    activity(plan=one, dated=True, status=ActivityStatus.DELIVERED)
    activity(plan=one, status=ActivityStatus.POSTPONED, status_reason_en="Late visas")
    activity(plan=one, status=ActivityStatus.CANCELLED, status_reason_en="No team")
    assert needs() == {
        ("activities_undated", "activity"): 2,
        ("activities_untitled", "activity"): 1,
        ("activities_past", "activity"): 1,
        ("activities_postponed", "activity"): 1,
    }


def test_follow_up_is_overdue_the_day_after():
    FollowUpFactory(due_on=date(2026, 11, 20))
    FollowUpFactory(due_on=TODAY)
    FollowUpFactory(due_on=date(2026, 11, 1), status="done", done_on=TODAY)
    assert needs() == {("follow_ups_overdue", "followup"): 1}


def test_estimated_holidays_count_from_today_for_sixty_days():
    for first in (date(2026, 11, 20), TODAY, date(2027, 1, 20), date(2027, 1, 21)):
        ClosureFactory(starts_on=first, ends_on=date(2027, 2, 1), status=ClosureStatus.ESTIMATED)
    ClosureFactory(starts_on=TODAY, ends_on=TODAY, status=ClosureStatus.ANNOUNCED)
    assert needs() == {("holidays_estimated", "closure"): 2}


def test_records_that_cite_nothing_are_counted_by_kind():
    for made in (MeetingFactory(), AgreementFactory(), ReportedFigureFactory()):
        CitationFactory(target=made)
    AgreementFactory()
    MeetingFactory(retired_on=TODAY)
    found = needs()
    assert found.pop(("uncited", "dialogueround")) == 2
    assert found == {("uncited", "agreement"): 1}


def test_focal_point_is_told_of_own_rows_only():
    state = ParticipatingStateFactory()
    FollowUpFactory(due_on=date(2026, 1, 1), state=state)
    FollowUpFactory(due_on=date(2026, 1, 1))
    own = ParticipationFactory(state=state, activity=activity(plan=plan())).activity
    activity(plan=own.plan)
    user = UserFactory(role=Role.FOCAL_POINT, state=state)
    assert needs(user)[("follow_ups_overdue", "followup")] == 1
    assert ("plan_difference", "annualplan") not in needs(user)


def test_number_of_statements_does_not_grow():
    user = UserFactory(is_superuser=True)

    def asked():
        with CaptureQueriesContext(connection) as made:
            attention(user, today=TODAY)
        return len(made)

    one = plan()
    asked()
    first = asked()
    for _ in range(3):
        ActivityFactory(plan=one)
        FollowUpFactory(due_on=date(2026, 1, 1))
    assert asked() == first == 11
