"""What a worker stores: a checked plan with its reasons, or why there is none."""

import threading
from datetime import date, timedelta

import pytest

from programmes.enums import Basis, RunStatus
from programmes.models import Placement
from programmes.planning.check import check, paid
from programmes.planning.problem import Problem
from programmes.planning.solution import Solution
from programmes.services import planning_work
from programmes.services.planning_data import from_data
from programmes.services.planning_runs import claim_run, request_run, stop_run
from programmes.services.planning_wording import failure_sentences
from programmes.services.planning_work import Refused, require_checked, work
from tests import factories as make
from tests.services.planning_world import carried_out, places, undated, year

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2066\u2069")


def restored(run):
    problem = from_data(Problem, data=run.input["problem"])
    return problem, from_data(Solution, data=run.output["solution"])


def test_finished_run_holds_a_checked_plan_and_a_row_for_each_activity():
    found = year(courses=5, talks=2)
    run = carried_out(found.plan)
    problem, solution = restored(run)
    report = check(problem, solution)
    assert (run.status, report.violations, report.objective) == (RunStatus.DONE, (), run.objective)
    assert run.bound <= run.objective
    assert set(places(run)) == {
        "course-1",
        "course-2",
        "course-3",
        "course-4",
        "course-5",
        "talk-1",
        "talk-2",
    }
    assert run.output["terms"] == report.by_term


def test_reasons_of_each_placement_are_what_the_checker_recomputes():
    found = year(courses=12, talks=4)
    run = carried_out(found.plan, scope={"quarter": 2})
    problem, solution = restored(run)
    for row in run.placements.filter(left_out=False).select_related("activity"):
        code = row.activity.code
        assert row.terms == paid(problem, solution, code)
        for other in row.alternatives:
            moved = solution.of(code).__class__(
                code, date.fromisoformat(other["start"]), date.fromisoformat(other["end"]), other["venue"]
            )
            report = check(problem, solution.replacing(code, moved))
            assert (report.violations, report.objective - run.objective) == ((), other["dearer"])


def test_run_keeps_out_what_is_outside_its_part():
    found = year(courses=1)
    hall = found.profile.venues.get(code="hall-1")
    found.activity("autumn", venue=hall, date_basis=Basis.ASSUMED, date_note_en="Run.")
    run = carried_out(found.plan, scope={"quarter": 2})
    assert set(places(run)) == {"course-1"}
    assert run.output["solution"]["placements"][0]["activity"] == "autumn"


def test_left_out_activity_says_what_that_costs():
    found = year(courses=1)
    team = make.TrainingTeamFactory(code="jallc")
    for number in range(1, 4):
        undated(found, f"taught-{number}", team=team)
        make.PlanningDemandFactory(
            activity=found.plan.activities.get(code=f"taught-{number}"),
            days=5,
            priority=number,
            earliest=date(2030, 9, 8),
            latest=date(2030, 9, 19),
        )
    run = carried_out(found.plan)
    (row,) = Placement.objects.filter(left_out=True).select_related("activity")
    assert (row.activity.code, row.starts_on, row.venue) == ("taught-1", None, None)
    assert row.terms == {"left_out": 5000}
    assert run.output["terms"]["left_out"] == 5000


def test_impossible_run_fails_with_the_demands_that_clash():
    found = year(courses=0)
    team = make.TrainingTeamFactory(code="jallc")
    for code in ("one", "other"):
        make.PlanningDemandFactory(
            activity=undated(found, code, team=team),
            days=5,
            must_hold=True,
            earliest=date(2030, 9, 8),
            latest=date(2030, 9, 12),
        )
    run = carried_out(found.plan)
    assert (run.status, run.failure["code"], run.objective) == (RunStatus.FAILED, "impossible", None)
    assert not run.placements.exists()
    assert {one.translate(ISOLATES) for one in failure_sentences(run.failure)} == {
        "No plan can hold what must be held.",
        "one must be held.",
        "other must be held.",
        "one keeps to the days asked for it.",
        "other keeps to the days asked for it.",
    }


def test_told_run_ends_with_the_best_so_far():
    found = year(courses=8)
    run = claim_run(worker="w", run=request_run(found.plan, by=None))
    stop_run(run, by=None)
    ended = work(run, stop=threading.Event(), pulse=False)
    assert ended.status in (RunStatus.STOPPED, RunStatus.DONE)
    assert len(places(ended)) == 8


def test_plan_that_the_check_refuses_is_never_stored(monkeypatch):
    found = year(courses=2)
    true = planning_work.solve

    def tampered(problem, **how):
        result = true(problem, **how)
        first, *others = result.solution.placements
        late = first.__class__(first.activity, first.start + timedelta(days=5), first.end, first.venue)
        return result.__class__(**{**vars(result), "solution": Solution((late, *others))})

    monkeypatch.setattr(planning_work, "solve", tampered)
    run = carried_out(found.plan)
    assert (run.status, run.failure["code"]) == (RunStatus.FAILED, "check_failed")
    assert run.failure["violations"][0]["code"]
    assert not run.placements.exists()


def test_cost_that_the_check_does_not_find_is_refused():
    run = carried_out(year(courses=2).plan)
    problem, solution = restored(run)
    with pytest.raises(Refused) as caught:
        require_checked(problem, solution=solution, objective=run.objective + 1)
    assert [one.code for one in caught.value.violations] == ["cost_differs"]


def test_fault_of_the_planner_is_kept_as_a_failure(monkeypatch):
    def broken(problem, **how):
        raise RuntimeError("out of order")

    monkeypatch.setattr(planning_work, "solve", broken)
    run = carried_out(year(courses=1).plan)
    assert (run.status, run.failure) == (RunStatus.FAILED, {"code": "worker_failed"})


def test_replan_after_a_hall_closes_moves_only_what_it_touches():
    found = year(courses=0)
    halls = {hall.code: hall for hall in found.profile.venues.all()}
    assumed = {"date_basis": Basis.ASSUMED, "date_note_en": "Run."}
    found.activity("touched", venue=halls["hall-1"], **assumed)
    found.activity("free", venue=halls["hall-2"], **assumed)
    make.ClosureFactory(
        of_venue=True, venue=halls["hall-1"], starts_on=date(2030, 9, 8), ends_on=date(2030, 9, 12)
    )
    run = carried_out(found.plan, kind="replan", as_of=date(2030, 6, 1))
    assert (run.status, run.output["moves"], run.output["fewest_moves"]) == (RunStatus.DONE, 1, 1)
    assert places(run)["free"] == ("2030-09-08", "2030-09-12", "hall-2")
    assert [one["activity"] for one in run.output["differences"]] == ["touched"]


def test_replan_that_no_move_can_save_names_the_demands_that_clash():
    found = year(courses=0)
    team = make.TrainingTeamFactory(code="jallc")
    for code in ("one", "other"):
        make.PlanningDemandFactory(
            activity=undated(found, code, team=team),
            days=5,
            must_hold=True,
            earliest=date(2030, 9, 8),
            latest=date(2030, 9, 12),
        )
    run = carried_out(found.plan, kind="replan", as_of=date(2030, 3, 1))
    assert (run.status, run.failure["code"]) == (RunStatus.FAILED, "impossible")
    assert len(failure_sentences(run.failure)) == 5


def test_replan_that_is_stopped_keeps_the_best_so_far_and_says_so():
    found = year(courses=3)
    asked = request_run(found.plan, by=None, kind="replan", as_of=date(2030, 3, 1))
    stop, seen = threading.Event(), []
    stop.set()
    run = work(claim_run(worker="test", run=asked), stop=stop, watch=seen.append, pulse=False)
    assert (run.status, run.failure, run.output["stopped"]) == (RunStatus.STOPPED, {}, "told")
    assert set(places(run)) == {"course-1", "course-2", "course-3"}
    assert [one["phase"] for one in seen] == ["kept"]
    assert run.progress == seen[-1]


def test_replan_that_is_stopped_before_it_holds_the_musts_has_no_plan():
    found = year(courses=0)
    hall = found.profile.venues.get(code="hall-1")
    found.profile.venues.set([hall])
    found.activity("lies", venue=hall, date_basis=Basis.ASSUMED, date_note_en="Run.")
    make.PlanningDemandFactory(
        activity=undated(found, "must"),
        days=5,
        must_hold=True,
        earliest=date(2030, 9, 8),
        latest=date(2030, 9, 12),
    )
    asked = request_run(found.plan, by=None, kind="replan", as_of=date(2030, 3, 1))
    stop = threading.Event()
    stop.set()
    run = work(claim_run(worker="test", run=asked), stop=stop, pulse=False)
    assert (run.status, run.objective, run.failure) == (RunStatus.STOPPED, None, {})
    assert (run.output["outcome"], run.placements.count()) == ("not_found", 0)
