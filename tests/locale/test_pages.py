"""No page in Arabic shows an English sentence: every page of the seeded product is read."""

import html
import re

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import translation

from programmes.dashboards import errors, urls, urls_courses, urls_door
from programmes.enums import Role
from tests.factories import CourseOutlineFactory, UserFactory
from tests.locale.known import known
from tests.locale.visible import pieces

HOME = "/ar/"
FILES = (".csv", ".ics", ".pdf", ".xlsx")
# What is sent to rather than read, and what a planner's run or a release must first be there for.
ACTS = {"board-lock", "board-place", "board-undo", "run-adopt", "run-progress", "run-stop", "run-repeat"}
# Those of a focal point are read in test_door.
OF_THE_DOOR = {pattern.name for pattern in urls_door.urlpatterns}
# Those of a course director and of certificates are read in test_courses; the check is for anybody.
OF_COURSES = {pattern.name for pattern in urls_courses.urlpatterns} - {"certificate-check"}
# A call for seats must first be there: test_seats reads its pages.
OF_A_CALL = {"seats", "seat-share", "seat-act", "seat-nominations", "seat-open", "seat-proof", "seat-story"}
SEATS = ("seats", "plans/2026/seats", "plans/2026/seats/ledger", "plans/2026/seats/totals")
# A proposal of the clock and its letters must first be there: test_reoffers reads them.
OF_A_PROPOSAL = {"reoffer", "message"}
CLOCK = ("plans/2026/seats/clock", "outbox")
OF_PLANNING = {"release", "run", "run-compare", "runs"}
HREF = re.compile(r'href="([^"#?]+)[^"]*"')
# Every state a list can be in: nothing found, a filter that is unknown, a value that does not fit.
STATES_OF_A_LIST = ("?q=ققق", "?ققق=1", "?sort=ققق", "?page=999")


def english(texts: dict[str, list[str]]) -> list[str]:
    """The texts with Latin words that neither the catalogue nor the data knows, each with a page it is on."""
    allowed, found = known(), {}
    for path, shown in texts.items():
        for text in allowed.unknown(shown):
            found.setdefault(text, path)
    return sorted(f"{path}: {text}" for text, path in found.items())


def walked(client: Client, *start: str) -> dict[str, list[str]]:
    """The texts of the pages in `start` and of every page that links lead to, in the same language."""
    seen: dict[str, list[str]] = {}
    waiting = [*start]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        response = client.get(path)
        assert response.status_code == 200, path
        body = response.content.decode()
        seen[path] = pieces(body)
        waiting += [link for link in map(html.unescape, HREF.findall(body)) if _is_page(link)]
    return seen


def _is_page(link: str) -> bool:
    return link.startswith(HOME) and not link.startswith(f"{HOME}admin/") and not link.endswith(FILES)


@pytest.mark.slow
def test_every_page_speaks_arabic(seeds, client):
    CourseOutlineFactory()
    staff = Client()
    staff.force_login(UserFactory(role=Role.ADMINISTRATOR, is_staff=True))
    texts = walked(client, HOME, f"{HOME}search/")
    rules = "seat-policies/centre-seats"
    for name in ("components", "plans/2026", "plans/2026/release", *SEATS, *CLOCK, rules):
        path = f"{HOME}{name}/"
        texts[f"{path} for staff"] = pieces(staff.get(path).content.decode())
    visited = {resolve(path.removesuffix(" for staff")).url_name for path in texts}
    pages = {pattern.name for pattern in urls.urlpatterns if not str(pattern.pattern).endswith(FILES)}
    elsewhere = ACTS | OF_A_CALL | OF_A_PROPOSAL | OF_COURSES | OF_PLANNING | OF_THE_DOOR
    assert visited == pages - elsewhere
    assert english(texts) == []


def test_lists_that_find_nothing_or_do_not_understand_speak_arabic(seeds, client):
    lists = sorted(
        name
        for pattern in urls.urlpatterns
        if (name := pattern.name).endswith("s") and "<" not in str(pattern.pattern) and name != "components"
    )
    texts = {
        path: pieces(client.get(path).content.decode())
        for name in lists
        for path in (f"{HOME}{name}/{state}" for state in STATES_OF_A_LIST)
    }
    for address in ("activities/?status=ققق", "dialogues/?kind=ققق", "calendars/?year=ققق", "search/?q=ققق"):
        texts[address] = pieces(client.get(f"{HOME}{address}").content.decode())
    assert len(texts) > 50
    assert english(texts) == []


@pytest.mark.django_db
@pytest.mark.parametrize("page", [HOME, f"{HOME}plans/", f"{HOME}plans/compare/", f"{HOME}activities/"])
def test_pages_without_any_record_speak_arabic(client, page):
    assert english({page: pieces(client.get(page).content.decode())}) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", [errors.bad_request, errors.forbidden, errors.csrf_failed, errors.not_found, errors.server_error]
)
def test_error_pages_speak_arabic(page):
    with translation.override("ar"):
        response = page(RequestFactory().get(HOME))
    texts = pieces(response.content.decode())
    assert any("ء" <= letter <= "ي" for letter in "".join(texts))
    assert english({page.__name__: texts}) == []
