"""Days as people write them in a cell: one day, a month, a year, or from one to another.

What can mean one thing only is read; what can mean two, and what names no day of our calendar, is
refused with the reason. Nothing is filled in.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from programmes import dates
from programmes.exchange.month_names import BESIDE, DAYS_OF_WEEK, HIJRI, MONTHS
from programmes.exchange.plain_cells import latin_digits, plain
from programmes.folding import fold

_DASHES = str.maketrans(dict.fromkeys("‐‑‒−", "-"))
_LONG_DASHES = str.maketrans(dict.fromkeys("–—", "-"))
_YEAR_FIRST = re.compile(r"^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$", re.ASCII)
_YEAR_LAST = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"^(\d{1,2})[-/.](\d{4})$", re.ASCII)
_BASIC = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$", re.ASCII)
_SHORT_YEAR = re.compile(r"^\d{1,2}([-/.])(\d{1,2}|[^\W\d]+)\1\d{2}$")
_HOUR = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?Z?$", re.IGNORECASE)
_NUMBER_OF_DAYS = re.compile(r"^\d{5}(\.\d+)?$", re.ASCII)
_RANGE = re.compile(
    r"\s+-\s+|\s*[–—]\s*|\s+(?:to|until|till|through)\s+|\s+(?:إلى|الى|حتى)\s+", re.IGNORECASE
)
_DAYS_ONLY = re.compile(r"^(?P<first>\d{1,2}(?:st|nd|rd|th)?)-(?P<rest>\d{1,2}(?:st|nd|rd|th)?\W*[^\W\d].*)$")
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)$")


class UnreadDate(Exception):
    """A cell that names no day, or not only one; `code` is the note that says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class WrittenDays:
    """The first day and, where the cell names a second, the last: as partial dates, empty if not named."""

    first: str
    last: str = ""


def read_days(cell: str) -> WrittenDays:
    """The days a cell names. Raises UnreadDate."""
    text = _HOUR.sub("", latin_digits(plain(cell)).replace("\u0640", "").translate(_DASHES))
    dashed = text.translate(_LONG_DASHES)
    if _YEAR_FIRST.match(dashed) or _YEAR_LAST.match(dashed):
        return WrittenDays(_one(dashed))
    if days := _DAYS_ONLY.match(text):
        return _from_to(days["first"], days["rest"])
    parts = _RANGE.split(text)
    if len(parts) == 2 and all(parts):
        return _from_to(*parts)
    return WrittenDays(_one(text))


def _from_to(first: str, last: str) -> WrittenDays:
    """A range; what one part leaves out (“3–7 May 2026”, “May 3–7, 2026”) is said by the other."""
    try:
        end = _one(last)
    except UnreadDate:
        month = [word for word in fold(first).split() if word.isalpha()]
        if not month:
            raise
        end = _one(" ".join([*month, last]))
    words = fold(last).split()
    for taken in range(len(words)):
        try:
            start = _one(" ".join([first, *words[taken:]]) if taken else first)
        except UnreadDate:
            continue
        return WrittenDays(start, end)
    raise UnreadDate("bad_date")


def _one(text: str) -> str:
    """One day, month or year as a partial date. Raises UnreadDate."""
    if found := _YEAR_FIRST.match(text) or re.match(r"^(\d{4})()()()$", text, re.ASCII):
        year, _sign, month, day = found.groups()
        return _written(int(year), month, day)
    if found := _YEAR_LAST.match(text):
        first, _sign, second, year = found.groups()
        return _day_and_month(int(first), int(second), int(year))
    if found := _MONTH_AND_YEAR.match(text):
        return _written(int(found[2]), found[1])
    if found := _BASIC.match(text):
        return _written(int(found[1]), found[2], found[3])
    if _SHORT_YEAR.match(text):
        raise UnreadDate("no_year")
    if _NUMBER_OF_DAYS.match(text):
        raise UnreadDate("date_number")
    return _in_words(text)


def _day_and_month(first: int, second: int, year: int) -> str:
    """Two numbers before a year: known to be day and month only where one of them can be no month."""
    if year not in dates.HIJRI_YEARS and first != second and first <= 12 and second <= 12:
        raise UnreadDate("day_or_month")
    day, month = (second, first) if second > 12 else (first, second)
    return _written(year, str(month), str(day))


def _in_words(text: str) -> str:
    """A date whose month is a word, in either language, in any order: `3 May 2026`, `مايو 2026`."""
    words = [_ORDINAL.sub(r"\1", word) for word in _joined(fold(text)).split()]
    if any(word in HIJRI or (word[:-1].isdigit() and word[-1] == "ه") for word in words):
        raise UnreadDate("hijri_date")
    months = {MONTHS[word] for word in words if word in MONTHS}
    week = {DAYS_OF_WEEK[word] for word in words if word in DAYS_OF_WEEK}
    numbers = [word for word in words if word.isdigit()]
    known = {*MONTHS, *DAYS_OF_WEEK, *BESIDE, *numbers}
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(months) != 1 or not known.issuperset(words) or len(week) > 1:
        raise UnreadDate("bad_date")
    if len(years) != 1 or len(days) > 1 or len(numbers) != len(years) + len(days):
        raise UnreadDate("no_year" if not years else "bad_date")
    found = _written(int(years[0]), str(months.pop()), *days)
    if week and days and date.fromisoformat(found).weekday() != week.pop():
        raise UnreadDate("other_weekday")
    return found


def _joined(folded: str) -> str:
    """A folded text with the months of two words as one word."""
    for name in MONTHS:
        if "_" in name:
            folded = folded.replace(name.replace("_", " "), name)
    return folded


def _written(year: int, month: str | None = None, day: str | None = None) -> str:
    """The partial date of these parts. Raises UnreadDate where it is no day of ours."""
    if year in dates.HIJRI_YEARS:
        raise UnreadDate("hijri_date")
    text = "-".join([f"{year:04}", *(f"{int(part):02}" for part in (month, day) if part)])
    try:
        dates.first_day(text)
    except ValidationError as error:
        raise UnreadDate("no_such_day" if day else "bad_date") from error
    return text
