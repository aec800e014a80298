"""The plan at a glance, the list of plans, two plans compared."""

import pytest

from programmes.enums import ClosureStatus, EndorsingSide, Qualifier
from tests.dashboards.plans_2026 import cyber_security, paragraph_of, plan_2025, plan_2026
from tests.dashboards.reading import queries, read
from tests.factories import (
    ActivityTopicFactory,
    AnnualPlanFactory,
    CalendarFactory,
    ClosureFactory,
    ParticipatingStateFactory,
    PartTopicFactory,
    PlanEndorsementFactory,
)

pytestmark = pytest.mark.django_db


def test_plan_says_declared_itemised_and_difference(client):
    plan_2026()
    page = read(client, "/en/plans/2026/")
    assert (
        "The plan declares 8 activities. "
        "It itemises 6 of them: 3 training courses, 2 events and 1 NATO Talk. "
        "The other 2 were announced but not itemised." in page.text
    )
    assert page.status == 200


def test_plan_of_lower_bound_says_how_many_remain_unnamed(client):
    plan_2025()
    page = read(client, "/en/plans/2025/")
    assert (
        "The plan declares more than 21 courses and events. None is itemised, so at least 22 remain unnamed."
        in page.text
    )
    assert "The source gives no parts: one figure for all, without a split." in page.text


def test_strip_holds_every_place_and_those_not_itemised(client):
    plan_2026()
    page = read(client, "/en/plans/2026/")
    strip = page.tables[0]
    assert strip[0] == ["Place", "Part", "Status"]
    assert [row[0] for row in strip[1:]] == [
        "Training course, place 1",
        "Training course, place 2",
        "Training course, place 3",
        "Event, place 1",
        "Event, place 2",
        "NATO Talk, place 1",
        "declared, not itemised",
        "declared, not itemised",
    ]
    assert {row[2] for row in strip[1:]} == {"planned", "not itemised"}
    assert page.address("Training course, place 2 – planned") == "/en/activities/2026-course-02/"


def test_strip_of_lower_bound_has_an_open_end(client):
    plan_2025()
    page = read(client, "/en/plans/2025/")
    assert len(page.tables[0]) == 1 + 22
    assert "and more: the number is a lower bound" in page.text
    assert "more than 21 courses and events" in page.text
    assert "not itemised ≥ 22" in page.text


def test_every_number_of_the_plan_leads_to_its_rows(client):
    plan_2026()
    page = read(client, "/en/plans/2026/")
    assert page.address("3 training courses") == "/en/activities/?plan=2026&part=courses"
    assert page.address("planned 6") == "/en/activities/?plan=2026&status=planned"
    assert page.address("6") == "/en/plans/2026/#parts"
    assert page.address("6 activities without a date") == "/en/activities/?plan=2026&dated=no"
    assert read(client, page.address("3 training courses")).text.count("Training course, place") == 3


def test_declared_number_opens_to_its_paragraph(client):
    paragraph_of(plan_2026())
    page = read(client, "/en/plans/2026/")
    assert ("Source: Gazette 2026-02-17 ¶5 1", "#note-1") in page.links
    assert "note-1" in page.ids()
    assert (
        "Where this comes from Gazette · 2026-02-17 · paragraph 5 The plan holds eight activities."
        in page.text
    )
    assert page.address("Gazette") == "/en/sources/gazette/#p5"


def test_topics_stand_across_the_parts_with_their_basis(client):
    topic = cyber_security(plan_2026())
    page = read(client, "/en/plans/2026/")
    matrix = next(table for table in page.tables if table[0][0] == "Topic")
    assert matrix == [
        ["Topic", "Training courses", "Events", "NATO Talks"],
        ["Cyber security", "1 (inferred)", "· 0", "· 0"],
    ]
    assert page.address("1") == "/en/activities/?plan=2026&part=courses&topic=cyber-security"
    assert page.address("Cyber security") == topic.get_absolute_url()


def test_what_needs_attention_is_counted(client):
    plan = plan_2026()
    cyber_security(plan)
    PlanEndorsementFactory(plan=plan, side=EndorsingSide.NATO)
    kuwait = CalendarFactory(state=ParticipatingStateFactory(code="kw"))
    ClosureFactory(calendar=kuwait, status=ClosureStatus.ESTIMATED)
    text = read(client, "/en/plans/2026/").text
    start, end = text.index("What needs attention"), text.index("The year in weeks")
    assert text[start:end] == (
        "What needs attention 2 declared and not itemised 6 activities without a date "
        "5 activities without a topic 1 activity whose topic is inferred, not stated "
        "1 endorsement not on record: Kuwait "
        "1 holiday or period in Kuwait that is estimated until announced "
    )


def test_endorsements_say_side_body_and_month(client):
    plan = plan_2026()
    PlanEndorsementFactory(plan=plan, side=EndorsingSide.KUWAIT, body_en="Ministry of Foreign Affairs")
    text = read(client, "/en/plans/2026/").text
    assert "Endorsed by Kuwait Ministry of Foreign Affairs 2025-12" in text
    assert "Endorsed by NATO — not published" in text


def test_plan_in_arabic_is_right_to_left_and_keeps_latin_digits(client):
    plan_2026()
    page = read(client, "/ar/plans/2026/")
    assert ("html", {"lang": "ar", "dir": "rtl"}) in page.attributes
    assert "خطة 2026" in page.text
    assert not set("٠١٢٣٤٥٦٧٨٩") & set(page.text)
    assert '<bdi dir="ltr">2026-12-31</bdi>' in page.html


def test_plan_of_unknown_code_is_not_found(client):
    page = read(client, "/en/plans/1999/")
    assert page.status == 404
    assert "There is no such page" in page.text


def test_list_of_plans_shows_declared_itemised_and_strip(client):
    plan_2026()
    plan_2025()
    page = read(client, "/en/plans/")
    assert page.tables[0] == [
        ["Plan", "Period", "Declared", "Itemised", "Places", "Status"],
        ["Plan 2026 2026", "2026-01-01 – 2026-12-31", "8 activities", "6", "", "published"],
        [
            "Plan 2025 2025",
            "2025-01-01 – 2025-12-31",
            "more than 21 courses and events",
            "0",
            "",
            "published",
        ],
    ]
    assert "2 plans" in page.text
    assert page.address("Compare two plans") == "/en/plans/compare/"


def test_list_without_plans_says_what_comes(client):
    text = read(client, "/en/plans/").text
    assert "No plan yet Plans appear here as soon as a planner enters one." in text


def test_compare_says_why_the_difference_is_not_exact(client):
    plan_2025()
    plan_2026(declared=31)
    page = read(client, "/en/plans/compare/")
    assert (
        "Plan 2025 was declared as more than 21 courses and events, Plan 2026 as 31 activities. "
        "The difference cannot be stated exactly. “More than 21” is at least 22, so the rise is at most 9. "
        "Plan 2025 counts courses and events; Plan 2026 counts activities, NATO Talks among them."
        in page.text
    )
    assert page.tables[-1] == [
        ["What is counted", "Plan 2025", "Plan 2026"],
        ["Declared in all", "more than 21 courses and events", "31 activities"],
        ["Training courses", "— not published", "3"],
        ["Events", "— not published", "2"],
        ["NATO Talks", "— not published", "1"],
        ["Itemised", "0", "6"],
        ["Declared, not itemised", "at least 22", "25"],
    ]


def test_compare_of_two_exact_totals_gives_the_difference(client):
    AnnualPlanFactory(year=2030, declared_count=31)
    AnnualPlanFactory(year=2031, declared_count=28)
    page = read(client, "/en/plans/compare/", first="2030", second="2031")
    assert (
        "Plan 2030 was declared as 31 activities, Plan 2031 as 28 activities. That is 3 fewer." in page.text
    )


def test_compare_puts_the_earlier_plan_first_whatever_the_order_asked_for(client):
    plan_2025()
    plan_2026(declared=31)
    asked = read(client, "/en/plans/compare/", first="2026", second="2025")
    assert asked.text == read(client, "/en/plans/compare/", first="2025", second="2026").text


@pytest.mark.parametrize(
    ("counts", "qualifiers"),
    [((40, 31), (Qualifier.MORE_THAN, Qualifier.EXACT)), ((31, 20), (Qualifier.EXACT, Qualifier.AT_LEAST))],
)
def test_compare_names_no_rise_below_zero(client, counts, qualifiers):
    for year, count, qualifier in zip((2030, 2031), counts, qualifiers, strict=True):
        AnnualPlanFactory(year=year, declared_count=count, declared_qualifier=qualifier)
    page = read(client, "/en/plans/compare/")
    assert "The difference cannot be stated exactly." in page.text
    assert "rise" not in page.text
    assert "fewer" not in page.text


def test_compare_refuses_an_unknown_plan(client):
    plan_2025()
    plan_2026()
    assert read(client, "/en/plans/compare/", first="1999").status == 404


def test_compare_with_one_plan_says_so(client):
    plan_2026()
    assert (
        "There must be two plans on record before they can be compared."
        in read(client, "/en/plans/compare/").text
    )


@pytest.mark.parametrize("path", ["/en/plans/", "/ar/plans/"])
def test_list_of_plans_takes_the_same_queries_for_one_and_three(client, path):
    AnnualPlanFactory()
    one = queries(client, path)
    AnnualPlanFactory.create_batch(2, declared_qualifier=Qualifier.ABOUT)
    assert queries(client, path) == one


def test_plan_takes_the_same_queries_for_one_row_and_three(client):
    plan = plan_2026()
    topic = cyber_security(plan)
    paragraph_of(plan)
    PlanEndorsementFactory(plan=plan)
    one = queries(client, "/en/plans/2026/")
    for activity in plan.activities.filter(place__gt=1):
        ActivityTopicFactory(activity=activity, topic=topic)
    PlanEndorsementFactory(plan=plan, side=EndorsingSide.NATO)
    PartTopicFactory.create_batch(2, part=plan.parts.first())
    assert queries(client, "/en/plans/2026/") == one
