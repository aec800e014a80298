"""Planning runs at the dashboards: asking, following, stopping, reviewing item by item, adopting."""

from datetime import date

import pytest

from programmes.enums import Role, RunKind, RunStatus
from programmes.models import Activity, PlanningRun, Venue
from programmes.models.planning import LOST_AFTER
from programmes.services.planning_runs import request_run
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.services.planning_world import carried_out, done, undated, year

pytestmark = pytest.mark.django_db
RUNS = "/en/planning/2030/runs/"
JSON = {"HTTP_ACCEPT": "application/json"}
ISOLATES = str.maketrans("", "", "\u2066\u2069")


@pytest.fixture
def found():
    return year(courses=2, talks=1)


@pytest.fixture
def planner(client):
    client.force_login(make.UserFactory(username="amal", role=Role.PLANNER))
    return client


def address(run, act=""):
    return f"/en/runs/{run.code}/{act}"


def plain(text):
    return text.translate(ISOLATES)


def dates():
    return {one.code: one.starts_on for one in Activity.objects.order_by("code")}


@pytest.mark.parametrize(
    ("scope", "stored"),
    [
        ("", {}),
        ("quarter:4", {"quarter": 4}),
        ("venue:hall-1", {"venue": "hall-1"}),
        ("kind:course", {"kind": "course"}),
    ],
)
def test_run_is_asked_for_on_the_whole_year_or_a_part(planner, found, scope, stored):
    answer = planner.post(RUNS, {"scope": scope})
    run = PlanningRun.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address(run))
    assert (run.scope, run.kind, run.status) == (stored, RunKind.PROPOSE, RunStatus.QUEUED)
    assert run.requested_by.username == "amal"


def test_replan_is_asked_for_by_its_own_button(planner, found):
    planner.post(RUNS, {"scope": "", "kind": "replan"})
    assert PlanningRun.objects.get().kind == RunKind.REPLAN


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        ("quarter:9", "A part of the year is a quarter from 1 to 4, a venue, or a kind of activity."),
        ("venue:attic", "There is no venue attic to plan."),
    ],
)
def test_unknown_part_is_refused_and_nothing_stored(planner, found, scope, sentence):
    shown = planner.post(RUNS, {"scope": scope}, follow=True)
    assert shown.redirect_chain == [("/en/planning/2030/", 302)]
    assert sentence in plain(Page(shown).text)
    assert not PlanningRun.objects.exists()


def test_waiting_run_shows_how_far_it_is_and_can_be_stopped(planner, found):
    planner.post(RUNS, {"scope": ""})
    run = PlanningRun.objects.get()
    page = read(planner, address(run))
    assert "Waiting for a worker." in page.text
    assert planner.get(address(run, "progress/")).json() == {
        "status": "queued",
        "ended": False,
        "words": "Waiting for a worker.",
        "seconds": 0,
        "limit": 60,
    }
    assert "A planning run is under way." in read(planner, "/en/planning/2030/").text
    stopped = planner.post(address(run, "stop/"), follow=True)
    assert "The run was asked to stop." in Page(stopped).text
    run.refresh_from_db()
    assert run.status == RunStatus.STOPPED
    assert planner.get(address(run, "progress/")).json()["ended"] is True
    again = planner.post(address(run, "stop/"), follow=True)
    assert "This run has ended already." in Page(again).text


def test_running_run_tells_its_cost_and_bound(planner, found):
    planner.post(RUNS, {"scope": ""})
    run = PlanningRun.objects.get()
    now = run.requested_at
    values = {"status": RunStatus.RUNNING, "started_at": now, "heartbeat_at": now}
    PlanningRun.objects.filter(pk=run.pk).update(
        progress={"seconds": 2.6, "objective": 340, "bound": 301}, **values
    )
    told = planner.get(address(run, "progress/")).json()
    assert told["words"] == "Best plan so far: 340 points. Proven to cost at least: 301 points."
    assert told["seconds"] == 3


def test_run_whose_worker_is_gone_is_shown_as_lost_and_nothing_is_written(planner, found):
    planner.post(RUNS, {"scope": ""})
    run = PlanningRun.objects.get()
    gone = run.requested_at - 2 * LOST_AFTER
    PlanningRun.objects.update(status=RunStatus.RUNNING, started_at=gone, heartbeat_at=gone)
    page = read(planner, address(run))
    assert "The worker that carried out the run was lost; nothing of the plan was changed." in page.text
    assert "Stop with the best so far" not in page.text
    told = planner.get(address(run, "progress/")).json()
    assert (told["status"], told["ended"], told["words"]) == ("lost", True, "lost with its worker")
    assert read(planner, RUNS).tables[0][1][2] == "lost with its worker"
    assert "A planning run is under way." not in read(planner, "/en/planning/2030/").text
    run.refresh_from_db()
    assert (run.status, run.failure, run.finished_at) == (RunStatus.RUNNING, {}, None)


def test_proposal_is_reviewed_item_by_item(planner, found):
    run = carried_out(found.plan)
    page = read(planner, address(run))
    table = page.tables[0]
    assert table[0] == [
        "Activity",
        "Now",
        "Proposed",
        "Why here: what it costs",
        "Next best weeks",
        "What is assumed",
    ]
    rows = {row[0].split()[1]: row for row in table[1:]}
    assert set(rows) == {"Course-1", "Course-2", "Talk-1"}
    for placement in run.placements.select_related("activity", "venue"):
        row = rows[placement.activity.title_en]
        assert row[1] == "no date"
        assert row[2].startswith(placement.starts_on.isoformat())
        assert str(placement.venue.label) in row[2]
        assert "≈" in row[2]
        paid = sum(placement.terms.values())
        assert row[3].startswith(f"{paid} point" if paid else "It harms nothing here.")
        for other in placement.alternatives:
            assert other["start"] in row[4]
        assert "The planning profile assumes" in row[5]
        halls = {code for one in placement.assumptions for code in one.get("halls", ())}
        assert halls
        assert all(one.label in row[5] for one in Venue.objects.filter(code__in=halls))
        at_board = read(planner, f"/en/planning/2030/activities/{placement.activity.code}/").text
        assert all(one.label in at_board for one in Venue.objects.filter(code__in=halls))
    assert f"The plan costs {run.objective} point" in page.text


def test_all_of_a_proposal_is_adopted(planner, found):
    run = carried_out(found.plan)
    shown = planner.post(address(run, "adopt/"), {"all": "on"}, follow=True)
    assert shown.redirect_chain == [(address(run), 302)]
    assert "3 activities were taken into the draft." in Page(shown).text
    assert dates() == {row.activity.code: row.starts_on for row in run.placements.select_related("activity")}
    assert "Adopt all" not in Page(shown).text


def test_only_what_is_ticked_is_adopted(planner, found):
    run = carried_out(found.plan)
    shown = Page(planner.post(address(run, "adopt/"), {"activity": ["talk-1"]}, follow=True))
    assert "1 activity was taken into the draft." in shown.text
    assert {code for code, day in dates().items() if day} == {"talk-1"}
    assert "Adopt all: 2 activities" in shown.text


def test_nothing_ticked_is_told(planner, found):
    run = carried_out(found.plan)
    shown = Page(planner.post(address(run, "adopt/"), follow=True))
    assert "Tick the activities to adopt, or adopt all of them." in shown.text
    assert set(dates().values()) == {None}


def test_proposal_overtaken_by_a_change_is_refused_whole(planner, found):
    run = carried_out(found.plan)
    course = Activity.objects.get(code="course-1")
    course.note_en = "Changed"
    course.save()
    answer = planner.post(address(run, "adopt/"), {"all": "on"}, **JSON)
    assert answer.status_code == 409
    assert answer.json() == {"message": "Changed since the run, so nothing was adopted: course-1."}
    assert set(dates().values()) == {None}


def test_run_without_a_plan_says_why(planner, found):
    for number in range(1, 3):
        make.PlanningDemandFactory(
            activity=Activity.objects.get(code=f"course-{number}"),
            days=5,
            earliest=date(2030, 9, 8),
            latest=date(2030, 9, 12),
            must_hold=True,
        )
    hall = found.profile.venues.get(code="hall-2")
    found.profile.venues.remove(hall)
    run = carried_out(found.plan)
    page = read(planner, address(run))
    assert run.status == RunStatus.FAILED
    assert "This run gave no plan" in page.text
    assert "course-1 must be held." in plain(page.text)
    assert "The proposal, item by item" not in page.text


def test_runs_are_listed_the_newest_first(planner, found):
    first = carried_out(found.plan)
    planner.post(RUNS, {"scope": "quarter:4"})
    rows = read(planner, RUNS).tables[0][1:]
    assert [row[1:] for row in rows] == [
        ["quarter 4", "waiting", "—", "—", "amal"],
        ["the whole year", "done", str(first.objective), str(first.bound), "a command"],
    ]


def test_empty_list_of_runs_says_what_to_do(planner, found):
    assert "No planning run yet" in read(planner, RUNS).text


def test_pages_of_runs_take_the_same_queries_whatever_their_size(planner, found):
    lists, pages = [], []
    for number in (1, 3):
        while PlanningRun.objects.count() < number:
            undated(found, f"extra-{number}-{PlanningRun.objects.count()}")
            run = carried_out(found.plan)
        lists.append(queries(planner, RUNS))
        pages.append(queries(planner, address(run)))
    assert lists == [lists[0]] * 2
    assert pages == [pages[0]] * 2


def test_run_says_from_when_on_it_plans(planner, found):
    draft = carried_out(found.plan)
    assert "Days it may use all days of the plan, past ones too: no version had been released" in (
        read(planner, address(draft)).text
    )
    later = done(request_run(found.plan, by=None, as_of=date(2030, 9, 1), wake=False))
    assert "Days it may use those after 2030-09-01; what was before is past" in plain(
        read(planner, address(later)).text
    )


def test_run_is_repeated_from_the_input_it_had_and_each_tells_of_the_other(planner, found):
    first = carried_out(found.plan)
    assert "Same input" not in read(planner, address(first)).text
    undated(found, "added-since")
    answer = planner.post(address(first, "repeat/"))
    again = PlanningRun.objects.exclude(pk=first.pk).get()
    assert (answer.status_code, answer["Location"]) == (302, address(again))
    assert (again.requested_by.username, again.input) == ("amal", first.input)
    assert plain(read(planner, address(first)).text).count(": waiting") == 1
    done(again)
    for one, other in ((first, again), (again, first)):
        page = read(planner, address(one))
        assert [to for words, to in page.links if words.endswith(": the same proposal")] == [address(other)]
    PlanningRun.objects.filter(pk=again.pk).update(output={"digest": "of another"})
    assert "another proposal" in read(planner, address(first)).text


@pytest.mark.parametrize("path", ["stop/", "repeat/", "adopt/"])
def test_readers_look_and_do_not_act(client, found, path):
    run = carried_out(found.plan)
    stranger = client.get(address(run))
    assert (stranger.status_code, stranger["Location"][:22]) == (302, "/en/admin/login/?next=")
    client.force_login(make.UserFactory(role=Role.READER))
    page = read(client, address(run))
    assert page.status == 200
    assert "Adopt" not in page.text
    assert client.post(address(run, path), {"all": "on"}).status_code == 403
    assert client.post(RUNS, {"scope": ""}).status_code == 403
    assert set(dates().values()) == {None}
    assert PlanningRun.objects.count() == 1


def test_focal_point_sees_no_runs(client, found):
    run = carried_out(found.plan)
    client.force_login(make.UserFactory(role=Role.FOCAL_POINT))
    assert [client.get(path).status_code for path in (RUNS, address(run), address(run, "progress/"))] == [
        403
    ] * 3


@pytest.mark.parametrize("path", ["/en/runs/none/", "/en/runs/none/progress/", "/en/planning/1999/runs/"])
def test_unknown_runs_are_not_found(planner, path):
    assert planner.get(path).status_code == 404


def test_stopped_run_with_a_plan_is_reviewed_all_the_same(planner, found):
    planner.post(RUNS, {"scope": ""})
    run = done(PlanningRun.objects.get())
    PlanningRun.objects.filter(pk=run.pk).update(status=RunStatus.STOPPED)
    assert "The proposal, item by item" in read(planner, address(run)).text
