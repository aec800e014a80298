"""What the API refuses it refuses in Arabic where Arabic is asked for."""

import pytest

from programmes.enums import Role
from tests.api.conftest import Caller, as_role, stranger  # noqa: F401
from tests.locale.known import known
from tests.locale.visible import pieces

ARABIC = {"Accept_Language": "ar"}
# Method, address, body: each is refused, and for a reason of its own.
REFUSED_TO_STRANGERS = {
    "filter": ("GET", "courses/?colour=red"),
    "value": ("GET", "courses/?status=late"),
    "day": ("GET", "activities/?dates_from=tomorrow"),
    "moment": ("GET", "activities/?changed_since=now"),
    "number": ("GET", "plans/?declared_count=many"),
    "column": ("GET", "plans/?fields=colour"),
    "ordering": ("GET", "plans/?ordering=colour"),
    "size": ("GET", "plans/?page_size=0"),
    "cursor": ("GET", "activities/?cursor=broken"),
    "language": ("GET", "plans/?lang=xx"),
    "record": ("GET", "plans/1999/"),
    "address": ("GET", "nowhere/"),
    "method": ("PUT", "plans/"),
    "anonymous": ("POST", "topics/", {"code": "x"}),
    "format": ("GET", "plans/?format=xml"),
}
BODIES = {
    "not JSON": "{",
    "not an object": [],
    "empty": {},
    "unknown value": {"code": "new-topic", "title_en": "x", "colour": "red"},
    "wrong types": {"code": 5, "title_en": [], "title_ar": None, "nature": "colour", "aliases": 3},
    "wrong code": {"code": "Not A Code", "title_en": "x", "nature": "subject"},
}


def spoken(body) -> list[str]:
    """Every sentence in an answer: the texts that have a space in them."""
    if isinstance(body, dict):
        return [text for value in body.values() for text in spoken(value)]
    if isinstance(body, list):
        return [text for value in body for text in spoken(value)]
    return [body] if isinstance(body, str) and " " in body else []


def unquoted(text: str) -> str:
    """A sentence without the lists of names and the quotations in it."""
    before, _colon, _names = text.partition(": ")
    return before if "«" not in before else before[: before.index("«")] + before[before.rindex("»") :]


def refusal(answer) -> list[str]:
    assert 400 <= answer.status_code < 500, answer.content
    said = spoken(answer.json())
    assert said, answer.content
    return said


def in_english(said: list[str]) -> list[str]:
    return known().unknown([unquoted(text) for text in said])


@pytest.mark.django_db
@pytest.mark.parametrize("case", REFUSED_TO_STRANGERS)
def test_refusals_speak_arabic(stranger: Caller, case):  # noqa: F811
    method, path, *body = REFUSED_TO_STRANGERS[case]
    assert in_english(refusal(stranger.ask(method, path, *body, **ARABIC))) == []


@pytest.mark.parametrize("case", BODIES)
def test_refused_bodies_speak_arabic(as_role, case):  # noqa: F811
    answer = as_role(Role.PLANNER).ask("POST", "topics/", BODIES[case], **ARABIC)
    assert in_english(refusal(answer)) == []


@pytest.mark.django_db
def test_page_about_the_api_speaks_arabic(client):
    answer = client.get("/api/v1/docs/", headers={"accept-language": "ar"})
    texts = pieces(answer.content.decode())
    assert len(texts) > 3
    assert known().unknown(texts) == []
