"""A planner's way from the clock to a sent letter: in Arabic on a phone, in English at a desk."""

import pytest
from playwright.sync_api import expect

from tests.browser.clock_data import PLANS
from tests.browser.conftest import DESKTOP, PHONE

PLANNER = "planner"
WAYS = (("ar", PHONE), ("en", DESKTOP))


@pytest.fixture(scope="module", autouse=True)
def plans(site):
    """Two invented plans past a gate."""
    site.module("tests.browser.clock_data")


def sound(seen, language):
    """Everything wrong with the page as it stands; axe comes last, since it sets styles of its own."""
    wrong = [] if seen.direction() == {"en": "ltr", "ar": "rtl"}[language] else ["direction"]
    wrong += [f"{seen.overflow()} px too wide"] if seen.overflow() > 0 else []
    return wrong + seen.complaints + seen.foreign_requests


@pytest.mark.parametrize(("language", "width"), WAYS, ids=("ar-phone", "en-desk"))
def test_from_the_clock_to_a_sent_letter(visit, language, width):
    seen = visit(f"/{language}/plans/plan-{PLANS[language]}/seats/clock/", width=width, role=PLANNER)
    page = seen.page
    assert sound(seen, language) == []
    expect(page.locator("#undated li")).to_have_count(1)
    page.locator("#proposals form button").click()
    page.locator(f"#reached a[href*='/{language}/reoffers/']").first.click()
    page.wait_for_url("**/reoffers/*/")
    assert sound(seen, language) == []
    expect(page.locator("input[name=take_back]")).to_have_count(3)
    offers = page.locator("input[name=offer]")
    expect(offers).to_have_count(3)
    page.locator("input[name=letter][value=qa]").uncheck()
    page.locator("#letters details summary").first.click()
    expect(page.locator("#letters details[open] article")).to_have_count(2)
    assert sound(seen, language) == []
    page.locator("button[name=step][value=confirm]").focus()
    page.keyboard.press("Enter")
    page.locator("#letters a[href*='/outbox/']").first.wait_for()
    expect(page.locator("#letters a[href*='/outbox/']")).to_have_count(2)
    page.goto(f"{seen.site_url}/{language}/outbox/?plan=plan-{PLANS[language]}")
    assert sound(seen, language) == []
    page.locator(f"main a[href*='/{language}/outbox/letter-']").first.click()
    page.wait_for_url("**/outbox/letter-*/")
    assert sound(seen, language) == []
    page.fill("[name=subject_ar]", "مقاعد: كلمة من المخطط")
    page.fill("[name=subject_en]", "Seats: a planner's word")
    page.locator("button[value=save]").click()
    page.locator(".letter-subject", has_text="Seats: a planner's word").wait_for()
    expect(page.locator(".letter-subject", has_text="مقاعد: كلمة من المخطط")).to_have_count(1)
    page.locator("button[value=sent]").click()
    page.locator("button[value=sent]").wait_for(state="detached")
    expect(page.locator("textarea")).to_have_count(0)
    expect(page.locator(".notice-good").first).to_be_visible()
    assert sound(seen, language) == []


@pytest.mark.parametrize(("language", "width"), WAYS, ids=("ar-phone", "en-desk"))
def test_pages_of_the_clock_and_the_outbox_pass_axe(visit, site, language, width):
    site.manage("watch_gates", "--plan", f"plan-{PLANS[language]}", "--commit")
    base = f"/{language}/plans/plan-{PLANS[language]}/seats/clock/"
    seen = visit(base, width=width, role=PLANNER)
    waiting = seen.page.locator(f"a[href*='/{language}/reoffers/']").first.get_attribute("href")
    seen.open(f"/{language}/outbox/")
    letter = seen.page.locator(f"main a[href*='/{language}/outbox/letter-']").first.get_attribute("href")
    for path in (base, waiting, f"/{language}/outbox/", letter):
        look = visit(path, width=width, role=PLANNER)
        assert (path, sound(look, language) + look.faults()) == (path, [])
