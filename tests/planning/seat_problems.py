"""Seats to be shared, as hypothesis draws them."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from programmes.planning.seats import HAMILTON, WEBSTER, Claimant, SeatProblem

WEIGHTS = st.one_of(
    st.integers(0, 5), st.builds(Fraction, st.integers(0, 12), st.integers(1, 6)), st.just(Fraction(1))
)


@st.composite
def problems(draw, rules=(WEBSTER, HAMILTON), most=8, history=True, bounds=True):
    """A sound problem: floors that fit the seats, and one claimant at least with a weight."""
    count = draw(st.integers(1, most))
    left, claimants = (places := draw(st.integers(0, 20))), []
    lots = draw(st.permutations(range(count + 3)))[:count]
    for number, lot in enumerate(lots):
        floor = draw(st.integers(0, min(2, left))) if bounds else 0
        left -= floor
        claimants.append(
            Claimant(
                key=f"s{number}",
                weight=draw(WEIGHTS) if number else draw(WEIGHTS.filter(bool)),
                floor=floor,
                cap=draw(st.none() | st.integers(floor, floor + 4)) if bounds else None,
                entitled=draw(st.builds(Fraction, st.integers(0, 30), st.integers(1, 6))) if history else 0,
                held=draw(st.integers(0, 9)) if history else 0,
                lot=lot,
            )
        )
    turn = draw(st.integers(0, 13))
    return SeatProblem("course-1", places, tuple(claimants), draw(st.sampled_from(rules)), turn)


def changed(problem, key, **values):
    """The problem with one claimant put otherwise."""
    claimants = (replace(one, **values) if one.key == key else one for one in problem.claimants)
    return replace(problem, claimants=tuple(claimants))


def without(problem, key):
    """The problem with one claimant gone."""
    return replace(problem, claimants=tuple(one for one in problem.claimants if one.key != key))
