"""The after-course report: a draft until all is in, submitted once, opened again with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from programmes.enums import Role
from programmes.errors import InvalidRecord, ReasonMissing, StaleRecord
from programmes.models import CourseReport
from programmes.seat_enums import NominationStatus, ReportStatus
from programmes.selectors.course_reports import open_items, report_of
from programmes.services.course_reports import (
    ItemValues,
    NotSubmitted,
    ReportNotReady,
    ReportSubmitted,
    reopen,
    save_draft,
    settle_item,
    submit,
)
from programmes.services.seat_errors import NotYours
from tests import factories as make
from tests.factories.course_reports import ReportItemFactory
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db
CHANGE = ItemValues(kind="change", text_en="Start earlier.", owner="Planning", due_on=date(2027, 1, 31))


@pytest.fixture
def ended():
    """A course over since yesterday, everybody marked."""
    found = course_world(-5)
    found.person("Fatima", status=NominationStatus.ATTENDED)
    found.person("Omar", status=NominationStatus.NO_SHOW)
    return found


def draft(world, **values):
    return save_draft(call=world.call, values={"summary_en": "Went well."} | values, by=world.director)


def lacking(world):
    with pytest.raises(ReportNotReady) as error:
        submit(call=world.call, by=world.director)
    assert list(error.value.fields.values()) == [list(error.value.missing)]
    return [str(sentence).replace("\u2066", "").replace("\u2069", "") for sentence in error.value.missing]


def test_draft_is_kept_with_its_items(ended):
    lesson = ItemValues(text_ar="درس")
    report = save_draft(
        call=ended.call,
        values={"respondents": 1, "content_score": Decimal("4.5"), "summary_ar": "جيد"},
        items=[lesson, CHANGE],
        by=ended.director,
    )
    assert (report.activity, report.status, report.submitted_at) == (ended.activity, "draft", None)
    items = report_of(ended.activity).items.values_list("position", "kind", "text_en", "text_ar", "owner")
    assert list(items) == [
        (1, "lesson", "", "درس", ""),
        (2, "change", "Start earlier.", "", "Planning"),
    ]
    assert report.history.get().history_user == ended.director


def test_items_are_changed_added_and_removed_one_by_one(ended):
    save_draft(call=ended.call, values={}, items=[ItemValues(text_en="One"), CHANGE], by=None)
    one, change = report_of(ended.activity).items.all()
    save_draft(
        call=ended.call,
        values={},
        items=[
            ItemValues(pk=one.pk, remove=True),
            ItemValues(pk=change.pk, kind="change", text_en="Start later.", status="done"),
            ItemValues(text_en="New"),
            ItemValues(text_en="Never there", remove=True),
        ],
        by=ended.director,
    )
    rows = report_of(ended.activity).items.values_list("pk", "position", "text_en", "owner", "status")
    added = rows[1][0]
    assert list(rows) == [(change.pk, 2, "Start later.", "", "done"), (added, 3, "New", "", "open")]
    assert change.history.count() == 2


def test_item_of_another_report_is_not_touched(ended):
    foreign = ReportItemFactory()
    save_draft(call=ended.call, values={}, items=[ItemValues(pk=foreign.pk, text_en="Mine")], by=None)
    foreign.refresh_from_db()
    assert foreign.text_en == "A lesson of the test."
    assert [item.text_en for item in report_of(ended.activity).items.all()] == ["Mine"]


def test_draft_that_somebody_else_has_changed_is_refused(ended):
    seen = draft(ended).version
    draft(ended, summary_en="Theirs.")
    with pytest.raises(StaleRecord):
        save_draft(call=ended.call, values={"summary_en": "Mine."}, by=None, expected_version=seen)
    assert CourseReport.objects.get().summary_en == "Theirs."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"content_score": Decimal("5.01")}, "content_score"),
        ({"teaching_score": Decimal("0.99")}, "teaching_score"),
        ({"test_after": Decimal("100.01")}, "test_after"),
        ({"tested": 2, "passed": 3}, "passed"),
        ({"passed": 3}, "passed"),
        ({"respondents": -1}, "respondents"),
    ],
)
def test_numbers_that_cannot_be_are_refused(ended, values, field):
    with pytest.raises(InvalidRecord) as error:
        draft(ended, **values)
    assert list(error.value.fields) == [field]
    assert not CourseReport.objects.exists()


def test_report_is_submitted_once_and_stays(ended):
    draft(ended)
    report = submit(call=ended.call, by=ended.director)
    assert (report.status, report.submitted_at is not None) == (ReportStatus.SUBMITTED, True)
    with pytest.raises(ReportSubmitted):
        submit(call=ended.call, by=ended.director)
    with pytest.raises(ReportSubmitted):
        save_draft(call=ended.call, values={"summary_en": "Other."}, items=[CHANGE], by=ended.director)
    kept = report_of(ended.activity)
    assert (kept.summary_en, kept.items.count()) == ("Went well.", 0)


def test_submitting_before_anything_is_there_says_all_that_is_missing():
    running = course_world(-1, people=1)
    last = running.activity.ends_on.isoformat()
    assert lacking(running) == [
        f"The activity ends on {last}.",
        "Attendance is not recorded for everybody who was confirmed.",
        "Write the summary, in English, in Arabic or in both.",
    ]


def test_submitting_without_a_day_or_anybody_says_so(ended):
    ended.activity.set_dates("2026", None)
    ended.activity.save()
    for row in ended.people:
        row.delete()
    draft(ended)
    assert lacking(ended) == ["The activity has no date to the day yet.", "Attendance is not recorded."]


def test_submitting_asks_who_stands_behind_scores_and_results(ended):
    draft(ended, content_score=Decimal(4), test_before=Decimal(40))
    assert lacking(ended) == [
        "Say how many answered the form that the scores come from.",
        "Say how many took the test that the results come from.",
    ]
    draft(ended, respondents=1, tested=2)
    assert lacking(ended) == ["More people answered or were tested than attended. Check the numbers."]
    draft(ended, respondents=1, tested=1)
    assert submit(call=ended.call, by=None).status == ReportStatus.SUBMITTED


def test_submitted_report_is_opened_again_with_a_reason(ended):
    draft(ended)
    with pytest.raises(NotSubmitted):
        reopen(call=ended.call, by=ended.director, reason="x")
    submit(call=ended.call, by=ended.director)
    with pytest.raises(ReasonMissing):
        reopen(call=ended.call, by=ended.director, reason="  ")
    report = reopen(call=ended.call, by=ended.director, reason="A score was wrong.")
    assert (report.status, report.submitted_at) == ("draft", None)
    assert report.history.first().history_change_reason == "A score was wrong."
    draft(ended, summary_en="Better.")
    assert submit(call=ended.call, by=ended.director).summary_en == "Better."


@pytest.mark.parametrize("role", [Role.COURSE_DIRECTOR, Role.FOCAL_POINT, Role.READER])
def test_only_planners_and_the_director_write(ended, role):
    other = make.UserFactory(role=role, state=ended.people[0].state)
    for act in (
        lambda: save_draft(call=ended.call, values={}, by=other),
        lambda: submit(call=ended.call, by=other),
        lambda: reopen(call=ended.call, by=other, reason="x"),
    ):
        with pytest.raises(NotYours):
            act()
    assert not CourseReport.objects.exists()
    planner = make.UserFactory(role=Role.PLANNER)
    assert save_draft(call=ended.call, values={"summary_en": "x"}, by=planner).pk


@pytest.fixture
def lesson(ended):
    """A lesson of a submitted report."""
    save_draft(
        call=ended.call,
        values={"summary_en": "Went well."},
        items=[ItemValues(text_en="Begin early.")],
        by=None,
    )
    submit(call=ended.call, by=None)
    return report_of(ended.activity).items.get()


@pytest.fixture
def planner():
    return make.UserFactory(role=Role.PLANNER, first_name="Pia", last_name="Planner")


def settled(item):
    item.refresh_from_db()
    return item.status, item.settled_at, item.settled_by_name, item.settled_note


def test_lesson_is_ticked_off_while_the_report_stays_submitted(ended, lesson, planner):
    moment, version = timezone.now(), CourseReport.objects.get().version
    settle_item(item=lesson, status="done", note=" Moved to eight. ", by=planner, now=moment)
    assert settled(lesson) == ("done", moment, "Pia Planner", "Moved to eight.")
    kept = lesson.history.first()
    assert (kept.history_user, kept.history_change_reason) == (planner, "Moved to eight.")
    assert (CourseReport.objects.get().status, CourseReport.objects.get().version) == ("submitted", version)
    assert open_items([ended.activity], planner) == {}
    settle_item(item=lesson, status="open", by=planner)
    assert settled(lesson) == ("open", None, "", "")
    assert open_items([ended.activity], planner) == {ended.activity.pk: 1}


def test_what_is_dropped_says_why(lesson, planner):
    with pytest.raises(ReasonMissing):
        settle_item(item=lesson, status="dropped", by=planner)
    with pytest.raises(InvalidRecord):
        settle_item(item=lesson, status="forgotten", by=planner)
    seen = lesson.version
    settle_item(item=lesson, status="dropped", note="Too dear.", by=planner, expected_version=seen)
    with pytest.raises(StaleRecord):
        settle_item(item=lesson, status="done", by=planner, expected_version=seen)
    assert settled(lesson)[0] == "dropped"


def test_only_the_centre_settles_and_only_what_was_submitted(ended, lesson, planner):
    others = [make.UserFactory(role=role) for role in (Role.FOCAL_POINT, Role.READER)]
    for other in (*others, ended.director):
        with pytest.raises(NotYours):
            settle_item(item=lesson, status="done", by=other)
    reopen(call=ended.call, by=ended.director, reason="A score was wrong.")
    with pytest.raises(NotSubmitted):
        settle_item(item=lesson, status="done", by=planner)
    assert settled(lesson)[0] == "open"


def test_status_written_in_a_draft_is_noted_too(ended, lesson):
    reopen(call=ended.call, by=ended.director, reason="A score was wrong.")
    written = ItemValues(pk=lesson.pk, text_en="Begin early.", status="done")
    save_draft(call=ended.call, values={}, items=[written], by=ended.director)
    status, at, name, note = settled(lesson)
    assert (status, at is not None, name, note) == ("done", True, ended.director.get_username(), "")
