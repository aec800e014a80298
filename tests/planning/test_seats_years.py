"""Over a year of twelve courses and twenty-two states the seats come out fair."""

import random
from fractions import Fraction

import pytest
from apportionment import methods
from hypothesis import given
from hypothesis import strategies as st

from programmes.planning.check_seats import check_seats
from programmes.planning.seats import HAMILTON
from tests.planning.seat_years import STATES, Course, Invitation, made_up, run, small_courses

FARTHEST = Fraction(3, 2)


def unfair(seeds):
    """The made-up years that end farther than a seat and a half from fair, or leave somebody out.

    The distance is taken after every course. States weigh alike, up to three or up to five times another.
    """
    shapes = [(largest, bounds) for largest in (1, 3, 5) for bounds in (True, False)]
    years = ((seed, shape, run(made_up(seed, *shape))) for seed in seeds for shape in shapes)
    return [(seed, shape) for seed, shape, year in years if year.farthest > FARTHEST or year.left_out()]


def test_no_state_is_ever_farther_than_a_seat_and_a_half_from_its_share_nor_left_out():
    assert unfair(range(12)) == []


@pytest.mark.slow
def test_no_state_is_ever_farther_than_a_seat_and_a_half_in_many_more_years():
    assert unfair(range(12, 150)) == []


def test_small_states_get_their_seats_over_the_year_where_single_courses_leave_them_out():
    """Each of twelve is entitled to three seats; course by course they get none."""
    ours, alone = run(small_courses()), run(small_courses(), HAMILTON)
    assert (ours.left_out(), ours.farthest <= FARTHEST) == ([], True)
    assert alone.left_out() == list(range(10, STATES))


@given(st.integers(0, 10**6), st.sampled_from((1, 3)))
def test_ledger_of_a_year_balances_and_every_sheet_is_sound(seed, largest_weight):
    courses = made_up(seed, largest_weight)[:4]
    year = run(courses)
    assert sum(year.entitled.values()) == sum(year.held.values())
    assert [sum(sheet.shares.values()) + sheet.unfilled for sheet in year.sheets] == [
        one.seats for one in courses
    ]
    assert [fault for sheet in year.sheets for fault in check_seats(sheet.as_data())] == []


def test_year_with_one_list_of_states_is_webster_on_the_running_total():
    """Weights are drawn so large that no two claims are equal."""
    for number in range(25):
        draw = random.Random(number)
        weights = [draw.randint(10**5, 10**6) for _ in range(draw.randint(2, STATES))]
        invited = tuple(Invitation(state, Fraction(weight), 0, None) for state, weight in enumerate(weights))
        courses = [Course(draw.randint(10, 30), invited) for _ in range(12)]
        total = sum(course.seats for course in courses)
        held = run(courses).held
        assert [held[state] for state in range(len(weights))] == methods.compute(
            "saintelague", weights, total, fractions=True
        )
