"""Every page in both languages and at both widths fits, is quiet, asks nobody else and passes axe."""

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import expect

from programmes.dashboards import urls, urls_door
from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE

# One example of each page, by the name of its address. A page without one fails below.
PAGES: dict[str, tuple[str, ...]] = {
    "home": (),
    "plans": (),
    "plan": ("2026",),
    "plan-compare": (),
    "activities": (),
    "activity": ("2026-course-01",),
    "courses": (),
    "talks": (),
    "events": (),
    "outlines": (),
    "topics": (),
    "topic": ("maritime-security",),
    "calendar": (),
    "calendars": (),
    "search": (),
    "dialogues": (),
    "dialogue": ("kuwait-us-strategic-dialogue",),
    "meeting": ("kuwait-us-4-security",),
    "agreements": (),
    "states": (),
    "state": ("kw",),
    "groupings": (),
    "people": (),
    "person": ("emad-al-kandari",),
    "venues": (),
    "teams": (),
    "sources": (),
    "source": ("s4-plan-2026",),
    "figures": (),
    "figure": ("figure-2026-activities",),
    "planning": (),
    "board": ("2026",),
    "board-activity": ("2026", "2026-course-01"),
    "releases": (),
    "plan-as-of": ("2026",),
    "plan-release": ("2026",),
    "my-courses": (),
    "certificate-check": (),
    "seat-home": (),
    "seat-matrix": ("2026",),
    "seat-ledger": ("2026",),
    "seat-totals": ("2026",),
    "seat-policy": ("centre-seats",),
    "seat-clock": ("2026",),
    "outbox": (),
}
# Pages for those who may: they are looked at as one of them.
SEEN_AS = {"my-courses": "administrator", "plan-release": "administrator", "outbox": "administrator"}
SEEN_AS |= {name: "administrator" for name in PAGES if name.startswith("seat-")}
# Pages of a kind of record that no source gives, and what only staff see: shown elsewhere.
WITHOUT_EXAMPLE = {"outline", "components", "release", "plan-as-of-day", "run", "run-compare", "runs"}
# Those of a course director, and of a certificate: test_courses shows them.
OF_COURSES = {"roster", "sign-in-sheet", "course-report", "certificate", "certificate-checked"}
# Those of a focal point: test_door walks them all.
OF_THE_DOOR = {pattern.name for pattern in urls_door.urlpatterns}
# Those of a call for seats: test_seats shows them.
OF_A_CALL = {"seats", "seat-share", "seat-act", "seat-nominations", "seat-open", "seat-proof", "seat-story"}
# Those of a proposal of the clock: test_reoffers shows them.
OF_A_PROPOSAL = {"reoffer", "message"}
# No pages: files, feeds, and what the board and a run are told and asked.
FILES = ("-csv", "-xlsx", "-pdf")
ACTS = {"board-undo", "board-place", "board-lock", "run-progress", "run-stop", "run-repeat", "run-adopt"}
DESK = (
    "index",
    "programmes_annualplan_changelist",
    "programmes_activity_changelist",
    "programmes_activity_add",
    "programmes_importbatch_add",
    "programmes_dialogue_changelist",
    "programmes_source_changelist",
    "programmes_user_changelist",
)


def _address(name: str, language: str, *args: str) -> str:
    with translation.override(language):
        return reverse(name, args=args)


def _look_at(visit, name: str, *args: str, role: str = "") -> list[str]:
    """Everything wrong with a page, over languages and widths."""
    wrong = []
    for language in LANGUAGES:
        page = visit(_address(name, language, *args), width=DESKTOP, role=role)
        facts = {
            "status": page.status == 200,
            "direction": page.direction() == {"en": "ltr", "ar": "rtl"}[language],
            "fits a desk": page.overflow() <= 0,
        }
        wrong += [f"{language}: {fact}" for fact, holds in facts.items() if not holds]
        page.resize(PHONE)
        if page.overflow() > 0:
            wrong.append(f"{language}: {page.overflow()} px too wide for a phone")
        wrong += [f"{language}: {said}" for said in page.complaints + page.foreign_requests]
        # axe comes last: it sets styles of its own, which the page's policy rightly refuses.
        wrong += [f"{language}: {fault}" for fault in page.faults()]
    return wrong


def test_every_page_has_an_example() -> None:
    names = {pattern.name for pattern in urls.urlpatterns}
    pages = {name for name in names if not name.endswith(FILES) and not name.startswith("feed-")}
    elsewhere = WITHOUT_EXAMPLE | OF_A_CALL | OF_A_PROPOSAL | OF_COURSES | OF_THE_DOOR
    assert pages - elsewhere - ACTS == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_page_holds_in_both_languages_at_both_widths(visit, name: str) -> None:
    assert _look_at(visit, f"dashboards:{name}", *PAGES[name], role=SEEN_AS.get(name, "")) == []


@pytest.mark.parametrize("name", DESK)
def test_desk_holds_in_both_languages_at_both_widths(visit, name: str) -> None:
    assert _look_at(visit, f"admin:{name}", role="administrator") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_page_is_told_in_the_language_with_a_way_on(visit, language: str) -> None:
    page = visit(f"/{language}/plans/1999/")
    assert page.status == 404
    assert page.direction() == {"en": "ltr", "ar": "rtl"}[language]
    expect(page.page.locator("main a").first).to_be_visible()
    assert page.faults() == []
