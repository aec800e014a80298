"""Each hard rule: a plan that keeps it passes, one that breaks it is named, and the planner keeps it."""

from dataclasses import replace

import pytest

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.problem import Holiday, Lock, Period, Team, Venue
from programmes.planning.solve import solve
from tests.planning.years import EMIRATES, HALL, KUWAIT, TEAM, a, day, held, plan, year

EFFORT = Effort(units=10.0, workers=1)
TWO = (a("a", 1), a("b", 1))


def broken(problem, *placements, out=()):
    report = check(problem, plan(*placements, out=out))
    return {(one.code, one.activities, one.record) for one in report.violations}


@pytest.mark.parametrize(
    ("problem", "placements", "violations"),
    [
        (year(a()), [held("a", day(24), day(25))], set()),
        (year(a()), [held("a", day(24), day(26))], {("not_whole_working_days", ("a",), "")}),
        # Thursday and the Sunday after it are no two days on end.
        (year(a()), [held("a", day(28), day(31))], {("not_whole_working_days", ("a",), "")}),
        (year(a(days=1)), [held("a", day(29))], {("not_whole_working_days", ("a",), "")}),
        # Six working days begin a week and go on after the weekend.
        (year(a(days=6)), [held("a", day(24), day(31))], set()),
        (year(a(days=6)), [held("a", day(25), day(1, 2))], {("not_whole_working_days", ("a",), "")}),
        (year(a(earliest=day(26))), [held("a", day(25), day(26))], {("before_window", ("a",), "")}),
        (year(a(latest=day(25))), [held("a", day(25), day(26))], {("after_window", ("a",), "")}),
        (year(a(), last_day=day(25)), [held("a", day(25), day(26))], {("outside_plan", ("a",), "")}),
        (
            year(a(), calendars=(replace(KUWAIT, holidays=(Holiday(day(25), day(25), "feast"),)), EMIRATES)),
            [held("a", day(24), day(25))],
            {("closed_day", ("a",), "feast")},
        ),
        (
            year(a(), closures=(Period(day(25), day(25), "works"),)),
            [held("a", day(25), day(26))],
            {("closed_day", ("a",), "works")},
        ),
        (
            year(a(), venues=(replace(HALL, closures=(Period(day(25), day(25), "paint"),)),)),
            [held("a", day(24), day(25))],
            {("venue_closed", ("a",), "hall")},
        ),
        (year(a()), [held("a", day(24), day(25), None)], {("no_venue", ("a",), "")}),
        (year(a(needs_venue=False)), [held("a", day(24), day(25), None)], set()),
        (
            year(a(needs_venue=False)),
            [held("a", day(24), day(25))],
            {("venue_not_needed", ("a",), "hall")},
        ),
        (year(a(seats=31)), [held("a", day(24), day(25))], {("venue_too_small", ("a",), "hall")}),
        (
            year(a(features=frozenset({"booths"}))),
            [held("a", day(24), day(25))],
            {("venue_lacks_feature", ("a",), "hall")},
        ),
        (
            year(a(venues=frozenset({"other"})), venues=(HALL, Venue("other"))),
            [held("a", day(24), day(25))],
            {("venue_not_eligible", ("a",), "hall")},
        ),
        (year(a()), [held("a", day(24), day(25), "nowhere")], {("unknown_venue", ("a",), "nowhere")}),
        (
            year(a(teams=("team",)), teams=(Team("team", absences=(Period(day(25), day(27), "home"),)),)),
            [held("a", day(24), day(25))],
            {("team_away", ("a",), "team")},
        ),
        (year(a(lock=Lock(day(24)))), [held("a", day(25), day(26))], {("lock_broken", ("a",), "")}),
        (year(*TWO), [held("a", day(24)), held("b", day(24))], {("venue_twice", ("a", "b"), "hall")}),
        (year(*TWO), [held("a", day(24)), held("b", day(25))], set()),
        (
            year(*TWO, venues=(replace(HALL, turnround_days=1),)),
            [held("a", day(24)), held("b", day(25))],
            {("venue_twice", ("a", "b"), "hall")},
        ),
        # The weekend serves as turn-round.
        (
            year(*TWO, venues=(replace(HALL, turnround_days=2),)),
            [held("a", day(28)), held("b", day(31))],
            set(),
        ),
        (
            year(*(replace(one, needs_venue=False, teams=("team",)) for one in TWO)),
            [held("a", day(24), venue=None), held("b", day(24), venue=None)],
            {("team_twice", ("a", "b"), "team")},
        ),
        (
            year(a("a", 1), a("b", 1, follows=("a",))),
            [held("b", day(24)), held("a", day(25))],
            {("out_of_order", ("b", "a"), "")},
        ),
        (
            year(a("a", 1), a("b", 1, follows=("a",), follow_gap_days=1)),
            [held("a", day(24)), held("b", day(25))],
            {("out_of_order", ("b", "a"), "")},
        ),
    ],
)
def test_check_names_what_is_broken(problem, placements, violations):
    assert broken(problem, *placements) == violations


def test_check_calls_the_roll():
    problem = year(*TWO)
    assert broken(problem, held("a", day(24))) == {("not_spoken_of", ("b",), "")}
    assert broken(problem, held("a", day(24)), out=("a", "b")) == {("named_twice", ("a",), "")}
    assert broken(problem, out=("a", "b", "c")) == {("unknown_activity", ("c",), "")}


def test_check_names_a_must_and_a_first_left_out():
    problem = year(a("a", 1, must_hold=True), a("b", 1, follows=("a",)))
    assert broken(problem, held("b", day(24)), out=("a",)) == {
        ("must_left_out", ("a",), ""),
        ("first_left_out", ("b", "a"), ""),
    }


@pytest.mark.parametrize(
    ("problem", "starts"),
    [
        (year(a(days=5, earliest=day(25))), {"a": day(31)}),
        (year(a(days=6)), {"a": day(24)}),
        (year(a("a", 5), a("b", 5, latest=day(28))), {"a": day(31), "b": day(24)}),
        (year(a(days=1, lock=Lock(day(27), "hall"))), {"a": day(27)}),
        (
            year(
                a("a", 5, needs_venue=False, teams=("team",)),
                a("b", 4, needs_venue=False, teams=("team",), latest=day(27)),
                teams=(replace(TEAM, turnround_days=3),),
            ),
            {"a": day(31), "b": day(24)},
        ),
        (year(a("a", 5), a("b", 5, follows=("a",))), {"a": day(24), "b": day(31)}),
    ],
)
def test_planner_finds_the_only_plan(problem, starts):
    result = solve(problem, effort=EFFORT)
    assert {one.activity: one.start for one in result.solution.placements} == starts
    assert check(problem, result.solution).violations == ()
    assert result.proven
