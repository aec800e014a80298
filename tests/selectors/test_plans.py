"""Declared against itemised, counted in one place."""

from datetime import date

import pytest

from programmes.enums import PartKind, Qualifier
from programmes.selectors.plans import Tally, current_plan, overviews
from tests.factories import ActivityFactory, AnnualPlanFactory, PlanPartFactory


@pytest.mark.parametrize(
    ("declared", "qualifier", "itemised", "least_missing", "difference", "open_end"),
    [
        (31, Qualifier.EXACT, 28, 3, 3, False),
        (31, Qualifier.EXACT, 31, 0, 0, False),
        (31, Qualifier.EXACT, 33, 0, 0, False),
        (21, Qualifier.MORE_THAN, 0, 22, None, True),
        (21, Qualifier.AT_LEAST, 5, 16, None, True),
        (30, Qualifier.ABOUT, 28, 2, None, False),
        (None, Qualifier.EXACT, 4, 0, None, False),
    ],
)
def test_difference_is_exact_only_where_the_total_is(
    declared, qualifier, itemised, least_missing, difference, open_end
):
    tally = Tally(declared, qualifier, itemised)
    assert (tally.least_missing, tally.difference, tally.open_end) == (least_missing, difference, open_end)


@pytest.mark.django_db
def test_part_counts_what_was_declared_or_the_rows_where_they_are_more():
    plan = AnnualPlanFactory(declared_count=10)
    few = PlanPartFactory(plan=plan, kind=PartKind.COURSES, declared_count=4)
    many = PlanPartFactory(plan=plan, kind=PartKind.EVENTS, declared_count=1, position=2)
    ActivityFactory(plan=plan, part=few)
    ActivityFactory.create_batch(2, plan=plan, part=many)
    ActivityFactory(plan=plan)
    ActivityFactory(plan=plan, retired_on=date(2026, 1, 1))
    (overview,) = overviews([plan])
    assert [(bucket.count, bucket.without_row) for bucket in overview.buckets] == [(4, 3), (2, 0), (1, 0)]
    assert overview.buckets[-1].part is None
    assert overview.tally == Tally(10, Qualifier.EXACT, 7)


@pytest.mark.django_db
def test_overviews_take_the_same_queries_for_one_plan_and_three(django_assert_num_queries):
    plans = AnnualPlanFactory.create_batch(3)
    for plan in plans:
        ActivityFactory.create_batch(2, plan=plan, part=PlanPartFactory(plan=plan))
    for some in (plans[:1], plans):
        with django_assert_num_queries(4):
            overviews(some)
        with django_assert_num_queries(2):
            overviews(some, with_topics=False)


@pytest.mark.django_db
def test_current_plan_is_the_one_in_force_or_the_latest():
    old, new = AnnualPlanFactory(year=2030), AnnualPlanFactory(year=2031)
    AnnualPlanFactory(year=2032, retired_on=date(2031, 1, 1))
    assert current_plan(date(2030, 5, 1)) == old
    assert current_plan(date(2040, 5, 1)) == new
