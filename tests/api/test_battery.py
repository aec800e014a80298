"""The same questions put to every resource: read, written, replaced, changed, deleted, refused."""

import pytest
from django.contrib.contenttypes.models import ContentType

from programmes.api.engine.links import Link
from programmes.api.registry import RESOURCES
from tests.api.samples import SAMPLES

pytestmark = pytest.mark.django_db

BY_ROUTE = {resource.route: resource for resource in RESOURCES}
ROUTES = sorted(BY_ROUTE)
# What changes by writing, or is not the record's own.
NOT_OWN = {"version", "citations"}
# These have rows that are read in another resource and are not written back here.
READ_ONLY_ROWS = {"plans": {"parts"}, "groupings": {"members"}}


@pytest.fixture(params=ROUTES)
def route(request):
    return request.param


@pytest.fixture
def record(route):
    ContentType.objects.clear_cache()
    return SAMPLES[route]()


def own(route, body):
    return {
        name: value for name, value in body.items() if name not in NOT_OWN | READ_ONLY_ROWS.get(route, set())
    }


def test_every_resource_has_a_sample():
    assert sorted(SAMPLES) == ROUTES


def test_sample_fills_every_kind_of_row(route, record, stranger):
    body = stranger.body(f"{route}/{record.code}/")
    written = [part for part in BY_ROUTE[route].links if isinstance(part, Link) and part.key]
    assert [link.name for link in written if not body[link.name]] == []


def test_list_holds_what_the_record_shows(route, record, stranger):
    page = stranger.body(f"{route}/")
    (listed,) = [one for one in page["results"] if one["code"] == record.code]
    shown = stranger.body(f"{route}/{record.code}/")
    assert listed == {name: shown[name] for name in listed}
    assert shown["url"] == f"/api/v1/{route}/{record.code}/"
    assert shown["label"] == record.label


def test_body_has_just_the_declared_keys(route, record, stranger):
    assert list(stranger.body(f"{route}/{record.code}/")) == list(BY_ROUTE[route].keys)


def test_fields_choose_and_keep_their_order(route, record, stranger):
    body = stranger.body(f"{route}/{record.code}/?fields=version,code")
    assert body == {"code": record.code, "version": record.version}


def test_what_is_read_can_be_written(route, record, stranger, administrator):
    """Deleted and made again from its own answer, a record is what it was."""
    answer = administrator.get(f"{route}/{record.code}/")
    before = answer.json()
    gone = administrator.ask("DELETE", f"{route}/{record.code}/?reason=again", if_match=answer["ETag"])
    assert gone.status_code == 204, gone.content
    assert stranger.get(f"{route}/{record.code}/").status_code == 404
    made = administrator.ask("POST", f"{route}/", before)
    assert made.status_code == 201, made.content
    assert made["Location"] == f"/api/v1/{route}/{record.code}/"
    assert own(route, made.json()) == own(route, before)
    assert made.json()["version"] == 1


def test_whole_body_replaces(route, record, administrator):
    answer = administrator.get(f"{route}/{record.code}/")
    replaced = administrator.ask("PUT", f"{route}/{record.code}/", answer.json(), if_match=answer["ETag"])
    assert replaced.status_code == 200, replaced.content
    assert own(route, replaced.json()) == own(route, answer.json())
    assert replaced.json()["version"] == record.version + 1
    assert replaced["ETag"] != answer["ETag"]


def test_change_is_kept_in_the_history(route, record, administrator):
    answer = administrator.get(f"{route}/{record.code}/")
    change = {"retired_on": "2026-06-01", "reason": "no longer held"}
    changed = administrator.ask("PATCH", f"{route}/{record.code}/", change, if_match=answer["ETag"])
    assert changed.status_code == 200, changed.content
    assert own(route, changed.json()) == own(route, answer.json()) | {"retired_on": "2026-06-01"}
    newest = administrator.body(f"{route}/{record.code}/history/")["results"][0]
    assert (newest["kind"], newest["reason"]) == ("changed", "no longer held")
    assert {"field": "retired_on", "before": None, "after": "2026-06-01"} in newest["changes"]


def test_write_without_the_version_is_refused(route, record, administrator):
    for method, body in (("PUT", {}), ("PATCH", {}), ("DELETE", None)):
        answer = administrator.ask(method, f"{route}/{record.code}/", body)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (428, "version_missing")


def test_write_over_a_newer_version_is_refused(route, record, administrator):
    for method, body in (("PUT", {}), ("PATCH", {"retired_on": "2026-06-01"}), ("DELETE", None)):
        answer = administrator.ask(method, f"{route}/{record.code}/", body, if_match='"99.abc"')
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (412, "stale")
    record.refresh_from_db()
    assert (record.version, record.retired_on) == (1, None)


def test_second_record_of_the_same_code_is_refused(route, record, administrator):
    body = administrator.body(f"{route}/{record.code}/")
    answer = administrator.ask("POST", f"{route}/", body)
    assert answer.status_code == 400
    assert "code" in {error["attr"] for error in answer.json()["errors"]}


def test_unknown_value_is_refused_by_name(route, administrator):
    answer = administrator.ask("POST", f"{route}/", {"code": "new", "colour": "red"})
    assert answer.status_code == 400
    assert [(error["attr"], error["code"]) for error in answer.json()["errors"]] == [
        ("colour", "unknown_field")
    ]


def test_wrong_types_are_refused(route, administrator):
    resource = BY_ROUTE[route]
    written = [name for name, part in resource.keys.items() if part.write and part.write() is not None]
    for wrong in ({"a": [1]}, [[1]], 10**30, "😀" * 5000):
        answer = administrator.ask("POST", f"{route}/", dict.fromkeys(written, wrong) | {"code": wrong})
        assert answer.status_code == 400, (wrong, answer.content)
        assert resource.model._default_manager.count() == 0


def test_answer_is_in_the_language_asked_for(route, record, stranger):
    english = stranger.body(f"{route}/{record.code}/?lang=en", accept_language="ar")
    arabic = stranger.body(f"{route}/{record.code}/?lang=ar", accept_language="en")
    assert stranger.body(f"{route}/{record.code}/", accept_language="ar-KW,ar;q=0.9") == arabic
    if english.get("title_en"):
        assert (english["title"], arabic["title"]) == (english["title_en"], english["title_ar"])
