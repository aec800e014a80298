"""Two planning runs of a plan compared by API."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import Role
from programmes.services.planning_runs import request_run
from tests import factories as make
from tests.services.planning_world import carried_out, undated, year

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(as_role):
    return as_role(Role.PLANNER)


def errors(answer):
    return [(one["code"], one["attr"], one["detail"]) for one in answer.json()["errors"]]


@pytest.fixture
def found():
    made = year(courses=0)
    activity = undated(made, "taught", team=make.TrainingTeamFactory(code="jallc"))
    days = {"earliest": date(2030, 9, 9), "latest": date(2030, 9, 10)}
    make.PlanningDemandFactory(activity=activity, days=2, **days)
    return made


@pytest.fixture
def two(found):
    earlier = carried_out(found.plan)
    demand = found.plan.activities.get(code="taught").demand
    # On a Sunday the Emirates have their weekend.
    demand.earliest, demand.latest = date(2030, 9, 15), date(2030, 9, 16)
    demand.save()
    undated(found, "late", kind="nato_talk")
    return earlier, carried_out(found.plan)


def test_comparison_tells_what_is_won_and_lost(planner, two) -> None:
    earlier, later = two
    body = planner.body(f"runs/{later.code}/against/{earlier.code}/")
    late = later.placements.select_related("venue").get(activity__code="late")
    place = {
        "starts_on": late.starts_on.isoformat(),
        "ends_on": late.ends_on.isoformat(),
        "venue": late.venue.code,
    }
    used = {"hall-1": 2, "hall-2": 0}
    used[late.venue.code] += 1
    terms = body.pop("terms")
    assert body == {
        "run": later.code,
        "other": earlier.code,
        "plan": "2030",
        "same_input": False,
        "cost": {
            "before": earlier.objective,
            "after": later.objective,
            "change": later.objective - earlier.objective,
        },
        "same": 0,
        "activities": [
            {"activity": "late", "before": None, "after": place},
            {
                "activity": "taught",
                "before": {"starts_on": "2030-09-09", "ends_on": "2030-09-10", "venue": "hall-1"},
                "after": {"starts_on": "2030-09-15", "ends_on": "2030-09-16", "venue": "hall-1"},
            },
        ],
        "states": [
            {"code": "ae", "before": 0, "after": 1, "change": 1},
            {"code": "bh", "before": 0, "after": 0, "change": 0},
            {"code": "kw", "before": 0, "after": 0, "change": 0},
        ],
        "venues": [
            {"code": "hall-1", "before": 2, "after": used["hall-1"], "change": used["hall-1"] - 2},
            {"code": "hall-2", "before": 0, "after": used["hall-2"], "change": used["hall-2"]},
        ],
        "teams": [{"code": "jallc", "before": 2, "after": 2, "change": 0}],
    }
    assert {one["code"]: one["before"] for one in terms if one["before"]} == earlier.output["terms"]
    assert {one["code"]: one["after"] for one in terms if one["after"]} == later.output["terms"]
    assert all(one["change"] == one["after"] - one["before"] for one in terms)


def test_run_against_itself_differs_in_nothing(planner, two) -> None:
    code = two[0].code
    body = planner.body(f"runs/{code}/against/{code}/")
    assert (body["same_input"], body["same"], body["activities"], body["cost"]["change"]) == (True, 1, [], 0)


@pytest.mark.parametrize("path", ["none/against/{code}/", "{code}/against/none/", "{code}/against/%00/"])
def test_unknown_run_is_not_found(planner, two, path) -> None:
    answer = planner.get("runs/" + path.format(code=two[0].code))
    assert answer.status_code == 404
    assert [one["code"] for one in answer.json()["errors"]] == ["not_found"]


def test_runs_that_cannot_be_compared_are_refused_with_a_sentence(found, planner, two) -> None:
    stranger, waiting = make.PlanningRunFactory(objective=0), request_run(found.plan, by=None)
    for other, sentence in (
        (stranger, "These runs are of two different plans."),
        (waiting, "One of these runs has found no plan."),
    ):
        answer = planner.get(f"runs/{two[0].code}/against/{other.code}/")
        assert (answer.status_code, errors(answer)) == (400, [("invalid", "other", sentence)])


def test_unknown_parameter_is_named(planner, two) -> None:
    answer = planner.get(f"runs/{two[0].code}/against/{two[1].code}/?colour=red")
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "colour")


def test_comparison_takes_the_same_queries_whatever_differs(found, planner, two) -> None:
    counts = []
    for number in (1, 3):
        for extra in range(number):
            undated(found, f"extra-{number}-{extra}")
        later = carried_out(found.plan)
        with CaptureQueriesContext(connection) as captured:
            body = planner.body(f"runs/{later.code}/against/{two[0].code}/")
        counts.append((len(body["activities"]), len(captured)))
    assert counts[0][1] == counts[1][1]
    assert counts[0][0] < counts[1][0]
