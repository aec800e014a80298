"""The pieces that pages are made of, as a reader meets them."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils.html import strip_tags

from programmes.dashboards.components import (
    NOT_ITEMISED,
    Claim,
    FilterBar,
    FilterField,
    MarkBook,
    Number,
    Period,
    Place,
    PlaceGroup,
    Strip,
    Unknown,
    Value,
)
from programmes.enums import ActivityStatus
from tests.dashboards.reading import squeezed

GAZETTE = Claim("Gazette", "2026-02", 5, "/source/#p5", "Says so.")


def drawn(piece):
    template = engines["django"].from_string("{% load components %}{% show piece %}")
    return template.render({"piece": piece}, RequestFactory().get("/"))


def words(piece):
    return squeezed(strip_tags(drawn(piece)))


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (Value("cyber"), "cyber"),
        (Value("cyber", "inferred"), "cyber (inferred)"),
        (Value("cyber", "assumed"), "cyber assumed"),
        (Unknown(), "— not published"),
        (Number(16, unit="courses"), "16 courses"),
        (Number(21, "more than", "courses"), "more than 21 courses"),
        (Number(0), "0"),
        (Period("2019-02"), "2019-02"),
        (Period("2018-01-22", "2018-01-23"), "2018-01-22 – 2018-01-23"),
        (Period("2018-01-22", "2018-01-22"), "2018-01-22"),
        (Period(ends="2020-11-24"), "until 2020-11-24"),
        (Period("2026-02-18", estimated=True), "≈estimated: 2026-02-18"),
        (Period(), "— not published"),
        ("plain <b>", "plain &lt;b&gt;"),
        (7, "7"),
    ],
)
def test_value_says_what_is_known_and_how(piece, said):
    assert words(piece) == said


def test_basis_is_drawn_and_days_are_isolated():
    assert 'class="basis basis-inferred"' in drawn(Value("cyber", "inferred"))
    assert '<time datetime="2019-02"><bdi dir="ltr">2019-02</bdi></time>' in drawn(Period("2019-02"))


def test_mark_numbers_the_same_claim_once():
    book = MarkBook()
    first, again = book.cite(GAZETTE), book.cite(GAZETTE)
    other = book.reason("Because")
    assert [mark.note.number for mark in (first, again, other)] == [1, 1, 2]
    assert [note.number for note in book.notes().notes] == [1, 2]


def test_rival_claims_stand_in_the_note():
    book = MarkBook()
    book.cite(GAZETTE)
    book.cite(GAZETTE, others=(Claim("Herald", "2026-03", 2, "/herald/", "Says less."),))
    assert words(book.notes()) == (
        "Where this comes from Gazette · 2026-02 · paragraph 5 Says so. "
        "Other sources say otherwise: Herald · 2026-03 · paragraph 2 Says less."
    )


def test_mark_leads_to_its_note_without_any_script():
    book = MarkBook()
    mark = drawn(Value("16", marks=(book.cite(GAZETTE),)))
    assert 'href="#note-1"' in mark
    assert 'id="note-1"' in drawn(book.notes())


def test_every_status_has_a_drawing_of_its_own():
    fills = {"proposed", "planned", "confirmed"}  # these three differ by fill, in the style sheet
    drawings = {}
    for status in (*ActivityStatus.values, NOT_ITEMISED):
        place = Place("A place", status, "a status", "/place/")
        drawing = drawn(Strip("A strip", (PlaceGroup("course", "courses", (place,)),)))
        assert f"place-{status}" in drawing
        drawings[status] = drawing.replace(status, "")
    assert len({drawings[status] for status in fills}) == 1
    assert len(set(drawings.values())) == len(drawings) - len(fills) + 1


def test_small_strip_is_one_link_with_a_name():
    group = PlaceGroup("event", "events", tuple(Place("p", "planned", "planned") for _n in range(3)))
    strip = drawn(Strip("Plan: three events", (group,), "/plan/", small=True))
    assert strip.count("<a ") == 1
    assert 'href="/plan/" aria-label="Plan: three events"' in strip
    assert strip.count("kind-event") == 3


def test_rare_filters_are_folded_unless_one_is_used():
    fields = tuple(FilterField(f"field{n}", f"Field {n}") for n in range(7))
    folded = drawn(FilterBar("/list/", fields, "none"))
    assert '<details class="filter-more">' in folded
    used = (*fields[:6], FilterField("field6", "Field 6", "value"))
    assert '<details class="filter-more" open>' in drawn(FilterBar("/list/", used, "none"))


def test_day_inside_a_sentence_is_kept_whole_and_the_rest_escaped():
    template = engines["django"].from_string("{% load components %}{{ text|kept_whole }}")
    drawn = template.render({"text": "<b> \u20662026-12-13\u2069 and \u20662026\u2069"})
    assert drawn == (
        '&lt;b&gt; <span class="nowrap">\u20662026-12-13\u2069</span> and '
        '<span class="nowrap">\u20662026\u2069</span>'
    )
