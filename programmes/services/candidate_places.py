"""What a place in the year would mean for one activity, before anybody puts it there. Writes nothing.

Only the company that an activity could clash with is looked at, so that the answer comes while a
planner still holds the activity over the week.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from programmes.enums import DatePrecision, Severity
from programmes.errors import InvalidRecord
from programmes.models import Activity, Venue
from programmes.planning.check import violations
from programmes.planning.check_prices import added
from programmes.planning.problem import Activity as Demand
from programmes.planning.problem import Problem
from programmes.planning.rules.working_week import days_from
from programmes.planning.solution import Placement, Solution
from programmes.planning.year import Year
from programmes.selectors.findings import Finding, findings_within, sentence
from programmes.selectors.findings.picture import Picture, picture_of
from programmes.selectors.planning_input import planning_input
from programmes.services.placing import present_plan
from programmes.services.planning_demands import Assumption, demand_of
from programmes.services.planning_problem import board_problem
from programmes.services.planning_violations import NOT_YET, RULES, severity, violation_sentence

DAY = timedelta(days=1)
# What these say is true of the activity wherever it stands.
NOT_OF_THE_PLACE = frozenset({"undated", "dates_imprecise", "dates_assumed"})
CLOSED = frozenset({"host_holiday", "host_holiday_estimated", "centre_closed"})
ORDER = {Severity.BLOCK: 0, Severity.BLOCK_RELEASE: 1, Severity.WARN: 2}


@dataclass(frozen=True)
class Remark:
    """Something that does not fit there: a rule's code, how grave it is, and the sentence."""

    code: str
    severity: Severity
    sentence: str


@dataclass(frozen=True)
class CandidatePlace:
    """An activity from `starts_on` to `ends_on` in a venue, the gravest remark first.

    `terms` are the points it would pay there by name of the harm, `points_now` what it pays where it
    stands; None where that is no place that can be priced.
    """

    activity: Activity
    starts_on: date
    ends_on: date
    venue: Venue | None
    remarks: tuple[Remark, ...]
    terms: Mapping[str, int] | None
    points_now: int | None

    @property
    def points(self) -> int | None:
        return None if self.terms is None else sum(self.terms.values())

    @property
    def blocked(self) -> bool:
        """Whether a move to this place would be refused."""
        return any(remark.severity == Severity.BLOCK for remark in self.remarks)


@dataclass(frozen=True)
class Asked:
    """How many working days an activity takes, and what of its demand is assumed."""

    days: int
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True)
class _Desk:
    """The plan as it stands, gathered once for all the places that are looked at."""

    picture: Picture
    problem: Problem
    present: Mapping[str, Placement]
    demand: Demand
    year: Year

    @cached_property
    def points_now(self) -> int | None:
        """What the activity pays where it stands; None where it stands nowhere."""
        now = self.present.get(self.demand.code)
        terms = _terms(self, now) if now else None
        return None if terms is None else sum(terms.values())


def candidate_place(
    activity: Activity, *, venue: Venue | None, starts_on: date | None = None, week: date | None = None
) -> CandidatePlace:
    """The place that begins on `starts_on`, or the best of those that begin in the seven days from `week`.

    Raises InvalidRecord where the activity cannot be placed or the week has no day for it, and
    UnplannableYear where there is no profile or calendar to plan with.
    """
    desk = _desk(activity)
    starts = [starts_on] if starts_on else list(_starts(desk, week))
    if not starts:
        raise InvalidRecord(fields={"week": [_("The activity cannot begin on any day of this week.")]})
    return min((_judged(desk, start, venue) for start in starts), key=_gravity)


def asked_of(activity: Activity) -> Asked | None:
    """What planning takes an activity to ask for; None where there is nothing to plan it with."""
    given = planning_input(activity.plan) if activity.plan else None
    row = next((one for one in given.activities if one.code == activity.code), None) if given else None
    if given is None or row is None:
        return None
    demand, assumptions, _faults = demand_of(row, given=given)
    return Asked(demand.days, assumptions)


def _desk(activity: Activity) -> _Desk:
    if activity.plan is None:
        raise InvalidRecord(fields={"plan": [_("Only an activity of a plan can be placed.")]})
    picture = picture_of(activity.plan)
    given, problem = board_problem(activity.plan, moving=[activity.code], rows=picture.activities)
    if activity.code not in {one.code for one in problem.activities}:
        raise InvalidRecord(
            _("An activity that was postponed, cancelled or retired is not placed. Change its status first.")
        )
    present = {one.activity: one for one in present_plan(given, problem=problem).placements}
    demand = problem.activity(activity.code)
    return _Desk(picture, problem, present, demand, Year(problem))


def _starts(desk: _Desk, sunday: date | None) -> Iterator[date]:
    """The days of a week on which whole working days can begin."""
    for day in (sunday + DAY * n for n in range(7)) if sunday else ():
        number = desk.year.number(day)
        if 0 <= number < desk.year.length and days_from(desk.year, number, desk.demand.days):
            yield day


def _end(desk: _Desk, start: date) -> date:
    """The last of as many working days as it takes, or of as many days where they do not fit."""
    number = desk.year.number(start)
    inside = 0 <= number < desk.year.length
    held = days_from(desk.year, number, desk.demand.days) if inside else None
    return desk.year.dates[held.last] if held else start + DAY * (desk.demand.days - 1)


def _judged(desk: _Desk, start: date, venue: Venue | None) -> CandidatePlace:
    here = Placement(desk.demand.code, start, _end(desk, start), venue.code if venue else None)
    moved = copy.copy(next(one for one in desk.picture.activities if one.code == here.activity))
    moved.starts_on, moved.ends_on, moved.date_precision = here.start, here.end, DatePrecision.DAY
    moved.venue = venue
    company = _company(desk, here)
    remarks = _once(list(_broken(desk, here, company)), list(_found(desk, moved, company)))
    return CandidatePlace(
        activity=moved,
        starts_on=here.start,
        ends_on=here.end,
        venue=venue,
        remarks=tuple(sorted(remarks, key=lambda one: (ORDER[one.severity], one.code))),
        terms=_terms(desk, here),
        points_now=desk.points_now,
    )


def _once(broken: list[Remark], found: list[Remark]) -> list[Remark]:
    """Each matter said once: by what refuses the move, else by the finding, which tells more."""
    said = {one.code for one in found}
    kept = [one for one in broken if one.severity == Severity.BLOCK or not said & _matter(one)]
    told = set().union(*map(_matter, kept))
    return [*kept, *(one for one in found if one.code not in told)]


def _matter(broken: Remark) -> frozenset[str]:
    """The codes of findings on the same matter as a broken rule of planning."""
    return CLOSED if broken.code == "closed_day" else frozenset({RULES.get(broken.code, broken.code)})


def _company(desk: _Desk, here: Placement) -> set[str]:
    """Codes of those it can clash with there: in its venue, of its team or topics, before or after it."""
    mine = desk.demand
    found = {one.activity for one in desk.present.values() if here.venue and one.venue == here.venue}
    for one in desk.problem.activities:
        shared = set(one.teams) & set(mine.teams) or set(one.topics) & set(mine.topics)
        if shared or one.code in mine.follows or mine.code in one.follows:
            found.add(one.code)
    return found - {mine.code}


def _broken(desk: _Desk, here: Placement, company: set[str]) -> Iterator[Remark]:
    """What planning's own rules say against the place; the same as refuse the move."""
    known = company | {here.activity}
    problem = replace(
        desk.problem, activities=tuple(one for one in desk.problem.activities if one.code in known)
    )
    placed = [desk.present[code] for code in sorted(company) if code in desk.present]
    out = tuple(sorted(code for code in company if code not in desk.present))
    profile = desk.picture.profile
    for one in violations(problem, Solution((*placed, here), out)):
        if here.activity in one.activities and one.code not in NOT_YET:
            grave = severity(one, overrides=profile.severities if profile else {})
            if grave != Severity.IGNORE:
                yield Remark(one.code, grave, violation_sentence(one, activity=here.activity))


def _found(desk: _Desk, moved: Activity, company: Iterable[str]) -> Iterator[Remark]:
    """What the findings would say of the activity there."""
    beside = tuple(one for one in desk.picture.activities if one.code in set(company))
    near = replace(desk.picture, activities=(*beside, moved))
    for finding in findings_within(near, of=moved):
        if finding.code not in NOT_OF_THE_PLACE:
            yield _remark(finding)


def _remark(finding: Finding) -> Remark:
    return Remark(finding.code, finding.severity, sentence(finding))


def _gravity(place: CandidatePlace) -> tuple[int, int, int, date]:
    found = Counter(remark.severity for remark in place.remarks)
    return found[Severity.BLOCK], found[Severity.BLOCK_RELEASE], place.points or 0, place.starts_on


def _terms(desk: _Desk, here: Placement) -> dict[str, int] | None:
    """What the plan costs more with the activity there than without it, by term."""
    problem = desk.problem
    if not problem.first_day <= here.start <= here.end <= problem.last_day:
        return None
    others = (one for one in desk.present.values() if one.activity != here.activity)
    return added(problem, Solution((*others, here)), here.activity)
