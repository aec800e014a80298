"""Requests that no honest client makes: refused in the one shape, never by an error of ours."""

import base64

import orjson
import pytest

from programmes.api.engine import writing
from tests import factories as make
from tests.api.conftest import Caller
from tests.api.test_bad_input import refusal

pytestmark = pytest.mark.django_db


def test_token_that_is_no_ascii(stranger):
    caller = Caller()
    caller.headers = {"Authorization": "Token caf\u00e9"}
    assert refusal(caller.get("venues/"), 401) == [(None, "authentication_failed")]


def test_address_with_more_parameters_than_are_read(stranger):
    answer = stranger.get(f"venues/?{'&'.join(['q=a'] * 5_001)}")
    assert refusal(answer, 400) == [(None, "parse_error")]


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_name_with_a_character_that_no_name_has(administrator, method):
    venue = make.VenueFactory(code="hall")
    for path in ("venues/ha%00ll/", "venues/hall%00/"):
        answer = administrator.ask(method, path, {} if method[0] == "P" else None, if_match="*")
        assert refusal(answer, 404) == [(None, "not_found")]
    assert administrator.get("venues/ha%00ll/history/").status_code == 404
    venue.refresh_from_db()
    assert venue.version == 1


def test_cursor_with_a_character_that_no_text_has(stranger):
    cursor = base64.urlsafe_b64encode(orjson.dumps(["code", 0, ["a\x00b"]])).decode()
    assert refusal(stranger.get(f"venues/?cursor={cursor}"), 400) == [("cursor", "invalid_parameter")]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "0001-01-01"])
def test_moment_before_the_first_or_after_the_last(stranger, moment):
    answer = stranger.get(f"venues/?changed_since={moment}")
    assert refusal(answer, 400) == [("changed_since", "invalid_parameter")]


def test_parameter_that_is_not_known_where_something_is_written(administrator):
    """A misspelt reason is told, not lost."""
    venue = make.VenueFactory()
    asked = (("POST", "venues/"), ("PUT", f"venues/{venue.code}/"), ("DELETE", f"venues/{venue.code}/"))
    for method, path in asked:
        answer = administrator.ask(method, f"{path}?resaon=x", {"code": "new"}, if_match="*")
        assert refusal(answer, 400) == [("resaon", "unknown_parameter")]
    answer = administrator.ask("DELETE", f"venues/{venue.code}/?reason={'x' * 301}", if_match="*")
    assert refusal(answer, 400) == [("reason", "invalid_parameter")]
    venue.refresh_from_db()
    assert venue.version == 1


def test_sign_in_with_more_than_a_name_and_a_password(stranger):
    body = {"username": "a", "password": "b", "remember": True}
    assert refusal(stranger.ask("POST", "auth/login/", body), 400) == [("remember", "unknown_field")]
    assert refusal(stranger.ask("POST", "auth/login/", [1]), 400) == [(None, "not_an_object")]


def test_plan_that_is_not_named(administrator):
    for path in ("findings/", "seat-totals/", "seat-ledger/"):
        assert refusal(administrator.get(path), 400) == [("plan", "invalid_parameter")]


def test_target_without_its_key(stranger):
    for target in ("activity", "activity:"):
        answer = stranger.get(f"citations/?target={target}")
        assert refusal(answer, 400) == [("target", "invalid_parameter")]


def test_format_is_no_parameter(stranger):
    for name in ("xml", "json"):
        answer = stranger.get(f"venues/?format={name}")
        assert refusal(answer, 400) == [("format", "unknown_parameter")]


def test_last_day_of_all(stranger):
    release = make.ReleaseFactory()
    path = f"plans/{release.plan.code}/as-of"
    assert stranger.body(f"{path}/9999-12-31/")["code"] == release.code
    assert stranger.get(f"{path}/0001-01-01/").status_code == 404


def test_error_of_ours_is_told_in_the_language_asked_for(administrator, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("a secret")

    monkeypatch.setattr(writing, "save_with_rows", broken)
    administrator.client.raise_request_exception = False
    said = set()
    for language in ("en", "ar"):
        answer = administrator.ask(
            "POST", "venues/", {"code": "a", "title_en": "A"}, accept_language=language
        )
        assert refusal(answer, 500) == [(None, "error")]
        assert answer.json()["type"] == "server_error"
        assert "secret" not in answer.content.decode()
        said.add(answer.json()["errors"][0]["detail"])
    assert len(said) == 2


@pytest.mark.parametrize("path", ["schema/", "docs/"])
def test_description_refuses_what_it_does_not_know(stranger, path):
    """A language that is none would be looked for among the files, and remembered for good."""
    assert refusal(stranger.get(f"{path}?lang=../x"), 400) == [("lang", "unknown_value")]
    assert refusal(stranger.get(f"{path}?colour=red"), 400) == [("colour", "unknown_parameter")]
    assert refusal(stranger.ask("POST", path, {}, accept="*/*"), 405) == [(None, "method_not_allowed")]
    assert refusal(stranger.get(path, accept="image/png"), 406) == [(None, "not_acceptable")]


def test_description_in_a_format_that_is_none(stranger):
    assert refusal(stranger.get("schema/?format=xml"), 400) == [("format", "unknown_value")]


def test_closed_records_are_kept_by_no_cache(administrator):
    policy = make.SeatPolicyFactory()
    for path in ("seat-policies/", f"seat-policies/{policy.code}/"):
        answer = administrator.get(path)
        assert answer["Cache-Control"] == "private, no-store"
        assert administrator.get(path, if_none_match=answer["ETag"]).status_code == 304
