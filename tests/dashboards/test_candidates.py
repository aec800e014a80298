"""What a place means before the drop: its best day, clashes, warnings, price."""

from datetime import date

import pytest

from programmes.enums import ActivityStatus, DatePrecision, Role
from programmes.models import Activity
from tests import factories as make
from tests.dashboards.board_2030 import BOARD, COURSE, course, hall, plain, put
from tests.dashboards.reading import queries
from tests.selectors.plan_2030 import holiday
from tests.services.planning_world import undated, year

pytestmark = pytest.mark.django_db
SUNDAY = date(2030, 9, 8)


@pytest.fixture
def found():
    return year(courses=2)


@pytest.fixture
def planner(client):
    person = make.UserFactory(username="amal", role=Role.PLANNER)
    client.force_login(person)
    return client


def test_place_is_judged_before_the_drop(planner, found):
    answer = planner.get(f"{COURSE}place/", {"week": "2030-07-07", "venue": "hall-1"}).json()
    assert {name: answer[name] for name in ("code", "starts_on", "ends_on", "blocked", "cost", "change")} == {
        "code": "course-1",
        "starts_on": "2030-07-07",
        "ends_on": "2030-07-11",
        "blocked": False,
        "cost": f"It costs {sum(points for _name, points in answer['terms'])} points here.",
        "change": "",
    }
    assert ["days in high summer", 2000] in answer["terms"]
    assert ["warn", "Course-1 has 5 days in July or August (2030-07-07 to 2030-07-11)."] in [
        [severity, plain(text)] for severity, text in answer["remarks"]
    ]
    assert course().version == 1


def test_place_names_the_clash(planner, found):
    put(2, SUNDAY, date(2030, 9, 12), hall(found))
    answer = planner.get(f"{COURSE}place/", {"week": "2030-09-08", "venue": "hall-1"}).json()
    assert answer["blocked"] is True
    assert answer["verdict"] == "It cannot be put here."
    assert plain(answer["remarks"][0][1]) == "course-2 already holds venue hall-1 on those days."


@pytest.mark.parametrize(
    ("status", "verdict", "remark"),
    [
        ("estimated", "It can be put here, with warnings.", "that is estimated until announced, for 1 day"),
        ("fixed", "It can be put here, but the plan could not be released like this.", "Eid, for 1 day"),
    ],
)
def test_holiday_is_said_once_and_as_surely_as_it_is_known(planner, found, status, verdict, remark):
    holiday(found.kuwait_calendar, "eid", date(2030, 9, 10), status=status)
    answer = planner.get(f"{COURSE}place/", {"week": "2030-09-08", "venue": "hall-1"}).json()
    about = [plain(text) for _severity, text in answer["remarks"] if "eid" in text.lower()]
    assert len(about) == 1
    assert remark in about[0]
    assert answer["verdict"] == verdict


def test_talk_takes_the_best_day_of_the_week(planner, found):
    undated(found, "talk-1", kind="nato_talk")
    holiday(found.kuwait_calendar, "eid", SUNDAY)
    answer = planner.get(f"{BOARD}activities/talk-1/place/", {"week": "2030-09-08", "venue": "hall-1"}).json()
    assert (answer["starts_on"], answer["ends_on"]) == ("2030-09-09", "2030-09-09")


def test_move_is_compared_with_where_it_stands(planner, found):
    put(1, date(2030, 7, 7), date(2030, 7, 11), hall(found))
    answer = planner.get(f"{COURSE}place/", {"week": "2030-09-08", "venue": "hall-1"}).json()
    assert answer["change"] == "2100 points less than where it stands now (2122)."


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"week": "soon"}, "Give a day as year-month-day."),
        ({"week": "2030-09-08", "venue": "attic"}, "There is no such venue."),
        ({"week": "2031-09-07"}, "The activity cannot begin on any day of this week."),
        ({}, "The activity cannot begin on any day of this week."),
    ],
)
def test_unintelligible_place_is_told(planner, found, asked, sentence):
    answer = planner.get(f"{COURSE}place/", asked)
    assert (answer.status_code, answer.json()) == (400, {"message": sentence})


def test_activity_off_the_floor_is_not_placed(planner, found):
    put(
        1,
        None,
        None,
        date_precision=DatePrecision.NONE,
        status=ActivityStatus.POSTPONED,
        status_reason_en="x",
    )
    answer = planner.get(f"{COURSE}place/", {"week": "2030-09-08"})
    assert answer.status_code == 400
    assert "Change its status first" in answer.json()["message"]


def test_place_takes_the_same_queries_whatever_the_size(planner, found):
    counted = []
    for number in (2, 5, 40):
        for missing in range(Activity.objects.count() + 1, number + 1):
            undated(found, f"more-{missing}", venue=hall(found))
        counted.append(queries(planner, f"{COURSE}place/", week="2030-09-08", venue="hall-1"))
    assert counted == [counted[0]] * 3
