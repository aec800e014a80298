"""The calendars of the host and the invited states as planning reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from programmes.enums import ClosureKind, ClosureStatus
from programmes.models import Calendar, Closure
from programmes.planning.problem import Holiday, Period, StateCalendar, Weekend
from programmes.selectors.planning_input import PlanningInput
from programmes.selectors.working_days import FREE_WEEKDAYS

DAY = timedelta(days=1)


def state_calendars(given: PlanningInput, *, states: Iterable[str]) -> tuple[StateCalendar, ...]:
    """One calendar for each of the states that has one with a weekend, in the order of their codes."""
    wanted = set(states)
    closures: dict[int, list[Closure]] = defaultdict(list)
    for closure in given.closures:
        if closure.calendar_id is not None:
            closures[closure.calendar_id].append(closure)
    found = [
        _calendar(calendar, closures[calendar.pk])
        for calendar in given.calendars
        if calendar.state is not None and calendar.state.code in wanted and calendar.weekends.all()
    ]
    return tuple(sorted(found, key=lambda one: one.state))


def _calendar(calendar: Calendar, closures: list[Closure]) -> StateCalendar:
    return StateCalendar(
        state=calendar.state.code if calendar.state else "",
        weekends=tuple(_weekends(calendar)),
        holidays=tuple(
            Holiday(one.first_day, one.last_day, one.code, estimated=one.status == ClosureStatus.ESTIMATED)
            for one in closures
            if one.kind != ClosureKind.RAMADAN
        ),
        ramadan=tuple(period(one) for one in closures if one.kind == ClosureKind.RAMADAN),
    )


def _weekends(calendar: Calendar) -> Iterator[Weekend]:
    """Patterns one after the other: each ends at the latest where the next begins."""
    patterns = sorted(calendar.weekends.all(), key=lambda one: one.valid_from or date.min)
    for number, one in enumerate(patterns):
        ends = [one.valid_to] if one.valid_to else []
        ends += [later.valid_from - DAY for later in patterns[number + 1 :] if later.valid_from]
        yield Weekend(FREE_WEEKDAYS[one.weekend], one.valid_from, min(ends, default=None))


def centre_closures(given: PlanningInput) -> tuple[Period, ...]:
    """Closures of the Centre itself, whose calendar belongs to no state."""
    return tuple(
        period(one) for one in given.closures if one.calendar is not None and one.calendar.state_id is None
    )


def venue_closures(given: PlanningInput) -> dict[str, tuple[Period, ...]]:
    """Closures of venues by the venue's code."""
    found: dict[str, list[Period]] = defaultdict(list)
    for one in given.closures:
        if one.venue is not None:
            found[one.venue.code].append(period(one))
    return {code: tuple(periods) for code, periods in found.items()}


def period(closure: Closure) -> Period:
    return Period(closure.first_day, closure.last_day, closure.code)
