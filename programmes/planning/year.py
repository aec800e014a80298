"""The plan's days, numbered from its first, with what every calendar says of them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from programmes.planning.problem import Period, Problem, Released, StateCalendar


@dataclass(frozen=True)
class Days:
    """The days an activity would hold: its first and last, and those worked between them."""

    first: int
    last: int
    worked: tuple[int, ...]
    bits: int


@dataclass
class Year:
    """Look-ups by day number; week numbers count from the host's first working weekday."""

    problem: Problem
    _presence: dict[tuple[frozenset[str], int], tuple[int, int]] = field(default_factory=dict)
    _distances: dict[tuple[Period | None, frozenset[int]], list[int]] = field(default_factory=dict)

    @cached_property
    def length(self) -> int:
        return (self.problem.last_day - self.problem.first_day).days + 1

    @cached_property
    def dates(self) -> list[date]:
        return [self.problem.first_day + timedelta(days=number) for number in range(self.length)]

    def number(self, day: date) -> int:
        return (day - self.problem.first_day).days

    @cached_property
    def calendars(self) -> dict[str, StateCalendar]:
        return {calendar.state: calendar for calendar in self.problem.calendars}

    @cached_property
    def host(self) -> StateCalendar:
        return self.calendars[self.problem.host]

    def marked(self, periods: tuple[Period, ...]) -> list[bool]:
        """For each day whether one of the periods covers it."""
        flags = [False] * self.length
        for period in periods:
            first, last = max(0, self.number(period.first)), min(self.length - 1, self.number(period.last))
            for number in range(first, last + 1):
                flags[number] = True
        return flags

    def bits(self, periods: tuple[Period, ...]) -> int:
        """The days that the periods cover, one bit a day."""
        return sum(1 << number for number, flag in enumerate(self.marked(periods)) if flag)

    @cached_property
    def open_bits(self) -> int:
        return sum(1 << number for number, flag in enumerate(self.open) if flag)

    def weekends(self, calendar: StateCalendar) -> list[bool]:
        return [
            any(pattern.holds(day) and day.weekday() in pattern.days for pattern in calendar.weekends)
            for day in self.dates
        ]

    @cached_property
    def free(self) -> list[bool]:
        """The host's weekend."""
        return self.weekends(self.host)

    @cached_property
    def shut(self) -> list[bool]:
        """The host's holidays and the Centre's own closures."""
        return self.marked((*self.host.holidays, *self.problem.closures))

    @cached_property
    def open(self) -> list[bool]:
        return [not free and not shut for free, shut in zip(self.free, self.shut, strict=True)]

    @cached_property
    def week_start(self) -> int:
        """The weekday (Monday is 0) on which the host's working week begins at the plan's start."""
        weekend = next(
            (pattern.days for pattern in self.host.weekends if pattern.holds(self.problem.first_day)),
            frozenset[int](),
        )
        return next((day for day in range(7) if day not in weekend and (day - 1) % 7 in weekend), 0)

    @cached_property
    def week(self) -> list[int]:
        shift = (self.problem.first_day.weekday() - self.week_start) % 7
        return [(number + shift) // 7 for number in range(self.length)]

    @cached_property
    def week_length(self) -> int:
        """Working weekdays in a week of the host, as the plan begins."""
        first = self.problem.first_day
        weekend = next((one.days for one in self.host.weekends if one.holds(first)), frozenset[int]())
        return 7 - len(weekend)

    @cached_property
    def released(self) -> dict[str, Released]:
        return {one.activity: one for one in self.problem.released}

    @cached_property
    def month_shares(self) -> dict[int, int]:
        """Per month the share of all activities, rounded up, by open days outside Ramadan and summer."""
        good = [
            number
            for number in range(self.length)
            if self.open[number] and not self.ramadan[number] and not self.summer[number]
        ]
        counts = dict.fromkeys(self.months, 0)
        for number in good:
            counts[self.months[number]] += 1
        total = len(self.problem.activities)
        return {month: -(-total * count // len(good)) if good else total for month, count in counts.items()}

    def liked_distance(self, preferred: Period | None, months: frozenset[int]) -> list[int]:
        """For each day the days to the nearest one in the window and months; 0 where there is none."""
        key = (preferred, months)
        if key not in self._distances:
            liked = [
                (preferred is None or preferred.covers(day)) and (not months or day.month in months)
                for day in self.dates
            ]
            self._distances[key] = _distances(liked)
        return self._distances[key]

    @cached_property
    def ramadan(self) -> list[bool]:
        return self.marked(self.host.ramadan)

    @cached_property
    def summer(self) -> list[bool]:
        return [day.month in self.problem.weights.summer_months for day in self.dates]

    @cached_property
    def months(self) -> list[int]:
        """Months numbered through from the plan's first."""
        first = self.problem.first_day
        return [(day.year - first.year) * 12 + day.month - first.month for day in self.dates]

    @cached_property
    def _away(self) -> dict[str, tuple[list[bool], list[bool]]]:
        return {
            state: (self.weekends(calendar), self.marked(calendar.holidays))
            for state, calendar in self.calendars.items()
        }

    def absent(self, invited: frozenset[str], day: int) -> tuple[int, int]:
        """How many of the invited states have a holiday on a day, and how many just a weekend."""
        key = (invited, day)
        if key not in self._presence:
            holidays = sum(self._away[state][1][day] for state in invited)
            weekends = sum(self._away[state][0][day] and not self._away[state][1][day] for state in invited)
            self._presence[key] = (holidays, weekends)
        return self._presence[key]


def _distances(marks: list[bool]) -> list[int]:
    """How far each place is from the nearest mark; all 0 where nothing is marked."""
    if not any(marks):
        return [0] * len(marks)
    far = len(marks)
    ahead, behind, since = [far] * far, [far] * far, far
    for place, mark in enumerate(marks):
        since = 0 if mark else since + 1
        behind[place] = since
    since = far
    for place in reversed(range(far)):
        since = 0 if marks[place] else since + 1
        ahead[place] = since
    return [min(pair) for pair in zip(ahead, behind, strict=True)]
