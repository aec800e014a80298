"""What the sources say of 2026 and 2025, as a machine reads it."""

import pytest

pytestmark = pytest.mark.usefixtures("seeds")

# The topics named for courses, as the plan's paragraph lists them; two are also named for events.
COURSE_TOPICS = {
    "maritime-security",
    "cbrn",
    "civil-emergency-planning",
    "critical-infrastructure-protection",
    "lessons-learned",
    "nato-gulf-cooperation",
    "information-operations",
    "public-affairs",
    "medical-services",
    "cyber-security",
    "c-ied",
}


@pytest.mark.parametrize(
    ("route", "count"), [("courses", 16), ("talks", 5), ("events", 7), ("activities", 28)]
)
def test_plan_of_2026_itemises(stranger, route, count):
    body = stranger.body(f"{route}/?plan=2026")
    assert body["count"] == count == len(body["results"])
    assert body["next"] is body["previous"] is None


def test_courses_of_2026_have_no_title_and_no_date(stranger):
    courses = stranger.body("courses/?plan=2026")["results"]
    assert {course["title"] for course in courses} == {None}
    assert {(course["dates"]["start"], course["dates"]["end"]) for course in courses} == {(None, None)}
    assert [course["place"] for course in courses] == list(range(1, 17))


def test_eleven_courses_carry_a_topic_by_inference(stranger):
    courses = stranger.body("courses/?plan=2026")["results"]
    carried = [topic for course in courses for topic in course["topics"]]
    assert {topic["topic"] for topic in carried} == COURSE_TOPICS
    assert len(carried) == 11
    assert {topic["basis"] for topic in carried} == {"inferred"}
    assert all(topic["reason_en"] and topic["reason_ar"] for topic in carried)
    assert stranger.body("courses/?plan=2026&topic_basis=inferred")["count"] == 11


def test_summary_of_2026(stranger):
    summary = stranger.body("plans/2026/summary/")
    declared = {"count": 31, "qualifier": "exact", "unit": "activities"}
    assert summary["declared"] == declared
    assert summary["itemised"] == 28
    assert summary["difference"] == {"count": 3, "qualifier": "exact"}
    assert [(part["kind"], part["itemised"], part["topics_named"]) for part in summary["parts"]] == [
        ("courses", 16, 11),
        ("events", 7, 8),
        ("nato_talks", 5, 0),
    ]
    assert summary["topics_named"] == 17
    assert summary["kinds"] == [
        {"kind": "course", "count": 16},
        {"kind": "event", "count": 7},
        {"kind": "nato_talk", "count": 5},
    ]
    assert summary["statuses"] == [{"status": "planned", "count": 28}]
    assert (summary["months"], summary["year_only"], summary["undated"]) == ([], 0, 28)
    assert {topic["code"] for topic in summary["topics"]} == COURSE_TOPICS
    assert {(topic["activities"], topic["unstated"]) for topic in summary["topics"]} == {(1, 1)}


def test_eighth_subject_for_events_stays_arabic_and_unclear(stranger):
    (events,) = [part for part in stranger.body("plans/2026/summary/")["parts"] if part["kind"] == "events"]
    (unclear,) = [topic for topic in events["topics"] if topic["unclear"]]
    topic = stranger.body(f"topics/{unclear['code']}/")
    assert topic["title_en"] is None
    assert topic["title"] == topic["title_ar"] == unclear["title"]
    assert topic["note"]


def test_summary_of_2025_keeps_more_than(stranger):
    summary = stranger.body("plans/2025/summary/")
    declared = {"count": 21, "qualifier": "more_than", "unit": "courses and events"}
    assert summary["declared"] == declared
    assert summary["itemised"] == summary["entered"] == 0
    assert summary["difference"] == {"count": 22, "qualifier": "at_least"}
    assert summary["parts"] == summary["kinds"] == summary["topics"] == []


def test_declared_total_leads_to_its_paragraph(stranger):
    citations = stranger.body("plans/2026/?fields=citations")["citations"]
    (declared,) = [one for one in citations if "declared_count" in one["fields"]]
    assert (declared["source"], declared["paragraph"], declared["basis"]) == ("s4-plan-2026", 5, "stated")
    paragraphs = stranger.body("sources/s4-plan-2026/?fields=paragraphs")["paragraphs"]
    assert 5 in {paragraph["number"] for paragraph in paragraphs}


def test_ici_four_are_not_the_gcc_six(stranger):
    ici = set(stranger.codes("states/?grouping=ici&kind=state&member=true"))
    gcc = set(stranger.codes("states/?grouping=gcc&kind=state&member=true"))
    assert (len(ici), len(gcc)) == (4, 6)
    assert ici < gcc
    assert stranger.body("states/?grouping=nato&page_size=100")["count"] == 32


def test_dialogue_of_others_stays_outside_the_plans(stranger):
    apart = stranger.codes("dialogues/?of_the_centre=false")
    assert apart
    assert stranger.codes(f"activities/?dialogue={','.join(apart)}&retired=any") == []
