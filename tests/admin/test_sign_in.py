"""Signing in, and being kept out after too many wrong passwords."""

import pytest

from programmes.enums import Role
from tests.admin.people import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "title"), [("en", "Sign in"), ("ar", None)])
def test_page_opens_in_both_languages(client, language, title):
    text = client.get(f"/{language}/admin/login/").content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in text
    if title:
        assert f"<h1>{title}</h1>" in text


def test_wrong_password_is_told(client):
    person(Role.PLANNER, username="sara", password="right and long enough")
    response = client.post("/en/admin/login/", {"username": "sara", "password": "wrong"})
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_too_many_wrong_passwords_close_the_door_with_a_page(client, language, settings):
    settings.AXES_FAILURE_LIMIT = 2
    person(Role.PLANNER, username="sara", password="right and long enough")
    for _ in range(2):
        response = client.post(f"/{language}/admin/login/", {"username": "sara", "password": "wrong"})
    assert response.status_code == 429
    text = response.content.decode()
    assert f'<html lang="{language}"' in text
    assert f'href="/{language}/"' in text
    closed = client.post(
        f"/{language}/admin/login/", {"username": "sara", "password": "right and long enough"}
    )
    assert closed.status_code == 429


def test_right_password_opens_the_desk(client):
    person(Role.PLANNER, username="sara", password="right and long enough")
    given = {"username": "sara", "password": "right and long enough", "next": "/en/admin/"}
    response = client.post("/en/admin/login/", given)
    assert (response.status_code, response["Location"]) == (302, "/en/admin/")
