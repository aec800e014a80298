"""What happens to a released year: a team withdraws, a venue closes, Ramadan moves, a course is added."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from programmes.planning.problem import Activity, Period, Released
from tests.benchmarks.planning.calendars import GULF

LUNAR = {"fitr", "adha", "hijri-new-year", "mawlid"}
DAY = timedelta(days=1)


def released(planted):
    """The planted plan as the last release, seen from the middle of March."""
    placements = planted.plan.placements
    return replace(
        planted.problem,
        released=tuple(Released(one.activity, one.start, one.venue) for one in placements),
        as_of=date(2027, 3, 15),
    )


def changes(problem):
    """The four changes by name."""
    return {
        "team withdraws": _team_withdraws(problem),
        "venue closes": _venue_closes(problem),
        "Ramadan moves": _ramadan_moves(problem),
        "added in May": _added(problem),
    }


def _busiest_team(problem):
    return Counter(team for one in problem.activities for team in one.teams).most_common(1)[0][0]


def _team_withdraws(problem):
    busiest, gone = _busiest_team(problem), Period(date(2027, 9, 1), problem.last_day, "withdrawn")
    teams = tuple(
        replace(one, absences=(*one.absences, gone)) if one.code == busiest else one for one in problem.teams
    )
    return replace(problem, teams=teams)


def _venue_closes(problem):
    flood = Period(date(2027, 5, 23), date(2027, 6, 12), "flood")
    first, *others = problem.venues
    return replace(problem, venues=(replace(first, closures=(*first.closures, flood)), *others))


def _ramadan_moves(problem):
    def later(period):
        return replace(period, first=period.first + DAY, last=period.last + DAY)

    calendars = tuple(
        replace(
            calendar,
            ramadan=tuple(later(one) for one in calendar.ramadan),
            holidays=tuple(later(one) if one.code in LUNAR else one for one in calendar.holidays),
        )
        if calendar.state in GULF
        else calendar
        for calendar in problem.calendars
    )
    return replace(problem, calendars=calendars)


def _added(problem):
    new = Activity(
        "course-new",
        5,
        earliest=date(2027, 5, 1),
        latest=date(2027, 5, 31),
        seats=25,
        teams=(problem.teams[-1].code,),
        topics=("topic-01",),
        audiences=("audience-01",),
        invited=("kw", "qa", "bh"),
        priority=5,
    )
    return replace(problem, activities=(*problem.activities, new))
