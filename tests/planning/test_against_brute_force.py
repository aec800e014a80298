"""On small problems the planner finds the true optimum, or that there is none."""

from random import Random

import pytest

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.solution import Outcome
from programmes.planning.solve import solve
from programmes.planning.validation import validate
from tests.planning.brute_force import BruteForce
from tests.planning.small import random_problem

EFFORT = Effort(units=30.0, workers=1)


def disagreement(number):
    """What is wrong between the planner and the brute force on problem `number`; empty when all is well.

    A problem that the validation refuses is checked for having no plan when its faults are locks.
    """
    problem = random_problem(Random(number))
    if validate(problem):
        return None
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


def agree(first, last):
    found = [disagreement(number) for number in range(first, last)]
    assert [one for one in found if one] == []
    # Enough problems must have been valid for this to say anything.
    assert sum(one is not None for one in found) > (last - first) // 4


def test_planner_agrees_with_brute_force_on_some_hundreds():
    agree(0, 400)


@pytest.mark.slow
def test_planner_agrees_with_brute_force_on_ten_thousand():
    agree(400, 10_400)
