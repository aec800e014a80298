"""What cannot be shared is refused, with everything that is wrong with it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from programmes.planning.faults import Fault
from programmes.planning.seats import Claimant, SeatProblem, SeatsError, claims, share

SOUND = SeatProblem("c", 4, (Claimant("a", lot=0), Claimant("b", lot=1)))


def faults(problem):
    with pytest.raises(SeatsError) as raised:
        share(problem)
    return raised.value.faults


def one(**values):
    """The sound problem with its first claimant put otherwise."""
    return replace(SOUND, claimants=(replace(SOUND.claimants[0], **values), SOUND.claimants[1]))


@pytest.mark.parametrize(
    ("problem", "code", "params"),
    [
        (replace(SOUND, rule="drawing straws"), "rule_unknown", {"rule": "drawing straws"}),
        (replace(SOUND, seats=-1), "seats_below_zero", {"seats": -1}),
        (replace(SOUND, turn=-1), "turn_below_zero", {"turn": -1}),
        (one(key="b"), "claimant_twice", {"claimant": "b"}),
        (one(lot=1), "lot_twice", {"lot": 1}),
        (one(lot=1008), "lot_out_of_range", {"claimant": "a", "lot": 1008}),
        (one(weight=-1), "weight_below_zero", {"claimant": "a", "weight": "-1"}),
        (one(weight=0.5), "weight_not_exact", {"claimant": "a", "weight": "0.5"}),
        (one(entitled=0.5), "entitled_not_exact", {"claimant": "a", "entitled": "0.5"}),
        (one(entitled=Fraction(-1, 2)), "entitled_below_zero", {"claimant": "a", "entitled": "-1/2"}),
        (one(held=-1), "held_below_zero", {"claimant": "a", "held": -1}),
        (one(floor=-1), "floor_below_zero", {"claimant": "a", "floor": -1}),
        (one(held=1.5), "held_not_whole", {"claimant": "a", "held": "1.5"}),
        (one(cap=True), "cap_not_whole", {"claimant": "a", "cap": "True"}),
        (one(lot=-1), "lot_below_zero", {"claimant": "a", "lot": -1}),
        (replace(SOUND, seats=4.0), "seats_not_whole", {"seats": "4.0"}),
        (one(floor=2, cap=1), "floor_above_cap", {"claimant": "a", "floor": 2, "cap": 1}),
        (one(floor=5), "floors_above_seats", {"floors": 5, "seats": 4}),
        (replace(SOUND, claimants=()), "nobody_with_weight", {}),
        (replace(SOUND, claimants=(Claimant("a", 0),)), "nobody_with_weight", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_unsound_problem_is_refused_by_code(problem, code, params):
    assert faults(problem) == (Fault(code, {"activity": "c", **params}),)


def test_every_fault_is_named_at_once():
    wrong = replace(SOUND, seats=1, claimants=(Claimant("a", -1, floor=3, cap=2), Claimant("a", 0)))
    assert [fault.code for fault in faults(wrong)] == [
        "claimant_twice",
        "lot_twice",
        "weight_below_zero",
        "floor_above_cap",
        "nobody_with_weight",
        "floors_above_seats",
    ]


def test_claims_of_an_unsound_problem_are_refused_too():
    with pytest.raises(SeatsError, match="seats_below_zero"):
        claims(replace(SOUND, seats=-1), {})
