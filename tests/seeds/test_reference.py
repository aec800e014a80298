"""States, groupings with their days, and calendars, as the reference files have them."""

from datetime import date

import pytest

from programmes.models import (
    Calendar,
    Closure,
    Membership,
    NominatingBody,
    ParticipatingState,
    WeekendPattern,
)
from tests.seeds.test_files import records

pytestmark = pytest.mark.django_db

# The treaty came into force on 24 August 1949; the others joined on the day of their accession.
ALLIES = {
    "1949-08-24": "be ca dk fr gb is it lu nl no pt us",
    "1952-02-18": "gr tr",
    "1955-05": "de",
    "1982-05-30": "es",
    "1999-03-12": "cz hu pl",
    "2004-03-29": "bg ee lt lv ro si sk",
    "2009-04-01": "al hr",
    "2017-06-05": "me",
    "2020-03-27": "mk",
    "2023-04-04": "fi",
    "2024-03-07": "se",
}
GULF = {"kw", "bh", "qa", "ae", "sa", "om"}


def joined(grouping):
    rows = Membership.objects.filter(grouping__code=grouping).order_by("state__code")
    assert {row.end_written for row in rows} == {None}
    return {row.state.code: row.start_written for row in rows}


def test_allies_joined_on_their_days(seeds):
    days = {state: day for day, states in ALLIES.items() for state in states.split()}
    assert len(days) == 32
    assert joined("nato") == days


def test_states_of_the_initiative_joined_one_after_the_other(seeds):
    assert joined("ici") == {"kw": "2004-12", "bh": "2005-02", "qa": "2005-02", "ae": "2005-06-22"}


def test_states_of_the_gulf_council_founded_it(seeds):
    assert joined("gcc") == dict.fromkeys(GULF, "1981-05-25")


def test_secretariat_is_an_organisation_and_a_member_of_nothing(seeds):
    (secretariat,) = ParticipatingState.objects.filter(kind="organisation")
    assert (secretariat.code, secretariat.memberships.count()) == ("gcc-secretariat", 0)


def test_states_have_a_name_in_both_languages(seeds):
    assert ParticipatingState.objects.filter(kind="state").count() == 32 + len(GULF)
    assert not ParticipatingState.objects.filter(title_en="").exists()
    assert not ParticipatingState.objects.filter(title_ar="").exists()


def test_agencies_are_kuwaiti_ones_that_a_source_names(seeds):
    assert set(NominatingBody.objects.values_list("code", "state__code")) == {
        ("kw-fire-force", "kw"),
        ("kw-ministry-of-defence", "kw"),
        ("kw-ministry-of-foreign-affairs", "kw"),
        ("kw-ministry-of-interior", "kw"),
        ("kw-national-guard", "kw"),
        ("kw-national-security-bureau", "kw"),
    }


def test_weekends_of_today_are_friday_and_saturday_but_in_the_emirates(seeds):
    today = WeekendPattern.objects.filter(valid_to=None)
    assert dict(today.values_list("calendar__state__code", "weekend")) == {
        **dict.fromkeys(GULF, "fri_sat"),
        "ae": "sat_sun",
    }


def test_calendars_name_their_state_as_a_sentence_would(seeds):
    assert Calendar.objects.get(code="ae").title_en == "Working calendar of the United Arab Emirates"


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2025, date(2025, 3, 1), date(2025, 3, 29)),
        (2026, date(2026, 2, 18), date(2026, 3, 19)),
        (2027, date(2027, 2, 8), date(2027, 3, 8)),
    ],
)
def test_ramadan_is_estimated_alike_for_all_six(seeds, year, first, last):
    rows = Closure.objects.filter(kind="ramadan", starts_on__year=year)
    assert {row.calendar.code for row in rows} == GULF
    assert {(row.starts_on, row.ends_on, row.status) for row in rows} == {(first, last, "estimated")}


@pytest.mark.parametrize(
    ("holiday", "first", "last"),
    [
        ("2025-eid-al-fitr", date(2025, 3, 30), date(2025, 4, 1)),
        ("2025-eid-al-adha", date(2025, 6, 6), date(2025, 6, 8)),
        ("2026-eid-al-fitr", date(2026, 3, 20), date(2026, 3, 22)),
        ("2026-day-of-arafah", date(2026, 5, 26), date(2026, 5, 26)),
        ("2026-eid-al-adha", date(2026, 5, 27), date(2026, 5, 29)),
        ("2027-eid-al-fitr", date(2027, 3, 9), date(2027, 3, 11)),
        ("2027-eid-al-adha", date(2027, 5, 16), date(2027, 5, 18)),
    ],
)
def test_feasts_of_kuwait_are_estimates(seeds, holiday, first, last):
    closure = Closure.objects.get(code=f"kw-{holiday}")
    assert (closure.starts_on, closure.ends_on, closure.status) == (first, last, "estimated")


def test_sources_can_all_be_found_again():
    lost = [row["code"] for row in records("source") if not {"url", "reference"} & row["fields"].keys()]
    assert lost == []
