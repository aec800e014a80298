"""A solution that anybody has touched is caught, or is still a plan and is priced as what it now is."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programmes.planning.check import check, violations
from programmes.planning.check_prices import added, charges
from programmes.planning.compiled import compile_problem
from programmes.planning.effort import Effort
from programmes.planning.explain import explain
from programmes.planning.solution import Outcome, Solution
from programmes.planning.solve import solve
from programmes.planning.state import State
from tests.planning.small import valid_problem

EFFORT = Effort(units=2.0, workers=1)
SEEDS = st.integers(min_value=0, max_value=10**6)


def planned(seed):
    problem = valid_problem(seed, most=6, days=20)
    result = solve(problem, effort=EFFORT)
    assume(result.outcome is Outcome.PLANNED and result.solution.placements)
    return problem, result


def keeps_the_rules(problem, solution):
    """By the search's own tables: every place is offered, and no two stand in each other's way."""
    compiled = compile_problem(problem)
    chosen = compiled.chosen(solution)
    if len(chosen) != len(solution.placements):
        return None
    state = State(compiled)
    for number in compiled.ordered:
        demand = compiled.demands[number]
        if number not in chosen:
            if demand.must:
                return None
            continue
        option, seat = chosen[number]
        span = state.bounds(number)
        if span is None or not span[0] <= option.days.first or not state.teams_free(option):
            return None
        if seat.venue >= 0 and state.halls[seat.venue] & seat.bits:
            return None
        state.place(number, chosen[number])
    lasts = {compiled.demands[number].activity.code: one[0].days.last for number, one in chosen.items()}
    in_place = {one.activity: one.end for one in solution.placements}
    if any(compiled.year.number(in_place[code]) != last for code, last in lasts.items()):
        return None
    return state.cost


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.data())
def test_tampering_is_caught_or_priced(seed, data):
    problem, result = planned(seed)
    one = data.draw(st.sampled_from(result.solution.placements))
    by = timedelta(days=data.draw(st.integers(-9, 9)))
    longer = timedelta(days=data.draw(st.integers(0, 1)))
    venues = [None, "nowhere", *(venue.code for venue in problem.venues)]
    moved = replace(
        one, start=one.start + by, end=one.end + by + longer, venue=data.draw(st.sampled_from(venues))
    )
    assume(moved != one)
    touched = result.solution.replacing(one.activity, moved)
    report = check(problem, touched)
    assert report.objective == keeps_the_rules(problem, touched)
    assert report.violations == violations(problem, touched)


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.data())
def test_dropping_or_doubling_a_placement_is_caught(seed, data):
    problem, result = planned(seed)
    one = data.draw(st.sampled_from(result.solution.placements))
    rest = tuple(other for other in result.solution.placements if other != one)
    lost = check(problem, Solution(rest, result.solution.left_out))
    assert {violation.code for violation in lost.violations} == {"not_spoken_of"}
    twice = check(problem, Solution((*rest, one, one), result.solution.left_out))
    assert {violation.code for violation in twice.violations} == {"named_twice"}


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_what_an_activity_adds_is_the_plan_with_it_less_the_plan_without(seed):
    problem, result = planned(seed)
    for one in result.solution.placements:
        rest = tuple(other for other in result.solution.placements if other != one)
        difference = Counter()
        for sign, solution in ((1, result.solution), (-1, Solution(rest, result.solution.left_out))):
            for charge in charges(problem, solution):
                difference[charge.term] += sign * charge.points
        expected = {term: points for term, points in difference.items() if points}
        assert added(problem, result.solution, one.activity) == expected


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_every_alternative_costs_what_is_said(seed):
    problem, result = planned(seed)
    for reasons in explain(problem, result.solution):
        for other in reasons.elsewhere:
            there = result.solution.replacing(reasons.activity, other.placement)
            assert check(problem, there).objective == result.objective + other.dearer
        for blocked in reasons.blocked:
            there = result.solution.replacing(reasons.activity, blocked.start)
            violations = check(problem, there).violations
            assert violations
            assert set(blocked.holders) >= {
                code
                for violation in violations
                for code in violation.activities
                if violation.code == "team_twice" and code != reasons.activity
            }
