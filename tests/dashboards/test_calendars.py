"""The calendars of the states: weekends, holidays as calculated and as observed, closed venues."""

from datetime import date

import pytest

from programmes.enums import ClosureKind, ClosureStatus, Weekend
from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db


def kuwait():
    """A calendar with a fixed day, an estimated one, and one observed on another day than calculated."""
    state = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    calendar = make.CalendarFactory(code="kw", title_en="Kuwait's calendar", title_ar="", state=state)
    make.WeekendPatternFactory(calendar=calendar, weekend=Weekend.FRI_SAT, valid_from=None)
    days = (
        ("national-day", "National Day", date(2026, 2, 25), date(2026, 2, 26), ClosureStatus.FIXED, None),
        ("eid", "Eid", date(2026, 3, 20), date(2026, 3, 22), ClosureStatus.ESTIMATED, None),
        ("isra", "Isra", date(2026, 1, 16), date(2026, 1, 16), ClosureStatus.ANNOUNCED, date(2026, 1, 18)),
    )
    for code, title, first, last, status, observed in days:
        make.ClosureFactory(
            calendar=calendar,
            code=code,
            title_en=title,
            title_ar="",
            starts_on=first,
            ends_on=last,
            status=status,
            observed_starts_on=observed,
            observed_ends_on=observed,
        )
    return calendar


def test_days_stand_as_observed_and_estimates_carry_their_sign(client):
    kuwait()
    page = read(client, "/en/calendars/")
    holiday = "public holiday"
    assert page.tables[0][1:] == [
        ["Isra", "2026-01-18", holiday, "announced", "≈ estimated: 2026-01-16"],
        ["National Day", "2026-02-25 – 2026-02-26", holiday, "fixed date", "the same"],
        ["Eid", "≈ estimated: 2026-03-20 – 2026-03-22", holiday, "estimated", "the same"],
    ]
    assert "State Kuwait Weekend Friday and Saturday" in page.text
    assert "3 days and periods" in page.text
    assert {"kw", "eid", "isra"} <= set(page.ids())


def test_changed_weekend_says_since_when(client):
    calendar = make.CalendarFactory()
    make.WeekendPatternFactory(calendar=calendar, valid_from=None, valid_to=date(2021, 12, 31))
    make.WeekendPatternFactory(calendar=calendar, weekend=Weekend.SAT_SUN, valid_from=date(2022, 1, 1))
    text = read(client, "/en/calendars/").text
    assert "Friday and Saturday, until \u20662021-12-31\u2069" in text
    assert "Saturday and Sunday, since \u20662022-01-01\u2069" in text


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"calendar": "kw"}, ["Isra", "National Day", "Eid"]),
        ({"year": "2027"}, ["Later"]),
        ({"status": "estimated"}, ["Eid"]),
        ({"kind": "ramadan"}, ["Later"]),
        ({"q": "eid"}, ["Eid"]),
    ],
)
def test_calendars_are_narrowed(client, query, titles):
    kuwait()
    make.ClosureFactory(
        title_en="Later",
        title_ar="",
        kind=ClosureKind.RAMADAN,
        starts_on=date(2027, 2, 8),
        ends_on=date(2027, 3, 8),
    )
    (table,) = read(client, "/en/calendars/", **query).tables
    assert [row[0] for row in table[1:]] == titles


def test_closed_venue_stands_apart_from_the_calendars(client):
    make.ClosureFactory(
        of_venue=True, venue__title_en="Hall", venue__title_ar="", title_en="Repairs", title_ar=""
    )
    page = read(client, "/en/calendars/")
    assert page.tables[0][1][0] == "Hall: Repairs"
    assert "Closed venues" in page.text


def test_export_holds_both_pairs_of_days(client):
    kuwait()
    answer = client.get("/en/calendars.csv", {"q": "isra"})
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "code,title_en,title_ar,kind,status,starts_on,ends_on,observed_starts_on,observed_ends_on",
        "isra,Isra,,public_holiday,announced,2026-01-16,2026-01-16,2026-01-18,2026-01-18",
    ]


def test_export_refuses_an_unknown_year(client):
    kuwait()
    assert client.get("/en/calendars.csv", {"year": "1999"}).status_code == 400


def test_empty_list_says_so(client):
    assert "No calendar on record yet" in read(client, "/en/calendars/").text


def test_list_takes_the_same_queries_for_one_and_three(client):
    def more():
        calendar = make.CalendarFactory()
        make.WeekendPatternFactory(calendar=calendar)
        make.CitationFactory(target=make.ClosureFactory(calendar=calendar))
        make.ClosureFactory(of_venue=True)

    more()
    one = queries(client, "/en/calendars/")
    more()
    more()
    assert queries(client, "/en/calendars/") == one
