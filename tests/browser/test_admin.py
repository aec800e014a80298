"""The desk in the browser: both languages, both widths, no complaint, no serious fault; and in use."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.people import PASSWORD

PAGES = (
    "",
    "programmes/activity/?open=any",
    "programmes/activity/add/",
    "programmes/user/",
    "programmes/seedload/",
    "password_change/",
)
# Pages of one record, opened from the first row of a list.
KINDS = ("annualplan", "course", "dialogue", "meeting", "source", "citation", "user")


def sound(seen, language):
    """The page is whole: answered, in its direction, as wide as the window, without complaint or fault."""
    assert seen.status == 200
    assert seen.direction() == ("rtl" if language == "ar" else "ltr")
    assert seen.overflow() <= 0
    assert seen.complaints == []
    assert seen.foreign_requests == []
    assert seen.faults() == []


def first_row(seen):
    return seen.page.locator("#result_list tbody th a").first.get_attribute("href")


@pytest.mark.parametrize("path", PAGES)
def test_page_is_sound(visit, language, width, path):
    sound(visit(f"/{language}/admin/{path}", width=width, role="administrator"), language)


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_a_record_is_sound(visit, language, width, kind):
    listed = visit(f"/{language}/admin/programmes/{kind}/", width=width, role="administrator")
    href = first_row(listed)
    sound(visit(href, width=width, role="administrator"), language)


@pytest.mark.parametrize("page", ["history", "delete"])
def test_further_page_of_a_record_is_sound(visit, language, width, page):
    listed = visit(f"/{language}/admin/programmes/course/", width=width, role="administrator")
    path = first_row(listed).replace("/change/", f"/{page}/")
    sound(visit(path, width=width, role="administrator"), language)


def test_sign_in_is_sound(visit, language, width):
    sound(visit(f"/{language}/admin/login/", width=width), language)


def test_page_is_sound_in_the_dark(visit, language):
    seen = visit(f"/{language}/admin/programmes/activity/", role="administrator", scheme="dark")
    sound(seen, language)


def test_reader_and_focal_point_have_sound_pages(visit, language):
    for role in ("reader", "focal_point"):
        sound(visit(f"/{language}/admin/", role=role), language)
        sound(visit(f"/{language}/admin/programmes/activity/", role=role), language)


def test_wrong_password_is_told_and_the_right_one_opens(visit, site):
    seen = visit("/en/admin/login/?next=/en/admin/")
    seen.page.fill("[name=username]", "reader")
    seen.page.fill("[name=password]", "wrong")
    seen.page.click("#login-form [type=submit]")
    expect(seen.page.locator("[role=alert]")).to_have_count(1)
    seen.page.fill("[name=username]", "reader")
    seen.page.fill("[name=password]", PASSWORD)
    seen.page.click("#login-form [type=submit]")
    expect(seen.page).to_have_url(f"{site.url}/en/admin/")
    expect(seen.page.locator("h1")).to_have_text("Planners’ desk")


def test_menu_opens_and_closes_by_keyboard(visit):
    seen = visit("/en/admin/", role="administrator")
    menu = seen.page.locator("details.way-group").first
    menu.locator("summary").focus()
    seen.page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    seen.page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_venue_is_found_by_typing_an_arabic_spelling(visit):
    seen = visit("/ar/admin/programmes/activity/add/", role="planner")
    page, typed = seen.page, "الاقليمى"
    page.click("#id_venue + .select2")
    expect(page.locator(".select2-container--open .select2-search__field")).to_be_focused()
    with page.expect_response(lambda answer: f"term={quote(typed)}" in answer.url):
        page.keyboard.type(typed)
    # The list opens with every venue; one of them is left once the answer to the word is shown.
    option = page.locator(".select2-results__option")
    expect(option).to_have_text([re.compile("regional-centre")])
    expect(option).to_have_class(re.compile("select2-results__option--highlighted"))
    option.click()
    expect(page.locator("#id_venue")).not_to_have_value("")
    expect(page.locator("#id_venue option:checked")).to_contain_text("regional-centre")
    assert seen.complaints == []


def test_status_is_changed_after_a_look_at_what_will_change(visit):
    seen = visit("/en/admin/programmes/natotalk/?plan=&status=planned", role="planner")
    page = seen.page
    chosen = page.locator("#result_list tbody tr").first
    code = chosen.locator(".code").first.inner_text()
    chosen.locator(".action-select").check()
    page.select_option("[name=action]", "set_status")
    page.click(".actions .button")
    # The list has a filter of the same name.
    page.select_option(".bulk-form [name=status]", "confirmed")
    page.fill(".bulk-form [name=reason]", "Agreed on both sides")
    page.click("[name=check]")
    expect(page.locator(".changes .code")).to_have_text(code)
    expect(page.locator(".changes del")).to_have_text("planned")
    expect(page.locator(".changes ins")).to_have_text("confirmed")
    page.click("[name=apply]")
    expect(page.locator(".notice-success")).to_have_text("1 record was changed.")
    assert seen.complaints == []


def test_row_is_added_and_an_error_shown_where_it_is(visit):
    listed = visit("/en/admin/programmes/course/", role="planner")
    seen = visit(first_row(listed), role="planner")
    page = seen.page
    page.locator("#participations-group .add-row a").click()
    expect(page.locator("#participations-0 .select2")).to_have_count(1)
    page.fill("[name=start]", "2026-02-30")
    page.click("[name=_save]")
    expect(page.locator(".field-start .errorlist")).to_have_text("“2026-02-30” is not a day that exists.")
    assert seen.complaints == []
