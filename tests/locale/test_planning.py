"""The board, its runs and the releases speak Arabic, also of what went wrong."""

from datetime import date

import pytest

from programmes.enums import Role, RunStatus
from programmes.models import Activity, PlanningRun
from programmes.services.adoption import adopt
from programmes.services.placing import move_activity
from programmes.services.planning_runs import request_run
from programmes.services.records import save_record
from programmes.services.releases import release_plan
from tests.factories import UserFactory, VenueFactory
from tests.locale.test_pages import HOME, english
from tests.locale.visible import pieces
from tests.services.planning_world import carried_out, undated, year

pytestmark = pytest.mark.django_db
BOARD = f"{HOME}planning/2030/"
WEEKS = ("2030-01-20", "2030-03-31", "2030-07-07")
DAYS = ("", "?day=2020-01-01", "?day=2999-01-01", "?day=ققق")


@pytest.fixture
def planner(client):
    client.force_login(UserFactory(role=Role.PLANNER))
    return client


def named() -> None:
    """Names in Arabic letters, so that what is in Latin ones stands out."""
    Activity.objects.update(title_ar="نشاط")


def texts(client, *paths: str) -> dict[str, list[str]]:
    found = {}
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        found[path] = pieces(response.content.decode())
    return found


def test_board_speaks_arabic(planner):
    found = year(courses=3, talks=1)
    found.activity("dated", venue=VenueFactory(code="small", capacity=1), capacity=20)
    undated(found, "gone", status="postponed", status_reason_ar="مرض الفريق")
    named()
    cards = [f"{BOARD}activities/{code}/" for code in Activity.objects.values_list("code", flat=True)]
    weeks = [f"{card}?week={day}" for card in cards for day in WEEKS]
    assert english(texts(planner, f"{HOME}planning/", BOARD, f"{BOARD}?rows=teams", *cards, *weeks)) == []


def test_runs_speak_arabic(planner):
    found = year(courses=3, talks=1)
    named()
    done = carried_out(found.plan)
    waiting = request_run(found.plan, by=None)
    failed = PlanningRun.objects.create(
        code="failed",
        plan=found.plan,
        status=RunStatus.FAILED,
        started_at=done.started_at,
        finished_at=done.finished_at,
        failure={"code": "worker_lost"},
        input={},
        input_hash="0" * 64,
    )
    runs = [f"{HOME}runs/{run.code}/" for run in (done, waiting, failed)]
    against = [f"{runs[0]}against/{run.code}/" for run in (carried_out(found.plan, seed=2), failed)]
    assert english(texts(planner, f"{BOARD}runs/", *runs, *against)) == []


def test_releases_speak_arabic(planner):
    found = year(courses=1)
    found.activity("moved")
    named()
    release_plan(found.plan, by=None)
    course = Activity.objects.get(code="moved")
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)
    release_plan(found.plan, by=None, note_en="After the team asked.", note_ar="بطلب من الفريق.")
    paths = [f"{HOME}releases/", f"{HOME}releases/2030-v1/", f"{HOME}releases/2030-v2/", f"{HOME}plans/2030/"]
    days = [f"{HOME}plans/2030/as-of/{query}" for query in DAYS]
    shown = {path: pieces(planner.get(path).content.decode()) for path in (*paths, *days)}
    assert english(shown) == []


def test_history_of_moves_and_adoptions_is_told_in_arabic(client):
    found = year(courses=2)
    by = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(by)
    activity = Activity.objects.get(code="course-1")
    adopt(carried_out(found.plan), by=by)
    activity.refresh_from_db()
    hall = found.profile.venues.get(code="hall-1")
    move_activity(activity, start=date(2030, 9, 8), venue=hall, by=by, expected_version=activity.version)
    for path in (activity.get_absolute_url(), f"/admin/programmes/course/{activity.pk}/history/"):
        words = " ".join(texts(client, "/ar/" + path.removeprefix("/en/").removeprefix("/")).popitem()[1])
        assert "نُقل يدوياً" in words
        assert "اعتُمد من عملية التخطيط" in words
        assert "moved" not in words
        assert "adopted" not in words


def test_proposal_over_the_board_speaks_arabic(planner):
    found = year(courses=3, talks=1)
    found.activity("dated", venue=VenueFactory(code="small", capacity=1), capacity=20)
    run = carried_out(found.plan)
    named()
    assert english(texts(planner, f"{BOARD}?run={run.code}", f"{BOARD}?run={run.code}&rows=teams")) == []
