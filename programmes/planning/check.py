"""An independent look at any plan: what hard rule it breaks, and what each harm costs.

Written from the problem's dataclasses alone, by dates rather than day numbers, and sharing no code with
the search: where the two agree, both had to be right.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from programmes.planning.check_prices import Charge, charges
from programmes.planning.problem import Activity, Problem, StateCalendar, Venue
from programmes.planning.solution import Placement, Solution

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Violation:
    """A broken hard rule, the activities it concerns, and the record at odds with them if any."""

    code: str
    activities: tuple[str, ...]
    record: str = ""


@dataclass(frozen=True)
class Report:
    """What is wrong with a plan and what it costs; `objective` is None while anything is wrong."""

    violations: tuple[Violation, ...]
    charges: tuple[Charge, ...]

    @property
    def cost(self) -> int:
        return sum(charge.points for charge in self.charges)

    @property
    def objective(self) -> int | None:
        return None if self.violations else self.cost

    @property
    def by_term(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for charge in self.charges:
            found[charge.term] += charge.points
        return {term: points for term, points in sorted(found.items()) if points}


def check(problem: Problem, solution: Solution) -> Report:
    """Verify a plan and price it. A plan that does not even speak of the problem is not priced."""
    if broken := tuple(_roll_call(problem, solution)):
        return Report(broken, ())
    return Report(tuple(_broken(problem, solution)), tuple(charges(problem, solution)))


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """The hard rules that a plan breaks, without its price."""
    return tuple(_roll_call(problem, solution)) or tuple(_broken(problem, solution))


def _broken(problem: Problem, solution: Solution) -> Iterator[Violation]:
    for one in solution.placements:
        yield from _alone(problem, one)
    yield from _together(problem, solution)
    yield from _order(problem, solution)


def paid(problem: Problem, solution: Solution, code: str) -> dict[str, int]:
    """What would be saved, term by term, if the placement of an activity were gone."""
    before = Counter(check(problem, solution).by_term)
    gone = Solution(tuple(one for one in solution.placements if one.activity != code), solution.left_out)
    after: Counter[str] = Counter()
    for charge in charges(problem, gone):
        after[charge.term] += charge.points
    before.subtract(after)
    return {term: points for term, points in sorted(before.items()) if points}


def _roll_call(problem: Problem, solution: Solution) -> Iterator[Violation]:
    known = {activity.code for activity in problem.activities}
    venues = {venue.code for venue in problem.venues}
    seen = Counter([*(one.activity for one in solution.placements), *solution.left_out])
    for code, count in sorted(seen.items()):
        if code not in known:
            yield Violation("unknown_activity", (code,))
        elif count > 1:
            yield Violation("named_twice", (code,))
    for code in sorted(known - set(seen)):
        yield Violation("not_spoken_of", (code,))
    for one in solution.placements:
        if one.venue is not None and one.venue not in venues:
            yield Violation("unknown_venue", (one.activity,), one.venue)
        if not problem.first_day <= one.start <= one.end <= problem.last_day:
            yield Violation("outside_plan", (one.activity,))


def works(calendar: StateCalendar, day: date) -> bool:
    """Whether a day is no weekend day of a state."""
    for pattern in calendar.weekends:
        begun = pattern.first is None or pattern.first <= day
        if begun and (pattern.last is None or day <= pattern.last) and day.weekday() in pattern.days:
            return False
    return True


def dates(placement: Placement) -> list[date]:
    return [placement.start + DAY * number for number in range((placement.end - placement.start).days + 1)]


def _alone(problem: Problem, placement: Placement) -> Iterator[Violation]:
    """Rules about one placement by itself."""
    activity = problem.activity(placement.activity)
    mine = (activity.code,)
    host = next(calendar for calendar in problem.calendars if calendar.state == problem.host)
    worked = [day for day in dates(placement) if works(host, day)]
    if not _whole_days(problem, host, activity, placement, worked):
        yield Violation("not_whole_working_days", mine)
    if activity.earliest and placement.start < activity.earliest:
        yield Violation("before_window", mine)
    if activity.latest and placement.end > activity.latest:
        yield Violation("after_window", mine)
    for closed in (*host.holidays, *problem.closures):
        if any(closed.covers(day) for day in worked):
            yield Violation("closed_day", mine, closed.code)
    for team in problem.teams:
        if team.code in activity.teams and any(away.covers(day) for away in team.absences for day in worked):
            yield Violation("team_away", mine, team.code)
    if (lock := activity.lock) and (
        (lock.start is not None and lock.start != placement.start)
        or (lock.venue is not None and lock.venue != placement.venue)
    ):
        yield Violation("lock_broken", mine)
    yield from _venue(problem, activity, placement, worked)


def _whole_days(
    problem: Problem, host: StateCalendar, activity: Activity, placement: Placement, worked: list[date]
) -> bool:
    """As many working days as asked, in one working week if they fit one, else from a week's first day."""
    if len(worked) != activity.days or not works(host, placement.start) or not works(host, placement.end):
        return False
    now = [one for one in host.weekends if one.first is None or one.first <= problem.first_day]
    now = [one for one in now if one.last is None or one.last >= problem.first_day]
    week = 7 - (len(now[0].days) if now else 0)
    if activity.days <= week:
        return len(worked) == len(dates(placement))
    before = placement.start - DAY
    return before < problem.first_day or not works(host, before)


def _venue(
    problem: Problem, activity: Activity, placement: Placement, worked: list[date]
) -> Iterator[Violation]:
    mine = (activity.code,)
    if placement.venue is None:
        if activity.needs_venue:
            yield Violation("no_venue", mine)
        return
    venue = _named(problem, placement.venue)
    if not activity.needs_venue:
        yield Violation("venue_not_needed", mine, venue.code)
    if activity.venues and venue.code not in activity.venues:
        yield Violation("venue_not_eligible", mine, venue.code)
    if activity.seats is not None and venue.capacity is not None and venue.capacity < activity.seats:
        yield Violation("venue_too_small", mine, venue.code)
    if not activity.features.issubset(venue.features):
        yield Violation("venue_lacks_feature", mine, venue.code)
    for closed in venue.closures:
        if any(closed.covers(day) for day in worked):
            yield Violation("venue_closed", mine, venue.code)


def _named(problem: Problem, code: str) -> Venue:
    return next(venue for venue in problem.venues if venue.code == code)


def _together(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """One thing at a time in a venue and for a team, with the turn-round between."""
    teams = {team.code: team.turnround_days for team in problem.teams}
    needed = {activity.code: set(activity.teams) for activity in problem.activities}
    for one, other in combinations(sorted(solution.placements, key=lambda held: held.start), 2):
        between = (other.start - one.end).days - 1
        pair = tuple(sorted((one.activity, other.activity)))
        shared = one.venue if one.venue == other.venue else None
        if shared is not None and between < _named(problem, shared).turnround_days:
            yield Violation("venue_twice", pair, shared)
        for team in sorted(needed[one.activity] & needed[other.activity]):
            if between < teams[team]:
                yield Violation("team_twice", pair, team)


def _order(problem: Problem, solution: Solution) -> Iterator[Violation]:
    held = {one.activity: one for one in solution.placements}
    for activity in problem.activities:
        if activity.code not in held:
            if activity.must_hold or activity.lock is not None:
                yield Violation("must_left_out", (activity.code,))
            continue
        for first in activity.follows:
            if first not in held:
                yield Violation("first_left_out", (activity.code, first))
            elif (held[activity.code].start - held[first].end).days <= activity.follow_gap_days:
                yield Violation("out_of_order", (activity.code, first))
