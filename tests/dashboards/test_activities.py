"""Lists of activities, their filters and export, and the page of one activity."""

from datetime import date

import pytest

from programmes.enums import ActivityStatus, Basis, DatePrecision, ParticipantRole, Role
from programmes.services.records import save_record
from tests.dashboards.plans_2026 import cyber_security, paragraph_of, plan_2026
from tests.dashboards.reading import Page, queries, read
from tests.factories import (
    ActivityFactory,
    ActivityTopicFactory,
    CourseFactory,
    NatoTalkFactory,
    ParticipationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

HEADINGS = ["Activity", "Plan", "Dates", "Topics", "Status"]


def test_list_of_courses_holds_courses_only(client):
    plan = plan_2026()
    cyber_security(plan)
    page = read(client, "/en/courses/")
    assert [[cell.rstrip(" ▲▼↕") for cell in row] for row in page.tables[0]] == [
        HEADINGS,
        [
            "Training course, place 1 2026-course-01",
            "Plan 2026",
            "— not published",
            "Cyber security (inferred)",
            "planned",
        ],
        [
            "Training course, place 2 2026-course-02",
            "Plan 2026",
            "— not published",
            "— not published",
            "planned",
        ],
        [
            "Training course, place 3 2026-course-03",
            "Plan 2026",
            "— not published",
            "— not published",
            "planned",
        ],
    ]
    assert "3 activities" in page.text


@pytest.mark.parametrize(("name", "number"), [("activities", 6), ("courses", 3), ("events", 2), ("talks", 1)])
def test_each_list_holds_its_kinds(client, name, number):
    plan_2026()
    assert len(read(client, f"/en/{name}/").tables[0]) == number + 1


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"plan": "2026"}, {"2026-course-01", "2026-course-02", "2026-course-03"}),
        ({"topic": "cyber-security"}, {"2026-course-01"}),
        ({"topic": "none"}, {"2026-course-02", "2026-course-03", "dated-course"}),
        ({"basis": "inferred"}, {"2026-course-01"}),
        ({"basis": "assumed"}, set()),
        ({"dated": "yes"}, {"dated-course"}),
        ({"dated": "no"}, {"2026-course-01", "2026-course-02", "2026-course-03"}),
        ({"status": "cancelled"}, {"dated-course"}),
        ({"part": "courses"}, {"2026-course-01", "2026-course-02", "2026-course-03"}),
        ({"part": "events"}, set()),
        ({"q": "LESSONS"}, {"dated-course"}),
        ({"q": "الدُّروس"}, {"dated-course"}),
    ],
)
def test_filters_narrow_the_list(client, query, codes):
    cyber_security(plan_2026())
    CourseFactory(
        code="dated-course",
        title_en="Lessons learned",
        title_ar="الدروس المستفادة",
        starts_on=date(2024, 6, 2),
        ends_on=date(2024, 6, 6),
        date_precision=DatePrecision.DAY,
        status=ActivityStatus.CANCELLED,
        status_reason_en="No team",
    )
    page = read(client, "/en/courses/", **query)
    rows = page.tables[0][1:] if page.tables else []
    assert {row[0].split()[-1] for row in rows} == codes


def test_filters_that_are_on_are_shown_and_can_be_taken_off(client):
    plan_2026()
    page = read(client, "/en/courses/", plan="2026", q="nothing")
    assert "Nothing matches No activity meets all these filters together." in page.text
    assert page.address("Plan: Plan 2026 × – remove this filter") == "/en/courses/?q=nothing"
    assert page.address("Search: nothing × – remove this filter") == "/en/courses/?plan=2026"
    assert page.address("Clear all") == "/en/courses/"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"plan": "2031"}, "Plan: there is no “2031”."),
        ({"colour": "red"}, "This list has no filter named “colour”."),
        ({"sort": "beauty"}, "This list cannot be sorted by “beauty”."),
    ],
)
def test_what_cannot_be_followed_is_said(client, query, sentence):
    page = read(client, "/en/courses/", **query)
    assert page.status == 400
    assert f"Part of this address was not understood {sentence}" in page.text
    assert read(client, "/en/courses.csv", **query).status == 400


def test_list_sorts_by_start_both_ways(client):
    for day in (3, 1, 2):
        CourseFactory(code=f"day-{day}", starts_on=date(2024, 6, day), date_precision=DatePrecision.DAY)
    up = [row[0].split()[-1] for row in read(client, "/en/courses/", sort="start").tables[0][1:]]
    down = [row[0].split()[-1] for row in read(client, "/en/courses/", sort="-start").tables[0][1:]]
    assert up == ["day-1", "day-2", "day-3"]
    assert down == up[::-1]


def test_long_list_goes_over_pages(client):
    CourseFactory.create_batch(51)
    first = read(client, "/en/courses/")
    assert len(first.tables[0]) == 51
    assert "Page 1 of 2" in first.text
    assert len(read(client, first.address("Next")).tables[0]) == 2


def test_export_holds_the_rows_of_the_list(client):
    plan = plan_2026()
    cyber_security(plan)
    CourseFactory(
        code="month-course",
        plan=None,
        title_en="=1+1",
        title_ar="",
        starts_on=date(2019, 2, 1),
        date_precision=DatePrecision.MONTH,
    )
    answer = client.get("/en/courses.csv", {"basis": "inferred"})
    assert answer["Content-Disposition"] == 'attachment; filename="courses.csv"'
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines == [
        "code,kind,title_en,title_ar,plan,part,place,status,start,end,date_precision,date_basis,topics,"
        "topics_basis,venue,team,delivered_by,mode,language,capacity",
        "2026-course-01,course,,,2026,courses,1,planned,,,none,stated,cyber-security,inferred,,,,,,",
    ]
    everything = b"".join(client.get("/en/courses.csv").streaming_content).decode()
    assert "month-course,course,'=1+1,,,,,planned,2019-02,,month,stated,,,,,,,,\r\n" in everything


def test_place_without_title_says_so_and_gives_the_reason_of_its_topic(client):
    plan = plan_2026()
    cyber_security(plan)
    page = read(client, "/en/activities/2026-course-01/")
    assert page.text.startswith(
        "Plans Plan 2026 Training course, place 1 Training course, place 1 "
        "No source gives this activity a title. It stands as a numbered place in the plan. "
        "Kind training course"
    )
    assert "Dates — not published Topics Cyber security (inferred) why 1" in page.text
    assert "Every topic has a course. Inferred : no source says it in so many words." in page.text


def test_activity_shows_what_is_known_with_its_paragraph(client):
    activity = ActivityFactory(
        code="talk",
        title_en="A talk",
        starts_on=date(2019, 2, 1),
        date_precision=DatePrecision.MONTH,
        capacity=24,
    )
    ParticipationFactory(activity=activity, role=ParticipantRole.HOST, state__title_en="Kuwait")
    paragraph_of(activity, fields=["capacity"], statement="Twenty-four seats.")
    text = read(client, "/en/activities/talk/").text
    assert "Dates 2019-02" in text
    assert "Seats 24 Source: Gazette 2026-02-17 ¶5 1" in text
    assert "Host Kuwait" in text
    assert "Twenty-four seats." in text


def test_activity_in_arabic_uses_the_arabic_title(client):
    ActivityFactory(code="talk", title_en="A talk", title_ar="ندوة")
    assert "<h1>ندوة</h1>" in read(client, "/ar/activities/talk/").html


def test_status_that_takes_away_says_why(client):
    ActivityFactory(code="gone", status=ActivityStatus.POSTPONED, status_reason_en="The hall was closed")
    assert "Status postponed The hall was closed" in read(client, "/en/activities/gone/").text


def test_history_tells_strangers_what_changed_but_not_who(client):
    activity = ActivityFactory(code="talk", title_en="A talk")
    planner = UserFactory(username="planner-one", role=Role.PLANNER)
    activity.title_en = "A better talk"
    save_record(activity, by=planner, reason="Better wording")
    text = read(client, "/en/activities/talk/").text
    assert "History: 2 versions" in text
    assert "Better wording title (English)" in text
    assert "planner-one" not in text
    client.force_login(planner)
    told = read(client, "/en/activities/talk/").text
    assert "changed · planner-one Better wording title (English): A talk → A better talk" in told


def test_activity_of_unknown_code_is_not_found(client):
    assert read(client, "/en/activities/nobody-knows/").status == 404


def test_retired_activity_leaves_lists_and_keeps_its_page(client):
    ActivityFactory(code="old", retired_on=date(2026, 1, 1))
    assert read(client, "/en/activities/").tables == []
    assert "This record was retired on \u20662026-01-01\u2069." in read(client, "/en/activities/old/").text


@pytest.mark.parametrize("path", ["/en/activities/", "/ar/activities/", "/en/activities.csv"])
def test_lists_take_the_same_queries_for_one_and_three(client, path):
    ActivityTopicFactory()
    one = queries(client, path)
    ActivityTopicFactory.create_batch(2, basis=Basis.INFERRED, reason_en="Because")
    NatoTalkFactory()
    assert queries(client, path) == one


def test_activity_takes_the_same_queries_for_one_and_three(client):
    activity = ActivityFactory(code="talk")
    ActivityTopicFactory(activity=activity)
    ParticipationFactory(activity=activity)
    one = queries(client, "/en/activities/talk/")
    ActivityTopicFactory.create_batch(2, activity=activity)
    ParticipationFactory.create_batch(2, activity=activity)
    assert queries(client, "/en/activities/talk/") == one


def test_page_of_csv_refusal_is_a_page(client):
    answer = client.get("/en/talks.csv", {"plan": "2031"})
    assert Page(answer).text.startswith("NATO Talks")
