"""Signing in, and being kept out after too many wrong passwords."""

import pytest

from programmes.enums import Role
from tests.admin.people import desk, person
from tests.admin.rows import address

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


def test_administrator_opens_the_door_again(client, settings):
    settings.AXES_FAILURE_LIMIT = 2
    closed = person(Role.PLANNER, username="sara", password="right and long enough")
    for _ in range(2):
        client.post("/en/admin/login/", {"username": "sara", "password": "wrong"})
    chosen = {"action": "reopen", "index": "0", "_selected_action": [str(closed.pk)]}
    answer = desk(person(Role.ADMINISTRATOR)).post(address("user"), chosen, follow=True)
    assert [str(one) for one in answer.context["messages"]] == ["Sign-in is open again for 1 account."]
    given = {"username": "sara", "password": "right and long enough", "next": "/en/admin/"}
    assert client.post("/en/admin/login/", given).status_code == 302


def test_right_password_opens_the_desk(client):
    person(Role.PLANNER, username="sara", password="right and long enough")
    given = {"username": "sara", "password": "right and long enough", "next": "/en/admin/"}
    response = client.post("/en/admin/login/", given)
    assert (response.status_code, response["Location"]) == (302, "/en/admin/")
