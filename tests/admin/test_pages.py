"""Every page of every kind answers an administrator, in both languages."""

import pytest
from django.urls import translate_url

from programmes.enums import Role
from tests.admin.people import desk, person
from tests.admin.rows import MAKERS, NOT_ADDED, NOT_DELETED, address, registered

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "ar")


def test_rows_cover_every_registered_kind():
    assert registered() == set(MAKERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_pages_of_a_kind_open(kind, language):
    row = MAKERS[kind]()
    client = desk()
    pages = [("changelist", None), ("change", row), ("history", row)]
    pages += [] if kind in NOT_ADDED else [("add", None)]
    pages += [] if kind in NOT_DELETED else [("delete", row)]
    for page, of in pages:
        response = client.get(translate_url(address(kind, page, of), language))
        assert response.status_code == 200, page
        text = response.content.decode()
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in text, page
        assert " style=" not in text, page
        assert "<style" not in text, page
        assert "onclick=" not in text, page


@pytest.mark.parametrize("kind", sorted(NOT_ADDED))
def test_page_for_adding_is_closed_where_rows_are_made_elsewhere(kind):
    assert desk().get(address(kind, "add")).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_opens(language):
    response = desk().get(f"/{language}/admin/")
    assert response.status_code == 200
    assert [group["app_label"] for group in response.context["app_list"]] == [
        "plan",
        "seats",
        "dialogues",
        "reference",
        "sources",
        "people",
    ]


def test_groups_hold_every_kind_once():
    response = desk().get("/en/admin/")
    shown = [one["object_name"].lower() for group in response.context["app_list"] for one in group["models"]]
    assert sorted(shown) == sorted(registered())


def test_address_of_the_application_leads_home():
    response = desk().get("/en/admin/programmes/")
    assert (response.status_code, response["Location"]) == (302, "/en/admin/")


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_row_that_is_not_there_leads_home_with_a_word(page):
    response = desk().get(f"/en/admin/programmes/topic/999999/{page}/", follow=True)
    assert response.redirect_chain == [("/en/admin/", 302)]
    assert [str(message) for message in response.context["messages"]] == [
        "topic with ID “999999” doesn’t exist. Perhaps it was deleted?"
    ]


def test_languages_stand_side_by_side_in_their_own_direction():
    text = desk().get(address("topic", "change", MAKERS["topic"]())).content.decode()
    english = '<input type="text" name="title_en"'
    arabic = '<input type="text" name="title_ar"'
    assert text.index(english) < text.index(arabic)
    end = text.index(">", text.index(arabic))
    line = text[text.rindex("form-multiline", 0, text.index(english)) : end]
    assert line.count("form-multiline") == 1
    assert 'dir="ltr" lang="en"' in line
    assert 'dir="rtl" lang="ar"' in line


def test_record_leads_to_its_public_page():
    topic = MAKERS["topic"]()
    text = desk().get(address("topic", "change", topic)).content.decode()
    assert f'href="/en/topics/{topic.code}/"' in text


def test_code_is_shown_and_cannot_be_changed():
    topic = MAKERS["topic"](code="cyber")
    text = desk().get(address("topic", "change", topic)).content.decode()
    assert '<bdi dir="ltr">cyber</bdi>' in text
    assert 'name="code"' not in text


@pytest.mark.parametrize(("role", "shown"), [(Role.PLANNER, True), (Role.READER, False)])
def test_home_leads_planners_to_the_board_the_seats_and_the_letters(role, shown):
    text = desk(person(role)).get("/en/admin/").content.decode()
    for way in ("/en/planning/", "/en/seats/", "/en/outbox/"):
        assert (f'href="{way}"' in text) == shown
