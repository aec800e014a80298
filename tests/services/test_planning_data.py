"""Problems and results survive the way to JSON and back, and keep one digest."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.planning import problem as core
from programmes.planning.problem import Problem
from programmes.planning.solution import Outcome, Result, Solution, Stopped
from programmes.planning.solution import Placement as Place
from programmes.services.planning_data import digest, from_data, to_data

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CODES = st.sampled_from(["a", "b", "c-1"])
PERIODS = st.builds(core.Period, DAYS, DAYS, CODES)
ACTIVITIES = st.builds(
    core.Activity,
    code=CODES,
    days=st.integers(1, 9),
    earliest=st.none() | DAYS,
    preferred=st.none() | PERIODS,
    preferred_months=st.frozensets(st.integers(1, 12)),
    seats=st.none() | st.integers(0, 99),
    venues=st.frozensets(CODES),
    teams=st.lists(CODES).map(tuple),
    lock=st.none() | st.builds(core.Lock, st.none() | DAYS, st.none() | CODES),
    must_hold=st.booleans(),
)
PROBLEMS = st.builds(
    Problem,
    DAYS,
    DAYS,
    CODES,
    st.lists(ACTIVITIES, max_size=3).map(tuple),
    venues=st.lists(st.builds(core.Venue, CODES, features=st.frozensets(CODES)), max_size=2).map(tuple),
    calendars=st.lists(
        st.builds(
            core.StateCalendar,
            CODES,
            st.lists(st.builds(core.Weekend, st.frozensets(st.integers(0, 6))), max_size=2).map(tuple),
            holidays=st.lists(st.builds(core.Holiday, DAYS, DAYS, CODES, st.booleans()), max_size=2).map(
                tuple
            ),
        ),
        max_size=2,
    ).map(tuple),
    released=st.lists(st.builds(core.Released, CODES, DAYS, st.none() | CODES), max_size=2).map(tuple),
    as_of=st.none() | DAYS,
)


@given(PROBLEMS)
def test_problem_comes_back_from_json_as_it_went(problem):
    assert from_data(Problem, data=json.loads(json.dumps(to_data(problem)))) == problem


def test_result_comes_back_from_json_as_it_went():
    result = Result(
        outcome=Outcome.PLANNED,
        solution=Solution((Place("a", date(2026, 4, 5), date(2026, 4, 9), None),), ("b",)),
        objective=7,
        bound=5,
        stopped=Stopped.EFFORT,
        seed=1,
        spent=2.5,
        seconds=3.5,
        first_plan_seconds=None,
        rounds={"month": 3},
    )
    assert from_data(Result, data=json.loads(json.dumps(to_data(result)))) == result


def test_digest_is_of_the_content_and_not_of_its_order():
    assert digest({"a": 1, "b": [1, 2]}) == digest({"b": [1, 2], "a": 1})
    assert digest({"a": 1, "b": [1, 2]}) != digest({"a": 1, "b": [2, 1]})
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_data_of_another_shape_is_refused():
    with pytest.raises(KeyError):
        from_data(Solution, data={"placements": []})
