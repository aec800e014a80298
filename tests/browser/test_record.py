"""Every page of the record fits, speaks the reader's language and has no serious fault."""

import pytest

PAGES = (
    "dialogues/",
    "dialogues/kuwait-us-strategic-dialogue/",
    "meetings/ici-advisory-group-4-meeting/",
    "agreements/",
    "states/",
    "states/kw/",
    "groupings/",
    "people/",
    "people/jarrah-al-jaber/",
    "venues/",
    "teams/",
    "calendars/",
    "sources/",
    "sources/s4-plan-2026/",
    "figures/",
    "figures/figure-2026-activities/",
)


@pytest.mark.parametrize("path", PAGES)
def test_page_of_the_record_is_sound(visit, language, width, path):
    seen = visit(f"/{language}/{path}", width=width)
    assert seen.status == 200
    assert seen.overflow() <= 0
    assert seen.direction() == ("rtl" if language == "ar" else "ltr")
    assert seen.faults() == []
    assert seen.complaints == []
    assert seen.foreign_requests == []


@pytest.mark.parametrize(
    "path", ["dialogues/kuwait-us-strategic-dialogue/", "figures/", "sources/s4-plan-2026/"]
)
def test_page_of_the_record_is_sound_in_the_dark(visit, path):
    seen = visit(f"/ar/{path}", scheme="dark")
    assert seen.faults() == []
