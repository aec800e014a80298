"""A proposal over the planning board: seen on a desk and a phone, reached by key, left without a trace."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

BOARD = "/{}/planning/2026/"


@pytest.fixture(scope="module")
def run(site):
    """The code of a run on the year, which proposes days for all that is in the tray."""
    code = (
        "from programmes.models import AnnualPlan; from programmes.services.planning_runs import request_run;"
        "plan = AnnualPlan.objects.get(code='2026');"
        "print(request_run(plan, by=None, scope={'kind': 'talk'}, wake=False).code)"
    )
    found = site.manage("shell", "--no-imports", "-c", code).split()[-1]
    site.manage("work_planning", "--once")
    return found


def over(run, language):
    return f"{BOARD.format(language)}?run={run}"


def test_proposal_is_seen_on_the_board_and_leads_to_its_review(visit, language, run):
    seen = visit(over(run, language), role="planner")
    seen.resize(DESKTOP, 1800)
    frames = seen.page.locator(".quarters .block-proposed")
    expect(frames).to_have_count(5)
    assert frames.first.evaluate("one => getComputedStyle(one).borderTopStyle") == "dashed"
    frames.first.focus()
    expect(frames.first).to_be_focused()
    assert seen.faults() == []
    seen.page.keyboard.press("Enter")
    expect(seen.page).to_have_url(re.compile(rf"/{language}/runs/{run}/#item-2026-talk-0\d$"))


def test_proposal_is_read_on_a_phone(visit, language, run):
    seen = visit(over(run, language), role="planner", width=PHONE)
    expect(seen.page.locator(".agenda-proposed")).to_have_count(5)
    expect(seen.page.locator(".agenda-proposed").first).to_be_visible()
    assert seen.overflow() <= 0
    assert seen.faults() == []
