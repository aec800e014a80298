"""Two runs side by side: what each wins and loses, by activity, state, venue, team and harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import PlanningRun
from programmes.planning.check import dates, works
from programmes.planning.problem import Problem, StateCalendar
from programmes.planning.solution import Placement, Solution
from programmes.services.planning_data import from_data


@dataclass(frozen=True)
class Stay:
    """Where a run puts an activity; no start where it leaves it out or does not know it."""

    start: date | None = None
    end: date | None = None
    venue: str | None = None


@dataclass(frozen=True)
class MovedActivity:
    """An activity that lies elsewhere in the two runs."""

    activity: str
    before: Stay
    after: Stay


@dataclass(frozen=True)
class Tally:
    """A count in each run; for harms and lost days less is better, for use it is neither."""

    code: str
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """`states` count the activity days on which an invited state cannot come, `venues` and `teams` the
    days they are used, `terms` the points. `costs` are None where a run has no plan."""

    activities: tuple[MovedActivity, ...]
    same: int
    states: tuple[Tally, ...]
    venues: tuple[Tally, ...]
    teams: tuple[Tally, ...]
    terms: tuple[Tally, ...]
    costs: tuple[int | None, int | None]


@dataclass(frozen=True)
class _Read:
    """A run's problem and plan, read back from what it stored."""

    problem: Problem
    solution: Solution
    terms: Mapping[str, int]

    @property
    def host(self) -> StateCalendar:
        return next(one for one in self.problem.calendars if one.state == self.problem.host)

    def worked(self, placement: Placement) -> list[date]:
        return [day for day in dates(placement) if works(self.host, day)]


def compare_runs(before: PlanningRun, *, after: PlanningRun) -> Comparison:
    """What the later run wins and loses against the earlier.

    Raises InvalidRecord where they are of two plans or one of them has no plan to compare.
    """
    if before.plan_id != after.plan_id:
        raise InvalidRecord(fields={"other": [_("These runs are of two different plans.")]})
    if before.objective is None or after.objective is None:
        raise InvalidRecord(fields={"other": [_("One of these runs has found no plan.")]})
    one, other = _read(before), _read(after)
    moved, same = _activities(one, other)
    return Comparison(
        activities=tuple(moved),
        same=same,
        states=_tallies(_lost_days(one), _lost_days(other)),
        venues=_tallies(_venue_days(one), _venue_days(other)),
        teams=_tallies(_team_days(one), _team_days(other)),
        terms=_tallies(one.terms, other.terms),
        costs=(before.objective, after.objective),
    )


def _read(run: PlanningRun) -> _Read:
    solution = from_data(Solution, data=run.output["solution"])
    return _Read(from_data(Problem, data=run.input["problem"]), solution, run.output["terms"])


def _activities(one: _Read, other: _Read) -> tuple[list[MovedActivity], int]:
    codes = sorted({activity.code for read in (one, other) for activity in read.problem.activities})
    pairs = [(code, _stay(one, code), _stay(other, code)) for code in codes]
    moved = [MovedActivity(code, was, now) for code, was, now in pairs if was != now]
    return moved, len(pairs) - len(moved)


def _stay(read: _Read, code: str) -> Stay:
    placement = read.solution.of(code)
    return Stay() if placement is None else Stay(placement.start, placement.end, placement.venue)


def _tallies(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[Tally, ...]:
    codes = sorted(set(before) | set(after))
    return tuple(Tally(code, before.get(code, 0), after.get(code, 0)) for code in codes)


def _lost_days(read: _Read) -> Counter[str]:
    """Days of activities on which a state invited to them is on holiday or has its weekend."""
    calendars = {one.state: one for one in read.problem.calendars}
    found = Counter(dict.fromkeys((state for one in read.problem.activities for state in one.invited), 0))
    for placement in read.solution.placements:
        for state in read.problem.activity(placement.activity).invited:
            found[state] += sum(_away(calendars[state], day) for day in read.worked(placement))
    return found


def _away(calendar: StateCalendar, day: date) -> bool:
    return not works(calendar, day) or any(holiday.covers(day) for holiday in calendar.holidays)


def _venue_days(read: _Read) -> Counter[str]:
    found = Counter(dict.fromkeys((venue.code for venue in read.problem.venues), 0))
    for placement in read.solution.placements:
        if placement.venue is not None:
            found[placement.venue] += len(read.worked(placement))
    return found


def _team_days(read: _Read) -> Counter[str]:
    found = Counter(dict.fromkeys((team.code for team in read.problem.teams), 0))
    for placement in read.solution.placements:
        for team in read.problem.activity(placement.activity).teams:
            found[team] += len(read.worked(placement))
    return found
