"""Hijri months over a Gregorian period, as the Umm al-Qura calendar calculates them: estimates by nature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import get_language
from hijridate import Gregorian

# The calculation's English names of these four are too long to stand over a month.
SHORT = {3: "Rabi' I", 4: "Rabi' II", 5: "Jumada I", 6: "Jumada II"}
FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)  # what the calculation covers


@dataclass(frozen=True, slots=True)
class HijriMonth:
    """A month's name in the reader's language, its Hijri year, and its calculated first day."""

    name: str
    year: int
    first_day: date


def hijri_months(first: date, last: date) -> list[HijriMonth]:
    """The months that touch the period, in order; empty outside 1924 to 2077."""
    if first < FIRST or last > LAST:
        return []
    return list(_months(first, last, "ar" if (get_language() or "").startswith("ar") else "en"))


# A page asks for the same quarters each time, and the calculation is slow for what it is.
@lru_cache(maxsize=256)
def _months(first: date, last: date, language: str) -> tuple[HijriMonth, ...]:
    months, day = [], first
    while day <= last:
        hijri = Gregorian.fromdate(day).to_hijri()
        begins = day - timedelta(days=hijri.day - 1)
        name = SHORT.get(hijri.month) if language == "en" else None
        months.append(HijriMonth(name or hijri.month_name(language), hijri.year, begins))
        day = begins + timedelta(days=hijri.month_length())
    return tuple(months)
