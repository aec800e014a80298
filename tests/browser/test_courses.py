"""A course director at the door with a phone, in Arabic: by touch, by keys; and the pages around it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE

ROSTER = "/{}/my-courses/browser-running/roster/"
TARGET = 44  # CSS pixels, for a thumb


@pytest.fixture(scope="session")
def number(site) -> str:
    """Two courses of the course director of these tests, and the number of a certificate."""
    return site.module("tests.browser.courses").strip()


def choices(page, row):
    return page.locator("table.roster tbody tr").nth(row).locator("input[type=radio]")


def checked(page):
    return page.locator("table.roster tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelector('input:checked')?.value ?? '')"
    )


def test_marks_by_touch_then_by_keys_on_a_phone_in_arabic(visit, number):
    seen = visit(ROSTER.format("ar"), width=PHONE, role="course_director")
    page = seen.page
    assert (seen.direction(), seen.overflow() <= 0, seen.faults()) == ("rtl", True, [])
    boxes = [one.bounding_box() for one in page.locator(".mark-choice").all()]
    assert len(boxes) == 6
    assert all(box["height"] >= TARGET and box["width"] >= TARGET for box in boxes)

    page.locator(".mark-choice").first.tap()
    choices(page, 1).first.focus()
    for key in ("Space", "ArrowDown"):
        page.keyboard.press(key)
    before = ["attended", "no_show", ""]
    assert checked(page) == before
    page.locator("button[value=marks]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".notice-success")).to_have_count(1)
    assert checked(page) == before
    expect(page.locator("#reason")).to_have_count(1)

    # A correction without a reason: the sentence stands beside its row, inside the window.
    choices(page, 0).nth(1).locator("xpath=..").tap()
    with page.expect_navigation():
        page.locator("button[value=marks]").tap()
    error = page.locator("table.roster tbody tr").first.locator(".row-error")
    expect(error).to_be_visible()
    assert (seen.overflow() <= 0, seen.faults()) == (True, [])
    page.fill("#reason", "تصحيح")
    with page.expect_navigation():
        page.locator("button[value=marks]").tap()
    assert checked(page)[0] == "no_show"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        "my-courses/",
        "my-courses/browser-over/roster/",
        "my-courses/browser-running/sign-in/",
        "my-courses/browser-over/report/",
        "certificates/{number}/",
        "check/{number}/",
    ],
)
def test_page_fits_is_quiet_and_passes_axe(visit, number, language, path):
    seen = visit(f"/{language}/{path.format(number=number)}", width=DESKTOP, role="course_director")
    assert (seen.status, seen.overflow() <= 0) == (200, True)
    seen.page.set_viewport_size({"width": PHONE, "height": 900})
    assert seen.overflow() <= 0
    assert (seen.complaints, seen.foreign_requests) == ([], [])
    assert seen.faults() == []


def test_lesson_is_ticked_off_by_keys_on_a_phone_in_arabic(visit, number):
    seen = visit("/ar/my-courses/browser-told/report/", width=PHONE, role="planner")
    page = seen.page
    assert (seen.status, seen.overflow() <= 0, seen.faults()) == (200, True, [])
    form = page.locator("#settle form").first
    form.locator("select").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("بدأنا بها.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".notice-success")).to_have_count(1)
    expect(page.locator("#lessons td").filter(has_text="بدأنا بها.")).to_have_count(1)
    assert (seen.overflow() <= 0, seen.faults()) == (True, [])


def test_certificate_is_replaced_and_its_old_number_says_so(visit, number):
    page = visit("/en/my-courses/browser-over/roster/", width=PHONE, role="course_director").page
    other = page.locator("table.roster a[href*='/certificates/']").filter(has_not_text=number).first
    old = other.inner_text()
    with page.expect_navigation():
        other.tap()
    page.fill("#replace input[type=text]", "Name misspelt.")
    with page.expect_navigation():
        page.locator("#replace button").tap()
    expect(page.locator("h1")).not_to_contain_text(old)
    seen = visit(f"/ar/check/{old}/", width=PHONE)
    expect(seen.page.locator(".notice-warning")).to_have_count(1)
    assert (seen.overflow() <= 0, seen.faults()) == (True, [])


def test_number_is_checked_by_a_stranger_with_the_keyboard_alone(visit, number):
    page = visit("/ar/check/", width=PHONE).page
    page.focus("#number")
    page.keyboard.type(number.lower().replace("-", " "))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url(f"**/ar/check/{number}/")
    expect(page.locator(".notice-good")).to_have_count(1)
    assert "Sara" not in page.content()


def test_paper_has_the_sheet_and_no_tools(visit, number):
    page = visit("/ar/my-courses/browser-running/sign-in/", role="course_director").page
    page.emulate_media(media="print")
    expect(page.locator(".sign-in")).to_be_visible()
    expect(page.locator(".masthead-tools")).to_be_hidden()
    expect(page.locator(".sign-in tbody tr")).to_have_count(3)
