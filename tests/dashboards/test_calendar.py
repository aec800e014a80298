"""The year in weeks: the dated, the undated, what restricts work."""

from datetime import date

import pytest

from programmes.enums import ClosureKind, ClosureStatus, DatePrecision
from tests.dashboards.plans_2026 import plan_2026
from tests.dashboards.reading import queries, read
from tests.factories import (
    ActivityFactory,
    CalendarFactory,
    ClosureFactory,
    ParticipatingStateFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kuwait():
    state = ParticipatingStateFactory(code="kw", title_en="Kuwait")
    return CalendarFactory(code="kw", title_en="Calendar of Kuwait", state=state)


def month(page, name):
    return next(row for row in page.tables[-1] if row[0] == name)


def test_year_shows_the_dated_the_undated_and_what_restricts_work(client, kuwait):
    plan_2026()
    ActivityFactory(
        code="dated",
        title_en="A seminar",
        starts_on=date(2026, 4, 14),
        ends_on=date(2026, 4, 15),
        date_precision=DatePrecision.DAY,
    )
    ClosureFactory(calendar=kuwait, title_en="National Day")
    ClosureFactory(
        calendar=kuwait,
        kind=ClosureKind.RAMADAN,
        title_en="Ramadan",
        status=ClosureStatus.ESTIMATED,
        starts_on=date(2026, 2, 18),
        ends_on=date(2026, 3, 19),
    )
    ClosureFactory(of_venue=True, venue=VenueFactory(), title_en="Painters in the hall")
    page = read(client, "/en/calendar/", year="2026")
    assert page.address("6 activities without a date") == "/en/activities/?plan=2026&dated=no"
    assert page.address("A seminar · \u20662026-04-14\u2069") == "/en/activities/dated/"
    assert month(page, "2026-04") == ["2026-04", "A seminar · \u20662026-04-14\u2069", "none"]
    assert month(page, "2026-03") == [
        "2026-03",
        "none with a date",
        "Ramadan ≈ estimated: 2026-02-18 – 2026-03-19",
    ]
    assert month(page, "2026-02")[2].startswith("Ramadan ≈")
    assert month(page, "2026-02")[2].endswith("National Day 2026-02-25 – 2026-02-26")
    assert "Painters" not in page.text


def test_year_without_holidays_says_so(client):
    assert "No holidays are on record for this year." in read(client, "/en/calendar/", year="2031").text


@pytest.mark.parametrize("year", ["abc", "0", "1989", "2077", "٢٠٢٦", "20260", "-1"])
def test_year_that_cannot_be_shown_is_not_found(client, year):
    assert read(client, "/en/calendar/", year=year).status == 404


def test_year_leads_to_its_neighbours_within_bounds(client):
    page = read(client, "/en/calendar/", year="2026")
    assert (page.address("2025"), page.address("2027")) == ("?year=2025", "?year=2027")
    edge = read(client, "/en/calendar/", year="2076")
    assert [words for words, _address in edge.links if words.startswith("207")] == ["2075"]


def test_year_takes_the_same_queries_for_one_and_three(client, kuwait):
    plan = plan_2026()
    dated = {"plan": plan, "starts_on": date(2026, 4, 14), "date_precision": DatePrecision.DAY}
    ActivityFactory(**dated)
    ClosureFactory(calendar=kuwait)
    one = queries(client, "/en/calendar/", year="2026")
    ActivityFactory.create_batch(2, **dated)
    ClosureFactory.create_batch(2, calendar=kuwait)
    assert queries(client, "/en/calendar/", year="2026") == one
