"""Each term: what the check charges for a plan, and that the search prices the same plan alike."""

from dataclasses import replace

import pytest

from programmes.planning.check import check, paid
from programmes.planning.compiled import compile_problem
from programmes.planning.explain import explain
from programmes.planning.problem import Holiday, Period, Released
from programmes.planning.state import State
from programmes.planning.terms import NAMES
from tests.planning.years import EMIRATES, KUWAIT, a, day, held, plan, priced, year

FASTING = replace(KUWAIT, ramadan=(Period(day(25), day(27), "ramadan"),))
FEAST = replace(EMIRATES, holidays=(Holiday(day(25), day(26), "feast"),))
MAYBE = replace(KUWAIT, holidays=(Holiday(day(26), day(26), "maybe", estimated=True),))
TOPIC = (a("a", 1, topics=("x",)), a("b", 1, topics=("x", "y")), a("c", 1, topics=("x",), kind="talk"))
CROWD = (a("a", 2, audiences=("staff",), needs_venue=False), a("b", 2, audiences=("staff",)))
WAS = (Released("a", day(24), "hall"),)

CASES = [
    (
        "ramadan",
        year(a(), weights=priced(ramadan_day=7), calendars=(FASTING,)),
        [held("a", day(24), day(25))],
        7,
    ),
    (
        "ramadan",
        year(a(), weights=priced(ramadan_day=7), calendars=(FASTING,)),
        [held("a", day(25), day(26))],
        14,
    ),
    (
        "summer",
        year(a(), weights=priced(summer_day=5, summer_months=frozenset({2}))),
        [held("a", day(31), day(1, 2))],
        5,
    ),
    # One of two invited on holiday: a quarter of the price for each day.
    (
        "state_holidays",
        year(a(invited=("kw", "ae")), weights=priced(state_holiday_day=100), calendars=(KUWAIT, FEAST)),
        [held("a", day(25), day(26))],
        50,
    ),
    (
        "state_holidays",
        year(a(invited=("ae",)), weights=priced(state_holiday_day=100), calendars=(KUWAIT, FEAST)),
        [held("a", day(24), day(25))],
        100,
    ),
    (
        "state_weekends",
        year(a(invited=("kw", "ae")), weights=priced(state_weekend_day=40)),
        [held("a", day(24), day(25))],
        10,
    ),
    (
        "estimated_holidays",
        year(a(), weights=priced(estimated_holiday_day=3), calendars=(MAYBE,)),
        [held("a", day(24), day(25))],
        3,
    ),
    # Eight days before the window are two begun weeks.
    (
        "preferred",
        year(a(preferred=Period(day(1, 2), day(4, 2))), weights=priced(preferred_week=9)),
        [held("a", day(24), day(25))],
        18,
    ),
    (
        "preferred",
        year(a(preferred_months=frozenset({2})), weights=priced(preferred_week=9)),
        [held("a", day(27), day(28))],
        9,
    ),
    # The same week lacks two of two weeks; talks do not count.
    (
        "same_topic",
        year(*TOPIC, weights=priced(same_topic_week=11, same_topic_weeks=2)),
        [held("a", day(24)), held("b", day(25)), held("c", day(26))],
        22,
    ),
    (
        "same_topic",
        year(*TOPIC, weights=priced(same_topic_week=11, same_topic_weeks=2)),
        [held("a", day(24)), held("b", day(31)), held("c", day(26))],
        11,
    ),
    (
        "audiences",
        year(*CROWD, weights=priced(audience_day=6)),
        [held("a", day(24), day(25), None), held("b", day(25), day(26))],
        6,
    ),
    # January has three of the seven good days, so its share of three starts is two: the third costs.
    (
        "uneven_months",
        year(a("a", 1), a("b", 1), a("c", 1), first_day=day(27), weights=priced(uneven_month=4)),
        [held("a", day(27)), held("b", day(28)), held("c", day(31))],
        4,
    ),
    (
        "moved",
        year(a(), released=WAS, weights=priced(moved=100, moved_week=10)),
        [held("a", day(1, 2), day(2, 2))],
        120,
    ),
    # Three weeks of notice are the dearest step.
    (
        "moved",
        year(a(), released=WAS, as_of=day(1), weights=priced(moved=100)),
        [held("a", day(25), day(26))],
        1600,
    ),
    (
        "moved_venue",
        year(a(needs_venue=False), released=WAS, weights=priced(moved_venue=8)),
        [held("a", day(24), day(25), None)],
        8,
    ),
    ("left_out", year(a(priority=4), weights=replace(priced(), left_out=50)), [], 200),
]


@pytest.mark.parametrize(("term", "problem", "placements", "points"), CASES)
def test_term_charges_what_it_should(term, problem, placements, points):
    names = {one.activity for one in placements}
    out = [one.code for one in problem.activities if one.code not in names]
    solution = plan(*placements, out=out)
    report = check(problem, solution)
    assert report.violations == ()
    assert report.by_term == {term: points}
    assert searched_cost(problem, solution) == points


def test_every_term_is_tried():
    assert {case[0] for case in CASES} == set(NAMES)


def test_reasons_are_what_the_check_recomputes():
    for _, problem, placements, _ in CASES:
        solution = plan(*placements, out=[] if placements else ["a"])
        for reasons in explain(problem, solution):
            if reasons.placement:
                assert reasons.pays == paid(problem, solution, reasons.activity)


def test_left_out_costs_its_move_as_well():
    problem = year(a(priority=1), released=WAS, weights=replace(priced(moved=100), left_out=50))
    assert check(problem, plan(out=["a"])).by_term == {"left_out": 50, "moved": 100}
    assert searched_cost(problem, plan(out=["a"])) == 150


def searched_cost(problem, solution):
    """The cost as the search keeps it."""
    compiled = compile_problem(problem)
    state = State(compiled)
    for number, choice in compiled.chosen(solution).items():
        state.place(number, choice)
    return state.cost
