"""What the benchmark measures with: planted plans hold, baselines keep the rules, changes bite."""

import pytest

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.replan import replan
from programmes.planning.solve import solve
from programmes.planning.validation import validate
from tests.benchmarks.planning import baselines
from tests.benchmarks.planning.changes import changes, released
from tests.benchmarks.planning.generator import planted_year


def test_planted_plans_hold():
    for size, seed in ((31, 1), (60, 2), (120, 3)):
        planted = planted_year(size, seed)
        assert validate(planted.problem) == ()
        assert check(planted.problem, planted.plan).violations == ()
        assert len(planted.plan.placements) == len(planted.problem.activities)
        assert len(planted.problem.calendars) == 22
    assert planted_year(31, 1) == planted_year(31, 1)
    assert planted_year(31, 1) != planted_year(31, 2)


@pytest.mark.slow
def test_planner_is_never_worse_than_the_baselines_or_the_planted_plan():
    for seed in (1, 2):
        planted = planted_year(60, seed)
        problem = planted.problem
        result = solve(problem, effort=Effort(units=10.0))
        others = [baselines.greedy(problem), baselines.climber(problem, 1.0)]
        reports = [check(problem, one.solution()) for one in others]
        assert [report.violations for report in reports] == [(), ()]
        assert [report.cost for report in reports] == [state.cost for state in others]
        assert result.proven
        assert result.objective <= min(check(problem, planted.plan).cost, *(one.cost for one in reports))


def test_repairs_after_each_change_are_proven():
    problem = released(planted_year(60, 1))
    assert replan(problem, effort=Effort(units=10.0)).moves == 0
    for name, changed in changes(problem).items():
        assert validate(changed) == ()
        found = replan(changed, effort=Effort(units=10.0))
        assert check(changed, found.solution).violations == (), name
        assert found.proven, name
