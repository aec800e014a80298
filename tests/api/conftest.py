"""What the tests of the API share: people with tokens, and the product's own seeds."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from knox.models import AuthToken

from programmes.api import summaries
from programmes.api.engine import queries, reading
from programmes.enums import Role
from tests.factories import UserFactory
from tests.seeds.conftest import seeded  # noqa: F401

API = "/api/v1/"


class Caller:
    """A client of the API: JSON in, JSON out, with a token or as a stranger."""

    def __init__(self, token: str = "") -> None:
        self.client = Client(raise_request_exception=True)
        self.headers = {"Authorization": f"Token {token}"} if token else {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        given = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        arguments = {} if body is None else {"data": body, "content_type": "application/json"}
        return self.client.generic(
            method, path if path.startswith("/") else API + path, headers=given, **_encoded(arguments)
        )

    def get(self, path: str, **headers: str) -> Any:
        return self.ask("GET", path, **headers)

    def body(self, path: str, **headers: str) -> Any:
        answer = self.get(path, **headers)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def codes(self, path: str) -> list[str]:
        return [one["code"] for one in self.body(path)["results"]]


def _encoded(arguments: dict[str, Any]) -> dict[str, Any]:
    if "data" in arguments and not isinstance(arguments["data"], str | bytes):
        arguments["data"] = json.dumps(arguments["data"])
    return arguments


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Statements are compiled once a process; each test counts its own.

    A test that is rolled back gives its history numbers back, so what was kept for them goes too.
    """
    queries.of_list.cache_clear()
    reading.of_item.cache_clear()
    summaries.kept.cache_clear()


@pytest.fixture
def stranger() -> Caller:
    return Caller()


@pytest.fixture
def as_role(db) -> Callable[[Role], Caller]:
    def caller(role: Role) -> Caller:
        _row, token = AuthToken.objects.create(UserFactory(role=role, is_staff=True))
        return Caller(token)

    return caller


@pytest.fixture
def administrator(db) -> Caller:
    """Somebody who may do everything; what each role may do is tested in `test_roles`."""
    _row, token = AuthToken.objects.create(UserFactory(is_superuser=True, is_staff=True))
    return Caller(token)


@pytest.fixture
def seeds(seeded, db):  # noqa: F811
    """The product's seeds; each test's own changes are taken back."""
