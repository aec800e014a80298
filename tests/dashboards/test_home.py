"""The home page, the search over everything, the gallery, the pages for errors."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from programmes.dashboards import errors
from programmes.enums import DatePrecision
from tests.dashboards.plans_2026 import plan_2025, plan_2026
from tests.dashboards.reading import Page, queries, read
from tests.factories import ActivityFactory, AnnualPlanFactory, PersonFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_home_shows_the_plan_in_force(client, monkeypatch):
    plan_2025()
    plan_2026()
    monkeypatch.setattr(timezone, "localdate", lambda: date(2025, 6, 1))
    assert '<h1><a class="quiet" href="/en/plans/2025/">Plan 2025</a></h1>' in read(client, "/en/").html


def test_home_shows_the_latest_plan_where_none_is_in_force(client, monkeypatch):
    plan_2025()
    plan_2026()
    monkeypatch.setattr(timezone, "localdate", lambda: date(2040, 6, 1))
    page = read(client, "/en/")
    assert "Plan 2026" in page.text
    assert "The plan declares 8 activities." in page.text
    assert page.address("3 Courses Who is trained in what, and when.") == "/en/courses/"


def test_home_lists_what_comes_next(client, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 1, 1))
    ActivityFactory(title_en="Past", starts_on=date(2025, 12, 31), date_precision=DatePrecision.DAY)
    ActivityFactory(title_en="Later", starts_on=date(2026, 3, 1), date_precision=DatePrecision.DAY)
    ActivityFactory(title_en="Sooner", starts_on=date(2026, 2, 1), date_precision=DatePrecision.DAY)
    page = read(client, "/en/")
    assert page.tables[-1] == [
        ["Activity", "Kind", "Dates"],
        ["Sooner", "training course", "2026-02-01"],
        ["Later", "training course", "2026-03-01"],
    ]


def test_home_without_plan_says_what_comes(client):
    page = read(client, "/en/")
    assert "No plan yet As soon as a plan is entered or the seeds are loaded, it stands here." in page.text


def test_home_takes_the_same_queries_for_one_plan_and_three(client):
    AnnualPlanFactory()
    one = queries(client, "/en/")
    AnnualPlanFactory.create_batch(2)
    assert queries(client, "/en/") == one


def test_search_finds_every_kind_and_folds_spelling(client):
    TopicFactory(code="cyber", title_en="Cyber security", title_ar="الأمن السيبراني")
    PersonFactory(code="person", title_en="Cyber Person", title_ar="شخص")
    page = read(client, "/en/search/", q="CYBER")
    assert ("Cyber security", "/en/topics/cyber/") in page.links
    assert ("Cyber Person", "/en/people/person/") in page.links
    assert ("الأمن السيبراني", "/ar/topics/cyber/") in read(client, "/ar/search/", q="الامن").links


def test_search_that_finds_nothing_says_how_to_go_on(client):
    assert "Nothing matches Every word must occur." in read(client, "/en/search/", q="zzz").text
    assert "What are you looking for?" in read(client, "/en/search/").text
    assert "What are you looking for?" not in read(client, "/en/search/", q="?!").text


def test_search_takes_the_same_queries_for_one_and_three(client):
    TopicFactory(title_en="Cyber one")
    one = queries(client, "/en/search/", q="cyber")
    TopicFactory.create_batch(2, title_en="Cyber more")
    assert queries(client, "/en/search/", q="cyber") == one


def test_gallery_is_for_staff(client):
    assert read(client, "/en/components/").status == 404
    client.force_login(UserFactory(is_staff=True))
    page = read(client, "/en/components/")
    assert page.status == 200
    assert "Strip with an open end more than 21 courses and events" in page.text


def test_page_that_does_not_exist_shows_a_way_on(client):
    page = read(client, "/en/no/such/page/")
    assert page.status == 404
    assert page.text == (
        "404 There is no such page The address may be old or mistyped. What it spoke of may be found by "
        "searching, or in the plans. The current plan Search"
    )
    assert page.address("The current plan") == "/en/"


@pytest.mark.parametrize(
    ("answer", "status", "title"),
    [
        (errors.bad_request(None), 400, "This request cannot be read"),
        (errors.forbidden(None), 403, "This page is not open to you"),
        (errors.csrf_failed(None), 403, "The form was open for too long"),
        (errors.server_error(None), 500, "Something broke on our side"),
    ],
)
def test_errors_say_what_happened(answer, status, title):
    page = Page(answer)
    assert page.status == status
    assert f"{status} {title}" in page.text
    assert "The current plan Search" in page.text


def test_error_of_the_server_asks_no_database(django_assert_num_queries, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("programmes.dashboards.views.home.current_plan", broken)
    client = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        page = read(client, "/ar/")
    assert page.status == 500
    assert ("html", {"lang": "ar", "dir": "rtl"}) in page.attributes


def test_theme_chosen_before_is_drawn_by_the_server(client):
    assert "data-theme" not in read(client, "/en/search/").attributes[0][1]
    client.cookies["theme"] = "dark"
    assert read(client, "/en/search/").attributes[0][1]["data-theme"] == "dark"
    client.cookies["theme"] = "purple"
    assert "data-theme" not in read(client, "/en/search/").attributes[0][1]


def test_navigation_leads_to_pages_that_answer(client):
    page = read(client, "/en/search/")
    ways = {words: address for words, address in page.links if address.startswith(("/en/", "/api/"))}
    assert list(ways)[:14] == [
        "Training programme NATO–ICI Regional Centre, Kuwait",
        "Sign in",
        "Plans",
        "Planning",
        "Courses",
        "NATO Talks",
        "Events",
        "Calendar",
        "Topics",
        "Dialogues",
        "States",
        "Figures",
        "Sources",
        "API",
    ]
    assert {words: client.get(address).status_code for words, address in ways.items()} == dict.fromkeys(
        ways, 200
    )


def test_form_that_was_open_too_long_is_refused_with_a_page(db):
    answer = Client(enforce_csrf_checks=True).post("/en/admin/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "The form was open for too long" in Page(answer).text


def test_every_page_leads_to_itself_in_the_other_language(client):
    plan_2026()
    assert read(client, "/en/plans/2026/").address("العربيّة") == "/ar/plans/2026/"
    assert read(client, "/ar/courses/", plan="2026").address("English") == "/en/courses/?plan=2026"
