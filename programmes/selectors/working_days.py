"""On which days the states, the Centre and its venues work, from their calendars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from programmes.enums import ClosureKind, ClosureStatus, Weekend
from programmes.models import Closure, ParticipatingState, WeekendPattern
from programmes.selectors.host_closures import HOST

# Free weekdays of a weekend; Monday is 0.
FREE_WEEKDAYS: Mapping[str, frozenset[int]] = {
    Weekend.FRI_SAT: frozenset({4, 5}),
    Weekend.SAT_SUN: frozenset({5, 6}),
    Weekend.THU_FRI: frozenset({3, 4}),
}
CENTRE = ""  # the owner of closures of the Centre itself


@dataclass(frozen=True)
class WorkingDays:
    """Closures by owner and day: a state's code for its holidays, CENTRE, or a venue's code.

    `weekends` are patterns by state. A state without a pattern has no known calendar.
    """

    host: str
    weekends: Mapping[str, tuple[WeekendPattern, ...]]
    holidays: Mapping[str, Mapping[date, Closure]]
    centre: Mapping[date, Closure]
    venues: Mapping[str, Mapping[date, Closure]]
    ramadan: Mapping[date, Closure]

    def known(self, state: str) -> bool:
        return state in self.weekends

    def weekend(self, state: str, day: date) -> bool:
        """Whether the day is on the state's weekend; the latest pattern in force counts."""
        for pattern in self.weekends.get(state, ()):
            begun = pattern.valid_from is None or pattern.valid_from <= day
            if begun and (pattern.valid_to is None or day <= pattern.valid_to):
                return day.weekday() in FREE_WEEKDAYS[pattern.weekend]
        return False

    def holiday(self, state: str, day: date) -> Closure | None:
        return self.holidays.get(state, {}).get(day)

    def works(self, state: str, day: date) -> bool:
        return not self.weekend(state, day) and self.holiday(state, day) is None

    def centre_works(self, day: date) -> bool:
        """Whether the host state works and the Centre is open."""
        return self.works(self.host, day) and day not in self.centre


def working_days(first: date, last: date, *, host: ParticipatingState | None = None) -> WorkingDays:
    """The working days from `first` to `last`, in two queries."""
    code = host.code if host else HOST
    weekends: dict[str, list[WeekendPattern]] = defaultdict(list)
    patterns = WeekendPattern.objects.filter(calendar__retired_on=None, calendar__state__isnull=False)
    for pattern in patterns.select_related("calendar__state").order_by("valid_from"):
        weekends[pattern.calendar.state.code].insert(0, pattern)  # type: ignore[union-attr]
    closures = Closure.objects.touching(first, last).select_related("calendar__state", "venue")
    return _sorted(code, weekends, closures.order_by("starts_on", "code"), first, last)


def _sorted(
    host: str,
    weekends: Mapping[str, list[WeekendPattern]],
    closures: Iterable[Closure],
    first: date,
    last: date,
) -> WorkingDays:
    holidays: dict[str, dict[date, Closure]] = defaultdict(dict)
    venues: dict[str, dict[date, Closure]] = defaultdict(dict)
    centre: dict[date, Closure] = {}
    ramadan: dict[date, Closure] = {}
    for closure in closures:
        if closure.venue is not None:
            days = venues[closure.venue.code]
        elif closure.calendar is None or closure.calendar.state is None:
            days = centre
        elif closure.kind == ClosureKind.RAMADAN:
            days = ramadan if closure.calendar.state.code == host else {}
        else:
            days = holidays[closure.calendar.state.code]
        for day in _days(closure, first, last):
            _put(days, day, closure)
    patterns = {state: tuple(rows) for state, rows in weekends.items()}
    return WorkingDays(host, patterns, dict(holidays), centre, dict(venues), ramadan)


def _days(closure: Closure, first: date, last: date) -> Iterable[date]:
    start, end = max(closure.first_day, first), min(closure.last_day, last)
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def _put(days: dict[date, Closure], day: date, closure: Closure) -> None:
    """Of two closures of one day the one that is certain stands."""
    standing = days.get(day)
    if standing is None or standing.status == ClosureStatus.ESTIMATED:
        days[day] = closure
