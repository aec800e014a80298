"""Planning by API: runs asked for, stopped and adopted, placements, findings, releases."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.enums import Role, RunStatus
from programmes.models import Activity, PlanningRun, Release
from programmes.services.records import save_record
from programmes.services.releases import release_plan
from tests import factories as make
from tests.factories.planning import PlacementFactory, PlanningRunFactory
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def kuwait():
    found = world()
    found.profile.venues.set([make.VenueFactory(code="hall", state=found.host, capacity=None)])
    return found


@pytest.fixture
def planner(as_role):
    return as_role(Role.PLANNER)


def errors(answer):
    return [(one["code"], one["attr"]) for one in answer.json()["errors"]]


def finished(run):
    run.status, run.finished_at, run.objective = RunStatus.DONE, timezone.now(), 0
    run.save()


# --- runs -------------------------------------------------------------------------------------


def test_run_is_asked_for_and_waits(kuwait, planner) -> None:
    kuwait.activity("course", starts_on=None, ends_on=None, date_precision="none")
    answer = planner.ask("POST", "runs/", {"plan": "2030", "seed": 7, "effort": 3, "time_limit": 9})
    assert answer.status_code == 201, answer.content
    body, run = answer.json(), PlanningRun.objects.get()
    assert answer["Location"] == body["url"] == f"/api/v1/runs/{run.code}/"
    wanted = {"plan": "2030", "seed": 7, "effort": 3, "time_limit": 9, "status": "queued", "cost": None}
    assert {name: body[name] for name in wanted} == wanted
    assert body["input_hash"] == run.input_hash
    assert body["requested_by"] == run.requested_by.get_username()
    assert planner.body(f"runs/{run.code}/") == body
    assert planner.body("runs/?plan=2030&status=queued") == {"count": 1, "results": [body]}
    assert planner.body("runs/?status=done") == {"count": 0, "results": []}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, [("required", "plan")]),
        ({"plan": "none"}, [("does_not_exist", "plan")]),
        ({"plan": "2030", "effort": 0}, [("min_value", "effort")]),
        ({"plan": "2030", "effort": 31_536_000}, [("unplannable", "effort")]),
        ({"plan": "2030", "time_limit": -1}, [("min_value", "time_limit")]),
        ({"plan": "2030", "colour": "red"}, [("unknown_field", "colour")]),
        ({"plan": "2030", "scope": {"quarter": 5}}, [("unplannable", "scope")]),
        ([], [("not_an_object", None)]),
    ],
)
def test_wrong_request_is_refused_by_name_and_nothing_is_stored(kuwait, planner, body, wrong) -> None:
    kuwait.activity("course", starts_on=None, ends_on=None, date_precision="none")
    answer = planner.ask("POST", "runs/", body)
    assert (answer.status_code, errors(answer)) == (400, wrong)
    assert not PlanningRun.objects.exists()


def test_waiting_run_is_stopped_once(kuwait, planner) -> None:
    run = PlanningRunFactory(plan=kuwait.plan)
    body = planner.ask("POST", f"runs/{run.code}/stop/", {}).json()
    assert (body["status"], body["stop_requested"]) == ("stopped", True)
    again = planner.ask("POST", f"runs/{run.code}/stop/", {})
    assert (again.status_code, errors(again)) == (409, [("wrong_run", None)])


def test_run_is_repeated_with_the_input_it_had(kuwait, planner) -> None:
    kuwait.activity("one", starts_on=None, ends_on=None, date_precision="none")
    asked = planner.ask("POST", "runs/", {"plan": "2030", "seed": 7}).json()
    kuwait.activity("two", starts_on=None, ends_on=None, date_precision="none")
    answer = planner.ask("POST", f"runs/{asked['code']}/repeat/", {})
    body = answer.json()
    own = {"code", "url", "requested_at"}
    assert (answer.status_code, answer["Location"]) == (201, f"/api/v1/runs/{body['code']}/")
    assert {name: body[name] for name in body.keys() - own} == {
        name: asked[name] for name in asked.keys() - own
    }
    assert body["code"] != asked["code"]
    assert planner.ask("POST", "runs/none/repeat/", {}).status_code == 404


def test_run_without_a_plan_is_not_adopted(kuwait, planner) -> None:
    run = PlanningRunFactory(plan=kuwait.plan)
    answer = planner.ask("POST", f"runs/{run.code}/adopt/", {})
    assert (answer.status_code, errors(answer)) == (409, [("wrong_run", None)])


def test_one_proposal_is_adopted_and_the_other_stays(kuwait, planner) -> None:
    undated = {"starts_on": None, "ends_on": None, "date_precision": "none"}
    rows = [kuwait.activity(code, **undated) for code in ("one", "two")]
    planner.ask("POST", "runs/", {"plan": "2030"})
    run = PlanningRun.objects.get()
    hall = kuwait.profile.venues.get()
    for number, row in enumerate(rows):
        first = SUNDAY + timedelta(weeks=number)
        PlacementFactory(
            run=run, activity=row, starts_on=first, ends_on=first + timedelta(days=4), venue=hall
        )
    finished(run)
    answer = planner.ask("POST", f"runs/{run.code}/adopt/", {"activities": ["two"], "reason": "agreed"})
    assert (answer.status_code, answer.json()) == (200, {"adopted": ["two"]})
    stored = {row.code: (row.starts_on, row.date_basis) for row in Activity.objects.all()}
    assert stored == {"one": (None, "stated"), "two": (date(2030, 9, 15), "assumed")}
    (_one, two) = planner.body(f"placements/?run={run.code}")["results"]
    assert (two["activity"], two["starts_on"], two["venue"]) == ("two", "2030-09-15", "hall")
    assert two["hijri"] == "≈ 17–21 Jumada al-Ula 1452"
    assert two["adopted_at"] is not None


def test_proposal_for_an_activity_changed_meanwhile_is_refused(kuwait, planner) -> None:
    row = kuwait.activity("one", starts_on=None, ends_on=None, date_precision="none")
    planner.ask("POST", "runs/", {"plan": "2030"})
    run = PlanningRun.objects.get()
    PlacementFactory(run=run, activity=row, starts_on=SUNDAY, ends_on=SUNDAY + timedelta(days=4))
    finished(run)
    save_record(row, by=None)
    answer = planner.ask("POST", f"runs/{run.code}/adopt/", {})
    assert answer.status_code == 412
    assert "one" in answer.json()["errors"][0]["detail"]
    assert Activity.objects.get().starts_on is None


def test_activity_the_run_does_not_place_is_named(kuwait, planner) -> None:
    run = PlanningRunFactory(plan=kuwait.plan, input={"problem": {}, "versions": {}})
    finished(run)
    answer = planner.ask("POST", f"runs/{run.code}/adopt/", {"activities": ["elsewhere"]})
    assert (answer.status_code, errors(answer)) == (400, [("invalid", "elsewhere")])


@pytest.mark.parametrize(
    "path", ["runs/none/", "runs/%00/", "releases/none/", "plans/none/as-of/2030-01-01/"]
)
def test_what_is_not_there_is_not_found(planner, path) -> None:
    answer = planner.get(path)
    assert (answer.status_code, errors(answer)) == (404, [("not_found", None)])


@pytest.mark.parametrize(
    ("path", "attr"),
    [
        ("runs/?plan=none", "plan"),
        ("runs/?status=lost-in-space", "status"),
        ("runs/?limit=0", "limit"),
        ("runs/?offset=x", "offset"),
        ("runs/?colour=red", "colour"),
        ("placements/", "run"),
        ("placements/?run=none", "run"),
        ("findings/", "plan"),
        ("findings/?plan=none", "plan"),
        ("findings/?plan=2030&severity=ignore", "severity"),
        ("releases/?plan=none", "plan"),
    ],
)
def test_wrong_parameter_is_named(kuwait, planner, path, attr) -> None:
    answer = planner.get(path)
    assert answer.status_code == 400
    assert [one["attr"] for one in answer.json()["errors"]] == [attr]


# --- findings ---------------------------------------------------------------------------------


def test_findings_say_what_does_not_fit(kuwait, planner) -> None:
    kuwait.activity("course")
    kuwait.activity("undated", starts_on=None, ends_on=None, date_precision="none")
    holiday(kuwait.kuwait_calendar, "national", SUNDAY + timedelta(days=1))
    body = planner.body("findings/?plan=2030")
    assert (body["count"], body["blocks_release"]) == (3, True)
    first = body["results"][0]
    assert first == {
        "code": "host_holiday",
        "severity": "block_release",
        "sentence": "Course lies on a public holiday of the host, National, for 1 day "
        "(\u20662030-09-09\u2069).",
        "params": {"number": 1, "first": "2030-09-09", "last": "2030-09-09"},
        "records": [
            {"model": "activity", "code": "course", "label": "Course"},
            {"model": "closure", "code": "national", "label": "National"},
        ],
        "link": "/en/activities/course/",
    }
    assert [one["code"] for one in planner.body("findings/?plan=2030&activity=undated")["results"]] == [
        "undated"
    ]
    assert planner.body("findings/?plan=2030&severity=warn")["count"] == 2


# --- releases ---------------------------------------------------------------------------------


def test_plan_is_released_and_read_back(kuwait, planner, stranger) -> None:
    course = kuwait.activity("course")
    answer = planner.ask("POST", "releases/", {"plan": "2030", "expected_latest": 0})
    assert answer.status_code == 201, answer.content
    assert answer["Location"] == "/api/v1/releases/2030-v1/"
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)
    body = planner.ask("POST", "releases/", {"plan": "2030", "expected_latest": 1}).json()
    (change,) = body["changes"]
    assert (change["code"], change["activity"], change["tell"]) == ("moved", "course", ["ae", "bh", "kw"])
    assert stranger.body("releases/2030-v2/") == body
    assert body["digest"] == Release.objects.get(number=2).digest
    assert stranger.body("releases/2030-v2/?since=1")["changes"] == body["changes"]
    rows = stranger.body("releases/?plan=2030")
    assert [(row["number"], "snapshot" in row) for row in rows["results"]] == [(2, False), (1, False)]


def test_release_that_findings_block_says_which(kuwait, planner) -> None:
    kuwait.activity("course", SUNDAY - timedelta(days=600))
    answer = planner.ask("POST", "releases/", {"plan": "2030"})
    assert (answer.status_code, errors(answer)) == (409, [("release_blocked", None)])
    assert "Course lies outside the period of Plan 2030" in answer.json()["errors"][0]["detail"]
    arabic = planner.ask("POST", "releases/?lang=ar", {"plan": "2030"})
    assert "خطة 2030" in arabic.json()["errors"][0]["detail"]


def test_release_after_somebody_elses_is_refused(kuwait, planner) -> None:
    release_plan(kuwait.plan, by=None)
    kuwait.activity("course")
    answer = planner.ask("POST", "releases/", {"plan": "2030", "expected_latest": 0})
    assert (answer.status_code, errors(answer)) == (412, [("stale", None)])


def test_notice_in_one_language_is_refused_by_name(kuwait, planner) -> None:
    answer = planner.ask("POST", "releases/", {"plan": "2030", "note_en": "Only English"})
    assert (answer.status_code, errors(answer)) == (400, [("invalid", "note_ar")])


@pytest.mark.parametrize("since", ["1", "9", "x", "0"])
def test_changes_are_told_from_earlier_versions_only(kuwait, stranger, since) -> None:
    release_plan(kuwait.plan, by=None)
    answer = stranger.get(f"releases/2030-v1/?since={since}")
    assert (answer.status_code, errors(answer)) == (400, [("invalid_parameter", "since")])


def test_plan_as_of_a_day_is_the_version_then_in_force(kuwait, stranger) -> None:
    release = release_plan(kuwait.plan, by=None)
    today = timezone.localdate()
    assert stranger.body(f"plans/2030/as-of/{today}/")["code"] == release.code
    for day in (today - timedelta(days=1), "2030-13-01", "soon", "20300101"):
        answer = stranger.get(f"plans/2030/as-of/{day}/")
        assert (answer.status_code, errors(answer)) == (404, [("not_found", None)])


def test_version_that_the_reader_has_is_not_sent_again(kuwait, stranger) -> None:
    release_plan(kuwait.plan, by=None)
    etag = stranger.get("releases/2030-v1/")["ETag"]
    again = stranger.get("releases/2030-v1/", If_None_Match=etag)
    assert (again.status_code, again.content) == (304, b"")
    assert stranger.get("releases/2030-v1/?lang=ar", If_None_Match=etag).status_code == 200


@pytest.mark.parametrize("path", ["runs/", "placements/?run=first", "findings/?plan=2030", "releases/"])
def test_lists_take_the_same_queries_for_one_and_three(kuwait, planner, path) -> None:
    run, counts = PlanningRunFactory(plan=kuwait.plan, code="first"), []
    for number in (1, 3):
        while Release.objects.count() < number:
            made = Release.objects.count()
            row = kuwait.activity(f"course-{made}", SUNDAY + timedelta(weeks=made), venue=make.VenueFactory())
            PlacementFactory(run=run, activity=row, venue=row.venue)
            PlanningRunFactory(plan=kuwait.plan, requested_by=make.UserFactory())
            release_plan(kuwait.plan, by=make.UserFactory())
        with CaptureQueriesContext(connection) as captured:
            assert planner.body(path)["count"] >= number
        counts.append(len(captured))
    assert counts[0] == counts[1]
