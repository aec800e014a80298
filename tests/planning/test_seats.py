"""What holds of every sharing of seats, exactly, whatever the problem."""

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from programmes.planning.seats import HAMILTON, WEBSTER, Claimant, SeatProblem, entitlements, share
from tests.planning.seat_problems import changed, problems, without

BY_WEBSTER = problems(rules=(WEBSTER,))


def lost(before, after):
    """Who has fewer seats after than before, of those who are in both."""
    return sorted(
        key for key in before.shares.keys() & after.shares if after.shares[key] < before.shares[key]
    )


@given(problems())
def test_shares_sum_to_the_seats_or_to_the_caps(problem):
    caps = [problem.seats if one.cap is None else one.cap for one in problem.claimants]
    sheet = share(problem)
    assert sum(sheet.shares.values()) == min(problem.seats, sum(caps))
    assert sheet.unfilled == problem.seats - sum(sheet.shares.values())


@given(problems())
def test_shares_stay_between_floor_and_cap(problem):
    shares = share(problem).shares
    assert [one.key for one in problem.claimants if shares[one.key] < one.floor] == []
    assert [one.key for one in problem.claimants if one.cap is not None and shares[one.key] > one.cap] == []


@given(problems())
def test_increments_are_never_negative(problem):
    sheet = share(problem)
    assert min(sheet.shares.values()) >= 0
    assert [line.held_after - line.held for line in sheet.lines] == [line.share for line in sheet.lines]


@given(BY_WEBSTER)
def test_a_further_seat_costs_nobody_a_seat(problem):
    assert lost(share(problem), share(replace(problem, seats=problem.seats + 1))) == []


@given(BY_WEBSTER, st.data())
def test_a_larger_weight_costs_its_claimant_no_seat(problem, data):
    one = data.draw(st.sampled_from(problem.claimants))
    more = one.weight + data.draw(st.builds(Fraction, st.integers(1, 30), st.integers(1, 7)))
    assert one.key not in lost(share(problem), share(changed(problem, one.key, weight=more)))


@given(BY_WEBSTER, st.data())
def test_a_claimant_leaving_costs_no_other_a_seat(problem, data):
    one = data.draw(st.sampled_from(problem.claimants))
    left = without(problem, one.key)
    assume(any(other.weight for other in left.claimants))
    assert lost(share(problem), share(left)) == []


@given(BY_WEBSTER, st.data())
def test_a_lower_cap_costs_no_other_a_seat(problem, data):
    one = data.draw(st.sampled_from(problem.claimants))
    cap = data.draw(st.integers(one.floor, problem.seats if one.cap is None else one.cap))
    assert set(lost(share(problem), share(changed(problem, one.key, cap=cap)))) <= {one.key}


@given(BY_WEBSTER, st.data())
def test_a_larger_claim_from_the_year_costs_its_claimant_no_seat(problem, data):
    one = data.draw(st.sampled_from(problem.claimants))
    owed = changed(problem, one.key, entitled=one.entitled + 1)
    assert one.key not in lost(share(problem), share(owed))


@given(problems(), st.data())
def test_renaming_the_claimants_renames_the_shares(problem, data):
    names = [one.key for one in problem.claimants]
    new = dict(zip(names, data.draw(st.permutations(names)), strict=True))
    renamed = tuple(replace(one, key=new[one.key]) for one in problem.claimants)
    shares = share(replace(problem, claimants=renamed)).shares
    assert shares == {new[key]: seats for key, seats in share(problem).shares.items()}


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(problem, random):
    mixed = random.sample(problem.claimants, len(problem.claimants))
    assert share(replace(problem, claimants=tuple(mixed))) == share(problem)


@given(BY_WEBSTER, st.integers(1, 50))
def test_only_the_proportion_of_weights_counts(problem, times):
    scaled = tuple(replace(one, weight=one.weight * times) for one in problem.claimants)
    assert share(replace(problem, claimants=scaled)).shares == share(problem).shares


SPELLED_OUT = """
import hashlib, json
from tests.planning.seat_years import made_up, run
text = json.dumps([sheet.as_data() for sheet in run(made_up(7)).sheets])
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_sheets_are_the_same_under_any_hash_seed():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SPELLED_OUT],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "20260217")
    }
    assert outputs == {"e221b528b21f1e2afb699a8c740a4ebbf2212fd28aadcca652517ac5d80e4806\n"}


@given(problems())
def test_entitlements_are_fair(problem):
    """They come to what is shared, keep the bounds, and rise with one level of seats by weight."""
    due = entitlements(problem)
    caps = {one.key: problem.seats if one.cap is None else one.cap for one in problem.claimants}
    assert sum(due.values()) == min(problem.seats, sum(caps.values()))
    assert [one.key for one in problem.claimants if not one.floor <= due[one.key] <= caps[one.key]] == []
    weighty = [one for one in problem.claimants if one.weight]
    raised = [due[one.key] / one.weight for one in weighty if due[one.key] > one.floor]
    held_back = [due[one.key] / one.weight for one in weighty if due[one.key] < caps[one.key]]
    assert [(level, limit) for level in raised for limit in held_back if level > limit] == []


@given(problems(rules=(HAMILTON,)))
def test_largest_remainders_stay_within_one_seat_of_the_entitlement(problem):
    assert [line.key for line in share(problem).lines if abs(line.share - line.entitlement) >= 1] == []


def test_largest_remainders_can_lose_a_seat_to_a_larger_house():
    """Why the rule of the year is another: the Alabama paradox."""
    claimants = (Claimant("a", 6, lot=0), Claimant("b", 6, lot=1), Claimant("c", 2, lot=2))
    ten, eleven = (share(SeatProblem("course", seats, claimants, HAMILTON)) for seats in (10, 11))
    assert (ten.shares, eleven.shares) == ({"a": 4, "b": 4, "c": 2}, {"a": 5, "b": 5, "c": 1})


def test_weight_zero_waits_until_nobody_else_can_take_a_seat():
    claimants = (Claimant("a", 1, cap=3, lot=0), Claimant("b", 0, lot=1), Claimant("c", 0, lot=2))
    assert share(SeatProblem("course", 3, claimants)).shares == {"a": 3, "b": 0, "c": 0}
    assert share(SeatProblem("course", 6, claimants)).shares == {"a": 3, "b": 2, "c": 1}


def test_seats_owed_from_earlier_come_first_and_the_most_owed_before_the_others():
    claimants = (
        Claimant("large", 9, lot=0),
        Claimant("owed", 1, entitled=Fraction(3, 2), lot=1),
        Claimant("more", 1, entitled=Fraction(9, 2), held=2, lot=2),
    )
    said = [
        (one.claim.key, one.claim.ground, one.claim.quotient)
        for one in share(SeatProblem("c", 5, claimants)).awards
    ]
    assert said == [
        ("more", "owed", Fraction(5, 2)),
        ("owed", "owed", Fraction(3, 2)),
        ("more", "owed", Fraction(3, 2)),
        ("owed", "owed", Fraction(1, 2)),
        ("more", "owed", Fraction(1, 2)),
    ]
