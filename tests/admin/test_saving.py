"""What is saved at the desk goes through the services: checked whole, guarded, kept with its reason."""

from datetime import date

import pytest

from programmes.enums import ActivityStatus, DatePrecision
from programmes.models import AnnualPlan, Citation, Delegate, Topic
from programmes.services.records import save_record
from tests.admin.forms import filled
from tests.admin.people import desk, person, planner
from tests.admin.rows import MAKERS, TRACKED, address
from tests.factories import (
    ActivityFactory,
    AnnualPlanFactory,
    CitationFactory,
    CourseOutlineFactory,
    DelegateFactory,
    DialogueRoundFactory,
    DialogueSideFactory,
    MeetingFactory,
    PlanPartFactory,
    SourceParagraphFactory,
    TopicFactory,
    VenueFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db


def change(client, kind, row, **values):
    """Open the page of a row, change some values, save; the answer."""
    url = address(kind, "change", row)
    return client.post(url, filled(client.get(url), f"{kind}_form", **values))


def errors(response):
    return {name: list(lines) for name, lines in response.context["adminform"].form.errors.items()}


def test_change_is_kept_with_who_and_why():
    topic, user = TopicFactory(title_en="Cyber"), planner()
    client = desk(user)
    response = change(client, "topic", topic, title_en="Cyber security", reason="The full name")
    assert response.status_code == 302
    (edit,) = client.get("/en/admin/").context["recent_edits"]
    assert (edit.object_id, edit.get_admin_url()) == (
        str(topic.pk),
        f"/en/admin/programmes/topic/{topic.pk}/change/",
    )
    last, first = topic.history.all()[:2]
    assert (last.title_en, last.history_user, last.history_change_reason, last.history_type) == (
        "Cyber security",
        user,
        "The full name",
        "~",
    )
    assert first.title_en == "Cyber"
    assert Topic.objects.get(pk=topic.pk).version == topic.version + 1


@pytest.mark.parametrize("kind", TRACKED)
def test_page_saved_unchanged_writes_nothing(kind):
    row = MAKERS[kind]()
    before = row.history.count()
    client = desk()
    response = change(client, kind, row, reason="looked at it")
    assert response.status_code == 302, errors(response)
    row.refresh_from_db()
    assert (row.history.count(), row.version) == (before, 1)
    home = client.get("/en/admin/")
    assert [str(message) for message in home.context["messages"]] == ["Nothing was changed."]
    assert list(home.context["recent_edits"]) == []


@pytest.mark.parametrize("kind", sorted(set(TRACKED) - {"citation", "seatcall"}))
def test_change_of_a_title_or_note_is_written_once(kind):
    row = MAKERS[kind]()
    name = next(name for name in ("title_ar", "note_ar", "reason_ar", "summary_ar") if hasattr(row, name))
    before = row.history.count()
    response = change(desk(), kind, row, **{name: "نص جديد"}, reason="better")
    assert response.status_code == 302, errors(response)
    row.refresh_from_db()
    assert (getattr(row, name), row.version, row.history.count()) == ("نص جديد", 2, before + 1)


def test_new_record_without_a_code_is_given_one():
    client = desk()
    url = address("topic", "add")
    assert (
        client.post(url, filled(client.get(url), "topic_form", title_en="Energy security")).status_code == 302
    )
    assert (
        client.post(url, filled(client.get(url), "topic_form", title_en="Energy security")).status_code == 302
    )
    assert sorted(Topic.objects.values_list("code", flat=True)) == ["energy-security", "energy-security-2"]


def test_code_taken_by_another_is_refused_in_the_form():
    TopicFactory(code="cyber")
    client, url = desk(), address("topic", "add")
    response = client.post(url, filled(client.get(url), "topic_form", code="cyber", title_en="Cyber"))
    assert errors(response) == {"code": ["Another record already has this code."]}


def test_change_of_an_older_version_is_refused_and_says_who_came_first():
    topic, other = TopicFactory(title_en="Old"), person(username="sara", first_name="Sara", last_name="Ali")
    client, url = desk(), address("topic", "change", topic)
    opened = filled(client.get(url), "topic_form", title_en="Mine")
    topic.title_en = "Hers"
    save_record(topic, by=other, reason="first")
    response = client.post(url, opened)
    (sentence,) = errors(response)["__all__"]
    assert sentence.startswith("Sara Ali changed this record on ")
    assert "Nothing of yours was saved." in sentence
    assert Topic.objects.get(pk=topic.pk).title_en == "Hers"


def test_change_that_does_not_say_what_it_saw_is_refused():
    topic = TopicFactory(title_en="Old")
    client, url = desk(), address("topic", "change", topic)
    sent = filled(client.get(url), "topic_form", title_en="New")
    del sent["opened_version"]
    assert errors(client.post(url, sent)) == {"opened_version": ["This field is required."]}


def test_row_changed_by_another_meanwhile_is_refused_at_the_row():
    delegate = DelegateFactory()
    meeting = delegate.meeting
    client, url = desk(), address("meeting", "change", meeting)
    opened = filled(client.get(url), "meeting_form", **{"delegates-0-title_en": "Mine"}, title_en="Also mine")
    delegate.title_en = "Hers"
    save_record(delegate, by=person(username="sara"), reason="first")
    response = client.post(url, opened)
    (formset,) = [
        one.formset for one in response.context["inline_admin_formsets"] if one.formset.prefix == "delegates"
    ]
    assert formset.errors[0]["__all__"][0].startswith("sara changed this record on ")
    delegate.refresh_from_db()
    meeting.refresh_from_db()
    assert (delegate.title_en, meeting.title_en == "Also mine") == ("Hers", False)


def test_rule_of_the_record_is_shown_at_its_input():
    held = ActivityFactory(dated=True, venue=VenueFactory())
    other = ActivityFactory(dated=True)
    response = change(desk(), "activity", other, venue=str(held.venue_id))
    assert errors(response) == {"venue": [f"{held.code} already holds this venue on those days."]}


def test_plan_that_overlaps_is_refused_in_the_asked_language():
    first, second = AnnualPlanFactory(year=2200), AnnualPlanFactory(year=2201)
    client = desk()
    response = change(client, "annualplan", second, starts_on="2200-06-01")
    assert list(errors(response)) == ["starts_on"]
    assert first.code in errors(response)["starts_on"][0]
    assert AnnualPlan.objects.get(pk=second.pk).starts_on == date(2201, 1, 1)


def test_status_that_takes_away_needs_a_reason_and_keeps_it_in_the_history():
    activity = ActivityFactory()
    client = desk()
    refused = change(client, "activity", activity, status=ActivityStatus.POSTPONED)
    assert errors(refused) == {"__all__": ["Say why the activity was postponed, cancelled or moved online."]}
    saved = change(
        client, "activity", activity, status=ActivityStatus.POSTPONED, status_reason_ar="تعذر حضور المدربين"
    )
    assert saved.status_code == 302
    assert activity.history.first().history_change_reason == "تعذر حضور المدربين"


@pytest.mark.parametrize(
    ("start", "end", "stored"),
    [
        ("2026-02-17", "2026-02-19", (date(2026, 2, 17), date(2026, 2, 19), DatePrecision.DAY)),
        ("2026-02", "", (date(2026, 2, 1), None, DatePrecision.MONTH)),
        ("2026-02", "2026-03", (date(2026, 2, 1), date(2026, 3, 31), DatePrecision.MONTH)),
        ("", "2026", (None, date(2026, 12, 31), DatePrecision.YEAR)),
        ("٢٠٢٦-٠٢", "", (date(2026, 2, 1), None, DatePrecision.MONTH)),
        ("", "", (None, None, DatePrecision.NONE)),
    ],
)
def test_partial_dates_are_stored_as_far_as_they_are_known(start, end, stored):
    activity = ActivityFactory(dated=True)
    assert change(desk(), "activity", activity, start=start, end=end).status_code == 302
    activity.refresh_from_db()
    assert (activity.starts_on, activity.ends_on, activity.date_precision) == stored


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("soon", "", {"start": ["“soon” is not a date. Write 2026-02-17, 2026-02 or 2026."]}),
        ("2026-02-30", "", {"start": ["“2026-02-30” is not a day that exists."]}),
        ("2026-03", "2026-02", {"end": ["The end comes before the start."]}),
        (
            "2026-02-17",
            "2026-03",
            {
                "end": [
                    "Start and end must be known to the same precision: both days, both months or both years."
                ]
            },
        ),
    ],
)
def test_dates_that_cannot_be_are_refused_with_a_sentence(start, end, told):
    activity = ActivityFactory(dated=True)
    response = change(desk(), "activity", activity, start=start, end=end)
    assert errors(response) == told
    assert activity.history.count() == 1


def test_inferred_date_needs_its_reason():
    response = change(desk(), "activity", ActivityFactory(), start="2026", date_basis="inferred")
    assert errors(response) == {"__all__": ["Say why this date is inferred or assumed."]}


def test_month_is_never_shown_as_a_day():
    activity = ActivityFactory(starts_on=date(2026, 2, 1), date_precision=DatePrecision.MONTH)
    reader = person("reader")
    for client in (desk(), desk(reader)):
        text = client.get(address("activity", "change", activity)).content.decode()
        assert "2026-02" in text
        assert "2026-02-01" not in text
    assert "2026-02-01" not in desk().get(address("activity")).content.decode()


def test_topics_of_an_outline_are_kept_in_one_history():
    outline, topic = CourseOutlineFactory(), TopicFactory()
    assert change(desk(), "courseoutline", outline, topics=[str(topic.pk)], reason="named").status_code == 302
    assert list(outline.topics.all()) == [topic]
    last = outline.history.first()
    assert last.history_change_reason == "named"
    assert [one.topic_id for one in last.topics.all()] == [topic.pk]


def test_rows_of_a_plan_are_made_changed_and_deleted_with_the_reason():
    plan = AnnualPlanFactory()
    part = PlanPartFactory(plan=plan)
    client = desk(planner())
    url = address("annualplan", "change", plan)
    new = {
        "parts-TOTAL_FORMS": "2",
        "parts-0-declared_count": "12",
        "parts-1-id": "",
        "parts-1-plan": str(plan.pk),
        "parts-1-position": "2",
        "parts-1-kind": "events",
        "parts-1-title_en": "Events",
        "parts-1-title_ar": "",
        "parts-1-declared_count": "7",
        "parts-1-declared_qualifier": "exact",
    }
    data = filled(client.get(url), "annualplan_form", **new, reason="as announced")
    assert client.post(url, data).status_code == 302
    assert [(one.kind, one.declared_count) for one in plan.parts.order_by("position")] == [
        ("courses", 12),
        ("events", 7),
    ]
    assert part.history.first().history_change_reason == "as announced"
    assert plan.history.count() == 1
    data = filled(client.get(url), "annualplan_form", **{"parts-1-DELETE": "on"}, reason="withdrawn")
    assert client.post(url, data).status_code == 302
    assert [one.kind for one in plan.parts.all()] == ["courses"]


def test_delegate_sits_only_on_a_side_of_the_meetings_dialogue():
    meeting = MeetingFactory()
    own = DialogueSideFactory(dialogue=meeting.round.dialogue)
    foreign = DialogueSideFactory()
    delegate = DelegateFactory(meeting=meeting, side=own)
    client = desk()
    text = client.get(address("meeting", "change", meeting)).content.decode()
    assert f">{own.label}</option>" in text
    assert f">{foreign.label}</option>" not in text
    response = change(client, "meeting", meeting, **{"delegates-0-side": str(foreign.pk)})
    assert response.status_code == 200
    assert Delegate.objects.get(pk=delegate.pk).side_id == own.pk


def test_new_meeting_is_offered_the_sides_of_every_dialogue_with_their_codes():
    sat = MeetingFactory()
    first, second = DialogueSideFactory(dialogue=sat.round.dialogue), DialogueSideFactory()
    gone = DialogueSideFactory(retired_on=date(2026, 1, 1))
    text = desk().get(address("meeting", "add")).content.decode()
    for side in (first, second):
        assert f">{side.label} · \u2066{side.code}\u2069</option>" in text
    assert gone.code not in text


def test_new_round_is_offered_every_working_group_with_its_code():
    held = DialogueRoundFactory()
    group = WorkingGroupFactory(dialogue=held.dialogue)
    text = desk().get(address("dialogueround", "add")).content.decode()
    assert f">{group.label} · \u2066{group.code}\u2069</option>" in text


def test_citation_is_added_on_the_page_of_its_record():
    topic, paragraph = TopicFactory(code="cyber"), SourceParagraphFactory(number=4)
    client, url = desk(), address("topic", "change", topic)
    prefix = "programmes-citation-content_type-object_id"
    new = {
        f"{prefix}-TOTAL_FORMS": "1",
        f"{prefix}-0-source": str(paragraph.source_id),
        f"{prefix}-0-paragraph_number": "4",
        f"{prefix}-0-basis": "stated",
        f"{prefix}-0-statement_en": "Named as a topic",
        f"{prefix}-0-fields": ["title_en"],
    }
    assert client.post(url, filled(client.get(url), "topic_form", **new)).status_code == 302
    citation = Citation.objects.get()
    assert (citation.target, citation.paragraph, citation.fields, citation.code) == (
        topic,
        paragraph,
        ["title_en"],
        "cyber-cited",
    )
    wrong = new | {f"{prefix}-TOTAL_FORMS": "2", f"{prefix}-1-source": str(paragraph.source_id)}
    wrong |= {
        f"{prefix}-1-paragraph_number": "99",
        f"{prefix}-1-basis": "stated",
        f"{prefix}-1-statement_en": "x",
    }
    response = client.post(
        url, filled(client.get(url), "topic_form") | {k: v for k, v in wrong.items() if "-0-" not in k}
    )
    formset = next(
        one.formset for one in response.context["inline_admin_formsets"] if one.formset.prefix == prefix
    )
    assert formset.errors[1] == {"paragraph_number": ["This source has no paragraph 99."]}


def test_citation_speaks_of_values_the_record_has():
    citation = CitationFactory()
    response = change(desk(), "citation", citation, fields=["capacity"])
    assert list(errors(response)) == ["fields"]


def test_kind_of_record_is_deleted_only_when_nothing_hangs_on_it():
    alone, named = TopicFactory(), TopicFactory()
    ActivityFactory()
    CourseOutlineFactory().topics.add(named)
    MAKERS["focusarea"](topic=named)
    client = desk()
    page = client.get(address("topic", "delete", named))
    assert "Retire it instead" in page.content.decode()
    assert client.post(address("topic", "delete", named), {"post": "yes"}).status_code == 200
    assert Topic.objects.filter(pk=named.pk).exists()
    pk = alone.pk
    response = client.post(address("topic", "delete", alone), {"post": "yes", "reason": "made by mistake"})
    assert response.status_code == 302
    assert not Topic.objects.filter(pk=pk).exists()
    last = Topic.history.filter(id=pk).first()
    assert (last.history_type, last.history_change_reason) == ("-", "made by mistake")


def test_plan_with_parts_is_not_deleted():
    part = PlanPartFactory()
    response = desk().post(address("annualplan", "delete", part.plan), {"post": "yes"})
    assert response.status_code == 200
    assert AnnualPlan.objects.filter(pk=part.plan_id).exists()
