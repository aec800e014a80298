"""Hijri dates beside Gregorian ones, as the Umm al-Qura calendar calculates them.

They are calculations: what is announced may differ by a day, so whoever shows one shows ≈ with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import get_language
from hijridate import Gregorian

FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)  # what the calculation covers


@dataclass(frozen=True, slots=True)
class HijriDate:
    """A day of a Hijri year; `month` counts from 1."""

    year: int
    month: int
    day: int
    month_name: str

    def __str__(self) -> str:
        return f"{self.day} {self.month_name} {self.year}"

    @property
    def written(self) -> str:
        """The date in figures, `1447-09-01`."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def hijri_date(day: date) -> HijriDate | None:
    """The Hijri date of a day, its month named in the reader's language; None outside 1924 to 2077."""
    if not FIRST <= day <= LAST:
        return None
    hijri = Gregorian.fromdate(day).to_hijri()
    language: Literal["ar", "en"] = "ar" if (get_language() or "en").startswith("ar") else "en"
    return HijriDate(hijri.year, hijri.month, hijri.day, hijri.month_name(language))


def hijri_period(first: date, last: date) -> str:
    """A period in Hijri dates, with ≈; the shared month and year are said once. Empty where not covered."""
    start, end = hijri_date(first), hijri_date(last)
    if start is None or end is None:
        return ""
    if start == end:
        return f"≈ {start}"
    if (start.year, start.month) == (end.year, end.month):
        return f"≈ {start.day}–{end}"
    if start.year == end.year:
        return f"≈ {start.day} {start.month_name} – {end}"
    return f"≈ {start} – {end}"
