"""The plan of 2026 as seeded, dated in one go: what is proposed, what it rests on, how fast."""

import time
from datetime import date, timedelta

import pytest

from programmes.enums import RunStatus
from programmes.models import Activity, AnnualPlan, Closure
from programmes.planning.check import check
from programmes.planning.problem import Problem
from programmes.planning.solution import Solution
from programmes.selectors.findings import blocking, findings_of_plan
from programmes.services.adoption import adopt
from programmes.services.planning_data import from_data
from programmes.services.planning_wording import assumption_sentence
from tests import factories as make
from tests.services.planning_world import carried_out, places

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2066\u2069")
SECONDS = 10


@pytest.fixture
def plan(seeds):
    return AnnualPlan.objects.get(code="2026")


def test_one_press_dates_all_28_in_time_with_no_hard_finding(plan):
    began = time.monotonic()
    run = carried_out(plan)
    assert time.monotonic() - began < SECONDS
    found = places(run)
    assert (run.status, len(found)) == (RunStatus.DONE, 28)
    assert min(start for start, _end, _hall in found.values()) >= "2026-02-18"
    problem, solution = (
        from_data(Problem, data=run.input["problem"]),
        from_data(Solution, data=run.output["solution"]),
    )
    assert check(problem, solution).violations == ()
    adopt(run, by=None)
    assert blocking(findings_of_plan(plan)) == []
    assert not Activity.objects.filter(plan=plan, starts_on=None).exists()


def test_courses_keep_out_of_ramadan_and_high_summer(plan):
    run = carried_out(plan)
    ramadan = Closure.objects.get(code="kw-2026-ramadan")
    rows = run.placements.filter(activity__kind="course").select_related("activity")
    assert len(rows) == 16
    for row in rows:
        assert not ramadan.first_day <= row.starts_on <= ramadan.last_day
        assert row.starts_on.month not in (7, 8)
        assert not {"ramadan", "summer"} & set(row.terms)


def test_course_that_must_lie_in_summer_says_what_it_pays_and_what_else_is_free(plan):
    make.PlanningDemandFactory(
        activity=Activity.objects.get(code="2026-course-01"),
        days=None,
        earliest=date(2026, 7, 1),
        latest=date(2026, 8, 31),
    )
    run = carried_out(plan)
    row = run.placements.get(activity__code="2026-course-01")
    assert row.starts_on.month in (7, 8)
    assert row.terms["summer"] == 400 * 5
    assert row.alternatives
    for other in row.alternatives:
        assert other["dearer"] >= 0
        assert date.fromisoformat(other["start"]) - row.starts_on not in (timedelta(0),)


def test_proposal_says_which_numbers_are_assumptions(plan):
    run = carried_out(plan)
    said = {
        assumption_sentence(one).translate(ISOLATES)
        for row in run.placements.all()
        for one in row.assumptions
        if not one["code"].startswith("topic")
    }
    assert said == {
        "The planning profile assumes 5 working days for a course.",
        "The planning profile assumes 2 working days for an event.",
        "The planning profile assumes 1 working day for a NATO Talk.",
        "The planning profile assumes 2 halls: hall-1, hall-2.",
        "The planning profile assumes that the states of ici are invited.",
    }
    assert all(row.assumptions for row in run.placements.all())
    inferred = [
        row for row in run.placements.all() if any(one["code"] == "topic_inferred" for one in row.assumptions)
    ]
    assert len(inferred) == 11


def test_same_input_seed_and_effort_give_one_plan_wherever_they_run(plan):
    one, other = (carried_out(plan, seed=5, effort=20) for _ in range(2))
    assert one.input_hash == other.input_hash
    assert places(one) == places(other)
    assert (one.input_hash, one.output["digest"]) == (other.input_hash, other.output["digest"])
