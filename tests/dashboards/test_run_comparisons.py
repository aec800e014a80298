"""Two planning runs side by side at the dashboards."""

from datetime import date

import pytest

from programmes.enums import Role
from programmes.models import PlanningDemand, Venue
from programmes.services.planning_runs import request_run
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.selectors.plan_2030 import holiday
from tests.services.planning_world import carried_out, undated, year

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(client):
    client.force_login(make.UserFactory(username="amal", role=Role.PLANNER))
    return client


def address(run, other, language="en"):
    return f"/{language}/runs/{run.code}/against/{other.code}/"


def asked_for(activity, first, last):
    make.PlanningDemandFactory(activity=activity, days=(last - first).days + 1, earliest=first, latest=last)


def pinned(found, first):
    """A run after the demand of `taught` was set to two days from `first`."""
    activity = found.plan.activities.get(code="taught")
    values = {"days": 2, "earliest": first, "latest": date(first.year, first.month, first.day + 1)}
    PlanningDemand.objects.update_or_create(activity=activity, defaults=values)
    return carried_out(found.plan)


@pytest.fixture
def found():
    made = year(courses=0)
    undated(made, "taught", team=make.TrainingTeamFactory(code="jallc", title_en="JALLC", title_ar="جالك"))
    asked_for(undated(made, "talk", kind="nato_talk"), date(2030, 6, 3), date(2030, 6, 3))
    asked_for(made.plan.activities.get(code="taught"), date(2030, 9, 9), date(2030, 9, 10))
    return made


@pytest.fixture
def two(found):
    """The earlier run lies where all can come; the later on a holiday of one state, a weekend of another."""
    earlier = pinned(found, date(2030, 9, 9))
    holiday(found.bahrain_calendar, "ashura", date(2030, 9, 15))
    return earlier, pinned(found, date(2030, 9, 15))


def halls():
    return {venue.code: str(venue.label) for venue in Venue.objects.all()}


def test_page_says_who_is_cheaper_and_all_that_differs(planner, two):
    earlier, later = two
    page = read(planner, address(later, earlier))
    dearer = later.objective - earlier.objective
    assert page.status == 200
    assert dearer > 0
    assert (
        f"This plan is dearer by {dearer} points: it costs {later.objective} points, "
        f"the other {earlier.objective} point" in page.text
    )
    assert "1 activity lies in the same place in both plans." in page.text
    assert "The two runs were not given the same input" in page.text
    sides, activities, states, used, teams, harms = page.tables
    assert [row[1:] for row in sides[1:]] == [
        ["Plan 2030", "the whole year", "done", str(one.objective), str(one.bound)]
        for one in (earlier, later)
    ]
    hall = halls()
    assert activities == [
        ["Activity", "The other run", "This run"],
        [
            "Taught",
            f"2030-09-09 – 2030-09-10 {hall['hall-1']}",
            f"2030-09-15 – 2030-09-16 {hall['hall-1']}",
        ],
    ]
    heads = ["The other run", "This run", "Difference"]
    assert states == [
        ["State", *heads],
        ["Emirates", "0", "1", "1 more"],
        ["Bahrain", "0", "1", "1 more"],
        ["Kuwait", "0", "0", "as many"],
    ]
    assert used == [
        ["Hall", *heads],
        [hall["hall-1"], "3", "3", "as many"],
        [hall["hall-2"], "0", "0", "as many"],
    ]
    assert teams == [["Training team", *heads], ["JALLC", "2", "2", "as many"]]
    assert harms[0] == ["Harm", *heads]
    named = {row[0]: (int(row[1]), int(row[2])) for row in harms[1:]}
    assert sum(after - before for before, after in named.values()) == dearer
    assert "holidays of invited states" in named


def test_other_way_round_what_was_lost_is_won(planner, two):
    earlier, later = two
    page = read(planner, address(earlier, later))
    assert f"This plan is cheaper by {later.objective - earlier.objective} points" in page.text
    assert [row[3] for row in page.tables[2][1:]] == ["1 fewer", "1 fewer", "as many"]


def test_run_against_itself_differs_in_nothing(planner, two):
    page = read(planner, address(two[0], two[0]))
    assert "Both plans cost the same:" in page.text
    assert "No activity lies elsewhere." in page.text
    assert "2 activities lie in the same place in both plans." in page.text
    assert "were not given the same input" not in page.text


def test_activity_that_a_run_does_not_know_is_not_in_its_plan(planner, found, two):
    undated(found, "late", kind="nato_talk")
    third = carried_out(found.plan)
    rows = read(planner, address(third, two[1])).tables[1][1:]
    assert [(row[0], row[1]) for row in rows] == [("Late", "not in the plan")]


def test_run_without_a_plan_is_told_and_nothing_else_claimed(planner, found, two):
    waiting = request_run(found.plan, by=None)
    page = read(planner, address(waiting, two[0]))
    assert page.status == 200
    assert "One of these runs has found no plan." in page.text
    assert ": waiting." in page.text
    assert len(page.tables) == 1
    assert "cheaper" not in page.text


def test_runs_of_two_plans_are_refused_with_a_sentence(planner, two):
    page = read(planner, address(two[0], make.PlanningRunFactory(objective=0)))
    assert page.status == 400
    assert "These runs are of two different plans." in page.text
    assert len(page.tables) == 1


@pytest.mark.parametrize("path", ["none/against/{code}/", "{code}/against/none/"])
def test_unknown_run_is_not_found(planner, two, path):
    assert planner.get("/en/runs/" + path.format(code=two[0].code)).status_code == 404


def test_page_of_a_run_leads_to_the_comparison_with_each_other(planner, found, two):
    earlier, later = two
    request_run(found.plan, by=None)
    page = read(planner, f"/en/runs/{later.code}/")
    leads = [url for _words, url in page.links if "/against/" in url]
    assert leads == [address(later, earlier)]
    stranger = make.PlanningRunFactory(objective=0)
    alone = read(planner, f"/en/runs/{stranger.code}/")
    assert "Compare with another run" not in alone.text


def test_comparison_is_for_those_who_see_runs(client, two):
    stranger = client.get(address(*two))
    assert (stranger.status_code, stranger["Location"][:22]) == (302, "/en/admin/login/?next=")
    for role, status in ((Role.FOCAL_POINT, 403), (Role.COURSE_DIRECTOR, 403), (Role.READER, 200)):
        client.force_login(make.UserFactory(role=role))
        assert client.get(address(*two)).status_code == status


def test_comparison_takes_the_same_queries_whatever_differs(planner, found, two):
    before = queries(planner, address(*two))
    for number in range(3):
        undated(found, f"extra-{number}", team=make.TrainingTeamFactory())
    third = carried_out(found.plan)
    assert len(read(planner, address(two[0], third)).tables[1]) == 5
    assert queries(planner, address(two[0], third)) == before


def test_comparison_speaks_arabic(planner, two):
    earlier, later = two
    page = Page(planner.get(address(later, earlier, "ar")))
    assert "الإمارات" in {row[0] for row in page.tables[2]}
    assert not {"This run", "The other run", "Difference"} & set(page.tables[2][0])
