"""What a list understands of its address, and the addresses it gives back."""

import pytest
from django.test import RequestFactory

from programmes.dashboards.listings import Filter, Listing

KIND = Filter("kind", "Kind", (("course", "Course"), ("talk", "Talk")))


def asked(sorts=("name", "day"), **query):
    return Listing(RequestFactory().get("/en/things/", query), (KIND,), sorts)


def test_plain_address_asks_for_everything():
    listing = asked()
    assert (listing.q, listing.chosen, listing.sort, listing.status) == ("", {"kind": ""}, "", 200)
    assert listing.narrowed is False
    assert listing.notice() is None


def test_words_filter_and_order_are_understood():
    listing = asked(q=" cyber ", kind="talk", sort="-day")
    assert (listing.q, listing.chosen, listing.sort) == ("cyber", {"kind": "talk"}, "-day")
    assert listing.narrowed is True


def test_characters_that_no_page_can_hold_are_passed_over():
    assert asked(q="cy\0ber", kind="\0").q == "cyber"
    assert asked(q="\0").narrowed is False


def test_what_is_unknown_is_named_and_not_followed():
    listing = asked(kind="quarrel", colour="red", sort="-weight")
    assert (listing.chosen, listing.sort, listing.status) == ({"kind": ""}, "", 400)
    assert listing.faults == [
        "Kind: there is no “quarrel”.",
        "This list cannot be sorted by “-weight”.",
        "This list has no filter named “colour”.",
    ]
    assert listing.notice().text == " ".join(listing.faults)


def test_each_filter_that_is_on_can_be_taken_away_alone():
    bar = asked(q="cyber", kind="talk", sort="day").bar("2 things")
    assert [(one.label, one.value, one.remove_url) for one in bar.active] == [
        ("Search", "cyber", "/en/things/?kind=talk&sort=day"),
        ("Kind", "Talk", "/en/things/?q=cyber&sort=day"),
    ]
    assert bar.clear_url == "/en/things/"
    assert bar.hidden == (("sort", "day"),)
    assert [(one.value, one.selected) for one in bar.fields[1].choices] == [
        ("", False),
        ("course", False),
        ("talk", True),
    ]


@pytest.mark.parametrize(
    ("sort", "url", "direction"),
    [
        ("", "/en/things/?sort=name", ""),
        ("name", "/en/things/?sort=-name", "ascending"),
        ("-name", "/en/things/?sort=name", "descending"),
        ("day", "/en/things/?sort=name", ""),
    ],
)
def test_heading_turns_the_order_round(sort, url, direction):
    column = asked(sort=sort).column("Name", "name")
    assert (column.sort_url, column.direction) == (url, direction)


def test_heading_without_an_order_leads_nowhere():
    assert asked().column("Sides").sort_url == ""


def test_pages_keep_the_question():
    listing = asked(kind="talk", page="2")
    page = listing.page_of(list(range(120)))
    pages = listing.pagination(page)
    assert next(iter(page)) == 50
    assert (pages.number, pages.total) == (2, 3)
    assert pages.previous_url == "/en/things/?kind=talk&page=1"
    assert pages.next_url == "/en/things/?kind=talk&page=3"


@pytest.mark.parametrize(("page", "first"), [("none", 0), ("99", 100), ("-4", 100)])
def test_page_that_does_not_exist_is_the_nearest(page, first):
    assert next(iter(asked(page=page).page_of(list(range(120))))) == first


def test_first_page_has_nothing_before_it_and_a_new_order_starts_there():
    listing = asked(page="2", kind="talk")
    assert "page" not in listing.column("Name", "name").sort_url
    assert asked().pagination(asked().page_of([1])).previous_url == ""


def test_same_question_is_put_to_the_export():
    assert asked(q="a b", kind="talk").address("/en/things.csv") == "/en/things.csv?q=a+b&kind=talk"
