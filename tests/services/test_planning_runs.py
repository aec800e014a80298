"""A run from the request to its end: the queue, signs of life, stopping, losing, repeating."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from programmes.enums import RunStatus
from programmes.models import PlanningRun
from programmes.models.planning import LOST_AFTER
from programmes.services import planning_spawn
from programmes.services.planning_data import digest
from programmes.services.planning_runs import (
    WrongRun,
    beat,
    claim_run,
    fail_run,
    mark_lost_runs,
    repeat_run,
    request_run,
    stop_run,
)
from programmes.services.releases import release_plan
from tests import factories as make
from tests.services.planning_world import carried_out, done, places, year

pytestmark = pytest.mark.django_db


def test_request_keeps_the_whole_input_and_its_digest():
    found = year(courses=1)
    by = make.UserFactory()
    run = request_run(found.plan, by=by, seed=3, effort=5, time_limit=9, scope={"kind": "course"})
    stored = PlanningRun.objects.get(code=run.code)
    assert (stored.status, stored.requested_by, stored.scope) == ("queued", by, {"kind": "course"})
    assert set(stored.input) == {"assumptions", "free", "problem", "settings", "versions"}
    assert stored.input["settings"] == {
        "effort": 5,
        "kind": "propose",
        "seed": 3,
        "solver": stored.solver_version,
    }
    assert stored.input_hash == digest(stored.input)
    assert stored.solver_version.split(" / ")[1].startswith("OR-Tools 9.")


def test_released_plan_under_way_is_planned_from_tomorrow_on(monkeypatch):
    found = year(courses=2)
    monkeypatch.setattr(timezone, "localdate", lambda: date(2030, 5, 6))
    before = request_run(found.plan, by=None)
    assert before.input["problem"]["as_of"] is None
    release_plan(found.plan, by=None)
    places_after = places(carried_out(found.plan))
    assert set(places_after) == {"course-1", "course-2"}
    assert min(start for start, _end, _hall in places_after.values()) > "2030-05-06"
    asked = request_run(found.plan, by=None, as_of=date(2030, 9, 1))
    assert asked.input["problem"]["as_of"] == "2030-09-01"
    monkeypatch.setattr(timezone, "localdate", lambda: date(2031, 1, 1))
    assert request_run(found.plan, by=None).input["problem"]["as_of"] is None


def test_claim_takes_runs_in_the_order_of_asking_and_each_once():
    found = year(courses=1)
    first, second = (request_run(found.plan, by=None) for _ in range(2))
    claimed = [claim_run(worker=f"w{number}") for number in range(3)]
    assert claimed == [first, second, None]
    assert [(one.status, one.worker) for one in claimed[:2]] == [("running", "w0"), ("running", "w1")]


def test_claim_of_a_given_run_passes_the_others_over():
    found = year(courses=1)
    request_run(found.plan, by=None)
    second = request_run(found.plan, by=None)
    assert claim_run(worker="w", run=second) == second
    assert claim_run(worker="w", run=second) is None


def test_beat_says_whether_to_go_on():
    run = claim_run(worker="w", run=request_run(year(courses=1).plan, by=None))
    assert beat(run, progress={"phase": "first"})
    stop_run(run, by=None)
    assert not beat(run)
    assert PlanningRun.objects.get().status == RunStatus.RUNNING


def test_stop_of_a_waiting_run_ends_it_and_of_an_ended_one_is_refused():
    run = request_run(year(courses=1).plan, by=None)
    stopped = stop_run(run, by=make.UserFactory(username="noura"))
    assert (stopped.status, stopped.progress) == ("stopped", {"stopped_by": "noura"})
    with pytest.raises(WrongRun):
        stop_run(run, by=None)
    assert claim_run(worker="w") is None


def test_lost_runs_are_those_without_a_sign_of_life():
    found = year(courses=1)
    silent, alive, waiting = (request_run(found.plan, by=None) for _ in range(3))
    for run in (silent, alive):
        claim_run(worker="w", run=run)
    then = timezone.now() - LOST_AFTER - timedelta(seconds=1)
    PlanningRun.objects.filter(pk=silent.pk).update(heartbeat_at=then)
    standing = {run.pk: run.standing for run in PlanningRun.objects.all()}
    assert standing == {silent.pk: "lost", alive.pk: "running", waiting.pk: "queued"}
    for status in ("lost", "running", "queued"):
        found = PlanningRun.objects.standing(status)
        assert [run.pk for run in found] == [pk for pk, one in standing.items() if one == status]
    assert PlanningRun.objects.get(pk=silent.pk).status == "running"
    with pytest.raises(WrongRun):
        stop_run(silent, by=None)
    assert mark_lost_runs() == 1
    statuses = dict(PlanningRun.objects.values_list("pk", "status"))
    assert statuses == {silent.pk: "lost", alive.pk: "running", waiting.pk: "queued"}
    assert PlanningRun.objects.get(pk=silent.pk).failure == {"code": "worker_lost", "faults": []}


def test_worker_taken_for_dead_cannot_end_its_run():
    run = claim_run(worker="w", run=request_run(year(courses=1).plan, by=None))
    PlanningRun.objects.update(heartbeat_at=timezone.now() - 2 * LOST_AFTER)
    mark_lost_runs()
    assert not beat(run)
    with pytest.raises(WrongRun):
        fail_run(run, code="worker_failed")
    assert PlanningRun.objects.get().status == RunStatus.LOST


def test_repeated_run_has_the_same_input_and_gives_the_same_plan():
    found = year(courses=6, talks=3)
    first = carried_out(found.plan)
    found.plan.activities.filter(code="course-1").delete()
    again = done(repeat_run(first, by=None))
    assert again.input_hash == first.input_hash
    assert again.output["digest"] == first.output["digest"]
    assert again.objective == first.objective
    kept = {code: place for code, place in places(first).items() if code != "course-1"}
    assert places(again) == kept


def test_same_seed_and_effort_give_the_same_plan_twice():
    found = year(courses=6, talks=3)
    one, other = (carried_out(found.plan, seed=7, effort=4) for _ in range(2))
    assert places(one) == places(other)
    assert one.output["digest"] == other.output["digest"]


@pytest.mark.parametrize(("kept", "started"), [("spawn", 1), ("external", 0)])
def test_request_starts_a_worker_after_the_commit_where_none_stands(
    kept, started, monkeypatch, django_capture_on_commit_callbacks
):
    asked = []
    monkeypatch.setattr(planning_spawn.settings, "PLANNING_WORKER", kept)
    monkeypatch.setattr(
        planning_spawn.subprocess, "Popen", lambda command, **how: asked.append((command, how))
    )
    plan = year(courses=1).plan
    with django_capture_on_commit_callbacks(execute=True):
        request_run(plan, by=None)
        assert asked == []
    assert len(asked) == started
    for command, how in asked:
        assert command == [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_planning", "--once"]
        assert how["start_new_session"]
        assert not how.get("shell")


def test_web_code_does_not_load_the_solver():
    code = (
        "import sys, django; django.setup(); import centre.wsgi, centre.urls;"
        " from programmes.services import adoption, placing, planning_runs;"
        " from django.urls import get_resolver; get_resolver().url_patterns;"
        " print([name for name in sys.modules if name.split('.')[0] == 'ortools'])"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=settings.BASE_DIR, check=True
    )
    assert asked.stdout.strip() == "[]"
