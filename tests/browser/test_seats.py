"""The pages of seats in the browser: both languages and widths, the matrix by keys, axe, paper."""

import pytest
from playwright.sync_api import expect

from tests.browser import seat_data
from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE

CALL = f"/seats/{seat_data.CALL}/"
PAGES = (
    f"/plans/{seat_data.PLAN}/seats/",
    f"/plans/{seat_data.PLAN}/seats/ledger/?state=kw",
    f"/plans/{seat_data.PLAN}/seats/totals/?by=activity",
    CALL,
    f"{CALL}proof/1/?exact=yes",
    f"{CALL}2/",
    "/seats/seats-shared-not/share/",
    "/seat-policies/policy-now/",
)


@pytest.fixture(scope="module", autouse=True)
def _seats(site):
    site.module("tests.browser.seat_data")


@pytest.mark.parametrize("path", PAGES)
def test_page_holds_in_both_languages_at_both_widths(visit, path: str) -> None:
    wrong = []
    for language in LANGUAGES:
        page = visit(f"/{language}{path}", width=DESKTOP, role="administrator")
        if page.status != 200 or page.overflow() > 0:
            wrong.append(f"{language}: {page.status}, {page.overflow()} px too wide")
        page.page.set_viewport_size({"width": PHONE, "height": 900})
        if page.overflow() > 0:
            wrong.append(f"{language}: {page.overflow()} px too wide for a phone")
        wrong += [f"{language}: {said}" for said in page.complaints + page.foreign_requests + page.faults()]
    assert wrong == []


def test_matrix_scrolls_inside_its_frame_by_keys_with_its_heads_in_sight(visit) -> None:
    page = visit(f"/en/plans/{seat_data.PLAN}/seats/", width=PHONE, role="administrator").page
    frame = page.locator(".seat-frame")
    frame.focus()
    head = frame.locator("tbody th").first
    before = head.bounding_box()["x"]
    scrolled = "() => document.querySelector('.seat-frame').scrollLeft"
    for _press in range(40):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
        if page.evaluate(scrolled) > 100:
            break
    assert page.evaluate(scrolled) > 100
    assert head.bounding_box()["x"] == before
    assert page.evaluate("document.scrollingElement.scrollLeft") == 0


def test_seats_are_shared_after_a_look_and_without_scripts(visit) -> None:
    page = visit("/en/seats/seats-shared-not/", role="planner", scripts=False).page
    page.get_by_role("link", name="Share out 20 free seats: look first").click()
    expect(page.get_by_text("Nothing is done yet")).to_be_visible()
    page.get_by_role("button", name="Share them out exactly so").press("Enter")
    expect(page.get_by_text("20 seats were shared out.")).to_be_visible()
    expect(page.get_by_text("Checked: every number follows from the inputs")).to_be_visible()


def test_refusal_stands_beside_the_form_in_the_readers_language(visit) -> None:
    page = visit(f"/ar{CALL}", role="planner").page
    page.fill("#hold-back-seats", "99")
    page.fill("#hold-back-reason", "سبب")
    page.locator("#act-hold-back button").press("Enter")
    alert = page.locator("#act-hold-back [role=alert]")
    expect(alert).to_be_visible()
    expect(page.locator("[role=alert]")).to_have_count(1)
    expect(page.locator("#hold-back-seats")).to_have_value("99")


def test_nominations_are_validated_by_keys_after_a_question(visit) -> None:
    page = visit(f"/en{CALL}", role="planner").page
    page.get_by_role("checkbox", name="Choose Test Person 2").press("Space")
    page.get_by_role("button", name="Validate").press("Enter")
    expect(page.get_by_text("1 nomination becomes: validated")).to_be_visible()
    page.get_by_role("button", name="Validate them").press("Enter")
    expect(page.get_by_text("1 nomination was changed.")).to_be_visible()


def test_proof_sheet_prints_whole(visit) -> None:
    seen = visit(f"/en{CALL}proof/1/", role="administrator").page
    seen.emulate_media(media="print")
    expect(seen.locator("#entitlements tbody tr")).to_have_count(len(seat_data.STATES))
    expect(seen.get_by_text("Show shares as exact fractions")).to_be_hidden()
    expect(seen.locator(".menu")).to_be_hidden()
