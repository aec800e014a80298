"""Lists: search that folds, filters that cost little, one count of queries however many rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.admin import pages
from programmes.enums import ActivityStatus, ClosureStatus
from programmes.models import Activity, Topic
from tests.admin.people import desk
from tests.admin.rows import MAKERS, address
from tests.factories import (
    ActivityFactory,
    ActivityTopicFactory,
    AnnualPlanFactory,
    AppointmentFactory,
    CitationFactory,
    ClosureFactory,
    CourseFactory,
    DelegateFactory,
    EventFactory,
    FocusAreaFactory,
    FollowUpFactory,
    MembershipFactory,
    NominatingBodyFactory,
    OutcomeFactory,
    ParticipationFactory,
    PartTopicFactory,
    PersonFactory,
    PlanPartFactory,
    RepresentationFactory,
    SourceParagraphFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def found(kind, /, **asked):
    return {row.pk for row in desk().get(address(kind), asked).context["cl"].result_list}


@pytest.mark.parametrize(
    "asked", ["الأمن السيبراني", "الامن السيبرانى", "الأمــن", "السِّيبراني", "cyber", "CYBER  الامن"]
)
def test_search_meets_every_spelling(asked):
    topic = TopicFactory(title_en="Cyber security", title_ar="الأمن السيبراني")
    TopicFactory(title_en="Energy", title_ar="الطاقة")
    assert found("topic", q=asked) == {topic.pk}


def test_search_reaches_the_name_of_what_a_record_is_about():
    area = FocusAreaFactory(topic=TopicFactory(title_ar="أمن الطاقة"))
    FocusAreaFactory()
    assert found("focusarea", q="امن الطاقه") == {area.pk}


def test_person_is_found_by_a_further_spelling():
    person = PersonFactory(aliases="شتولتنبرغ\nستولتنبرغ")
    PersonFactory()
    assert found("person", q="ستولتنبرغ") == {person.pk}


def test_filters_find_just_their_rows():
    plan, part = AnnualPlanFactory(), PlanPartFactory()
    of_plan = ActivityFactory(plan=plan)
    of_part = ActivityFactory(plan=part.plan, part=part)
    dated = EventFactory(dated=True, status=ActivityStatus.CONFIRMED)
    topic = ActivityTopicFactory()
    state = ParticipationFactory()
    assert found("activity", plan=plan.pk) == {of_plan.pk}
    assert found("activity", part=part.pk) == {of_part.pk}
    assert found("activity", kind="event") == {dated.pk}
    assert found("activity", status="confirmed") == {dated.pk}
    assert found("activity", date_precision="day") == {dated.pk}
    assert found("activity", topic=topic.topic_id) == {topic.activity_id}
    assert found("activity", state=state.state_id) == {state.activity_id}


def test_page_of_courses_holds_courses_and_offers_their_kinds():
    course = CourseFactory()
    EventFactory()
    page = desk().get(address("course"))
    assert {row.pk for row in page.context["cl"].result_list} == {course.pk}
    (kinds,) = [one for one in page.context["cl"].filter_specs if one.parameter_name == "kind"]
    assert [value for value, _label in kinds.lookup_choices] == ["course", "mtt_course"]


def test_retired_rows_are_shown_on_demand():
    used, retired = TopicFactory(), TopicFactory(retired_on=date(2026, 1, 1))
    assert found("topic") == {used.pk}
    assert found("topic", retired="yes") == {retired.pk}
    assert found("topic", retired="any") == {used.pk, retired.pk}


def test_filters_of_the_home_page_find_what_it_counts():
    today = timezone.localdate()
    plan = AnnualPlanFactory(year=today.year)
    bare = ActivityFactory(plan=plan, placed=True)
    late = ActivityFactory(plan=plan, starts_on=plan.starts_on, ends_on=plan.starts_on, date_precision="day")
    follow_up = FollowUpFactory(due_on=today - timedelta(days=1))
    FollowUpFactory(due_on=today)
    soon = ClosureFactory(
        starts_on=today + timedelta(days=5), ends_on=today + timedelta(days=6), status=ClosureStatus.ESTIMATED
    )
    cited = TopicFactory()
    CitationFactory(target=late)
    assert cited.pk
    assert found("activity", open="untitled") == {bare.pk}
    assert found("activity", open="undated") == {bare.pk}
    assert found("activity", open="past") == ({late.pk} if today > plan.starts_on else set())
    assert found("activity", open="any", cited="no") == {bare.pk}
    assert found("followup", due="overdue") == {follow_up.pk}
    assert found("closure", soon="estimated") == {soon.pk}


UNKNOWN = [{"status": "lost"}, {"plan": "abc"}, {"plan": "9" * 24}, {"kind": "party"}, {"title_en": "x"}]


@pytest.mark.parametrize("asked", UNKNOWN)
def test_unknown_filter_shows_the_whole_list_and_says_so(asked):
    if "title_en" in asked:
        asked = {"nosuchcolumn": "x"}
    ActivityFactory()
    response = desk().get(address("activity"), asked, follow=True)
    assert [str(one) for one in response.context["messages"]] == [
        "The filters in that address are not known here; this is the whole list."
    ]
    assert len(response.context["cl"].result_list) == 1


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as made:
        assert client.get(url).status_code == 200
    return len(made)


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_list_asks_as_often_for_three_rows_as_for_one(kind):
    client = desk()
    MAKERS[kind]()
    one = queries(client, address(kind))
    for _ in range(2):
        MAKERS[kind]()
    assert queries(client, address(kind)) == one
    assert one <= 9


def test_long_list_asks_as_often_as_a_short_one():
    client, plan = desk(), AnnualPlanFactory()
    ActivityFactory(plan=plan)
    one = queries(client, address("activity"))
    for _ in range(299):
        ActivityFactory(plan=plan)
    assert queries(client, address("activity")) == one


def children(kind, parent):
    """One more row of each kind that stands on the page of `parent`."""
    match kind:
        case "annualplan":
            ActivityFactory(plan=parent)
        case "planpart":
            PartTopicFactory(part=parent)
            ActivityFactory(plan=parent.plan, part=parent)
        case "activity":
            ActivityTopicFactory(activity=parent)
            ParticipationFactory(activity=parent)
        case "meeting":
            DelegateFactory(meeting=parent)
            RepresentationFactory(meeting=parent)
            OutcomeFactory(meeting=parent)
        case "dialogue":
            MAKERS["dialogueround"](dialogue=parent)
            MAKERS["workinggroup"](dialogue=parent)
            FollowUpFactory(dialogue=parent)
        case "dialogueround":
            MAKERS["meeting"](round=parent)
        case "person":
            AppointmentFactory(person=parent)
        case "participatingstate":
            MembershipFactory(state=parent)
            NominatingBodyFactory(state=parent)
        case "source":
            paragraph = SourceParagraphFactory(source=parent)
            CitationFactory(paragraph=paragraph)
    if kind != "source":
        CitationFactory(target=parent)


@pytest.mark.parametrize(
    "kind",
    [
        "annualplan",
        "planpart",
        "activity",
        "meeting",
        "dialogue",
        "dialogueround",
        "person",
        "participatingstate",
        "source",
        "topic",
    ],
)
def test_page_asks_as_often_for_three_rows_of_each_kind_as_for_one(kind):
    client, parent = desk(), MAKERS[kind]()
    children(kind, parent)
    url = address(kind, "change", parent)
    one = queries(client, url)
    for _ in range(2):
        children(kind, parent)
    assert queries(client, url) == one


def test_home_asks_as_often_for_many_rows():
    client, plan = desk(), AnnualPlanFactory(year=timezone.localdate().year)
    ActivityFactory(plan=plan)
    one = queries(client, "/en/admin/")
    for _ in range(3):
        ActivityFactory(plan=plan)
        FollowUpFactory(due_on=date(2020, 1, 1))
    assert queries(client, "/en/admin/") == one


def test_plan_of_many_activities_shows_the_first_and_leads_to_all():
    plan = AnnualPlanFactory()
    for _ in range(12):
        ActivityFactory(plan=plan)
    page = desk().get(address("annualplan", "change", plan))
    (listed, _figures) = page.context["linked_lists"]
    assert (listed.count, len(listed.rows)) == (12, 10)
    assert listed.all_url == f"{address('activity')}?plan={plan.pk}&retired=any"


def test_long_table_is_estimated_where_the_database_can(monkeypatch):
    monkeypatch.setattr(pages, "COUNTED", 3)
    for _ in range(5):
        TopicFactory()
    counted = pages.CountingPaginator(Topic.objects.all(), 2)
    assert counted.count >= 4
    assert counted.estimated is (connection.vendor == "postgresql")
    assert counted.page(1).object_list.count() == 2


def test_short_table_is_counted():
    TopicFactory()
    counted = pages.CountingPaginator(Activity.objects.all(), 2)
    assert (counted.count, counted.estimated) == (0, False)


def test_suggestions_hold_records_in_use_with_their_codes():
    topic = TopicFactory(code="cyber", title_en="Cyber security", title_ar="الأمن السيبراني")
    TopicFactory(title_ar="الأمن السيبراني القديم", retired_on=date(2026, 1, 1))
    asked = {
        "app_label": "programmes",
        "model_name": "activitytopic",
        "field_name": "topic",
        "term": "السيبرانى",
    }
    found_rows = desk().get("/en/admin/autocomplete/", asked).json()["results"]
    assert found_rows == [{"id": str(topic.pk), "text": "Cyber security · \u2066cyber\u2069"}]
