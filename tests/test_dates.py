"""Partial dates are read, bounded and written back as they are known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from programmes.dates import HIJRI_YEARS, bounds, first_day, last_day, precision_of, written
from programmes.enums import DatePrecision

YEARS = st.integers(1, 9999)
PARTIAL = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda pair: f"{pair[0]:04d}-{pair[1]:02d}"),
    YEARS.map(lambda year: f"{year:04d}"),
)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2019", DatePrecision.YEAR, date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", DatePrecision.MONTH, date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02", DatePrecision.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-01-22", DatePrecision.DAY, date(2018, 1, 22), date(2018, 1, 22)),
    ],
)
def test_partial_date_is_bounded_by_what_it_can_mean(text, precision, first, last) -> None:
    assert (precision_of(text), first_day(text), last_day(text)) == (precision, first, last)


@given(PARTIAL)
def test_partial_date_is_written_back_as_it_was_read(text: str) -> None:
    precision = precision_of(text)
    assert written(first_day(text), precision) == text
    assert written(last_day(text), precision) == text


@given(PARTIAL)
def test_partial_date_bounds_hold_exactly_its_days(text: str) -> None:
    first, last = first_day(text), last_day(text)
    assert first <= last
    assert first.isoformat().startswith(text)
    assert last.isoformat().startswith(text)
    for outside in (first.toordinal() - 1, last.toordinal() + 1):
        if 1 <= outside <= date.max.toordinal():
            assert not date.fromordinal(outside).isoformat().startswith(text)


@given(PARTIAL, PARTIAL)
def test_bounds_refuse_or_keep_order(start: str, end: str) -> None:
    wrong = precision_of(start) != precision_of(end) or first_day(start) > last_day(end)
    wrong = wrong or any(int(text[:4]) in HIJRI_YEARS for text in (start, end))
    if wrong:
        with pytest.raises(ValidationError):
            bounds(start, end)
        return
    first, last, precision = bounds(start, end)
    assert (written(first, precision), written(last, precision)) == (start, end)


def test_bounds_of_nothing_are_unknown() -> None:
    assert bounds(None, "") == (None, None, DatePrecision.NONE)


def test_bounds_of_an_end_alone_leave_the_start_unknown() -> None:
    assert bounds(None, "2026-02") == (None, date(2026, 2, 28), DatePrecision.MONTH)


@pytest.mark.parametrize(
    "text", ["2026-2", "26", "2026-02-17T00:00", "next June", "٢٠٢٦", "2026-02-1", " 2026"]
)
def test_first_day_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        first_day(text)
    assert caught.value.messages == [f"“{text}” is not a date. Write 2026-02-17, 2026-02 or 2026."]


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-02-30", "0000"])
def test_first_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        first_day(text)
    assert caught.value.messages == [f"“{text}” is not a day that exists."]


def test_bounds_of_mixed_precision_are_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        bounds("2019-02-14", "2019-03")
    assert caught.value.code == "partial_date_mixed"


def test_written_of_an_unknown_date_is_nothing() -> None:
    assert written(None, DatePrecision.DAY) is None
    assert written(date(2026, 1, 1), DatePrecision.NONE) is None


@pytest.mark.parametrize("pair", [("1447-09-01", None), (None, "1447-09"), ("1447", "2026")])
def test_bounds_refuse_a_year_of_the_other_calendar(pair) -> None:
    with pytest.raises(ValidationError) as caught:
        bounds(*pair)
    assert caught.value.code == "hijri_date"
