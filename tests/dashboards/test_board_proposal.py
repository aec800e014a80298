"""A proposal laid over the board: where each activity would lie, beside where it lies now."""

from datetime import date

import pytest

from programmes.enums import Role
from programmes.models import Placement
from programmes.services.adoption import adopt
from programmes.services.planning_runs import request_run
from tests import factories as make
from tests.dashboards.board_2030 import BOARD, hall, plain, put
from tests.dashboards.reading import queries, read
from tests.services.planning_world import carried_out, undated, year

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return year(courses=2)


@pytest.fixture
def planner(client):
    client.force_login(make.UserFactory(role=Role.PLANNER))
    return client


def frames(page):
    """The proposed blocks by activity, with where they lead."""
    marked = {
        given["id"]: given["href"]
        for tag, given in page.attributes
        if "block-proposed" in given.get("class", "")
    }
    return {name.removeprefix("proposed-"): url for name, url in marked.items()}


def within_cells(page, words):
    """The week and row of each cell that has these words."""
    return [
        (table[2][number].split()[0].removesuffix(","), line[0])
        for table in page.tables
        for line in table[3:]
        for number, cell in enumerate(line)
        if words in plain(cell)
    ]


def sunday(day):
    return date.fromordinal(day.toordinal() - day.isoweekday() % 7)


def test_each_activity_lies_in_its_proposed_week_and_hall(planner, found):
    put(1, date(2030, 7, 7), date(2030, 7, 11), hall(found, 2))
    run = carried_out(found.plan)
    page = read(planner, BOARD, run=run.code)
    assert frames(page) == {code: f"/en/runs/{run.code}/#item-{code}" for code in ("course-1", "course-2")}
    assert "This proposal would move 2 activities, shown in broken frames where they would lie." in page.text
    assert f"The plan costs {run.objective} point" in page.text
    for placement in run.placements.select_related("activity", "venue"):
        name = placement.activity.title_en
        said = {
            "Course-1": "proposed; now on 2030-07-07 – 2030-07-11 in " + str(hall(found, 2).label),
            "Course-2": "proposed; now without its days",
        }[name]
        place = (f"{sunday(placement.starts_on):%m-%d}", str(placement.venue.label))
        assert within_cells(page, f"{name} ")  # where it is, or would be
        assert place in within_cells(page, said)
    assert ("07-07", str(hall(found, 2).label)) in within_cells(page, "the proposal would move it")
    assert page.address("Show the board without it") == BOARD
    assert page.address("Review and adopt it item by item") == f"/en/runs/{run.code}/#proposal"
    assert page.address("Show training teams as rows") == f"{BOARD}?rows=teams&run={run.code}"


def test_what_stays_or_is_adopted_has_no_frame(planner, found):
    run = carried_out(found.plan)
    adopt(run, by=None, activities=["course-1"])
    page = read(planner, BOARD, run=run.code)
    assert set(frames(page)) == {"course-2"}
    assert "This proposal would move 1 activity, shown in a broken frame where it would lie." in page.text


def test_rows_of_teams_hold_those_without_a_team_beside(planner, found):
    team = make.TrainingTeamFactory(title_en="Maritime team")
    undated(found, "taught", team=team)
    run = carried_out(found.plan)
    page = read(planner, BOARD, run=run.code, rows="teams")
    assert set(frames(page)) == {"course-1", "course-2", "taught"}
    (taught,) = [row for _week, row in within_cells(page, "Taught ")]
    assert taught == "Maritime team"
    rows = {row for _week, row in within_cells(page, "proposed; now without its days")}
    assert rows == {"Maritime team", "No training team"}
    assert page.address("Show the board without it") == f"{BOARD}?rows=teams"


def test_what_is_left_out_is_counted(planner, found):
    run = carried_out(found.plan)
    Placement.objects.filter(activity__code="course-2").update(
        left_out=True, starts_on=None, ends_on=None, venue=None
    )
    page = read(planner, BOARD, run=run.code)
    assert "It leaves 1 activity out." in page.text
    assert set(frames(page)) == {"course-1"}


def test_page_of_a_run_leads_to_the_board(planner, found):
    run = carried_out(found.plan)
    page = read(planner, f"/en/runs/{run.code}/")
    assert page.address("See the proposal on the board") == f"{BOARD}?run={run.code}"


def test_only_a_plan_that_a_run_of_this_year_found_is_laid_over(planner, found):
    other = make.AnnualPlanFactory(code="2031", starts_on=date(2031, 1, 1), ends_on=date(2031, 12, 31))
    elsewhere = make.PlanningRunFactory(plan=other, objective=0)
    waiting = request_run(found.plan, by=None)
    for code in ("none", "", "\x00", elsewhere.code, waiting.code):
        assert planner.get(BOARD, {"run": code}).status_code == 404


def test_those_who_may_not_see_runs_do_not_see_the_proposal(client, found):
    run = carried_out(found.plan)
    assert client.get(BOARD, {"run": run.code})["Location"].startswith("/en/admin/login/?next=")
    client.force_login(make.UserFactory(role=Role.FOCAL_POINT))
    assert client.get(BOARD, {"run": run.code}).status_code == 403


def test_queries_are_the_same_whatever_is_proposed(planner, found):
    counted = []
    for number in (1, 3):
        for extra in range(number):
            undated(found, f"more-{number}-{extra}")
        counted.append(queries(planner, BOARD, run=carried_out(found.plan).code))
    assert counted[0] == counted[1]
