"""What follows a course by API: certificates revoked and replaced, lessons and changes settled."""

import pytest
from knox.models import AuthToken

from programmes.enums import Role
from programmes.models import Certificate, CourseReport
from programmes.seat_enums import NominationStatus
from programmes.services.certificates import issue
from tests import factories as make
from tests.api.conftest import Caller
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db


def caller(account):
    return Caller(AuthToken.objects.create(account)[1])


def post(caller, path, body, status=200, **headers):
    answer = caller.ask("POST", path, body, **headers)
    assert answer.status_code == status, answer.content
    return answer.json()


def refused(caller, path, body, **headers):
    answer = caller.ask("POST", path, body, **headers)
    return answer.status_code, [(one["code"], one["attr"]) for one in answer.json()["errors"]]


@pytest.fixture
def ended(db):
    found = course_world(-5)
    found.person("Fatima Al-Mansouri", status=NominationStatus.ATTENDED)
    return found


@pytest.fixture
def director(ended):
    return caller(ended.director)


@pytest.fixture
def planner(db):
    return caller(make.UserFactory(role=Role.PLANNER, first_name="Pia", last_name="Planner"))


def test_certificate_is_replaced_and_revoked_by_who_runs_the_course(ended, director):
    old = issue(nomination=ended.people[0], by=None)
    path = f"certificates/{old.number}/"
    assert refused(director, f"{path}replace/", {}) == (400, [("required", "reason")])
    new = post(director, f"{path}replace/", {"reason": "name misspelt"}, 201)
    assert (new["replaces"], new["nomination"], new["revoked_at"]) == (old.number, ended.people[0].code, None)
    assert director.body(path)["revoked_reason"] == "name misspelt"
    assert refused(director, f"{path}replace/", {"reason": "x"}) == (409, [("already_replaced", None)])
    assert refused(director, f"{path}revoke/", {"reason": "x"}) == (409, [("already_revoked", None)])
    revoked = post(director, f"certificates/{new['number']}/revoke/", {"reason": "was not there"})
    assert revoked["revoked_reason"] == "was not there"
    assert [one["number"] for one in director.body(f"certificates/?replaces={old.number}")["results"]] == [
        new["number"]
    ]


def test_certificate_of_others_is_not_there(ended):
    old = issue(nomination=ended.people[0], by=None)
    path = f"certificates/{old.number}/replace/"
    stranger = caller(course_world(0, code="other").director)
    assert refused(stranger, path, {"reason": "x"}) == (404, [("not_found", None)])
    focal = caller(make.UserFactory(role=Role.FOCAL_POINT, state=ended.people[0].state))
    assert refused(focal, path, {"reason": "x"})[0] == 403
    assert list(Certificate.objects.values_list("revoked_at", flat=True)) == [None]


def test_certified_attendance_is_not_taken_back_by_api_either(ended, director):
    issue(nomination=ended.people[0], by=None)
    marks = {"marks": [{"nomination": ended.people[0].code, "mark": "no_show"}], "reason": "mistaken"}
    assert refused(director, "seat-calls/maritime/attendance/", marks) == (409, [("certified", None)])


def test_lesson_is_settled_by_a_planner_over_the_version_that_was_read(ended, director, planner):
    report = make.CourseReportFactory(
        activity=ended.activity, status="submitted", submitted_at="2026-01-01T08:00Z"
    )
    item = make.ReportItemFactory(report=report)
    path = f"report-items/{item.pk}/"
    read = planner.get(path)["ETag"]
    done = post(planner, f"{path}settle/", {"status": "done", "note": "moved to eight"}, if_match=read)
    assert (done["status"], done["settled_by_name"], done["settled_note"]) == (
        "done",
        "Pia Planner",
        "moved to eight",
    )
    assert done["settled_at"] is not None
    assert refused(planner, f"{path}settle/", {"status": "open"}, if_match=read) == (412, [("stale", None)])
    assert refused(planner, f"{path}settle/", {"status": "gone"}) == (400, [("invalid_choice", "status")])
    assert refused(planner, f"{path}settle/", {"status": "dropped"}) == (409, [("reason_missing", None)])
    assert refused(director, f"{path}settle/", {"status": "open"})[0] == 403
    assert director.body(path)["settled_note"] == "moved to eight"
    CourseReport.objects.update(status="draft", submitted_at=None)
    assert refused(planner, f"{path}settle/", {"status": "open"}) == (409, [("not_submitted", None)])
