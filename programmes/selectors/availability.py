"""For every week of a plan: which of the invited states can come.

A state can come in a week when none of the host's working days in it is a public holiday of its own.
A differing weekend costs a state days but keeps nobody away: it can come *in part*. A state whose
calendar is not on record is counted as invited and never as able to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from programmes.enums import ClosureStatus
from programmes.models import AnnualPlan, ParticipatingState
from programmes.selectors.findings.picture import invited_by
from programmes.selectors.profiles import current_profile
from programmes.selectors.working_days import WorkingDays, working_days

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Sunday. `days` are those on which the host works and the Centre is open.

    The tuples hold codes of states: able to come on all days, on some, kept away by a holiday of
    their own, and without a calendar. `estimated` says that a holiday it rests on may still move.
    """

    first: date
    last: date
    days: tuple[date, ...]
    whole: tuple[str, ...]
    partly: tuple[str, ...]
    away: tuple[str, ...]
    unknown: tuple[str, ...]
    estimated: bool

    @property
    def able(self) -> int:
        """How many of the invited states can come."""
        return len(self.whole) + len(self.partly)

    @property
    def invited(self) -> int:
        return len(self.whole) + len(self.partly) + len(self.away) + len(self.unknown)


def weeks_of(plan: AnnualPlan) -> list[Week]:
    """Every week that touches the plan, in four queries."""
    profile = current_profile()
    first, last = _sunday(plan.starts_on), _sunday(plan.ends_on) + timedelta(days=6)
    known = working_days(first, last, host=profile.host if profile else None)
    invited = [state for state in invited_by(profile) if state.code != known.host]
    return [_week(sunday, invited, known) for sunday in _sundays(first, last)]


def _sunday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() % 7)


def _sundays(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += WEEK


def _week(sunday: date, invited: Sequence[ParticipatingState], known: WorkingDays) -> Week:
    days = [sunday + timedelta(days=n) for n in range(7)]
    held = tuple(day for day in days if known.centre_works(day))
    found: dict[str, list[str]] = {"whole": [], "partly": [], "away": [], "unknown": []}
    for state in invited:
        found[_standing(state.code, held, known)].append(state.code)
    estimated = _estimated(days, [state.code for state in invited], known)
    kept = {name: tuple(codes) for name, codes in found.items()}
    return Week(sunday, days[-1], held, **kept, estimated=estimated)


def _standing(state: str, held: tuple[date, ...], known: WorkingDays) -> str:
    if not known.known(state):
        return "unknown"
    working = [day for day in held if not known.weekend(state, day)]
    if not working or any(known.holiday(state, day) for day in working):
        return "away"
    return "whole" if len(working) == len(held) else "partly"


def _estimated(days: Sequence[date], states: Sequence[str], known: WorkingDays) -> bool:
    holidays = (known.holiday(state, day) for state in (known.host, *states) for day in days)
    return any(holiday and holiday.status == ClosureStatus.ESTIMATED for holiday in holidays)
