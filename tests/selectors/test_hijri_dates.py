"""Hijri dates beside Gregorian ones."""

from datetime import date

import pytest
from django.utils import translation

from programmes.selectors.hijri_dates import FIRST, LAST, hijri_date, hijri_period


def test_first_of_ramadan_1447_in_both_languages() -> None:
    found = hijri_date(date(2026, 2, 18))
    assert (str(found), found.written) == ("1 Ramadan 1447", "1447-09-01")
    with translation.override("ar"):
        assert str(hijri_date(date(2026, 2, 18))) == "1 رمضان 1447"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 2, 18), date(2026, 2, 18), "≈ 1 Ramadan 1447"),
        (date(2026, 2, 18), date(2026, 2, 22), "≈ 1–5 Ramadan 1447"),
        (date(2026, 2, 17), date(2026, 2, 18), "≈ 29 Sha'ban – 1 Ramadan 1447"),
        (date(2026, 6, 14), date(2026, 6, 18), "≈ 28 Dhu al-Hijjah 1447 – 3 Muharram 1448"),
        (date(1900, 1, 1), date(1900, 1, 1), ""),
    ],
)
def test_periods_say_what_is_shared_once(first, last, words) -> None:
    assert hijri_period(first, last) == words


def test_days_beyond_the_calculation_have_no_hijri_date() -> None:
    assert hijri_date(FIRST) is not None
    assert hijri_date(LAST) is not None
    assert hijri_date(date(2077, 11, 17)) is None
