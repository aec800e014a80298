"""A write that another one is in the way of: told as busy, to be tried again."""

import sqlite3
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from programmes.api.engine import writing
from programmes.api.handling import exception_handler
from programmes.models import Venue
from tests.api.test_bad_input import refusal

pytestmark = pytest.mark.django_db

VENUE = {"code": "hall", "title_en": "Hall"}


@pytest.fixture
def failing(monkeypatch, administrator):
    """Somebody whose writes fail in the database as `cause` does."""

    def caller(cause):
        def save(*args, **kwargs):
            raise OperationalError(str(cause)) from cause

        monkeypatch.setattr(writing, "save_with_rows", save)
        administrator.client.raise_request_exception = False
        return administrator

    return caller


@pytest.fixture
def locked(tmp_path) -> sqlite3.Error:
    """What SQLite says to the second writer."""
    first, second = (sqlite3.connect(tmp_path / "one.sqlite3", timeout=0) for _writer in range(2))
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as caught:
        second.execute("BEGIN IMMEDIATE")
    first.close()
    second.close()
    return caught.value


@pytest.mark.parametrize("language", ["en", "ar"])
def test_write_while_another_holds_the_database_is_told_to_come_again(failing, locked, language):
    answer = failing(locked).ask("POST", "venues/", VENUE, accept_language=language)
    assert refusal(answer, 503) == [(None, "busy")]
    assert (answer["Retry-After"], answer["Content-Language"]) == ("10", language)
    assert Venue.objects.count() == 0


@pytest.mark.parametrize(("state", "status"), [("55P03", 503), ("40P01", 503), ("57P01", 500), (None, 500)])
def test_only_what_passes_by_itself_is_called_busy(db, state, status):
    error = OperationalError("refused")
    error.__cause__ = type("Refused", (Exception,), {"sqlstate": state})()
    answer = exception_handler(error, {"request": SimpleNamespace(_request=None), "view": None})
    assert answer.status_code == status


def test_other_failure_of_the_database_is_not_called_busy(failing):
    answer = failing(sqlite3.OperationalError("no such table")).ask("POST", "venues/", VENUE)
    assert refusal(answer, 500) == [(None, "error")]
