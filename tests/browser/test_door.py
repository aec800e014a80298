"""A focal point's way on a phone in Arabic: sign in, name, replace, turn back; and all by spreadsheet."""

import re

import pytest
from django.urls import resolve
from django.utils import translation
from playwright.sync_api import expect

from programmes.dashboards import urls_door
from tests.browser.conftest import DESKTOP, PATIENCE, PHONE
from tests.browser.people import PASSWORD
from tests.exchange.nomination_sheets import book, row

FOCAL = "focal_point"
CODE = "door-course-1"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module", autouse=True)
def seats(site):
    """Seats of the focal point's state in the courses of an invented plan."""
    site.module("tests.browser.seats_open")


@pytest.fixture
def phone(browser, site):
    """A phone that nobody has signed in on."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 844}, is_mobile=True, has_touch=True, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def sign_in(page, site):
    page.goto(f"{site.url}/en/admin/login/")
    page.fill("[name=username]", FOCAL)
    page.fill("[name=password]", PASSWORD)
    page.click("#login-form [type=submit]")
    page.wait_for_url("**/ar/door/")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def submit(page):
    page.locator("main form.door-form button[type=submit]").click()


def test_the_whole_way_on_a_phone_in_arabic(phone, site):
    page = phone
    sign_in(page, site)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert fits(page)
    page.locator(f"#open a[href$='/door/{CODE}/']").click()
    page.locator("a[href$='/nominate/']").click()
    submit(page)
    expect(page.locator("[name=name_ar][aria-invalid=true]")).to_have_count(1)
    page.fill("[name=name_ar]", "سالم المطيري")
    page.fill("[name=position]", "رائد")
    assert fits(page)
    submit(page)
    page.wait_for_url(f"**/ar/door/{CODE}/")
    page.locator("#seats a[href*='/nominations/']", has_text="سالم المطيري").click()
    page.locator("a[href$='/replace/']").click()
    page.fill("[name=name_ar]", "نورة العجمي")
    submit(page)
    expect(page.locator("[name=reason][aria-invalid=true]")).to_have_count(1)
    expect(page.locator("[name=name_ar]")).to_have_value("نورة العجمي")
    page.fill("[name=reason]", "تعذر الحضور")
    submit(page)
    page.wait_for_url(f"**/ar/door/{CODE}/")
    seats = page.locator("#seats tbody tr")
    before = seats.count()
    expect(page.locator("#seats", has_text="نورة العجمي")).to_have_count(1)
    page.locator("a[href$='/turn-back/']").click()
    page.fill("[name=seats]", "١")
    page.fill("[name=reason]", "لا نحتاج إليه")
    submit(page)
    page.wait_for_url(f"**/ar/door/{CODE}/")
    expect(seats).to_have_count(before - 1)
    assert fits(page)


def test_spreadsheet_is_brought_looked_at_written_and_undone(phone, site):
    page = phone
    sign_in(page, site)
    page.locator("a[href$='/door/imports/']").first.click()
    with page.expect_download() as taken:
        page.locator("a[href$='nominations.xlsx']").click()
    assert taken.value.suggested_filename == "nominations.xlsx"
    data = book(
        row(activity="door-course-٢", name_ar="فهد الرشيدي"),
        row(activity="door-course-2", name_ar="فهـد الرشيدى"),
        row(activity="door-course-2", name_en="Badr", email="badr@"),
    )
    page.set_input_files("[name=file]", {"name": "names.xlsx", "mimeType": XLSX, "buffer": data})
    submit(page)
    page.wait_for_url("**/ar/door/imports/*/")
    expect(page.locator(".door-line-refused")).to_have_count(2)
    expect(page.locator(".door-line-add")).to_have_count(1)
    assert fits(page)
    page.locator("button[name=step][value=commit]").click()
    page.locator("button[name=step][value=undo]").wait_for()
    expect(page.locator(".door-line-add a[href*='/nominations/']")).to_have_count(1)
    page.locator("button[name=step][value=undo]").click()
    page.locator("button[name=step]").wait_for(state="detached")
    expect(page.locator(".door-line-add a[href*='/nominations/']")).to_have_count(0)


def ways(page):
    """The pages of the door that a page leads to, by their paths."""
    found = page.eval_on_selector_all("main a[href]", "links => links.map((one) => one.pathname)")
    return [path for path in found if re.search(r"/(door|nominations)/", path) and not path.endswith(".xlsx")]


def test_every_page_of_the_door_holds_in_both_languages_at_both_widths(visit, language):
    seen = visit(f"/{language}/door/", width=DESKTOP, role=FOCAL)
    waiting, wrong, names = [f"/{language}/door/", f"/{language}/door/imports/"], {}, set()
    done = set()
    while waiting:
        path = waiting.pop()
        if path in done:
            continue
        done.add(path)
        seen.complaints.clear()
        seen.resize(DESKTOP)
        seen.open(path)
        with translation.override(language):
            names.add(resolve(path).url_name)
        waiting += ways(seen.page)
        facts = [seen.status == 200, seen.overflow() <= 0]
        seen.resize(PHONE)
        facts += [seen.overflow() <= 0, seen.complaints == [], seen.foreign_requests == []]
        if not all(facts) or (faults := seen.faults()):
            wrong[path] = [facts, seen.complaints[:], faults if all(facts) else []]
    assert wrong == {}
    assert names == {one.name for one in urls_door.urlpatterns if not one.name.endswith("-xlsx")}


def test_door_is_walked_by_keys_alone(visit):
    """From the head of the page to the form that names somebody, and out of it, without a mouse."""
    page = visit(f"/ar/door/{CODE}/", role=FOCAL).page
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").endswith("/nominate/"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/nominate/")
    page.locator("[name=name_en]").focus()
    page.keyboard.type("Keyed In")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"/ar/door/{CODE}/$"))
    expect(page.locator("#seats", has_text="Keyed In")).to_have_count(1)


def test_door_works_without_scripts(visit):
    page = visit(f"/en/door/{CODE}/", role=FOCAL, scripts=False).page
    page.locator("a[href$='/wait/']").click()
    page.fill("[name=seats]", "2")
    submit(page)
    page.wait_for_url(re.compile(f"/en/door/{CODE}/$"))
    expect(page.get_by_text("waiting for 2 seats since")).to_have_count(1)
