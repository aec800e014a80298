"""The input of planning: frozen, comparable, free of any database.

Days are whole days. Prices are whole points; what a point is worth is the centre's to say, only the
relation between prices matters. Codes are the codes of the records the planner knows.
"""

from dataclasses import dataclass, field
from datetime import date

COURSE = "course"


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included; `code` names the record it comes from."""

    first: date
    last: date
    code: str = ""

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Holiday(Period):
    """A public holiday as observed; an estimated one may still move by a day."""

    estimated: bool = False


@dataclass(frozen=True)
class Weekend:
    """The free weekdays (Monday is 0) of a state over a period; an open end means without limit."""

    days: frozenset[int]
    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class StateCalendar:
    """When a state works: its weekends over time, holidays, and Ramadan as short hours."""

    state: str
    weekends: tuple[Weekend, ...]
    holidays: tuple[Holiday, ...] = ()
    ramadan: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Venue:
    """A hall for one activity at a time. An unknown capacity (None) refuses nobody.

    `turnround_days` are calendar days that stay free between two activities.
    """

    code: str
    capacity: int | None = None
    features: frozenset[str] = frozenset()
    turnround_days: int = 0
    closures: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Team:
    """Who teaches: in one place at a time, with free calendar days between, away on `absences`."""

    code: str
    turnround_days: int = 0
    absences: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Lock:
    """What a planner has fixed: the first day, the venue, or both."""

    start: date | None = None
    venue: str | None = None


@dataclass(frozen=True)
class Activity:
    """One demand on the year.

    `earliest` and `latest` bound the days it may touch (None: the plan's own bounds); the preferred
    window and months only cost. `venues` empty means any venue that is large enough and has the
    features needed. All `teams` are needed. `follows` names activities that must end before.
    `priority` runs from 1 (first to be left out) to 5; `must_hold` forbids leaving it out.
    """

    code: str
    days: int
    kind: str = COURSE
    earliest: date | None = None
    latest: date | None = None
    preferred: Period | None = None
    preferred_months: frozenset[int] = frozenset()
    seats: int | None = None
    needs_venue: bool = True
    venues: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset()
    teams: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    priority: int = 3
    must_hold: bool = False
    lock: Lock | None = None
    follows: tuple[str, ...] = ()
    follow_gap_days: int = 0


@dataclass(frozen=True)
class Released:
    """Where the last release put an activity."""

    activity: str
    start: date
    venue: str | None = None


@dataclass(frozen=True)
class NoticeStep:
    """A move of something due in less than `weeks` weeks costs `times` as much."""

    weeks: int
    times: int


NOTICE = (NoticeStep(4, 16), NoticeStep(7, 8), NoticeStep(12, 4), NoticeStep(26, 2))


@dataclass(frozen=True)
class Weights:
    """What each harm costs, in points; see `terms` for what is counted."""

    ramadan_day: int = 600
    summer_day: int = 400
    summer_months: frozenset[int] = frozenset({7, 8})
    state_holiday_day: int = 2000
    state_weekend_day: int = 200
    estimated_holiday_day: int = 150
    preferred_week: int = 100
    same_topic_week: int = 150
    same_topic_weeks: int = 4
    audience_day: int = 500
    uneven_month: int = 100
    moved: int = 300
    moved_week: int = 50
    moved_venue: int = 100
    left_out: int = 5000
    notice: tuple[NoticeStep, ...] = NOTICE


@dataclass(frozen=True)
class Problem:
    """A plan to be dated: from `first_day` to `last_day`, in the calendar of the state `host`.

    `as_of` is the day from which notice of a move is counted. `closures` are the Centre's own days.
    """

    first_day: date
    last_day: date
    host: str
    activities: tuple[Activity, ...]
    venues: tuple[Venue, ...] = ()
    teams: tuple[Team, ...] = ()
    calendars: tuple[StateCalendar, ...] = ()
    closures: tuple[Period, ...] = ()
    released: tuple[Released, ...] = ()
    as_of: date | None = None
    weights: Weights = field(default_factory=Weights)

    def activity(self, code: str) -> Activity:
        return next(one for one in self.activities if one.code == code)
