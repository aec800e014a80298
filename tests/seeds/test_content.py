"""What the five articles say, as it stands in the database once the seeds are loaded."""

from datetime import date

import pytest

from programmes.models import (
    Activity,
    ActivityTopic,
    Agreement,
    AnnualPlan,
    Appointment,
    Citation,
    Closure,
    Course,
    Delegate,
    Dialogue,
    DialogueRound,
    Event,
    FocusArea,
    Meeting,
    Membership,
    NatoTalk,
    PartTopic,
    PlanPart,
    ReportedFigure,
    Representation,
    Topic,
    WeekendPattern,
)
from programmes.seeding.loading import load_seeds
from programmes.seeding.provenance import uncovered
from tests.seeds.conftest import SEEDS

pytestmark = pytest.mark.django_db


def members(grouping):
    return set(Membership.objects.filter(grouping__code=grouping).values_list("state__code", flat=True))


def named_for(part):
    return list(
        PartTopic.objects.filter(part__code=part).order_by("position").values_list("topic__code", flat=True)
    )


def represented(meeting):
    return set(Representation.objects.filter(meeting__code=meeting).values_list("state__code", flat=True))


def sitting(meeting, side):
    rows = Delegate.objects.filter(meeting__code=meeting, side__code=side).order_by("position")
    return list(rows.values_list("person__code", "role"))


def focus(year, month):
    rows = FocusArea.objects.filter(starts_on__year=year, starts_on__month=month)
    return set(rows.values_list("topic__code", flat=True))


def test_every_seeded_fact_is_cited(seeds):
    assert uncovered() == []


def test_loading_again_changes_nothing(seeds):
    counts = load_seeds(directory=SEEDS).counts
    assert (counts["add"], counts["change"], counts["retire"]) == (0, 0, 0)


def test_plan_2026_declares_31_exactly(seeds):
    plan = AnnualPlan.objects.get(code="2026")
    assert (plan.declared_count, plan.declared_qualifier, plan.declared_unit_en) == (
        31,
        "exact",
        "activities",
    )
    assert (plan.status, plan.announced_on) == ("published", date(2026, 2, 17))


def test_plan_2026_itemises_28_in_three_parts(seeds):
    parts = PlanPart.objects.filter(plan__code="2026").order_by("position")
    assert list(parts.values_list("kind", "declared_count", "declared_qualifier")) == [
        ("courses", 16, "exact"),
        ("events", 7, "exact"),
        ("nato_talks", 5, "exact"),
    ]
    places = [model.objects.filter(plan__code="2026").count() for model in (Course, Event, NatoTalk)]
    assert places == [16, 7, 5]
    assert Activity.objects.filter(plan__code="2026").count() == 28


def test_places_of_2026_have_neither_title_nor_date(seeds):
    places = Activity.objects.filter(plan__code="2026")
    said = places.exclude(title_en="", title_ar="", date_precision="none", venue=None, team=None)
    assert list(said.values_list("code", flat=True)) == []
    assert set(places.values_list("status", flat=True)) == {"planned"}


def test_topics_of_2026_are_11_and_8_and_17_together(seeds):
    courses, events = named_for("2026-courses"), named_for("2026-events")
    assert (len(courses), len(events), len({*courses, *events})) == (11, 8, 17)
    assert {*courses} & {*events} == {"maritime-security", "nato-gulf-cooperation"}
    assert named_for("2026-nato-talks") == []


def test_eighth_subject_stays_in_arabic_and_is_flagged(seeds):
    topic = Topic.objects.get(code=named_for("2026-events")[7])
    assert (topic.title_en, topic.unclear, topic.nature) == ("", True, "process")
    assert topic.title_ar
    assert topic.note_en
    assert list(Topic.objects.filter(unclear=True)) == [topic]


def test_eleven_course_places_carry_an_inferred_topic_and_the_rest_none(seeds):
    rows = ActivityTopic.objects.all()
    assert [row.activity.code for row in rows.order_by("activity__code")] == [
        f"2026-course-{place:02d}" for place in range(1, 12)
    ]
    assert {row.topic.code for row in rows} == {*named_for("2026-courses")}
    assert {row.basis for row in rows} == {"inferred"}
    assert all(row.reason_en and row.reason_ar for row in rows)


def test_plan_2025_is_one_figure_without_split(seeds):
    plan = AnnualPlan.objects.get(code="2025")
    assert (plan.declared_count, plan.declared_qualifier) == (21, "more_than")
    assert plan.declared_unit_en == "courses and events"
    assert (plan.parts.count(), plan.activities.count(), plan.announced_on) == (0, 0, None)


def test_advisory_group_met_for_two_days_with_seven_named(seeds):
    meeting = Meeting.objects.get(code="ici-advisory-group-4-meeting")
    assert (meeting.start_written, meeting.end_written, meeting.informal) == (
        "2018-01-22",
        "2018-01-23",
        True,
    )
    assert represented(meeting.code) == {"kw", "bh", "qa", "ae", "sa", "om", "gcc-secretariat"}
    assert "as reported: June" in meeting.note_en
    assert "11–12 July 2018" in meeting.note_en
    assert meeting.round.number == 4


def test_council_met_in_december_2019(seeds):
    meeting = Meeting.objects.get(code="council-ici-2019-meeting")
    assert (meeting.start_written, meeting.round.start_written) == ("2019-12-16", "2019-12-15")
    figure = ReportedFigure.objects.get(code="figure-people-2019-more-than-1000")
    assert (figure.value, figure.qualifier, figure.unit_en) == (1000, "more_than", "officers and experts")
    assert figure.scope_en == "NATO and Gulf together, since the Centre opened"


def test_figures_of_people_stand_side_by_side_each_with_its_unit_and_period(seeds):
    rivals = ReportedFigure.objects.filter(measure__code="people-at-the-centre")
    assert {
        (row.value, row.qualifier, row.unit_en, row.start_written, row.end_written) for row in rivals
    } == {
        (889, "exact", "trainees", None, None),
        (900, "exact", "trainees", "2017", "2019"),
        (1000, "more_than", "officers and experts", "2017", "2019"),
        (1600, "more_than", "participants", "2017", "2021"),
    }


def test_conference_that_launched_the_plan_is_dated_as_the_plan_says(seeds):
    launch = Activity.objects.get(code="plan-launch-2026")
    plan = AnnualPlan.objects.get(code="2026")
    assert (launch.starts_on, launch.date_basis) == (plan.announced_on, "stated")
    bases = {
        (cite.target.code, cite.basis)
        for cite in Citation.objects.filter(source__code="kuna-en-plan-launch-2026")
        if cite.target in (launch, plan)
    }
    assert bases == {("plan-launch-2026", "stated"), ("2026", "stated")}


def test_kuwait_us_round_is_dated_by_inference(seeds):
    one = DialogueRound.objects.get(code="kuwait-us-strategic-dialogue-4")
    assert (one.start_written, one.end_written, one.date_basis) == ("2020-11-09", "2020-11-24", "inferred")
    assert (one.number, one.dialogue.start_written, one.dialogue.date_basis) == (4, "2016", "inferred")
    assert one.dialogue.of_the_centre is False


def test_kuwait_us_sides_have_one_chair_and_none(seeds):
    meeting = "kuwait-us-4-security"
    assert Meeting.objects.get(code=meeting).mode == "remote"
    assert sitting(meeting, "kuwait-us-strategic-dialogue-kuwait") == [
        ("nasser-al-subaih", "chair"),
        ("mohammad-al-sharhan", "participant"),
        ("hamad-al-mashaan", "spokesperson"),
    ]
    assert sitting(meeting, "kuwait-us-strategic-dialogue-us") == [
        ("nathan-sales", "representative"),
        ("paul-ahern", "representative"),
        ("bruce-swartz", "representative"),
        ("joey-hood", "representative"),
        ("michele-markoff", "representative"),
        ("alina-romanowski", "spokesperson"),
    ]


def test_earlier_understandings_name_five_areas_and_no_number(seeds):
    understandings = Agreement.objects.get(code="kuwait-us-earlier-understandings")
    assert (understandings.kind, understandings.start_written) == ("collection", None)
    assert set(understandings.topics.values_list("code", flat=True)) == {
        "counter-terrorism",
        "higher-education",
        "cyber-security",
        "drug-control",
        "customs-security",
    }


def test_agreements_are_dated_as_reported(seeds):
    dated = {row.code: (row.start_written, row.end_written) for row in Agreement.objects.all()}
    assert dated == {
        "military-transit": ("2016", "2017"),
        "centre-establishment": ("2017", "2017"),
        "kuwait-us-earlier-understandings": (None, None),
    }


def test_title_of_a_person_belongs_to_its_day(seeds):
    held = Appointment.objects.filter(person__code="jarrah-al-jaber").order_by("starts_on")
    assert list(held.values_list("title_en", "starts_on")) == [
        ("Deputy Foreign Minister", date(2026, 1, 28)),
        ("Foreign Minister", date(2026, 2, 17)),
    ]


def test_focus_areas_change_between_the_articles(seeds):
    assert focus(2018, 1) - focus(2019, 12) == {"civil-emergency-planning"}
    assert focus(2019, 12) - focus(2018, 1) == {"maritime-security"}
    assert len(focus(2025, 4)) == 5


def test_groupings_are_32_and_4_and_6(seeds):
    assert len(members("nato")) == 32
    assert members("ici") == {"kw", "bh", "qa", "ae"}
    assert members("gcc") == {"kw", "bh", "qa", "ae", "sa", "om"}


def test_dialogues_of_others_stand_apart(seeds):
    ours = Dialogue.objects.filter(of_the_centre=True).values_list("code", flat=True)
    assert set(ours) == {"ici-advisory-group", "council-ici-meetings"}
    assert Activity.objects.filter(dialogue__isnull=False).count() == 0


def test_weekend_of_the_emirates_changes_with_2022(seeds):
    rows = WeekendPattern.objects.filter(calendar__code="ae").order_by("valid_to")
    assert set(rows.values_list("weekend", "valid_from", "valid_to")) == {
        ("fri_sat", None, date(2021, 12, 31)),
        ("sat_sun", date(2022, 1, 1), None),
    }


@pytest.mark.parametrize(
    ("calculated", "announced"),
    [(date(2025, 1, 27), date(2025, 1, 30)), (date(2026, 1, 16), date(2026, 1, 18))],
)
def test_isra_keeps_the_calculated_and_the_announced_day(seeds, calculated, announced):
    isra = Closure.objects.get(code=f"kw-{calculated.year}-isra-and-miraj")
    assert (isra.starts_on, isra.first_day, isra.status) == (calculated, announced, "announced")


def test_unnamed_official_is_no_person(seeds):
    cited = Citation.objects.filter(source__code="s1-council-2019", content_type__model="person")
    assert [row.target.code for row in cited] == ["jens-stoltenberg"]
