"""To whom a freed seat goes, and how ties fall."""

from fractions import Fraction
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from programmes.planning.seat_sheets import Award, Claim
from programmes.planning.seats import (
    WEBSTER,
    Claimant,
    SeatProblem,
    claims,
    largest_claim,
    place,
    problem_of,
    share,
)
from tests.planning.seat_problems import changed, problems


@given(problems(rules=(WEBSTER,)), st.data())
def test_seat_turned_back_goes_where_sharing_anew_would_put_it(problem, data):
    sheet = share(problem)
    givers = [line for line in sheet.lines if line.share > line.floor]
    assume(givers)
    giver = data.draw(st.sampled_from(givers))
    kept = changed(problem, giver.key, cap=giver.share - 1)
    taken = sheet.shares | {giver.key: giver.share - 1}
    found = largest_claim(kept, taken)
    if found:
        taken[found.claim.key] += 1
    assert taken == share(kept).shares


@given(problems())
def test_sheet_leads_back_to_its_problem(problem):
    again = problem_of(share(problem))
    assert share(again) == share(problem)
    assert {one.key: one for one in again.claimants} == {one.key: one for one in problem.claimants}


@given(problems(rules=(WEBSTER,)))
def test_awards_are_the_largest_claims_one_after_another(problem):
    taken = {one.key: one.floor for one in problem.claimants}
    for award in share(problem).awards:
        assert award == largest_claim(problem, taken)
        taken[award.claim.key] += 1


def test_claims_say_who_stands_behind_whom_and_why():
    claimants = (
        Claimant("a", 2, lot=0),
        Claimant("b", 1, entitled=2, held=1, lot=1),
        Claimant("c", 1, cap=1, lot=2),
        Claimant("d", 0, lot=3),
    )
    problem = SeatProblem("course", 4, claimants)
    assert claims(problem, {"a": 1, "c": 1}) == (
        Claim("b", "owed", Fraction(1)),
        Claim("a", "quotient", Fraction(2, 3)),
        Claim("d", "spare", Fraction(0)),
    )
    assert largest_claim(problem, {"a": 1, "c": 1}) == Award(
        seat=3, claim=Claim("b", "owed", Fraction(1)), runner_up=Claim("a", "quotient", Fraction(2, 3))
    )


def test_nobody_claims_a_seat_when_all_are_at_their_caps():
    problem = SeatProblem("course", 4, (Claimant("a", cap=1, lot=0), Claimant("b", cap=2, lot=1)))
    assert largest_claim(problem, {"a": 1, "b": 2}) is None


def test_tie_names_its_members_in_the_order_of_their_places():
    claimants = tuple(Claimant(key, lot=lot) for lot, key in enumerate("abc"))
    first, second = (share(SeatProblem("course", 1, claimants, turn=turn)).awards for turn in (0, 1))
    assert [award.tied for award in (*first, *second)] == [("a", "b", "c"), ("c", "b", "a")]
    assert (first[0].claim.key, first[0].runner_up.key) == ("a", "b")


def test_places_of_the_first_activity_are_the_drawn_order():
    assert [place(lot, 0) for lot in range(40)] == list(range(1, 41))


def test_of_any_two_each_comes_first_in_one_of_two_activities():
    ahead = {
        (turn, one, other): place(one, turn) < place(other, turn)
        for turn in range(24)
        for one, other in combinations(range(60), 2)
    }
    unfair = [key for key, first in ahead.items() if not key[0] % 2 and first == ahead[key[0] + 1, *key[1:]]]
    assert unfair == []


def test_places_are_all_different_in_every_activity():
    assert [turn for turn in range(60) if len({place(lot, turn) for lot in range(1008)}) < 1008] == []


def test_equal_states_win_about_as_many_ties_over_the_year():
    """Ten of twenty-two by place alone, twelve times: 5.45 wins is the mean."""
    wins = dict.fromkeys(range(22), 0)
    for turn in range(12):
        for lot in sorted(wins, key=lambda lot: place(lot, turn))[:10]:
            wins[lot] += 1
    assert (min(wins.values()), max(wins.values())) == (4, 6)
