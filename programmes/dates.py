"""Dates known to the day, the month or the year: reading, bounding and writing them.

A partial date is written `2019`, `2019-02` or `2019-02-14`. In the database it is the first day it
can mean (as a start) or the last (as an end), beside its precision; it is never shown as that day.
"""

import calendar
import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programmes.enums import DatePrecision

_SHAPE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$", re.ASCII)
# Nothing on record is so old: such a year is one of the other calendar. It is not converted, as a day
# of that calendar is known to within a day alone.
HIJRI_YEARS = range(1300, 1500)
_LENGTH = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4, DatePrecision.NONE: 0}


def precision_of(text: str) -> DatePrecision:
    """The precision of a partial date by its shape. Raises ValidationError for any other text."""
    match = _SHAPE.match(text)
    if not match:
        raise ValidationError(
            _("“%(value)s” is not a date. Write 2026-02-17, 2026-02 or 2026."),
            code="partial_date_shape",
            params={"value": text},
        )
    if match[3]:
        return DatePrecision.DAY
    return DatePrecision.MONTH if match[2] else DatePrecision.YEAR


def first_day(text: str) -> date:
    """The first day a partial date can mean. Raises ValidationError where no such day exists."""
    precision_of(text)
    return _day(text, *(int(part) for part in (text + "-01-01")[:10].split("-")))


def last_day(text: str) -> date:
    """The last day a partial date can mean. Raises ValidationError where no such day exists."""
    first = first_day(text)
    match precision_of(text):
        case DatePrecision.DAY:
            return first
        case DatePrecision.MONTH:
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        case _:
            return first.replace(month=12, day=31)


def written(day: date | None, precision: str) -> str | None:
    """A stored bound as it is known: `2019-02-14`, `2019-02`, `2019`, or None for unknown."""
    if day is None or precision == DatePrecision.NONE:
        return None
    return day.isoformat()[: _LENGTH[DatePrecision(precision)]]


def bounds(start: str | None, end: str | None) -> tuple[date | None, date | None, DatePrecision]:
    """Read a start and an end, either of which may be unknown.

    Raises ValidationError where a text is no date, or one of the Hijri calendar, where the two are not
    known to the same precision, or where the end comes before the start.
    """
    given = [text for text in (start, end) if text]
    if not given:
        return None, None, DatePrecision.NONE
    precisions = {precision_of(text) for text in given}
    for text in given:
        _require_gregorian(text)
    if len(precisions) > 1:
        raise ValidationError(
            _("Start and end must be known to the same precision: both days, both months or both years."),
            code="partial_date_mixed",
        )
    first = first_day(start) if start else None
    last = last_day(end) if end else None
    if first and last and last < first:
        raise ValidationError(_("The end comes before the start."), code="date_order")
    return first, last, precisions.pop()


def _require_gregorian(text: str) -> None:
    if int(text[:4]) in HIJRI_YEARS:
        raise ValidationError(
            _("“%(value)s” is a Hijri date; it may be off by a day. Give the Gregorian one."),
            code="hijri_date",
            params={"value": text},
        )


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValidationError(
            _("“%(value)s” is not a day that exists."), code="no_such_day", params={"value": text}
        ) from error
