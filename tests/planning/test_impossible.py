"""Demands that clash: the set found cannot stand, and stands as soon as any one of it is given up."""

from dataclasses import replace

from programmes.planning.demands import DemandToken
from programmes.planning.impossible import conflict
from programmes.planning.problem import Period
from tests.planning.brute_force import BruteForce
from tests.planning.small import valid_problem
from tests.planning.years import HALL, a, day, year


def tokens(*found):
    return {DemandToken(*one) for one in found}


def test_two_weeks_hold_no_three_courses():
    problem = year(*(a(code, 5) for code in "abcd"))
    found = conflict(problem, "abc")
    assert found.minimal
    assert set(found.demands) == tokens(("hold", "a"), ("hold", "b"), ("hold", "c"))
    assert conflict(problem, "ab") is None


def test_window_and_closure_are_named():
    closed = Period(day(24), day(28), "works")
    problem = year(a(days=5, latest=day(28)), a("b", 5), closures=(closed,))
    assert set(conflict(problem, "ab").demands) == tokens(
        ("hold", "a"), ("window", "a"), ("closure", "", "works")
    )


def test_order_is_named():
    problem = year(a("a", 5, earliest=day(31)), a("b", 5, follows=("a",)), venues=(HALL,))
    assert set(conflict(problem, "b").demands) == tokens(
        ("hold", "a"), ("hold", "b"), ("order", "b", "a"), ("window", "a")
    )


def standing(problem, kept):
    """The problem with only the demands in `kept`, each of its activities a must."""

    def periods(found, kind, owner=""):
        return tuple(one for one in found if DemandToken(kind, owner, one.code) in kept)

    held = {token.activity for token in kept if token.kind == "hold"}

    def bent(one):
        def keeps(kind):
            return DemandToken(kind, one.code) in kept

        follows = [
            first for first in one.follows if first in held and DemandToken("order", one.code, first) in kept
        ]
        return replace(
            one,
            must_hold=True,
            earliest=one.earliest if keeps("window") else None,
            latest=one.latest if keeps("window") else None,
            lock=one.lock if keeps("lock") else None,
            venues=one.venues if keeps("venues") else frozenset(),
            seats=one.seats if keeps("seats") else None,
            features=one.features if keeps("features") else frozenset(),
            follows=tuple(follows),
        )

    return replace(
        problem,
        activities=tuple(bent(one) for one in problem.activities if one.code in held),
        closures=periods(problem.closures, "closure"),
        venues=tuple(
            replace(one, closures=periods(one.closures, "venue_closure", one.code)) for one in problem.venues
        ),
        teams=tuple(
            replace(one, absences=periods(one.absences, "team_absence", one.code)) for one in problem.teams
        ),
        calendars=tuple(
            replace(one, holidays=periods(one.holidays, "holiday")) if one.state == problem.host else one
            for one in problem.calendars
        ),
        released=(),
    )


def test_every_set_found_is_minimal_by_brute_force():
    proven = 0
    for number in range(60):
        problem = valid_problem(number)
        everyone = [one.code for one in problem.activities]
        found = conflict(problem, everyone)
        musts = replace(problem, activities=tuple(replace(one, must_hold=True) for one in problem.activities))
        assert (BruteForce(musts).run() is None) == (found is not None), number
        if found is None:
            continue
        demands = set(found.demands)
        assert found.minimal
        assert BruteForce(standing(problem, demands)).run() is None, number
        for demand in demands:
            assert BruteForce(standing(problem, demands - {demand})).run() is not None, (number, demand)
        proven += 1
    assert proven >= 10
