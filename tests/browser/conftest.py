"""Fixtures of the browser tests: one Chromium and one served, seeded site a run.

`visit("/en/plans/", width=390, role="planner")` opens a page and returns a Visit to ask.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, StorageState, expect, sync_playwright

from tests import chromium
from tests.browser.people import PASSWORD
from tests.browser.site import Site, served
from tests.browser.visits import Visit

LANGUAGES = ("en", "ar")
DESKTOP, PHONE = 1280, 390
PATIENCE = 30_000  # ms; two cores may serve two runs at once
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.find(), args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with served() as up:
        yield up


@pytest.fixture(scope="session")
def session_of(browser: Browser, site: Site) -> Callable[[str], StorageState]:
    """The cookies of a signed-in person of a role; each role signs in once a run."""
    known: dict[str, StorageState] = {}

    def signed_in(role: str) -> StorageState:
        if role not in known:
            context = browser.new_context()
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.goto(f"{site.url}/en/admin/login/?next=/healthz")
            page.fill("[name=username]", role)
            page.fill("[name=password]", PASSWORD)
            page.click("[type=submit]")
            # The whole address: that of the sign-in page ends alike.
            page.wait_for_url(f"{site.url}/healthz")
            known[role] = context.storage_state()
            context.close()
        return known[role]

    return signed_in


@pytest.fixture
def visit(
    browser: Browser, site: Site, session_of: Callable[[str], StorageState]
) -> Iterator[Callable[..., Visit]]:
    """Opens pages; `role` signs in first, `scheme` is light or dark, `scripts=False` goes without."""
    contexts: list[BrowserContext] = []

    def opened(
        path: str, *, width: int = DESKTOP, role: str = "", scheme: str = "light", scripts: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=width == PHONE,
            is_mobile=width == PHONE,
            storage_state=session_of(role) if role else None,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        seen = Visit(context.new_page(), site.url)
        seen.watch()
        return seen.open(path)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each test with this runs once in every language of the site."""
    return request.param


@pytest.fixture(params=(DESKTOP, PHONE), ids=("1280px", "390px"))
def width(request: pytest.FixtureRequest) -> int:
    """Each test with this runs once at a desk's and once at a phone's width, in CSS pixels."""
    return request.param
