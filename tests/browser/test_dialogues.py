"""A dialogue's rounds and marks under the hands of a reader, and on paper."""

import re

from playwright.sync_api import expect

DIALOGUE = "/en/dialogues/kuwait-us-strategic-dialogue/"


def test_round_opens_and_closes_by_keyboard(visit):
    page = visit(DIALOGUE).page
    head = page.locator(".round-head").first
    head.focus()
    side = page.get_by_text("no chair named")
    expect(side).to_be_visible()
    page.keyboard.press("Enter")
    expect(side).to_be_hidden()
    page.keyboard.press("Enter")
    expect(side).to_be_visible()


def test_closed_round_is_whole_on_paper(visit):
    page = visit(DIALOGUE).page
    page.locator(".round-head").first.click()
    side = page.get_by_text("no chair named")
    expect(side).to_be_hidden()
    page.emulate_media(media="print")
    expect(side).to_be_visible()


def test_stop_on_the_line_leads_to_its_round(visit):
    page = visit(DIALOGUE).page
    page.locator(".rounds a").last.click()
    expect(page).to_have_url(re.compile("#kuwait-us-strategic-dialogue-4$"))
    expect(page.locator(".round:target")).to_have_count(1)


def test_mark_opens_what_the_source_says_and_leads_to_its_paragraph(visit):
    page = visit(DIALOGUE).page
    page.locator(".seat .mark").first.press("Enter")
    panel = page.locator(".note-panel:popover-open")
    expect(panel).to_contain_text("paragraph 9")
    panel.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/en/sources/s2-kuwait-us-2020/#p9$"))
    expect(page.locator(".paragraph:target")).to_have_count(1)


def test_sides_face_each_other_at_a_desk_and_follow_each_other_on_a_phone(visit):
    def tops(width):
        sides = visit(DIALOGUE, width=width).page.locator(".side")
        return [sides.nth(place).bounding_box()["y"] for place in (0, 1)]

    first, second = tops(1280)
    assert first == second
    first, second = tops(390)
    assert first < second
