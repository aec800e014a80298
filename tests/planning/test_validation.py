"""Each bad input gives its code and names its record, and nothing is planned."""

from dataclasses import replace

import pytest

from programmes.planning.effort import Effort
from programmes.planning.faults import Fault, InvalidProblem
from programmes.planning.problem import Holiday, Lock, NoticeStep, Period, Released, Team, Venue, Weekend
from programmes.planning.solve import solve
from programmes.planning.validation import validate
from tests.planning.years import EMIRATES, FREE, HALL, KUWAIT, TEAM, a, day, year

AWAY = Team("team", absences=(Period(day(25), day(26), "home"),))
SHUT = replace(KUWAIT, holidays=(Holiday(day(25), day(26), "feast"),))

BAD = [
    (year(a(earliest=day(29), latest=day(30))), "window_without_working_day", {"activity": "a"}),
    (year(a(earliest=day(28), latest=day(25))), "window_ends_before_it_begins", {"activity": "a"}),
    (year(a(days=5, earliest=day(25), latest=day(31))), "window_too_short", {"activity": "a", "days": 5}),
    (
        year(a(lock=Lock(day(25))), calendars=(SHUT, EMIRATES)),
        "lock_on_closed_day",
        {"activity": "a", "day": "2027-01-25"},
    ),
    (year(a(lock=Lock(day(29)))), "lock_on_closed_day", {"activity": "a", "day": "2027-01-29"}),
    (
        year(a(lock=Lock(day(24))), calendars=(SHUT, EMIRATES)),
        "lock_over_closed_day",
        {"activity": "a", "day": "2027-01-24"},
    ),
    (
        year(a(lock=Lock(day(24)), earliest=day(25))),
        "lock_outside_window",
        {"activity": "a", "day": "2027-01-24"},
    ),
    (
        year(a(lock=Lock(day(24), "hall")), venues=(replace(HALL, closures=(Period(day(25), day(25)),)),)),
        "lock_in_closed_venue",
        {"activity": "a", "day": "2027-01-24", "venue": "hall"},
    ),
    (
        year(a(lock=Lock(venue="hall"), seats=40), venues=(HALL, Venue("big"))),
        "lock_on_venue_that_does_not_fit",
        {"activity": "a", "venue": "hall"},
    ),
    (
        year(a(lock=Lock(venue="hall"), needs_venue=False)),
        "lock_on_venue_not_needed",
        {"activity": "a"},
    ),
    (
        year(a(lock=Lock(day(24)), teams=("team",)), teams=(AWAY,)),
        "lock_while_team_away",
        {"activity": "a", "day": "2027-01-24", "team": "team"},
    ),
    (
        year(*(a(code, lock=Lock(day(24)), teams=("team",), needs_venue=False) for code in "ab")),
        "team_needed_twice_by_locks",
        {"activity": "a", "other": "b", "team": "team"},
    ),
    (
        year(*(a(code, lock=Lock(day(24), "hall")) for code in "ab")),
        "venue_needed_twice_by_locks",
        {"activity": "a", "other": "b", "venue": "hall"},
    ),
    (year(a(seats=31)), "every_venue_too_small", {"activity": "a", "seats": 31, "largest": 30}),
    (year(a(features=frozenset({"booths"}))), "no_venue_with_what_is_needed", {"activity": "a"}),
    (year(a(), venues=()), "plan_without_venue", {}),
    (year(a(invited=("xx",))), "state_without_calendar", {"activity": "a", "state": "xx"}),
    (year(a(), host="xx"), "state_without_calendar", {"state": "xx"}),
    (year(a(), weights=replace(FREE, moved=-1)), "weight_below_zero", {"weight": "moved", "value": -1}),
    (
        year(a(), weights=replace(FREE, notice=(NoticeStep(4, -2),))),
        "weight_below_zero",
        {"weight": "notice", "value": -2},
    ),
    (year(a(days=0)), "duration_out_of_range", {"activity": "a", "days": 0}),
    (year(a(priority=6)), "priority_out_of_range", {"activity": "a", "priority": 6}),
    (year(a(seats=-1)), "seats_below_zero", {"activity": "a", "seats": -1}),
    (year(a(follows=("b",))), "unknown_first", {"activity": "a", "first": "b"}),
    (year(a(follow_gap_days=-1)), "gap_below_zero", {"activity": "a"}),
    (year(a(follows=("b",)), a("b", follows=("a",))), "activities_follow_in_a_circle", {}),
    (year(a(teams=("x",))), "unknown_team", {"activity": "a", "team": "x"}),
    (year(a(venues=frozenset({"x"}))), "unknown_venue", {"activity": "a", "venue": "x"}),
    (year(a(), a()), "code_twice", {"kind": "activity", "code": "a"}),
    (
        year(a(), released=(Released("a", day(24)), Released("a", day(25)))),
        "code_twice",
        {"kind": "released", "code": "a"},
    ),
    (year(a(), last_day=day(1)), "plan_ends_before_it_begins", {"first_day": "2027-01-24"}),
    (year(a(), last_day=day(1).replace(year=2031)), "plan_too_long", {"days": 1439, "most": 1100}),
    (
        year(a(), calendars=(replace(KUWAIT, weekends=(Weekend(frozenset(range(7))),)),)),
        "week_without_working_day",
        {"state": "kw"},
    ),
    (
        year(a(), closures=(Period(day(26), day(25), "works"),)),
        "period_ends_before_it_begins",
        {"record": "works"},
    ),
    (year(a(), teams=(replace(TEAM, turnround_days=-1),)), "turnround_below_zero", {"team": "team"}),
]


@pytest.mark.parametrize(("problem", "code", "params"), BAD, ids=[case[1] for case in BAD])
def test_fault_names_its_record(problem, code, params):
    assert validate(problem) == (Fault(code, params),)
    with pytest.raises(InvalidProblem):
        solve(problem)


@pytest.mark.parametrize(
    ("effort", "code"),
    [
        (Effort(units=31_536_000), "effort_out_of_range"),
        (Effort(units=0), "effort_out_of_range"),
        (Effort(seconds=31_536_000), "time_out_of_range"),
        (Effort(workers=0), "workers_out_of_range"),
    ],
)
def test_effort_out_of_range_is_refused(effort, code):
    with pytest.raises(InvalidProblem) as raised:
        solve(year(a()), effort=effort)
    assert [fault.code for fault in raised.value.faults] == [code]


def test_a_good_problem_has_no_fault():
    assert validate(year(a(), a("b", lock=Lock(day(24), "hall")))) == ()
