"""Totals of seats by group, with the years before beside them, on the page and as CSV."""

import csv
import io

import pytest
from django.urls import reverse

from programmes.enums import Role
from tests import factories as make
from tests.dashboards.reading import queries, read
from tests.dashboards.seat_world import SeatWorld

MEASURES = (
    "allocated",
    "nominated",
    "confirmed",
    "attended",
    "unfilled",
    "fill_rate_percent",
    "lead_days_median",
    "people",
    "attendances",
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """2024: two courses; Bahrain sends one person to both, Kuwait one person who does not come."""
    world = SeatWorld(year=2024)
    first, second = world.call("c1", 3), world.call("c2", 6, weeks=1, held_back=3)
    person = make.NomineeFactory(state=world.state("bh"))
    for call in (first, second):
        world.attended(call, person)
    world.attended(first, make.NomineeFactory(state=world.state("kw")), "no_show")
    return world


@pytest.fixture
def reader(client):
    client.force_login(make.UserFactory(role=Role.READER))
    return client


def address(world, **query):
    return reverse("dashboards:seat-totals", args=[world.plan.code])


def test_totals_by_state(reader, world):
    page = read(reader, address(world))
    assert page.tables[0] == [
        [
            "State",
            "Allocated",
            "Nominated",
            "Confirmed",
            "Attended",
            "Unfilled",
            "Fill rate",
            "Lead time, days",
        ],
        ["BH", "2", "2", "2", "2", "0", "100%", "63.5"],
        ["KW", "2", "1", "1", "0", "1", "50%", "60"],
        ["QA", "2", "0", "0", "0", "2", "0%", "—"],
    ]


def test_totals_by_activity_count_what_is_offered(reader, world):
    page = read(reader, address(world), by="activity")
    assert [line[1:] for line in page.tables[0]] == [
        [
            "Offered",
            "Allocated",
            "Nominated",
            "Confirmed",
            "Attended",
            "Unfilled",
            "Fill rate",
            "Lead time, days",
        ],
        ["3", "3", "2", "2", "1", "1", "67%", "60"],
        ["3", "3", "1", "1", "1", "2", "33%", "67"],
    ]


def test_topics_overlap_and_say_so(reader, world):
    course = world.plan.activities.get(code="c1")
    for title in ("Cyber", "Maritime"):
        make.ActivityTopicFactory(
            activity=course, topic=make.TopicFactory(code=title.lower(), title_en=title)
        )
    page = read(reader, address(world), by="topic")
    assert [line[:2] for line in page.tables[0][1:]] == [
        ["Cyber", "3"],
        ["Maritime", "3"],
        ["without a topic", "3"],
    ]
    assert "the rows are not to be summed" in page.text


def test_people_are_counted_once_and_by_attendance_under_both_names(reader, world):
    words = read(reader, address(world)).text
    heads = "Fill rate, of seats offered 50% Lead time, days 60 People, each once 1 Attendances 2"
    assert heads in words


def test_year_before_stands_beside_and_a_year_without_seats_is_a_dash(reader, world):
    make.AnnualPlanFactory(year=2023, code="plan-2023")
    before = SeatWorld(year=2022)
    before.call("old", 6)
    row = read(reader, address(world)).tables[0][1]
    assert row[:3] == ["BH", "2 plan-2023 : — plan-2022 : 2", "2 plan-2023 : — plan-2022 : 0"]


def test_invented_plan_stands_beside_invented_ones_alone(reader, world):
    invented = SeatWorld(year=2025, invented=True)
    invented.call("made-up", 3)
    page = read(reader, address(invented))
    assert "An invented plan stands beside invented plans alone" in page.text
    assert "plan-2024" not in page.text
    assert "plan-2025" not in read(reader, address(world)).text


def test_csv_holds_what_the_page_shows(reader, world):
    answer = reader.get(reverse("dashboards:seat-totals-csv", args=[world.plan.code]), {"by": "state"})
    lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan-2024-seats-by-state.csv"'
    assert lines == [
        ["plan", "invented", "state", "title_en", "title_ar", *MEASURES],
        ["plan-2024", "no", "bh", "BH", "دولة bh", "2", "2", "2", "2", "0", "100.0", "63.5", "1", "2"],
        ["plan-2024", "no", "kw", "KW", "دولة kw", "2", "1", "1", "0", "1", "50.0", "60", "0", "0"],
        ["plan-2024", "no", "qa", "QA", "دولة qa", "2", "0", "0", "0", "2", "0.0", "", "0", "0"],
    ]


def test_every_number_is_defined_on_the_page(reader, world):
    for by in ("state", "activity", "kind", "topic"):
        page = read(reader, address(world), by=by)
        for name in page.tables[0][0][1:]:
            assert f"<dt>{name}</dt><dd>" in page.html


def test_unknown_grouping_is_not_found_and_strangers_see_neither_page_nor_file(client, world):
    for name in ("seat-totals", "seat-totals-csv"):
        path = reverse(f"dashboards:{name}", args=[world.plan.code])
        client.logout()
        assert client.get(path).status_code == 302
        client.force_login(make.UserFactory(role=Role.FOCAL_POINT, state=world.states[0]))
        assert client.get(path).status_code == 403
        client.force_login(world.by)
        assert client.get(path, {"by": "person"}).status_code == 404


@pytest.mark.parametrize("by", ["state", "activity", "kind", "topic"])
def test_totals_take_as_many_queries_for_three_as_for_one(reader, by):
    world = SeatWorld(year=2024)
    world.name(world.call("c1"), "bh")
    make.ActivityTopicFactory(activity=world.plan.activities.get())
    queries(reader, address(world), by=by)
    one = queries(reader, address(world), by=by)
    for number in (2, 3):
        world.name(world.call(f"c{number}", weeks=number), "kw")
        make.ActivityTopicFactory(activity=world.plan.activities.get(code=f"c{number}"))
    assert queries(reader, address(world), by=by) == one
