"""On small problems the planner finds the true optimum, or that there is none."""

import pytest

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.solution import Outcome
from programmes.planning.solve import solve
from tests.planning.brute_force import BruteForce
from tests.planning.small import valid_problem

EFFORT = Effort(units=30.0, workers=1)


def disagreement(number):
    """What is wrong between the planner and the brute force on problem `number`; empty when all is well."""
    problem = valid_problem(number)
    least = BruteForce(problem).run()
    result = solve(problem, effort=EFFORT)
    if least is None:
        return "" if result.outcome is Outcome.IMPOSSIBLE else f"{number}: a plan was found where none is"
    report = check(problem, result.solution)
    if report.violations:
        return f"{number}: {report.violations}"
    if not (result.objective == result.bound == report.objective == least):
        return f"{number}: {result.objective} {result.bound} {report.objective}, least {least}"
    return ""


def test_planner_agrees_with_brute_force_on_some_hundreds():
    assert [found for number in range(200) if (found := disagreement(number))] == []


@pytest.mark.slow
def test_planner_agrees_with_brute_force_on_ten_thousand():
    assert [found for number in range(10_000) if (found := disagreement(number))] == []
