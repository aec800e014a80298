"""The API's description: complete, valid, in step with the answers, and readable in a browser."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from programmes.api.index import WORDS
from programmes.api.registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES
from programmes.enums import Role
from programmes.models import AnnualPlan
from tests import factories as make
from tests.services.planning_world import carried_out


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(request=None, public=True)


@pytest.mark.slow
def test_description_is_valid_and_without_a_warning():
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=io.StringIO())


def test_every_resource_is_described(schema):
    assert schema["openapi"].startswith("3.1")
    for resource in RESOURCES:
        root = f"/api/v1/{resource.route}/"
        assert set(schema["paths"][root]) == {"get", "post"}
        assert set(schema["paths"][root + "{code}/"]) == {"get", "put", "patch", "delete"}
        assert set(schema["paths"][root + "{code}/history/"]) == {"get"}


def test_every_parameter_is_described(schema):
    for resource in RESOURCES:
        described = schema["paths"][f"/api/v1/{resource.route}/"]["get"]["parameters"]
        names = {one["name"] for one in described if one["in"] == "query"}
        assert names == {"lang", "fields", "ordering", "cursor", "page_size", "count", *resource.filtered}


def test_every_guarded_resource_is_described(schema):
    for resource in GUARDED_RESOURCES:
        described = schema["paths"][f"/api/v1/{resource.route}/"]["get"]["parameters"]
        names = {one["name"] for one in described if one["in"] == "query"}
        assert names == {"lang", "fields", "ordering", "cursor", "page_size", "count", *resource.filtered}
        assert "get" in schema["paths"][f"/api/v1/{resource.route}/{{code}}/"]


def test_descriptions_are_prose(schema):
    """Lines that are set in would be drawn as code."""
    operations = [one for path in schema["paths"].values() for one in path.values()]
    assert [one["operationId"] for one in operations if "\n  " in one["description"]] == []


def test_value_of_any_kind_may_be_unknown(schema):
    """Of two shapes that both hold null none would be met by it."""
    change = schema["components"]["schemas"]["Change"]
    shapes = Registry().with_resource("urn:api", DRAFT202012.create_resource(schema))
    known = {"field": "retired_on", "before": None, "after": "2026-06-01"}
    assert list(Draft202012Validator(change, registry=shapes).iter_errors(known)) == []


def test_head_speaks_arabic():
    with translation.override("ar"):
        head = SchemaGenerator().get_schema(request=None, public=True)["info"]
    assert "مخطط" in head["title"]
    assert "الكويت" in head["description"]


def test_every_error_has_the_one_shape(schema):
    for path in schema["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if status.startswith(("4", "5")):
                    content = answer["content"]["application/json"]
                    assert content["schema"] == {"$ref": "#/components/schemas/Errors"}


def test_examples_are_of_the_real_plan(schema):
    operation = schema["paths"]["/api/v1/plans/{code}/summary/"]["get"]
    (example,) = operation["responses"]["200"]["content"]["application/json"]["examples"].values()
    assert example["value"]["declared"]["count"] == 31
    assert example["value"]["difference"] == {"count": 3, "qualifier": "exact"}


def test_examples_are_of_the_shape_described(schema):
    """Those of answers and those of bodies."""
    shapes = Registry().with_resource("urn:api", DRAFT202012.create_resource(schema))
    checked = []
    for path, method, content in contents(schema):
        for example in content.get("examples", {}).values():
            shape = {"$ref": f"urn:api{content['schema']['$ref']}"}
            found = Draft202012Validator(shape, registry=shapes).iter_errors(example["value"])
            checked.append([f"{method} {path}: {error.message}" for error in found])
    assert len(checked) > 15
    assert [errors for errors in checked if errors] == []


def contents(schema):
    """Everything that an operation takes or answers, with where it does."""
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            for one in (operation.get("requestBody", {}), *operation["responses"].values()):
                for content in one.get("content", {}).values():
                    yield path, method, content


def test_language_may_be_asked_for_everywhere(schema):
    without = [
        (method, path)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
        if "lang" not in {one["name"] for one in operation.get("parameters", [])}
    ]
    assert without == []


@pytest.mark.django_db
@pytest.mark.usefixtures("seeds")
def test_examples_are_what_is_answered(schema, stranger):
    """Each example of an answer is a part of what the API says on the product's own seeds."""
    checked = 0
    for path, operations in schema["paths"].items():
        content = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        for example in content.get("application/json", {}).get("examples", {}).values():
            if not example.get("description"):
                continue  # of what has to be made first; tested where it is made
            asked = example["description"].removeprefix("GET ")
            assert f"/api/v1/{asked}".startswith(path.split("{")[0])
            assert within(example["value"], stranger.body(asked)), asked
            checked += 1
    assert checked >= 4


@pytest.mark.django_db
@pytest.mark.usefixtures("seeds")
def test_example_of_two_runs_compared_is_what_is_answered(schema, as_role):
    plan = AnnualPlan.objects.get(code="2026")
    earlier = carried_out(plan, scope={"kind": "talk"})
    talk = plan.activities.get(code="2026-talk-01")
    make.PlanningDemandFactory(activity=talk, days=None, earliest=date(2026, 6, 1))
    later = carried_out(plan, scope={"kind": "talk"})
    operation = schema["paths"]["/api/v1/runs/{code}/against/{other}/"]["get"]
    (example,) = operation["responses"]["200"]["content"]["application/json"]["examples"].values()
    body = as_role(Role.PLANNER).body(f"runs/{later.code}/against/{earlier.code}/")
    assert set(example["value"]) == set(body)
    assert within(example["value"] | {"run": later.code, "other": earlier.code}, body)


def within(part, whole):
    """Whether every value of an example stands in the answer."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name in whole and within(value, whole[name]) for name, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(within(one, other) for other in whole) for one in part)
    return part == whole


@pytest.mark.django_db
def test_description_is_kept_until_the_code_changes(stranger):
    """In each language and format there is one, made once."""
    first = stranger.get("schema/?format=json&lang=ar")
    again = stranger.get("schema/?format=json&lang=ar", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    others = [stranger.get(f"schema/?{asked}")["ETag"] for asked in ("format=yaml&lang=ar", "format=json")]
    assert len({first["ETag"], *others}) == 3
    assert "Accept" in first["Vary"]


@pytest.mark.django_db
def test_page_says_in_arabic_what_its_english_words_mean(client):
    """The program that draws the description speaks English alone; each word told of stands in it."""
    drawn = Path(finders.find("drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js")).read_text()
    assert [word for word in WORDS if f'"{word}"' not in drawn and f'"{word} "' not in drawn] == []
    arabic, english = (client.get(f"/api/v1/docs/?lang={one}").content.decode() for one in ("ar", "en"))
    assert [word for word in WORDS if f'<dt lang="en" dir="ltr">{word}</dt>' not in arabic] == []
    assert "<dt" not in english
    assert 'href="?lang=en"' in arabic
    assert 'href="?lang=ar"' in english


@pytest.mark.django_db
def test_page_loads_nothing_from_elsewhere(client):
    page = client.get("/api/v1/docs/", headers={"Accept": "text/html"})
    assert page.status_code == 200
    text = page.content.decode()
    assert "http://" not in text
    assert "https://" not in text
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    script = client.get("/api/v1/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema/" in script.content.decode()


def test_index_lists_every_resource(stranger, db):
    body = stranger.body("")
    listed = (*RESOURCES, *CLOSED_RESOURCES, *GUARDED_RESOURCES)
    assert [one["route"] for one in body["resources"]] == [resource.route for resource in listed]
    assert stranger.body("?lang=ar").keys() == body.keys()
