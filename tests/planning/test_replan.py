"""After a change the released plan is kept but for the fewest moves, and that is proven."""

from dataclasses import replace
from datetime import timedelta

import pytest

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.faults import InvalidProblem
from programmes.planning.problem import Period, Released, Team, Weights
from programmes.planning.replan import Change, replan
from programmes.planning.solution import Outcome, Stopped
from tests.planning.brute_force import BruteForce
from tests.planning.small import valid_problem
from tests.planning.years import HALL, a, day, held, year

EFFORT = Effort(units=20.0)


class FewestMoves(BruteForce):
    """The least left out by priority, then the fewest moves, by trying everything."""

    def run(self):
        self.released = {one.activity: (one.start, one.venue) for one in self.problem.released}
        for places in self.places:
            places.sort(key=lambda place: not self._stays(place[0]))
        self._extend([], (0, 0), 0)
        return self.best

    def _stays(self, place):
        return self.released.get(place.activity) == (place.start, place.venue)

    def _extend(self, held, cost, number):
        if self.best is not None and cost >= self.best:
            return
        if number == len(self.codes):
            if not check(self.problem, self.solution(tuple(held))).violations:
                self.best = cost
            return
        activity = self.problem.activities[number]
        moved = int(activity.code in self.released)
        for place, _ in self.places[number]:
            if all(self.pairs[other, place] is not None for other in held):
                further = moved and not self._stays(place)
                self._extend([*held, place], (cost[0], cost[1] + int(further)), number + 1)
        if not activity.must_hold and activity.lock is None:
            self._extend(held, (cost[0] + activity.priority, cost[1] + moved), number + 1)


def released_somewhere(number):
    """A small problem of which nearly everything was released where it is allowed, each by itself."""
    problem = valid_problem(number)
    places = BruteForce(problem).places
    found = [found[(7 * number) % len(found)][0] for found in places if found]
    return replace(problem, released=tuple(Released(one.activity, one.start, one.venue) for one in found))


@pytest.mark.slow
def test_replan_moves_no_more_than_brute_force():
    tried = 0
    for number in range(120):
        problem = released_somewhere(number)
        least = FewestMoves(problem).run()
        if least is None:
            with pytest.raises(InvalidProblem):
                replan(problem, effort=EFFORT)
            continue
        tried += 1
        found = replan(problem, effort=EFFORT)
        report = check(problem, found.solution)
        assert report.violations == ()
        assert report.objective == found.objective
        out = sum(problem.activity(code).priority for code in found.solution.left_out)
        assert ((out, found.moves), found.proven) == (least, True), number
        assert found.fewest_moves == found.moves
    assert tried > 60


def test_nothing_moves_when_nothing_changed():
    problem = year(
        a("a", 5), a("b", 5), released=(Released("a", day(31), "hall"), Released("b", day(24), "hall"))
    )
    found = replan(problem, effort=EFFORT)
    assert (found.moves, found.differences, found.proven) == (0, (), True)
    assert found.solution.of("a").start == day(31)


def test_closed_venue_moves_what_lay_there():
    problem = year(
        a("a", 2, latest=day(3, 2)),
        a("b", 2),
        venues=(replace(HALL, closures=(Period(day(24), day(28), "flood"),)),),
        released=(Released("a", day(24), "hall"), Released("b", day(31), "hall")),
    )
    found = replan(problem, effort=EFFORT)
    (moved,) = found.differences
    assert (moved.activity, moved.change, moved.touched) == ("a", Change.MOVED, True)
    assert (moved.before, moved.after) == (
        held("a", day(24), day(25)),
        held("a", day(2, 2), day(3, 2)),
    )
    assert (found.moves, found.fewest_moves) == (1, 1)


def test_an_addition_pushes_one_aside_when_it_must():
    problem = year(
        a("a", 5),
        a("new", 5, latest=day(28)),
        released=(Released("a", day(24), "hall"),),
    )
    found = replan(problem, effort=EFFORT)
    assert {(one.activity, one.change, one.touched) for one in found.differences} == {
        ("a", Change.MOVED, False),
        ("new", Change.ADDED, False),
    }
    assert found.proven


def test_the_move_with_longer_notice_is_preferred():
    """The newcomer fits where one of two lies, due in three weeks or in thirteen: the later one moves."""
    shut = (Period(day(5, 2), day(3, 4), "winter"), Period(day(16, 4), day(30, 4), "spring"))
    elsewhere = (Period(day(31), day(4, 2), "away"), Period(day(11, 4), day(15, 4), "away-again"))
    problem = year(
        a("near", 5),
        a("far", 5),
        a("new", 5, teams=("team",)),
        last_day=day(30, 4),
        venues=(replace(HALL, closures=shut),),
        teams=(Team("team", absences=elsewhere),),
        released=(Released("near", day(24), "hall"), Released("far", day(4, 4), "hall")),
        as_of=day(1),
        weights=Weights(),
    )
    found = replan(problem, effort=EFFORT)
    assert {(one.activity, one.change) for one in found.differences} == {
        ("far", Change.MOVED),
        ("new", Change.ADDED),
    }
    assert (found.moves, found.fewest_moves) == (1, 1)


def test_a_team_that_withdraws_cancels_what_it_alone_can_give():
    problem = year(
        a("a", 2, teams=("team",)),
        a("b", 2),
        teams=(replace(year().teams[0], absences=(Period(day(24), day(6, 2), "gone"),)),),
        released=(Released("a", day(24), "hall"), Released("b", day(26), "hall")),
    )
    found = replan(problem, effort=EFFORT)
    assert {(one.activity, one.change) for one in found.differences} == {("a", Change.CANCELLED)}
    assert (found.moves, found.fewest_moves, found.proven) == (1, 1, True)


def crowded(weeks=12, newcomers=4):
    """Every hall week is taken and newcomers ask for some of them."""
    lain = tuple(a(f"a{number}", 5) for number in range(weeks))
    asked = tuple(a(f"new{number}", 5, latest=day(28)) for number in range(newcomers))
    return year(
        *lain,
        *asked,
        released=tuple(
            Released(one.code, day(24) + timedelta(weeks=nth), "hall") for nth, one in enumerate(lain)
        ),
    )


def test_stop_at_once_keeps_what_stays_and_places_the_rest_where_it_is_free():
    problem = year(a("a", 5), a("new", 5), released=(Released("a", day(24), "hall"),))
    found = replan(problem, effort=Effort(units=1000.0), stop=lambda: True)
    assert (found.stopped, found.outcome) == (Stopped.TOLD, Outcome.PLANNED)
    assert found.solution.of("a").start == day(24)
    assert [(one.activity, one.change) for one in found.differences] == [("new", Change.ADDED)]
    report = check(problem, found.solution)
    assert (report.violations, report.objective) == ((), found.objective)


def test_stop_in_the_middle_gives_a_plan_that_checks_and_claims_no_more_than_is_proven():
    problem, seen = crowded(), []
    least = replan(problem, effort=EFFORT).moves
    found = replan(problem, effort=EFFORT, progress=seen.append, stop=lambda: len(seen) > 1)
    assert found.stopped is Stopped.TOLD
    assert found.fewest_moves <= least
    report = check(problem, found.solution)
    assert (report.violations, report.objective) == ((), found.objective)


def test_stop_before_the_musts_are_placed_says_that_no_plan_was_found():
    """The newcomer must be held where another lies, so nothing fits until that one moves."""
    problem = year(
        a("a", 5),
        a("new", 5, latest=day(28), must_hold=True),
        released=(Released("a", day(24), "hall"),),
    )
    found = replan(problem, effort=EFFORT, stop=lambda: True)
    assert (found.stopped, found.outcome, found.objective) == (Stopped.TOLD, Outcome.NOT_FOUND, None)
    assert replan(problem, effort=EFFORT).outcome is Outcome.PLANNED


def test_progress_tells_of_each_aim_with_the_cost_once_there_is_a_plan():
    seen = []
    found = replan(crowded(), effort=EFFORT, progress=seen.append)
    assert [one.phase for one in seen[:2]] == ["kept", "left_out"]
    assert {one.phase for one in seen} == {"kept", "left_out", "moves", "cost"}
    assert [one.spent for one in seen] == sorted(one.spent for one in seen)
    assert all(one.bound is None for one in seen)
    assert found.stopped is Stopped.EFFORT
