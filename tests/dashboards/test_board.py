"""The planning board: the year in weeks, moves, locks, refusals, rights."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from programmes.enums import ActivityStatus, Basis, DatePrecision, Role
from programmes.models import Activity, PlanningDemand
from programmes.services.placing import move_activity
from tests import factories as make
from tests.dashboards.board_2030 import BOARD, COURSE, course, hall, plain, put
from tests.dashboards.reading import Page, queries, read
from tests.selectors.plan_2030 import holiday
from tests.services.planning_world import undated, year

pytestmark = pytest.mark.django_db
SUNDAY, NEXT = date(2030, 9, 8), date(2030, 9, 15)
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def found():
    return year(courses=2)


@pytest.fixture
def planner(client):
    person = make.UserFactory(username="amal", role=Role.PLANNER)
    client.force_login(person)
    return client


def cell(page, week, row):
    """The words of a cell, found by its week's heading and its row's."""
    for table in page.tables:
        heads = [one.split()[0].removesuffix(",") for one in table[2]]
        if week in heads:
            (cells,) = [line for line in table[3:] if line[0] == row]
            return plain(cells[heads.index(week)])
    raise AssertionError(f"no week {week}")


def test_board_lays_the_year_in_weeks_by_hall(client, found):
    put(1, SUNDAY, date(2030, 9, 12), hall(found))
    page = read(client, BOARD)
    label = str(hall(found).label)
    assert len(page.tables) == 4
    assert page.tables[0][2][1].startswith("12-30")
    assert sum(len(table[2]) - 1 for table in page.tables) == 53
    assert cell(page, "09-08", label).startswith("Course-1 08–12")
    assert "1 of 2 activities have their days." in page.text
    assert "1 activity without its days Course-2" in page.text
    everything = " ".join(word for table in page.tables for line in table for word in line)
    assert everything.count("Course-1") == 1


def test_activity_over_several_weeks_goes_on_and_one_without_hall_has_a_row(client, found):
    put(1, SUNDAY, date(2030, 9, 19))
    page = read(client, BOARD)
    assert cell(page, "09-08", "No venue yet").startswith("Course-1 08–19")
    assert cell(page, "09-15", "No venue yet") == "Course-1 goes on"


def test_months_stand_over_weeks_with_hijri_months_beneath(client, found):
    months, hijri = read(client, BOARD).tables[1][:2]
    assert months[1:] == ["April", "May", "June", "July"]
    assert all(name.startswith("≈ ") for name in hijri[1:])


def test_week_says_what_restricts_it_and_who_can_come(client, found):
    holiday(found.kuwait_calendar, "eid", date(2030, 9, 10))
    heads = [head for table in read(client, BOARD).tables for head in table[2]]
    (head,) = [one for one in heads if one.startswith("09-08")]
    closure = found.kuwait_calendar.closures.get(code="eid")
    assert closure.label in head
    assert "invited states can come" in head


def test_warnings_open_to_their_list_and_what_blocks_stands_open(client, found):
    holiday(found.kuwait_calendar, "eid", date(2030, 9, 10), status="fixed")
    put(1, SUNDAY, date(2030, 9, 12), hall(found))
    page = read(client, BOARD)
    assert "1 finding stands in the way of a release" in page.text
    assert "Course-1 lies on a public holiday of the host" in plain(page.text)
    assert "has no date" not in page.text
    (way,) = [url for _words, url in page.links if "findings=all" in url]
    assert "Course-2 has no date." in read(client, way.partition("#")[0]).text


def test_rows_are_teams_where_asked_for(client, found):
    team = make.TrainingTeamFactory(title_en="Maritime team")
    put(1, SUNDAY, date(2030, 9, 12), hall(found), team=team)
    page = read(client, BOARD, rows="teams")
    assert cell(page, "09-08", "Maritime team").startswith("Course-1")
    assert page.address("Show halls as rows") == BOARD


@pytest.mark.parametrize("path", [f"{BOARD}?rows=kinds", "/en/planning/1999/", f"{BOARD}activities/none/"])
def test_what_does_not_exist_is_not_found(client, found, path):
    assert client.get(path).status_code == 404


def test_cancelled_and_imprecise_activities_stand_beside_the_year(client, found):
    off = {"status": ActivityStatus.CANCELLED, "status_reason_en": "No team"}
    put(1, None, None, date_precision=DatePrecision.NONE, **off)
    put(2, date(2030, 9, 1), date(2030, 9, 30), date_precision=DatePrecision.MONTH)
    page = read(client, BOARD)
    assert "1 activity without its days Course-2 2030-09" in plain(page.text)
    assert "1 postponed or cancelled Course-1" in page.text


def test_reader_sees_the_same_board_without_means_to_act(client, planner, found):
    put(1, SUNDAY, date(2030, 9, 12), hall(found))
    acting = read(planner, BOARD)
    client.logout()
    reading = read(client, BOARD)
    assert reading.tables == acting.tables
    forms = [
        given["action"]
        for tag, given in reading.attributes
        if tag == "form" and "planning" in given["action"]
    ]
    assert forms == []
    posts = {
        given["action"] for tag, given in acting.attributes if tag == "form" and given.get("method") == "post"
    }
    assert posts == {f"{BOARD}runs/", f"{BOARD}undo/", "/en/admin/logout/"}
    assert "Drag an activity" in acting.text
    assert "Drag an activity" not in reading.text


def several(found, team, number):
    """Every fourth activity has its days, the others hold a hall or a team without any."""
    if number % 4 == 0:
        day = date(2030, 3, 3) + timedelta(weeks=number % 40, days=number % 5)
        return {"starts_on": day, "ends_on": day, "date_precision": DatePrecision.DAY}
    return {"team": team if number % 3 else None, "venue": hall(found) if number % 2 else None}


@pytest.mark.parametrize("rows", ["venues", "teams"])
def test_board_takes_the_same_queries_whatever_its_size(client, found, rows):
    team = make.TrainingTeamFactory()
    counted = []
    for number in (1, 3, 250):
        for missing in range(Activity.objects.count() + 1, number + 1):
            undated(found, f"more-{missing}", **several(found, team, missing))
        counted.append(queries(client, BOARD, rows=rows))
    assert counted == [counted[0]] * 3


def test_form_shows_what_a_move_means_and_then_moves(planner, found):
    asked = read(planner, COURSE, start="2030-09-08", venue="hall-1")
    assert "2030-09-08 – 2030-09-12" in asked.text
    hidden = {
        g["name"]: g["value"] for t, g in asked.attributes if t == "input" and g.get("type") == "hidden"
    }
    assert {name: hidden[name] for name in ("start", "venue")} == {"start": "2030-09-08", "venue": "hall-1"}
    answer = planner.post(COURSE, {"start": "2030-09-08", "venue": "hall-1", "version": "1"}, follow=True)
    assert answer.redirect_chain == [(BOARD, 302)]
    moved = course()
    assert (moved.starts_on, moved.ends_on, moved.venue.code) == (SUNDAY, date(2030, 9, 12), "hall-1")
    assert (moved.date_basis, moved.version) == (Basis.ASSUMED, 2)
    assert moved.history.first().history_user.username == "amal"
    assert "“Course-1” now lies on 2030-09-08 to 2030-09-12." in plain(Page(answer).text)


def test_form_offers_no_move_to_a_place_that_is_taken(planner, found):
    put(2, SUNDAY, date(2030, 9, 12), hall(found))
    page = read(planner, COURSE, start="2030-09-08", venue="hall-1")
    assert "It cannot be put here." in page.text
    assert "Move it there" not in page.text


def test_move_to_a_taken_place_is_refused_by_name(planner, found):
    put(2, SUNDAY, date(2030, 9, 12), hall(found))
    sent = {"start": "2030-09-08", "venue": "hall-1", "version": "1"}
    answer = planner.post(COURSE, sent, **JSON)
    said = {"message": "course-2 already holds venue hall-1 on those days."}
    assert (answer.status_code, {"message": plain(answer.json()["message"])}) == (400, said)
    shown = planner.post(COURSE, sent, follow=True)
    assert shown.redirect_chain == [(COURSE, 302)]
    assert said["message"] in plain(Page(shown).text)
    assert course().starts_on is None


def test_second_planner_is_told_who_was_faster(planner, found):
    other = make.UserFactory(username="badr", role=Role.PLANNER)
    move_activity(course(), start=NEXT, venue=hall(found, 2), by=other, expected_version=1)
    answer = planner.post(COURSE, {"start": "2030-09-08", "venue": "hall-1", "version": "1"}, **JSON)
    assert answer.status_code == 409
    said = plain(answer.json()["message"])
    assert said.startswith("badr changed “Course-1” on 20")
    assert "start, end" in said
    assert "venue" in said
    assert said.endswith("Look at where it stands now and move it again if you still want to.")
    assert course().starts_on == NEXT


def test_move_to_no_day_goes_back_to_the_tray(planner, found):
    row = put(1, SUNDAY, date(2030, 9, 12), hall(found))
    answer = planner.post(COURSE, {"start": "", "version": str(row.version)}, **JSON)
    back = course()
    assert answer.json() == {"message": "“Course-1” is back in the tray.", "version": back.version}
    assert (back.starts_on, back.venue, back.date_precision) == (None, None, DatePrecision.NONE)


def test_lock_keeps_an_activity_where_it_is(planner, found):
    row = put(1, SUNDAY, date(2030, 9, 12), hall(found))
    answer = planner.post(
        f"{COURSE}lock/", {"dates": "on", "version": str(row.version), "next": "activity"}, follow=True
    )
    assert answer.redirect_chain == [(COURSE, 302)]
    assert "“Course-1” is locked." in Page(answer).text
    demand = PlanningDemand.objects.get(activity=row)
    assert (demand.lock_dates, demand.lock_venue) == (True, False)
    looked = planner.get(f"{COURSE}place/", {"week": "2030-09-15", "venue": "hall-1"}).json()
    assert looked["blocked"] is True
    assert plain(looked["remarks"][0][1]) == "course-1 is locked where it is. Unlock it first."
    assert "locked" in read(planner, BOARD).text
    planner.post(f"{COURSE}lock/", {"version": str(row.version)})
    demand.refresh_from_db()
    assert (demand.lock_dates, demand.lock_venue) == (False, False)


def test_lock_without_a_day_is_refused(planner, found):
    answer = planner.post(f"{COURSE}lock/", {"dates": "on", "version": "1"}, **JSON)
    assert (answer.status_code, answer.json()) == (
        400,
        {"message": "It has no date to the day that could be fixed."},
    )
    assert not PlanningDemand.objects.exists()


def test_last_move_is_taken_back(planner, found):
    planner.post(COURSE, {"start": "2030-09-08", "venue": "hall-1", "version": "1"})
    answer = planner.post(f"{BOARD}undo/", **JSON)
    assert answer.json() == {"message": "The move of “Course-1” was taken back.", "code": "course-1"}
    assert course().starts_on is None
    again = planner.post(f"{BOARD}undo/", follow=True)
    assert "You have no move to take back." in Page(again).text


ACTS = (
    ("post", "", {"start": "2030-09-08", "venue": "hall-1", "version": "1"}),
    ("get", "place/", {"week": "2030-09-08"}),
    ("post", "lock/", {"dates": "on", "version": "1"}),
    ("post", "../../undo/", {}),
)


@pytest.mark.parametrize(("method", "path", "sent"), ACTS)
def test_those_without_rights_cannot_act(client, found, method, path, sent):
    address = reverse("dashboards:board-undo", args=["2030"]) if "undo" in path else f"{COURSE}{path}"
    stranger = getattr(client, method)(address, sent)
    assert stranger.status_code == 302
    assert stranger["Location"].startswith("/en/admin/login/?next=")
    client.force_login(make.UserFactory(role=Role.READER))
    assert getattr(client, method)(address, sent).status_code == 403
    told = getattr(client, method)(address, sent, **JSON)
    assert (told.status_code, told.json()) == (403, {"message": "Sign in as a planner to do this."})
    assert (course().starts_on, course().version) == (None, 1)


@pytest.mark.parametrize("path", [f"{BOARD}undo/", f"{COURSE}lock/"])
def test_acts_are_posted(planner, found, path):
    assert planner.get(path).status_code == 405


def test_planning_page_lists_plans_and_what_is_assumed(client, found):
    put(1, SUNDAY, date(2030, 9, 12), hall(found))
    page = read(client, "/en/planning/")
    assert page.tables[0][1] == [str(found.plan.label), "2", "1", "0", "0"]
    assert page.address(str(found.plan.label)) == BOARD
    assert "5 working days" in page.text
    assert found.profile.code in page.ids()


def test_planning_page_says_where_there_is_no_profile(client):
    make.AnnualPlanFactory(code="2031", starts_on=date(2031, 1, 1), ends_on=date(2031, 12, 31))
    assert "There is no planning profile yet" in read(client, "/en/planning/").text
    assert read(client, "/en/planning/2031/").status == 200


def test_board_speaks_arabic(client, found):
    put(1, SUNDAY, date(2030, 9, 12), hall(found))
    page = read(client, "/ar/planning/2030/")
    assert 'dir="rtl"' in page.html
    assert "course-1" in page.html
    assert str(hall(found).title_ar) in page.text
