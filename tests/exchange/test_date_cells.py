"""Days are read where they can mean one thing only, and refused with the reason where they cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes import dates
from programmes.exchange.date_cells import UnreadDate, WrittenDays, read_days
from programmes.exchange.notes import SENTENCES

READ = {
    "2026-02-17": "2026-02-17", "2026-02": "2026-02", "2026": "2026", "2026/2/7": "2026-02-07",
    "2026.02.07": "2026-02-07", "2026-2-7": "2026-02-07", "20260207": "2026-02-07", "2/2026": "2026-02",
    "17/02/2026": "2026-02-17", "02/17/2026": "2026-02-17", "4/4/2026": "2026-04-04",
    "17.2.2026": "2026-02-17", "17-Feb-2026": "2026-02-17", "February 17, 2026": "2026-02-17",
    "17th of February 2026": "2026-02-17", "Sept 2026": "2026-09", "Feb 2019": "2019-02",
    "١٧ فبراير ٢٠٢٦ م": "2026-02-17", "۲۰۲۶/۵/۳": "2026-05-03", "شباط ٢٠٢٦": "2026-02",
    "كانون الثاني 2026": "2026-01", "تشرين الأول 2026": "2026-10", "مايو/أيار 2026": "2026-05",
    "أيار (مايو) 2026": "2026-05", "الأحد ٣ مايو ٢٠٢٦": "2026-05-03", "Sunday, 3 May 2026": "2026-05-03",
    "2026-02-17 00:00:00": "2026-02-17", "2026-02-17T09:30": "2026-02-17",
    "\u200f2026-05-03\u200e": "2026-05-03", "ـ2026ـ": "2026", "2026–05–03": "2026-05-03",
}  # fmt: skip
RANGES = {
    "3–7 May 2026": ("2026-05-03", "2026-05-07"),
    "3-7 May 2026": ("2026-05-03", "2026-05-07"),
    "3rd-7th May 2026": ("2026-05-03", "2026-05-07"),
    "٣-٧ مايو ٢٠٢٦": ("2026-05-03", "2026-05-07"),
    "من 3 إلى 7 مايو 2026": ("2026-05-03", "2026-05-07"),
    "May 3–7, 2026": ("2026-05-03", "2026-05-07"),
    "30 April – 3 May 2026": ("2026-04-30", "2026-05-03"),
    "28 Dec 2025 – 2 Jan 2026": ("2025-12-28", "2026-01-02"),
    "2026-05-03 to 2026-05-07": ("2026-05-03", "2026-05-07"),
    "17/05/2026 - 21/05/2026": ("2026-05-17", "2026-05-21"),
    "May – June 2026": ("2026-05", "2026-06"),
}
REFUSED = {
    "03/04/2026": "day_or_month", "3-4-2026": "day_or_month", "17/02/26": "no_year", "17-Feb-26": "no_year",
    "3 May": "no_year", "May": "no_year", "٣-٧ مايو": "no_year", "2026-02-30": "no_such_day",
    "31/02/2026": "no_such_day", "2026-13": "bad_date", "1447-09-01": "hijri_date", "9/1447": "hijri_date",
    "1 رمضان 1447 هـ": "hijri_date", "1447هـ": "hijri_date", "1 Ramadan 2026": "hijri_date",
    "46079": "date_number", "46079.5": "date_number", "Monday 3 May 2026": "other_weekday",
    "Q2 2026": "bad_date", "mid-May 2026": "bad_date", "early 2026": "bad_date", "2025-2026": "bad_date",
    "3 and 5 May 2026": "bad_date", "3/5-7/5/2026": "bad_date", "26": "bad_date", "soon": "bad_date",
    "May June 2026": "bad_date", "2026 May 2027": "bad_date", "31 June – 2 July 2026": "bad_date",
}  # fmt: skip


@pytest.mark.parametrize("cell", READ)
def test_day_month_or_year_is_read_in_its_usual_spellings(cell) -> None:
    assert read_days(cell) == WrittenDays(READ[cell])


@pytest.mark.parametrize("cell", RANGES)
def test_range_in_one_cell_is_its_two_ends(cell) -> None:
    assert read_days(cell) == WrittenDays(*RANGES[cell])


@pytest.mark.parametrize("cell", REFUSED)
def test_what_may_mean_two_things_or_none_is_refused_with_the_reason(cell) -> None:
    with pytest.raises(UnreadDate) as caught:
        read_days(cell)
    assert caught.value.code == REFUSED[cell]


PIECES = st.sampled_from(
    [
        "2026",
        "17",
        "03",
        "1447",
        "/",
        "-",
        "–",
        " ",
        "May",
        "مايو",
        "رمضان",
        "Sunday",
        "to",
        "إلى",
        ".",
        "٣",
        "26",
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join)))
def test_any_text_is_read_as_days_that_exist_or_refused_with_words(cell) -> None:
    refused, days = "", WrittenDays("")
    try:
        days = read_days(cell)
    except UnreadDate as error:
        refused = error.code
    assert not refused or refused in SENTENCES
    for day in filter(None, (days.first, days.last)):
        assert dates.first_day(day).isoformat().startswith(day)


@given(st.dates())
def test_day_written_with_its_month_as_a_word_is_that_day(day) -> None:
    if day.year in range(1300, 1500):
        return
    assert read_days(f"{day.day} {day:%B} {day.year:04}") == WrittenDays(day.isoformat())
