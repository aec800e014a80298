"""Without floors, caps and history our shares are those of a published library, ties included."""

import random

import pytest
from apportionment import methods

from programmes.planning.seats import Claimant, SeatProblem, share


def differing(numbers):
    """The numbers of the random cases in which the two give different seats.

    Both settle ties by the order of the claimants: ours is the drawn order at the first activity.
    """
    return [number for number in numbers if not _agree(random.Random(number))]


def _agree(draw):
    largest = draw.choice((3, 20, 1000, 10**9))
    weights = [draw.randint(1, largest) for _ in range(draw.randint(1, 22))]
    seats = draw.randint(1, 30)
    claimants = tuple(Claimant(f"{lot}", weight, lot=lot) for lot, weight in enumerate(weights))
    ours = share(SeatProblem("course", seats, claimants))
    return list(ours.shares.values()) == methods.compute("saintelague", weights, seats, fractions=True)


def test_shares_are_those_of_a_published_library_in_some_hundreds_of_cases():
    assert differing(range(700)) == []


@pytest.mark.slow
def test_shares_are_those_of_a_published_library_in_ten_thousand_cases():
    assert differing(range(10_000)) == []
