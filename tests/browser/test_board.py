"""The planning board in a browser: dragged with the mouse, carried by keys, by form without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

BOARD = "/{}/planning/2026/"
FIRST, SECOND = "2026-course-01", "2026-course-02"
WEEK = "2026-05-03"


def block(page, code):
    return page.locator(f"#block-{code}")


def cell(page, week=WEEK, hall="hall-1"):
    return page.locator(f"td[data-week='{week}'][data-row='{hall}']")


def tray(page, code):
    return page.locator(f"[data-tray] #block-{code}")


def inside(page, code, week=WEEK, hall="hall-1"):
    return cell(page, week, hall).locator(f"#block-{code}")


def settled(page, code, place):
    """Wait until the board has been taken anew with the activity in its place."""
    place.locator(f"#block-{code}.is-new").wait_for()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def card(page):
    """What the place means; on the way there it speaks of the places between."""
    return page.locator("[data-panel] [data-card]")


@pytest.fixture
def board(visit, language) -> Iterator:
    """The board as a planner has it, tall enough to see all of it; both courses go back to the tray."""
    seen = visit(BOARD.format(language), role="planner")
    seen.resize(DESKTOP, 1800)
    yield seen
    seen.page.unroute_all()
    for code in (FIRST, SECOND):
        seen.open(f"/en/planning/2026/activities/{code}/")
        if (back := seen.page.get_by_role("button", name="Put it back into the tray")).count():
            back.click()
            seen.page.wait_for_url("**/planning/2026/")


def drag(page, code, place):
    start, end = block(page, code).bounding_box(), place.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)


def carry(page, code, week):
    """Pick up with the keyboard and go from the first week to another by arrows."""
    block(page, code).focus()
    press(page, "Enter")
    onward = page.evaluate("getComputedStyle(document.documentElement).direction === 'rtl'")
    weeks = page.evaluate(
        "[...document.querySelectorAll('td[data-row=hall-1]')].map((one) => one.dataset.week)"
    )
    press(page, *(["ArrowLeft" if onward else "ArrowRight"] * weeks.index(week)))


def test_mouse_drag_shows_the_price_and_moves(board):
    page = board.page
    drag(page, FIRST, cell(page))
    expect(card(page)).to_contain_text("2026-05-03 – 2026-05-07")
    expect(card(page)).to_contain_text(re.compile(r"\b12\b"), use_inner_text=True)
    page.mouse.up()
    settled(page, FIRST, cell(page))
    expect(page.locator("[data-panel]")).to_be_hidden()
    expect(block(page, FIRST)).to_be_focused()
    page.locator("[data-undo] button").click()
    tray(page, FIRST).wait_for()
    assert (board.complaints, board.foreign_requests) == ([], [])


def test_click_still_opens_the_activity(board, language):
    block(board.page, FIRST).click()
    board.page.wait_for_url(f"**/{language}/planning/2026/activities/{FIRST}/")


def test_keys_carry_to_a_week_and_back_to_the_tray(board):
    page = board.page
    carry(page, FIRST, WEEK)
    expect(card(page)).to_contain_text("2026-05-03 – 2026-05-07")
    expect(cell(page)).to_contain_class("is-target")
    press(page, "ArrowDown", "Enter")
    settled(page, FIRST, cell(page, hall="hall-2"))
    expect(block(page, FIRST)).to_be_focused()
    press(page, "Enter", "Delete")
    settled(page, FIRST, page.locator("[data-tray]"))
    assert (board.complaints, board.faults()) == ([], [])


def test_key_locks_and_frees(board):
    page = board.page
    carry(page, FIRST, WEEK)
    press(page, "Enter")
    settled(page, FIRST, cell(page))
    press(page, "KeyL")
    page.locator(f"#block-{FIRST}.block-locked.is-new").wait_for()
    carry(page, FIRST, "2026-05-10")
    page.locator("[data-panel].is-refused").wait_for()
    press(page, "Escape", "KeyL")
    page.locator(f"#block-{FIRST}.is-new:not(.block-locked)").wait_for()
    assert board.complaints == []


def test_escape_leaves_the_activity_where_it_was(board):
    page = board.page
    carry(page, FIRST, WEEK)
    press(page, "Escape")
    expect(tray(page, FIRST)).to_have_count(1)
    expect(block(page, FIRST)).to_be_focused()
    expect(page.locator("[data-panel]")).to_be_hidden()


def test_clash_is_told_before_the_drop_and_refused_at_it(board):
    page = board.page
    carry(page, FIRST, WEEK)
    press(page, "Enter")
    settled(page, FIRST, cell(page))
    carry(page, SECOND, WEEK)
    expect(card(page)).to_contain_text(FIRST)
    press(page, "Enter")
    expect(page.locator("[data-refusal]")).to_be_visible()
    expect(page.locator("[data-refusal]")).to_contain_text(FIRST)
    press(page, "Escape")
    expect(tray(page, SECOND)).to_have_count(1)


def test_planner_who_comes_second_is_told_who_was_first(board, visit, language):
    page = board.page
    other = visit(BOARD.format(language), role="administrator").page
    carry(other, FIRST, "2026-05-10")
    press(other, "Enter")
    settled(other, FIRST, cell(other, "2026-05-10"))
    carry(page, FIRST, WEEK)
    press(page, "Enter")
    expect(page.locator("[data-refusal]")).to_be_visible()
    expect(page.locator("[data-refusal]")).to_contain_text("administrator")
    inside(page, FIRST, "2026-05-10").wait_for()


def test_form_moves_without_scripts(visit):
    page = visit(f"/en/planning/2026/activities/{SECOND}/", role="planner", scripts=False).page
    page.fill("[name=start]", "2026-06-07")
    page.select_option("[name=venue]", "hall-2")
    page.get_by_role("button", name="See what it means").click()
    expect(page.locator("#candidate")).to_contain_text("2026-06-07 – 2026-06-11")
    page.get_by_role("button", name="Move it there").click()
    expect(inside(page, SECOND, "2026-06-07", "hall-2")).to_have_count(1)
    page.get_by_role("button", name="Take back my last move").click()
    expect(tray(page, SECOND)).to_have_count(1)


def test_reader_has_the_board_and_no_means_to_act(visit, language):
    seen = visit(BOARD.format(language))
    page = seen.page
    expect(page.locator("main form")).to_have_count(0)
    block(page, FIRST).focus()
    press(page, "Enter")
    page.wait_for_url("**/activities/**")
    expect(page.locator("main form")).to_have_count(0)


def test_phone_has_a_list_by_week(visit, language):
    seen = visit(BOARD.format(language), width=PHONE, role="planner")
    expect(seen.page.locator(".agenda")).to_be_visible()
    expect(seen.page.locator(".quarters")).to_be_hidden()
    assert seen.overflow() <= 0
    assert seen.faults() == []


def test_paper_has_the_weeks_and_no_tools(visit):
    page = visit(BOARD.format("en"), role="planner").page
    page.emulate_media(media="print")
    expect(page.locator(".quarter").first).to_be_visible()
    expect(page.locator(".board-tools")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_board_passes_axe_for_planners(visit, language, scheme):
    seen = visit(BOARD.format(language), role="planner", scheme=scheme)
    assert seen.overflow() <= 0
    assert seen.complaints == []
    assert seen.faults() == []


def test_run_is_followed_to_its_proposal(visit, site, language):
    seen = visit(BOARD.format(language), role="planner")
    page = seen.page
    page.locator("form[action$='/runs/'] button").first.click()
    page.locator("[data-progress]").wait_for()
    site.manage("work_planning", "--once")
    page.locator("#proposal").wait_for()
    expect(page.locator(".review tbody tr")).to_have_count(28)
    assert seen.overflow() <= 0
    assert seen.complaints == []
    seen.resize(PHONE)
    assert seen.overflow() <= 0
    assert seen.faults() == []


def test_two_runs_side_by_side_fit_and_pass_axe(visit, site, language):
    """Two runs of one year, each with a seed of its own."""
    site.manage("plan_year", "2026", "--effort", "1")
    site.manage("plan_year", "2026", "--effort", "1", "--seed", "9")
    seen = visit(f"/{language}/planning/2026/runs/", role="planner")
    page = seen.page
    page.locator("main table tbody a").first.click()
    page.wait_for_url(re.compile(r"/runs/[^/]+/$"))
    page.locator("a[href*='/against/']").first.click()
    page.wait_for_url("**/against/**")
    expect(page.locator("main table").nth(3)).to_be_attached()
    assert seen.overflow() <= 0
    assert seen.complaints == []
    seen.resize(PHONE)
    assert seen.overflow() <= 0
    assert seen.faults() == []
