"""A run can be repeated, watched, stopped, and started from a known plan."""

import subprocess
import sys
from dataclasses import replace

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.problem import Lock
from programmes.planning.solution import Outcome, Solution, Stopped
from programmes.planning.solve import solve
from tests.benchmarks.planning.generator import planted_year
from tests.planning.years import a, day, held, plan, year

EFFORT = Effort(units=3.0)


def test_same_input_seed_and_effort_give_the_same_plan():
    problem = planted_year(60, 7).problem
    one, other = (solve(problem, effort=EFFORT, seed=3) for _ in range(2))
    assert one.solution == other.solution
    assert (one.objective, one.bound, one.spent, one.rounds) == (
        other.objective,
        other.bound,
        other.spent,
        other.rounds,
    )
    assert one.repeatable
    assert check(problem, one.solution).objective == one.objective


def test_progress_tells_of_falling_costs():
    seen = []
    result = solve(planted_year(60, 7).problem, effort=EFFORT, progress=seen.append)
    costs = [one.objective for one in seen]
    assert list(dict.fromkeys(one.phase for one in seen))[:4] == ["first", "descent", "annealing", "bound"]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] == result.first_objective
    assert all(one.bound is None or one.bound <= result.objective for one in seen)


def test_stop_keeps_the_best_so_far():
    problem = planted_year(60, 7).problem
    result = solve(problem, effort=Effort(units=1000.0), stop=lambda: True)
    assert result.stopped is Stopped.TOLD
    assert not result.repeatable
    assert check(problem, result.solution).objective == result.objective


def test_time_limit_ends_a_run():
    problem = planted_year(120, 7).problem
    result = solve(problem, effort=Effort(units=7000.0, seconds=1.0))
    assert result.stopped is Stopped.TIME or result.proven
    assert result.seconds < 30
    assert check(problem, result.solution).objective == result.objective


def test_a_known_plan_is_never_made_worse():
    planted = planted_year(60, 7)
    cost = check(planted.problem, planted.plan).objective
    result = solve(planted.problem, effort=Effort(units=0.01), start=planted.plan)
    assert result.objective <= cost


def test_what_cannot_be_held_is_left_out_by_priority():
    problem = year(a("a", 5, priority=2), a("b", 5, priority=3), last_day=day(28))
    result = solve(problem, effort=EFFORT)
    assert result.solution == plan(held("b", day(24), day(28)), out=["a"])
    assert (result.objective, result.bound, result.gap) == (2000, 2000, 0.0)


def test_clashing_musts_are_said_to_be_impossible():
    problem = year(a("a", 5, must_hold=True), a("b", 5, must_hold=True), last_day=day(28))
    result = solve(problem, effort=EFFORT)
    assert result.outcome is Outcome.IMPOSSIBLE
    assert result.objective is None


def test_locks_hold_while_the_rest_is_planned():
    problem = planted_year(60, 7)
    first = problem.plan.placements[0]
    locked = tuple(
        replace(one, lock=Lock(first.start, first.venue)) if one.code == first.activity else one
        for one in problem.problem.activities
    )
    result = solve(replace(problem.problem, activities=locked), effort=EFFORT)
    assert result.solution.of(first.activity) == first


def test_an_empty_plan_is_planned():
    result = solve(year(), effort=EFFORT)
    assert (result.outcome, result.solution, result.objective) == (Outcome.PLANNED, Solution(), 0)


def test_importing_costs_no_solver():
    code = (
        "import sys, programmes.planning.solve, programmes.planning.replan, programmes.planning.impossible, "
        "programmes.planning.explain, programmes.planning.check; print('ortools' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert printed.stdout == "False\n"
