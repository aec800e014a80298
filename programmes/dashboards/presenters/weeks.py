"""A year drawn as a band of weeks: a column a week from Sunday, a cell a day, activities in lanes above.

All measures are whole units, so that no decimal sign depends on the reader's language. In a language
written from right to left time runs that way too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from programmes.dashboards.components import Band, Box, Place, Quarter, Word
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.hijri import hijri_months
from programmes.dashboards.presenters.months import month_table

DAY = 3  # units of a day along the band
WEEK = 7 * DAY
CELL = 7  # height of a day's cell
NAMES = 20  # height of the months' names
LANE = 10
GRID = 7 * CELL
KINDS = ("course", "event", "talk")
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Dated:
    """An activity on the band; `loose` when its days are known only to the month or the year."""

    kind: str
    label: str
    first: date
    last: date
    url: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """A period that restricts work: a holiday or, with `ramadan`, short hours."""

    label: str
    first: date
    last: date
    estimated: bool = False
    ramadan: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One quarter's stretch of days and how high its lanes are."""

    origin: date  # the Sunday its first column starts on
    weeks: int
    lanes: int

    @property
    def width(self) -> int:
        return self.weeks * WEEK

    @property
    def grid_top(self) -> int:
        return NAMES + self.lanes * LANE + 4

    @property
    def height(self) -> int:
        return self.grid_top + GRID + 18

    @property
    def last(self) -> date:
        return self.origin + timedelta(weeks=self.weeks, days=-1)

    def x(self, day: date) -> int:
        return (day - self.origin).days * DAY

    def clip(self, first: date, last: date) -> tuple[date, date] | None:
        start, end = max(first, self.origin), min(last, self.last)
        return (start, end) if start <= end else None


def band(
    label: str,
    first: date,
    last: date,
    dated: tuple[Dated, ...],
    shades: tuple[Shade, ...],
    tray: tuple[Place, ...],
    tray_label: str,
    tray_url: str,
) -> Band:
    """The period from `first` to `last` as four quarters; `tray` holds what has no date."""
    sunday = _sunday(first)
    weeks = ((last - sunday).days // 7 + 1 + QUARTERS - 1) // QUARTERS
    lanes = _lanes(dated)
    count = max(lanes.values(), default=0)
    frames = [Frame(sunday + timedelta(weeks=weeks * n), weeks, count) for n in range(QUARTERS)]
    quarters = tuple(_quarter(frame, first, last, lanes, shades) for frame in frames)
    table = month_table(label, first, last, dated, shades)
    return Band(label, quarters, tray_label, tray, tray_url, table)


def _sunday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() % 7)


def _lanes(dated: tuple[Dated, ...]) -> dict[Dated, int]:
    """The lane of each activity, counted from 1: kinds apart, and no two on one another."""
    lanes: dict[Dated, int] = {}
    used = 0
    for kind in KINDS:
        free_from: list[date] = []
        for item in sorted((i for i in dated if i.kind == kind), key=lambda i: (i.first, i.last)):
            row = next((n for n, day in enumerate(free_from) if day < item.first), len(free_from))
            free_from[row : row + 1] = [item.last]
            lanes[item] = used + row + 1
        used += len(free_from)
    return lanes


def _quarter(frame, first, last, lanes, shades) -> Quarter:
    boxes = [*_columns(frame, first, last), *_shades(frame, shades), *_month_rules(frame, first, last)]
    bars = [box for item, lane in lanes.items() for box in _bar(frame, item, lane)]
    words = [*_month_names(frame, first, last), *_hijri_names(frame, first, last)]
    if get_language_bidi():
        boxes, bars = [_mirrored(box, frame) for box in boxes], [_mirrored(box, frame) for box in bars]
        words = [Word(frame.width - word.x, word.y, word.text, word.css) for word in words]
    label = _("Weeks from %(first)s to %(last)s") % {
        "first": isolated(frame.origin.isoformat()),
        "last": isolated(frame.last.isoformat()),
    }
    return Quarter(label, frame.width, frame.height, tuple(boxes), tuple(words), tuple(bars))


def _mirrored(box: Box, frame: Frame) -> Box:
    return Box(frame.width - box.x - box.width, box.y, box.width, box.height, box.css, box.label, box.url)


def _columns(frame: Frame, first: date, last: date):
    """A column for each week, as far as it lies in the period, and its weekend."""
    for n in range(frame.weeks):
        sunday = frame.origin + timedelta(weeks=n)
        yield from _days(frame, max(sunday, first), min(sunday + timedelta(days=6), last), "day")
        friday = sunday + timedelta(days=5)
        yield from _days(frame, max(friday, first), min(friday + timedelta(days=1), last), "day-weekend")


def _days(frame: Frame, first: date, last: date, css: str, label: str = ""):
    """Cells of days within one week as one box."""
    if first <= last:
        row = (first - _sunday(first)).days
        height = ((last - first).days + 1) * CELL - 1
        yield Box(frame.x(_sunday(first)), frame.grid_top + row * CELL, WEEK - 2, height, css, label)


def _shades(frame: Frame, shades: tuple[Shade, ...]):
    for shade in sorted(shades, key=lambda s: not s.ramadan):
        css = "day-ramadan" if shade.ramadan else "day-estimated" if shade.estimated else "day-holiday"
        label = f"≈ {shade.label}" if shade.estimated else shade.label
        clipped = frame.clip(shade.first, shade.last)
        while clipped and clipped[0] <= clipped[1]:
            start, end = clipped
            saturday = _sunday(start) + timedelta(days=6)
            yield from _days(frame, start, min(end, saturday), css, label)
            clipped = (saturday + timedelta(days=1), end)


def _first_days(frame: Frame, first: date, last: date):
    day = first.replace(day=1)
    while day <= last:
        shown = max(day, first)
        if frame.origin <= shown <= frame.last:
            yield shown
        day = (day + timedelta(days=31)).replace(day=1)


def _month_rules(frame: Frame, first: date, last: date):
    for day in _first_days(frame, first, last):
        yield Box(frame.x(_sunday(day)), 5, 1, NAMES - 5, "month-rule")


def _month_names(frame: Frame, first: date, last: date):
    for day in _first_days(frame, first, last):
        yield Word(frame.x(_sunday(day)) + 4, NAMES - 6, str(MONTHS[day.month]), "band-month")


def _hijri_names(frame: Frame, first: date, last: date):
    for month in hijri_months(first, last):
        if max(frame.origin, first) <= month.first_day <= frame.last:
            yield Word(frame.x(_sunday(month.first_day)), frame.height - 4, month.name, "band-hijri")


def _bar(frame: Frame, item: Dated, lane: int):
    if clipped := frame.clip(item.first, item.last):
        start, end = clipped
        width = max(((end - start).days + 1) * DAY, 2 * DAY)
        css = f"bar bar-{item.kind}" + (" bar-loose" if item.loose else "")
        yield Box(frame.x(start), NAMES + (lane - 1) * LANE, width, LANE - 2, css, item.label, item.url)
