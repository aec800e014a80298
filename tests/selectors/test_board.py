"""The list of boards counts what each plan holds, each kind by itself."""

import pytest

from programmes.selectors.board import PlanToPlan, plans_to_plan
from tests.factories import ActivityFactory, AnnualPlanFactory, PlanningRunFactory, ReleaseFactory

pytestmark = pytest.mark.django_db


def test_plans_to_plan_counts_each_kind_by_itself(django_assert_num_queries) -> None:
    full, empty = AnnualPlanFactory(year=2026), AnnualPlanFactory(year=2025)
    ActivityFactory(plan=full)
    ActivityFactory.create_batch(2, plan=full, dated=True)
    ActivityFactory(plan=full, dated=True, retired_on="2026-01-01")
    PlanningRunFactory.create_batch(4, plan=full)
    for number in range(1, 6):
        ReleaseFactory(plan=full, number=number)
    with django_assert_num_queries(1):
        found = plans_to_plan()
    assert found == [PlanToPlan(full, 3, 2, 4, 5), PlanToPlan(empty, 0, 0, 0, 0)]
