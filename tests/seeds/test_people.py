"""Who is on record, with which title on which day, and how that day is known."""

import pytest

from programmes.models import Appointment, Delegate, Person
from tests.seeds.test_content import sitting

pytestmark = pytest.mark.django_db

# Code: title, day or days as written, basis of the day.
HELD = {
    "alanoud-al-sabah-2023": ("Acting Director of the NATO–ICI Regional Centre", "2023-01", "stated"),
    "alejandro-alvargonzalez-2018": (
        "Ambassador, Assistant Secretary General for Political Affairs and Security Policy",
        "2018-01-22",
        "inferred",
    ),
    "alina-romanowski-2020": ("Ambassador of the United States to Kuwait", "2020-11-16", "inferred"),
    "bruce-swartz-2020": ("Deputy Assistant Attorney General", "2020-11-16", "inferred"),
    "emad-al-kandari-director": (
        "Counsellor, Director of the NATO–ICI Regional Centre",
        "2026-02-17",
        "stated",
    ),
    "fawaz-al-othman-2018": ("Director of the NATO–ICI Regional Centre", "2018-06-30", "stated"),
    "fawaz-al-sabah-2018": (
        "Head of the Information and Security Follow-up Sector",
        "2018-01-22",
        "inferred",
    ),
    "hamad-al-mashaan-2020": (
        "Ambassador, Assistant Foreign Minister for the Americas",
        "2020-11-16",
        "inferred",
    ),
    "jarrah-al-jaber-deputy-foreign-minister": ("Deputy Foreign Minister", "2026-01-28", "stated"),
    "jarrah-al-jaber-foreign-minister": ("Foreign Minister", "2026-02-17", "inferred"),
    "javier-colomina-special-representative": (
        "Secretary General's Special Representative for the Southern Neighbourhood",
        "2026-01-28",
        "stated",
    ),
    "jens-stoltenberg-secretary-general": ("Secretary General of NATO", "2019-12-15/2019-12-16", "stated"),
    "joey-hood-2020": (
        "Principal Deputy Assistant Secretary for Near Eastern Affairs",
        "2020-11-16",
        "inferred",
    ),
    "michele-markoff-2020": ("Deputy Coordinator for Cyber Issues", "2020-11-16", "inferred"),
    "mohammad-al-sharhan-2020": (
        "Major General, Undersecretary for Criminal Security",
        "2020-11-16",
        "inferred",
    ),
    "mohammed-al-oraifan-2024": ("Director of the NATO–ICI Regional Centre", "2024-08-01", "stated"),
    "nasser-al-subaih-2020": (
        "Ambassador, Assistant Foreign Minister for Development and International Cooperation",
        "2020-11-16",
        "inferred",
    ),
    "nathan-sales-2020": ("Coordinator for Counterterrorism", "2020-11-16", "inferred"),
    "nawaf-al-enezi-ambassador": (
        "Ambassador to Belgium, Head of Mission to the European Union and to NATO",
        "2025-04-01",
        "inferred",
    ),
    "nora-elise-beck-nato-office": (
        "Head of the NATO Office at the Regional Centre",
        "2023/2025",
        "inferred",
    ),
    "paul-ahern-2020": ("Acting Assistant Secretary", "2020-11-16", "inferred"),
    "tara-scheurwater-ambassador": ("Ambassador of Canada to Kuwait", "2026-02-17", "stated"),
    "thamer-al-sabah-2019": ("President of the National Security Bureau", "2019-12-16", "stated"),
}


def days(row):
    return "/".join(dict.fromkeys((row.start_written, row.end_written)))


def test_posts_are_those_seen_on_the_days_they_are_seen(seeds):
    rows = Appointment.objects.all()
    assert {row.code: (row.title_en, days(row), row.date_basis) for row in rows} == HELD


def test_posts_name_an_organisation_only_where_a_source_does(seeds):
    without = Appointment.objects.filter(organisation_en="").values_list("code", flat=True)
    assert set(without) == {
        "alina-romanowski-2020",
        "nawaf-al-enezi-ambassador",
        "tara-scheurwater-ambassador",
    }


def test_acting_posts_are_marked(seeds):
    acting = Appointment.objects.filter(acting=True).values_list("code", flat=True)
    assert set(acting) == {"alanoud-al-sabah-2023", "paul-ahern-2020"}


def test_people_have_a_name_in_both_scripts(seeds):
    assert Person.objects.count() == 22
    named_once = [row.code for row in Person.objects.all() if not (row.title_en and row.title_ar)]
    assert named_once == []


def test_thanked_without_a_title_has_none_on_that_day(seeds):
    thanked = Appointment.objects.filter(person__code="thamer-al-sabah")
    assert [days(row) for row in thanked] == ["2019-12-16"]


def test_kuwait_and_nato_sat_with_one_chair_named(seeds):
    meeting = "kuwait-nato-1-meeting"
    assert sitting(meeting, "kuwait-nato-dialogue-kuwait") == [("jarrah-al-jaber", "chair")]
    assert sitting(meeting, "kuwait-nato-dialogue-nato") == [("javier-colomina", "representative")]
    (chair,) = Delegate.objects.filter(meeting__code=meeting, role="chair")
    assert chair.title_en == "Deputy Foreign Minister"


def test_advisory_group_has_two_people_and_no_chair(seeds):
    meeting = "ici-advisory-group-4-meeting"
    assert sitting(meeting, "ici-advisory-group-ici") == [("fawaz-al-sabah", "spokesperson")]
    assert sitting(meeting, "ici-advisory-group-nato") == [("alejandro-alvargonzalez", "participant")]


def test_council_heard_two_speakers(seeds):
    meeting = "council-ici-2019-meeting"
    assert sitting(meeting, "council-ici-meetings-nato") == [("jens-stoltenberg", "speaker")]
    assert sitting(meeting, "council-ici-meetings-ici") == [("thamer-al-sabah", "speaker")]
