"""On small problems the planner finds the true optimum, or that there is none."""

import pytest

from tests.planning.agreement import disagreement


def test_planner_agrees_with_brute_force_on_some_hundreds():
    assert [found for number in range(200) if (found := disagreement(number))] == []


@pytest.mark.slow
def test_planner_agrees_with_brute_force_on_many_more():
    """Ten thousand take minutes: `python -m tests.planning.agreement`."""
    assert [found for number in range(200, 1500) if (found := disagreement(number))] == []
