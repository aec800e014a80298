"""Filters, order, pages: what narrows a list, and what a wrong parameter is told."""

from datetime import date

import pytest
from django.urls import reverse

from programmes.api.engine.filters import NUMBER_OR_NULL
from programmes.api.registry import RESOURCES
from programmes.models import Activity
from tests import factories as make
from tests.api.samples import SAMPLES

pytestmark = pytest.mark.django_db

# Columns that are another key's concern, or not for people: how texts are folded, how dates are kept.
KEPT_FOR_THE_PROGRAMME = {"id", "search_text", "history"}


MAKERS = {name.removesuffix("Factory"): getattr(make, name) for name in dir(make) if name.endswith("Factory")}


def columns_of(model):
    """Every column and relation of a model that people speak of."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {field.name for field in fields} - KEPT_FOR_THE_PROGRAMME


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_every_column_is_sent_and_filtered(resource):
    """A new column of a model fails here until it has a key in the body and a filter."""
    covered = {name for part in resource.keys.values() for name in part.covers}
    assert columns_of(resource.model) - covered == set()
    unfiltered = [
        part.name
        for part in resource.keys.values()
        if part.covers and not part.filters and part.name not in ("code", "version")
    ]
    assert unfiltered == []
    assert {"code", "version", "retired", "changed_since"} <= set(resource.filtered)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_every_filter_runs(resource, stranger):
    """Each filter is put to the database with a value its own description allows."""
    record = SAMPLES[resource.route]()
    for name, one in resource.filtered.items():
        value = example(one, record)
        answer = stranger.get(f"{resource.route}/?{name}={value}&count=true")
        assert answer.status_code == 200, (name, value, answer.content)
        if one.target is resource.model and one.rows is None:
            assert [found["code"] for found in answer.json()["results"]] == [record.code]


def example(one, record):
    schema = one.schema.get("items", one.schema)
    schema = schema.get("anyOf", [schema])[0]
    if one.target is not None:
        if isinstance(record, one.target):
            return record.code
        found = one.target.objects.first() or MAKERS[one.target.__name__]()
        return found.code
    if one.name == "target":
        return "activity:none-such"
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "date-time":
        return "2026-01-01T00:00:00Z"
    if schema.get("format") == "date":
        return "2026-01-01"
    if schema.get("pattern", "").startswith(r"^\d{4}"):
        return "2026-02"
    if schema.get("pattern") == NUMBER_OR_NULL:
        return "1,null"
    return "1" if schema["type"] == "integer" or one.name.endswith(("_min", "_max")) else "title_en"


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.route)
def test_every_order_runs_both_ways(resource, stranger):
    first = SAMPLES[resource.route]()
    for name in resource.sortable:
        for sign in ("", "-"):
            assert stranger.codes(f"{resource.route}/?ordering={sign}{name}") == [first.code]


def test_filters_over_one_row_must_be_met_by_one_row(stranger):
    kuwait, italy = make.ParticipatingStateFactory(code="kw"), make.ParticipatingStateFactory(code="it")
    hosted, visited = make.ActivityFactory(), make.ActivityFactory()
    make.ParticipationFactory(activity=hosted, state=kuwait, role="host")
    make.ParticipationFactory(activity=visited, state=kuwait, role="attended")
    make.ParticipationFactory(activity=visited, state=italy, role="host")
    assert stranger.codes("activities/?state=kw&role=host") == [hosted.code]
    assert set(stranger.codes("activities/?state=kw")) == {hosted.code, visited.code}


def test_period_finds_what_touches_it(stranger):
    days = make.ActivityFactory(dated=True)  # 15 to 19 February 2026
    month = make.ActivityFactory(
        starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31), date_precision="month"
    )
    end_only = make.ActivityFactory(ends_on=date(2026, 4, 2), date_precision="day")
    undated = make.ActivityFactory()
    assert set(stranger.codes("activities/?from=2026-02-19&to=2026-03")) == {days.code, month.code}
    assert stranger.codes("activities/?from=2026-04&to=2026-04-02") == [end_only.code]
    assert stranger.codes("activities/?to=2026-02-14") == []
    assert stranger.codes("activities/?undated=true") == [undated.code]
    assert undated.code not in stranger.codes("activities/?from=1900")


def test_null_finds_the_unknown(stranger):
    loose, planned = make.ActivityFactory(plan=None), make.ActivityFactory()
    assert stranger.codes("activities/?plan=null") == [loose.code]
    assert set(stranger.codes(f"activities/?plan=null,{planned.plan.code}")) == {loose.code, planned.code}


def test_retired_records_are_asked_for(stranger):
    used, retired = make.VenueFactory(), make.VenueFactory(retired_on=date(2026, 1, 1))
    assert stranger.codes("venues/") == [used.code]
    assert stranger.codes("venues/?retired=true") == [retired.code]
    assert set(stranger.codes("venues/?retired=any")) == {used.code, retired.code}


def test_search_meets_every_spelling(stranger):
    state = make.ParticipatingStateFactory(title_ar="الإمارات", aliases="UAE")
    make.ParticipatingStateFactory()
    for query in ("الامارات", "إمارات", "uae", "UAE الامـــارات"):
        assert stranger.codes(f"states/?q={query}") == [state.code]


def test_changed_since_finds_by_the_history(stranger, administrator):
    old, changed = make.VenueFactory(), make.VenueFactory()
    old.history.all().delete()
    changed.history.all().delete()
    answer = administrator.ask("PATCH", f"venues/{changed.code}/", {"capacity": 12}, if_match='"1"')
    assert answer.status_code == 200
    assert stranger.codes("venues/?changed_since=2000-01-01") == [changed.code]
    assert stranger.codes("venues/?changed_since=2999-01-01T00:00:00%2B03:00") == []


# --- pages ----------------------------------------------------------------------------------------


def walk(stranger, path):
    """The codes of every page, forwards; and the pages' links backwards from the last."""
    pages, address = [], path
    while address:
        body = stranger.body(address)
        pages.append([one["code"] for one in body["results"]])
        last, address = body, body["next"]
    back, address = [], last["previous"]
    while address:
        body = stranger.body(address)
        back.append([one["code"] for one in body["results"]])
        address = body["previous"]
    return pages, back[::-1]


@pytest.mark.parametrize("ordering", ["", "starts_on", "-starts_on", "venue,-starts_on", "-capacity,code"])
def test_pages_hold_every_record_once(stranger, ordering):
    venue = make.VenueFactory()
    plan = make.AnnualPlanFactory()
    for number in range(7):
        make.ActivityFactory(
            plan=plan,
            starts_on=date(2026, 2, 1 + number // 2) if number % 3 else None,
            date_precision="day" if number % 3 else "none",
            venue=venue if number in (0, 3) else None,
            capacity=number // 3 + 1 if number % 2 else None,
        )
    whole = stranger.codes(f"activities/?ordering={ordering}")
    pages, back = walk(stranger, f"activities/?ordering={ordering}&page_size=3")
    assert [code for page in pages for code in page] == whole
    assert sorted(whole) == sorted(Activity.objects.values_list("code", flat=True))
    assert back == pages[:-1]


def test_unknown_stands_last_either_way(stranger):
    known, unknown = make.ActivityFactory(dated=True), make.ActivityFactory()
    for ordering in ("starts_on", "-starts_on"):
        assert stranger.codes(f"activities/?ordering={ordering}") == [known.code, unknown.code]


def test_count_is_exact_or_unknown(stranger):
    for _number in range(3):
        make.VenueFactory()
    assert stranger.body("venues/")["count"] == 3
    assert stranger.body("venues/?page_size=2")["count"] is None
    assert stranger.body("venues/?page_size=2&count=true")["count"] == 3


# --- what is refused ------------------------------------------------------------------------------

REFUSED = [
    ("colour=red", "colour", "unknown_parameter"),
    ("kind=seminary", "kind", "unknown_value"),
    ("plan=1999", "plan", "unknown_value"),
    ("plan=2026,1999", "plan", "unknown_value"),
    ("fields=code,colour", "fields", "unknown_value"),
    ("ordering=colour", "ordering", "unknown_value"),
    ("ordering=code,-code", "ordering", "invalid_parameter"),
    ("lang=fr", "lang", "unknown_value"),
    ("lang=", "lang", "unknown_value"),
    ("page_size=0", "page_size", "invalid_parameter"),
    ("page_size=201", "page_size", "invalid_parameter"),
    ("page_size=ten", "page_size", "invalid_parameter"),
    ("count=yes", "count", "unknown_value"),
    ("cursor=nonsense", "cursor", "invalid_parameter"),
    ("cursor=WyJjb2RlIiwwLFtudWxsXV0", "cursor", "invalid_parameter"),
    ("cursor=WyJjb2RlIiwwLFt7fV1d", "cursor", "invalid_parameter"),
    ("from=2026-13", "from", "invalid_parameter"),
    ("from=2026-02-30", "from", "invalid_parameter"),
    ("to=soon", "to", "invalid_parameter"),
    ("undated=perhaps", "undated", "unknown_value"),
    ("retired=never", "retired", "unknown_value"),
    ("place=first", "place", "invalid_parameter"),
    ("place=99999999999999999999", "place", "invalid_parameter"),
    ("place_min=-1", "place_min", "invalid_parameter"),
    ("starts_on=2026-02", "starts_on", "invalid_parameter"),
    ("changed_since=yesterday", "changed_since", "invalid_parameter"),
    ("q=a%00b", "q", "invalid_parameter"),
    ("title=" + "x" * 201, "title", "invalid_parameter"),
    ("plan=" + ",".join("x" * 101), "plan", "too_many_values"),
    ("status=" + "x" * 5000, "status", "invalid_parameter"),
    ("kind=null", "kind", "unknown_value"),
]


@pytest.mark.parametrize(("query", "name", "code"), REFUSED)
def test_wrong_parameter_is_named(stranger, query, name, code):
    make.ActivityFactory(plan=make.AnnualPlanFactory(year=2026))
    for language in ("en", "ar"):
        answer = stranger.get(f"activities/?{query}", accept_language=language)
        assert answer.status_code == 400, answer.content
        body = answer.json()
        assert body["type"] == "validation_error"
        assert [(error["attr"], error["code"]) for error in body["errors"]] == [(name, code)]
        assert answer["Content-Language"] == language


def test_unknown_code_is_told_the_known_ones(stranger):
    make.ActivityFactory(plan=make.AnnualPlanFactory(year=2026))
    (error,) = stranger.get("activities/?plan=1999").json()["errors"]
    assert error["detail"] == "“1999” is not accepted. Allowed: 2026."


def test_long_search_is_answered(stranger):
    """As many words as fit are still one statement that both databases take."""
    assert stranger.body("activities/?q=" + "+".join("ab" * 60)[:200])["results"] == []


def test_names_of_addresses():
    assert reverse("api:plans-list") == "/api/v1/plans/"
    assert reverse("api:working-groups-detail", args=["x"]) == "/api/v1/working-groups/x/"
    assert reverse("api:plans-summary", args=["2026"]) == "/api/v1/plans/2026/summary/"
