"""What a refusal names: each value by its path in the body, each parameter that is wrong, in plain words."""

from datetime import date

import pytest

from programmes.models import Activity, AnnualPlan
from tests import factories as make
from tests.api.test_bad_input import NEW, refusal

pytestmark = pytest.mark.django_db

PLAN = {"code": "2035", "title_en": "Plan", "starts_on": "2035-01-01", "ends_on": "2035-12-31"}
PERSON = {"code": "somebody", "title_en": "Somebody"}
STRAYS = [
    ("courses", NEW, {"dates": {"starts_on": "2035-02-30", "end": "x"}}, ["dates.starts_on"]),
    ("courses", NEW, {"topics": [{"topic": "a"}, {"topic": "b", "colour": 1}]}, ["topics.1.colour"]),
    ("courses", NEW, {"participants": [{"state": "kw", "rank": None}]}, ["participants.0.rank"]),
    ("courses", NEW, {"citations": [{"source": "a", "page": 3}]}, ["citations.0.page"]),
    ("courses", NEW, {"colour": 1, "dates": {"from": "2035"}}, ["colour", "dates.from"]),
    ("plans", PLAN, {"declared": {"count": 3, "units": "courses"}}, ["declared.units"]),
    ("plans", PLAN, {"parts": [{"code": "a", "colour": 1}]}, ["parts.0.colour"]),
    ("people", PERSON, {"appointments": [{"dates": {"begin": 1}}]}, ["appointments.0.dates.begin"]),
    ("citations", {"code": "a"}, {"target": {"model": "topic", "code": "x"}}, ["target.code"]),
]


@pytest.mark.parametrize(("route", "base", "more", "paths"), STRAYS, ids=[one[3][0] for one in STRAYS])
def test_unknown_name_is_refused_at_every_depth(administrator, route, base, more, paths):
    answer = administrator.ask("POST", f"{route}/", base | more)
    assert refusal(answer, 400) == [(path, "unknown_field") for path in paths]
    assert Activity.objects.count() == AnnualPlan.objects.count() == 0


def test_refusal_of_an_unknown_name_tells_those_that_are_known_beside_it(administrator):
    answer = administrator.ask("POST", "courses/", NEW | {"dates": {"starts_on": "2035-02-03"}})
    assert answer.json()["errors"] == [
        {
            "code": "unknown_field",
            "detail": "There is no such value. Known: start, end, precision, basis, note_en, note_ar.",
            "attr": "dates.starts_on",
        }
    ]


RULES = [
    ("plans", PLAN | {"ends_on": "2034-12-31"}, "ends_on"),
    ("plans", PLAN | {"declared": {"count": 21}}, "declared.unit_en"),
    ("plans", PLAN | {"title_en": ""}, "title_en"),
    ("courses", NEW | {"status": "cancelled"}, "status_reason_en"),
    ("courses", NEW | {"capacity": 0}, "capacity"),
    ("courses", NEW | {"place": 3}, "place"),
    ("courses", NEW | {"dates": {"start": "2035", "basis": "assumed"}}, "dates.note_en"),
    ("sources", {"code": "a", "kind": "article", "title_en": "A", "address": "https://"}, "address"),
    ("follow-ups", {"code": "a", "title_en": "A", "status": "done"}, "done_on"),
]


@pytest.mark.parametrize(("route", "body", "attr"), RULES, ids=[f"{one[0]}-{one[2]}" for one in RULES])
def test_broken_rule_names_the_value_it_is_about(administrator, route, body, attr):
    if route == "follow-ups":
        body = body | {"dialogue": make.DialogueFactory().code}
    answer = administrator.ask("POST", f"{route}/", body)
    assert [name for name, _code in refusal(answer, 400)] == [attr]


def test_broken_rule_of_a_row_names_the_value_in_the_row(administrator):
    person = make.AppointmentFactory().person
    answer = administrator.get(f"people/{person.code}/")
    (row,) = answer.json()["appointments"]
    row["dates"] = {"start": "2035", "basis": "assumed"}
    changed = {"appointments": [row]}
    answer = administrator.ask("PATCH", f"people/{person.code}/", changed, if_match=answer["ETag"])
    assert refusal(answer, 400) == [("appointments.0.dates.note_en", "invalid")]


def test_number_too_large_is_refused_for_its_size(administrator):
    for number in (10**9, 10**30, -(10**30)):
        answer = administrator.ask("POST", "courses/", NEW | {"capacity": number})
        assert refusal(answer, 400) == [("capacity", "max_value" if number > 0 else "min_value")]
    answer = administrator.ask("POST", "courses/", NEW | {"capacity": 10**30})
    assert "32767" in answer.json()["errors"][0]["detail"]
    assert refusal(administrator.ask("POST", "courses/", NEW | {"capacity": 2.5}), 400) == [
        ("capacity", "invalid")
    ]


def test_every_wrong_parameter_is_named(stranger):
    answer = stranger.get("courses/?status=flying&fields=zz&ordering=foo&page_size=0&hue=red&count=maybe")
    assert sorted(refusal(answer, 400)) == [
        ("count", "unknown_value"),
        ("fields", "unknown_value"),
        ("hue", "unknown_parameter"),
        ("ordering", "unknown_value"),
        ("page_size", "invalid_parameter"),
        ("status", "unknown_value"),
    ]
    assert refusal(stranger.get("courses/?plan=1999&topic=none"), 400) == [
        ("plan", "unknown_value"),
        ("topic", "unknown_value"),
    ]


SHAPES = [
    ({"dates": "2035"}, ("dates", "invalid"), "Send an object here: names with their values."),
    ({"topics": ["x"]}, ("topics.0", "invalid"), "Send an object here: names with their values."),
    ({"topics": "x"}, ("topics", "not_a_list"), "Send a list here."),
    ({"plan": "1999"}, ("plan", "does_not_exist"), "No record has the code “1999”."),
    ({"plan": [1]}, ("plan", "invalid"), "Send a code here, as text."),
]


@pytest.mark.parametrize(("more", "said", "detail"), SHAPES, ids=[one[1][0] for one in SHAPES])
def test_wrong_shape_is_told_of_the_value_itself(administrator, more, said, detail):
    answer = administrator.ask("POST", "courses/", NEW | more)
    assert refusal(answer, 400) == [said]
    assert answer.json()["errors"][0]["detail"] == detail


def test_list_of_codes_is_told_apart_from_a_text(administrator):
    outline = {"code": "a", "title_en": "A", "topics": "cyber"}
    answer = administrator.ask("POST", "course-outlines/", outline)
    assert answer.json()["errors"] == [
        {"code": "not_a_list", "detail": "Send a list here.", "attr": "topics"}
    ]


@pytest.mark.parametrize("query", ["%25", "_", "%5C", "%20", "%D9%91", "..."])
def test_search_for_no_letter_and_no_digit_is_refused(stranger, query):
    make.TopicFactory()
    answer = stranger.get(f"topics/?q={query}")
    assert answer.json()["errors"] == [
        {"code": "invalid_parameter", "detail": "Give at least one letter or digit.", "attr": "q"}
    ]


def test_unknown_date_has_no_basis(stranger, administrator):
    make.CourseFactory(code="undated")
    make.CourseFactory(code="dated", dated=True)
    assert stranger.body("courses/undated/?fields=dates")["dates"] == {
        "start": None,
        "end": None,
        "precision": "none",
        "basis": None,
        "note": None,
        "note_en": None,
        "note_ar": None,
    }
    assert stranger.codes("courses/?date_basis=stated") == ["dated"]
    assert stranger.codes("courses/?date_basis=null") == ["undated"]
    assert stranger.codes("courses/?date_basis=null,stated&ordering=code") == ["dated", "undated"]
    assert stranger.codes("courses/?date_basis=inferred") == []
    written = {"dates": {"start": None, "basis": None}}
    answer = administrator.ask("PATCH", "courses/dated/", written, if_match='"1"')
    assert answer.json()["dates"]["basis"] is None
    assert Activity.objects.get(code="dated").starts_on is None


def test_options_are_headed_by_the_resource(administrator):
    record = make.CourseFactory(plan__starts_on=date(2026, 1, 1))
    for path in ("courses/", f"courses/{record.code}/"):
        assert administrator.ask("OPTIONS", path).json()["name"] == "courses"
