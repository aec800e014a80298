"""Tokens: taken with a password, used, listed, ended; guessing is locked out."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from programmes.api.languages import LANGUAGES
from tests import factories as make
from tests.api.conftest import Caller

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


@pytest.fixture
def person():
    return make.UserFactory(username="planner", password=PASSWORD, is_superuser=True)


def login(caller, password=PASSWORD):
    return caller.ask("POST", "auth/login/", {"username": "planner", "password": password})


def test_token_is_taken_used_and_ended(person, stranger):
    answer = login(stranger)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    signed_in = Caller(answer.json()["token"])
    assert signed_in.ask("POST", "venues/", {"code": "hall", "title_en": "Hall"}).status_code == 201
    (token,) = signed_in.body("auth/tokens/")["results"]
    assert token["begins_with"] == answer.json()["token"][:8]
    assert token["expires_at"] > timezone.now().isoformat()
    assert signed_in.ask("POST", "auth/logout/", {}).status_code == 204
    assert signed_in.get("auth/tokens/").status_code == 401


def test_all_tokens_are_ended_at_once(person, stranger):
    callers = [Caller(login(stranger).json()["token"]) for _token in range(2)]
    assert callers[0].ask("DELETE", "auth/tokens/").status_code == 204
    assert [caller.get("auth/tokens/").status_code for caller in callers] == [401, 401]


def test_oldest_token_gives_way(person, stranger):
    tokens = [login(stranger).json()["token"] for _token in range(11)]
    assert AuthToken.objects.count() == 10
    assert Caller(tokens[0]).get("auth/tokens/").status_code == 401


def test_old_token_is_no_longer_good(person, stranger):
    token = login(stranger).json()["token"]
    AuthToken.objects.update(expiry=timezone.now() - timedelta(seconds=1))
    assert Caller(token).get("venues/").status_code == 401


def test_wrong_password_is_refused_then_locked_out(person, stranger):
    for _guess in range(settings.AXES_FAILURE_LIMIT - 1):
        answer = login(stranger, "wrong")
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (401, "bad_credentials")
    assert login(stranger, "wrong").status_code in (401, 429)
    answer = login(stranger)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (429, "locked_out")
    assert AuthToken.objects.count() == 0


def test_session_may_write_with_its_csrf_token(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    arguments = {"data": {"code": "hall", "title_en": "Hall"}, "content_type": "application/json"}
    refused = [
        client.post(f"/api/v1/venues/?lang={one}", **arguments).json()["errors"][0] for one in LANGUAGES
    ]
    assert [error["code"] for error in refused] == ["csrf_failed", "csrf_failed"]
    assert refused[0]["detail"] != refused[1]["detail"]
    token = client.cookies["csrftoken"] = "a" * 32
    assert client.post("/api/v1/venues/", **arguments, headers={"X-CSRFToken": token}).status_code == 201


def test_name_and_password_are_asked_for(stranger):
    answer = stranger.ask("POST", "auth/login/", {})
    assert {error["attr"] for error in answer.json()["errors"]} == {"username", "password"}


def test_new_password_ends_every_token(person, stranger):
    """Wherever it is set; what else is changed of the account ends none."""
    caller = Caller(login(stranger).json()["token"])
    other = Caller(AuthToken.objects.create(make.UserFactory())[1])
    person.first_name = "Sara"
    person.save()
    assert caller.get("auth/tokens/").status_code == 200
    person.set_password("another long enough password")
    person.save()
    assert [one.get("auth/tokens/").status_code for one in (caller, other)] == [401, 200]


def test_account_that_is_switched_off_has_no_way_in(person, stranger):
    caller = Caller(login(stranger).json()["token"])
    person.is_active = False
    person.save()
    assert caller.get("venues/").status_code == 401
    assert login(stranger).json()["errors"][0]["code"] == "bad_credentials"


def test_guesses_are_counted_for_the_address_that_the_proxy_saw(person, settings):
    """What visitors write into the header themselves opens no door again, and closes nobody else's."""
    settings.AXES_FAILURE_LIMIT = 2
    settings.AXES_CLIENT_IP_CALLABLE = "centre.visitors.address_seen_by_proxy"

    def guess(password, forwarded):
        body = {"username": "planner", "password": password}
        return Caller().ask("POST", "auth/login/", body, x_forwarded_for=forwarded).status_code

    assert guess("wrong", "10.0.0.1, 203.0.113.7") == 401
    assert guess("wrong", "10.0.0.2, 203.0.113.7") in (401, 429)
    assert guess(PASSWORD, "10.0.0.9, 203.0.113.7") == 429
    assert guess(PASSWORD, "203.0.113.7, 198.51.100.2") == 200
