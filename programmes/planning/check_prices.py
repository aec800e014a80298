"""Every soft goal priced again from the problem alone, charge by charge, for the independent check."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from programmes.planning.problem import Activity, Problem, StateCalendar
from programmes.planning.solution import Placement, Solution

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Charge:
    """Points for one harm: the term, who causes it together, and on what (a topic, a day, a month)."""

    term: str
    points: int
    activities: tuple[str, ...]
    about: str = ""


def charges(problem: Problem, solution: Solution) -> Iterator[Charge]:
    """All charges that are not nought."""
    host = next(calendar for calendar in problem.calendars if calendar.state == problem.host)
    activities = {activity.code: activity for activity in problem.activities}
    held = [(activities[one.activity], one) for one in solution.placements]
    found = [
        *(charge for activity, one in held for charge in _placement(problem, host, activity, one)),
        *_topics(problem, host, held),
        *_audiences(problem, host, held),
        *_months(problem, host, held),
        *(charge for code in solution.left_out for charge in _left_out(problem, activities[code])),
    ]
    return (charge for charge in found if charge.points)


def added(problem: Problem, solution: Solution, code: str) -> dict[str, int]:
    """What a placed activity adds to the price of a plan, by term: the plan with it less the plan without.

    The harms that it is no part of are the same in both and are not counted at all.
    """
    host = next(calendar for calendar in problem.calendars if calendar.state == problem.host)
    activities = {activity.code: activity for activity in problem.activities}
    held = [(activities[one.activity], one) for one in solution.placements]
    mine = next(pair for pair in held if pair[0].code == code)
    found: Counter[str] = Counter()
    for charge in (
        *_placement(problem, host, *mine),
        *(charge for other in held if other is not mine for charge in _pair(problem, host, mine, other)),
    ):
        found[charge.term] += charge.points
    month = _month(mine[1])
    share = _shares(problem, host, {month})[month]
    number = sum(_month(at) == month for _, at in held)
    found["uneven_months"] += _uneven(problem, number - share) - _uneven(problem, number - 1 - share)
    return {term: points for term, points in sorted(found.items()) if points}


def _pair(
    problem: Problem, host: StateCalendar, mine: tuple[Activity, Placement], other: tuple[Activity, Placement]
) -> Iterator[Charge]:
    if set(mine[0].topics) & set(other[0].topics):
        yield from _topics(problem, host, [mine, other])
    if set(mine[0].audiences) & set(other[0].audiences):
        yield from _audiences(problem, host, [mine, other])


def _weekend(calendar: StateCalendar, day: date) -> bool:
    return any(
        day.weekday() in one.days
        for one in calendar.weekends
        if (one.first or day) <= day <= (one.last or day)
    )


def _worked(host: StateCalendar, placement: Placement) -> list[date]:
    span = (placement.end - placement.start).days
    days = (placement.start + DAY * number for number in range(span + 1))
    return [day for day in days if not _weekend(host, day)]


def _placement(
    problem: Problem, host: StateCalendar, activity: Activity, placement: Placement
) -> Iterator[Charge]:
    weights, mine, worked = problem.weights, (activity.code,), _worked(host, placement)
    fasting = sum(any(period.covers(day) for period in host.ramadan) for day in worked)
    yield Charge("ramadan", weights.ramadan_day * fasting, mine)
    hot = sum(day.month in weights.summer_months for day in worked)
    yield Charge("summer", weights.summer_day * hot, mine)
    invited = [calendar for calendar in problem.calendars if calendar.state in activity.invited]
    for day in worked:
        feast = [one for one in invited if any(holiday.covers(day) for holiday in one.holidays)]
        weekend = [one for one in invited if one not in feast and _weekend(one, day)]
        square = len(invited) ** 2
        if square:
            about = day.isoformat()
            yield Charge("state_holidays", weights.state_holiday_day * len(feast) ** 2 // square, mine, about)
            yield Charge(
                "state_weekends", weights.state_weekend_day * len(weekend) ** 2 // square, mine, about
            )
    risky = {
        day
        for holiday in host.holidays
        if holiday.estimated
        for day in (holiday.first - DAY, holiday.last + DAY)
    }
    yield Charge("estimated_holidays", weights.estimated_holiday_day * len(risky & set(worked)), mine)
    yield Charge("preferred", weights.preferred_week * _weeks_away(problem, activity, placement), mine)
    yield from _moves(problem, activity, placement)


def _weeks_away(problem: Problem, activity: Activity, placement: Placement) -> int:
    """Begun weeks from the start to the nearest day that is liked; none where no day is."""
    if activity.preferred is None and not activity.preferred_months:
        return 0
    span = (problem.last_day - problem.first_day).days + 1
    liked = [
        abs((day - placement.start).days)
        for day in (problem.first_day + DAY * number for number in range(span))
        if (activity.preferred is None or activity.preferred.covers(day))
        and (not activity.preferred_months or day.month in activity.preferred_months)
    ]
    return (min(liked) + 6) // 7 if liked else 0


def _notice(problem: Problem, day: date) -> int:
    """How much dearer a move of that day is."""
    if problem.as_of is None:
        return 1
    weeks = max(0, (day - problem.as_of).days) // 7
    late = [step for step in problem.weights.notice if weeks < step.weeks]
    return min(late, key=lambda step: step.weeks).times if late else 1


def _moves(problem: Problem, activity: Activity, placement: Placement) -> Iterator[Charge]:
    weights, mine = problem.weights, (activity.code,)
    for was in problem.released:
        if was.activity != activity.code:
            continue
        times = _notice(problem, min(was.start, placement.start))
        away = abs((was.start - placement.start).days)
        if away:
            points = times * (weights.moved + weights.moved_week * ((away + 6) // 7))
            yield Charge("moved", points, mine, was.start.isoformat())
        if was.venue != placement.venue:
            yield Charge("moved_venue", times * weights.moved_venue, mine, was.venue or "")


def _left_out(problem: Problem, activity: Activity) -> Iterator[Charge]:
    weights = problem.weights
    yield Charge("left_out", weights.left_out * activity.priority, (activity.code,))
    for was in problem.released:
        if was.activity == activity.code:
            points = _notice(problem, was.start) * weights.moved
            yield Charge("moved", points, (activity.code,), was.start.isoformat())


def _week(problem: Problem, host: StateCalendar, day: date) -> int:
    """The host's working weeks, numbered from the one in which the plan begins."""
    first = problem.first_day
    for weekday in range(7):
        today, eve = (_patterned(host, first, number) for number in (weekday, weekday - 1))
        if eve and not today:
            break
    else:
        weekday = 0
    begin = first - DAY * ((first.weekday() - weekday) % 7)
    return (day - begin).days // 7


def _patterned(host: StateCalendar, when: date, weekday: int) -> bool:
    """Whether a weekday was free in the pattern of some day."""
    for one in host.weekends:
        if (one.first or when) <= when <= (one.last or when):
            return weekday % 7 in one.days
    return False


Held = list[tuple[Activity, Placement]]


def _topics(problem: Problem, host: StateCalendar, held: Held) -> Iterator[Charge]:
    courses = [(one, _week(problem, host, at.start)) for one, at in held if one.kind == "course"]
    weights = problem.weights
    for (one, week), (other, other_week) in combinations(courses, 2):
        lacking = weights.same_topic_weeks - abs(week - other_week)
        if lacking > 0:
            for topic in sorted(set(one.topics) & set(other.topics)):
                yield Charge("same_topic", weights.same_topic_week * lacking, (one.code, other.code), topic)


def _audiences(problem: Problem, host: StateCalendar, held: Held) -> Iterator[Charge]:
    worked = {at.activity: set(_worked(host, at)) for _, at in held}
    for (one, _), (other, _) in combinations(held, 2):
        for audience in sorted(set(one.audiences) & set(other.audiences)):
            if days := len(worked[one.code] & worked[other.code]):
                points = problem.weights.audience_day * days
                yield Charge("audiences", points, (one.code, other.code), audience)


def _months(problem: Problem, host: StateCalendar, held: Held) -> Iterator[Charge]:
    months = {_month(at) for _, at in held}
    for month, share in sorted(_shares(problem, host, months).items()):
        codes = tuple(one.code for one, at in held if _month(at) == month)
        points = _uneven(problem, len(codes) - share)
        yield Charge("uneven_months", points, codes, f"{month[0]}-{month[1]:02}")


def _month(placement: Placement) -> tuple[int, int]:
    return placement.start.year, placement.start.month


def _uneven(problem: Problem, over: int) -> int:
    """What a month with so many activities beyond its share pays."""
    return problem.weights.uneven_month * over * (over + 1) // 2 if over > 0 else 0


def _shares(
    problem: Problem, host: StateCalendar, months: set[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """How many of the activities each of the months should hold, by its good days, rounded up."""
    span = (problem.last_day - problem.first_day).days + 1
    closed = (*host.holidays, *problem.closures)
    good: Counter[tuple[int, int]] = Counter()
    for day in (problem.first_day + DAY * number for number in range(span)):
        shut = _weekend(host, day) or any(period.covers(day) for period in closed)
        slack = day.month in problem.weights.summer_months or any(one.covers(day) for one in host.ramadan)
        if not shut and not slack:
            good[day.year, day.month] += 1
    total, days = len(problem.activities), sum(good.values())
    return {month: (total * good[month] + days - 1) // days if days else total for month in months}
