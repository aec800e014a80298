"""What readers do with the plan's page: open a source, walk the strip, switch the theme, print."""

import re

import pytest
from playwright.sync_api import expect

PLAN = "/en/plans/2026/"


def panel(page):
    return page.locator(".note-panel")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_source_opens_and_closes_by_keyboard(visit, key):
    page = visit(PLAN).page
    mark = page.locator(".headline .mark")
    mark.focus()
    page.keyboard.press(key)
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(panel(page)).to_be_focused()
    expect(panel(page)).to_contain_text("paragraph 5")
    page.keyboard.press("Escape")
    expect(mark).to_have_attribute("aria-expanded", "false")
    expect(panel(page)).to_be_hidden()
    expect(mark).to_be_focused()


def test_source_opens_by_touch_and_stays_within_the_window(visit, language):
    page = visit(f"/{language}/plans/2026/", width=390).page
    mark = page.locator(".headline .mark")
    mark.tap()
    expect(panel(page)).to_be_visible()
    box = panel(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    mark.tap()
    expect(panel(page)).to_be_hidden()
    mark.tap()
    expect(panel(page)).to_be_visible()


def test_source_is_a_link_to_its_note_without_scripts(visit):
    page = visit(PLAN, scripts=False).page
    page.locator(".headline .mark").click()
    expect(page).to_have_url(re.compile("#note-1$"))
    expect(page.locator("#note-1 a").first).to_have_attribute("href", re.compile("^/en/sources/"))
    expect(page.locator("[data-theme-switch]")).to_be_hidden()


def test_every_place_is_reached_by_keyboard_and_large_enough(visit):
    page = visit(PLAN).page
    places = page.locator(".strip-row a")
    expect(places).to_have_count(31)
    sizes = [place.bounding_box() for place in places.all()]
    assert min(min(box["width"], box["height"]) for box in sizes) >= 24
    places.nth(0).focus()
    page.keyboard.press("Tab")
    expect(places.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/activities/**")


def test_theme_is_switched_and_kept(visit):
    seen = visit(PLAN)
    drawn, switch = seen.page.locator("html"), seen.page.locator("[data-theme-switch]")
    switch.click()
    expect(drawn).to_have_attribute("data-theme", "dark")
    seen.open("/en/courses/")
    expect(drawn).to_have_attribute("data-theme", "dark")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert seen.faults() == []


@pytest.mark.parametrize("path", ["", "plans/2026/", "plans/compare/", "calendar/?year=2026", "courses/"])
def test_page_holds_in_the_dark(visit, language, path):
    assert visit(f"/{language}/{path}", scheme="dark").faults() == []


def test_menu_on_a_phone_needs_no_script(visit):
    page = visit(PLAN, width=390, scripts=False).page
    expect(page.locator("#menu")).to_be_hidden()
    page.locator(".menu-button").tap()
    page.locator("#menu a", has_text="NATO Talks").tap()
    page.wait_for_url("**/en/talks/")


def test_first_tab_skips_to_the_content(visit):
    page = visit(PLAN).page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#content")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))


def test_paper_shows_numbers_for_marks_and_drops_what_is_pressed(visit):
    page = visit(PLAN).page
    page.emulate_media(media="print")
    expect(page.locator(".headline .mark-number")).to_be_visible()
    expect(page.locator(".headline .mark-who")).to_be_hidden()
    expect(page.locator("#note-1")).to_be_visible()
    for gone in (".menu", ".site-search", ".as-table > summary", "[data-theme-switch]"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".strip-row .place").first).to_be_visible()


def test_band_runs_in_the_direction_of_the_language(visit):
    months = {}
    for language in ("en", "ar"):
        page = visit(f"/{language}/plans/2026/").page
        first, second = (page.locator(".band-month").nth(n).bounding_box()["x"] for n in (0, 1))
        months[language] = first < second
    assert months == {"en": True, "ar": False}
