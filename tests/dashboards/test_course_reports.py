"""The after-course report's page: written, refused, submitted, read, opened again."""

from datetime import date

import pytest
from django.utils import timezone

from programmes.enums import Role
from programmes.models import CourseReport
from programmes.seat_enums import NominationStatus, ReportStatus
from programmes.services.course_reports import ItemValues, save_draft, submit
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db
HERE = "/en/my-courses/maritime/report/"
ITEM = {"kind": "lesson", "text_en": "", "text_ar": "", "owner": "", "due_on": "", "status": "open", "pk": ""}


@pytest.fixture
def ended(client):
    """A course over since yesterday, two attended; its director is signed in."""
    found = course_world(-5)
    for name in ("Fatima", "Omar"):
        found.person(name, status=NominationStatus.ATTENDED)
    client.force_login(found.director)
    return found


def plain(text):
    return "".join(letter for letter in text if letter not in "\u2068\u2069")


def sent(*items, **values):
    """What the form sends: the report's own fields and so many rows."""
    rows = {
        f"item-{number}-{name}": value
        for number, item in enumerate(items)
        for name, value in (ITEM | item).items()
    }
    return {"item-TOTAL_FORMS": len(items), "item-INITIAL_FORMS": 0} | rows | values


def send(client, *items, **values):
    return client.post(HERE, sent(*items, **values), follow=True)


def value(page, name):
    return next(given.get("value", "") for _tag, given in page.attributes if given.get("name") == name)


def test_new_report_has_one_empty_row_and_says_what_is_missing(client, ended):
    page = read(client, HERE)
    assert "Report not begun" in page.text
    assert "Before it can be submitted: Write the summary, in English, in Arabic or in both." in page.text
    rows = {given["name"] for _tag, given in page.attributes if given.get("name", "").endswith("-text_en")}
    assert rows == {"item-0-text_en"}


def test_draft_is_kept_with_what_was_written(client, ended):
    lesson = {"text_ar": "درس", "owner": "Planning", "due_on": "2027-01-31"}
    answer = send(
        client, lesson, {}, {"kind": "change", "text_en": "More"}, respondents="2", content_score="4.5"
    )
    assert answer.redirect_chain == [(HERE, 302)]
    page = Page(answer)
    assert "The draft is kept." in page.text
    report = CourseReport.objects.get()
    assert (report.status, report.respondents, str(report.content_score)) == ("draft", 2, "4.50")
    assert list(report.items.values_list("kind", "text_en", "text_ar", "owner", "due_on")) == [
        ("lesson", "", "درس", "Planning", date(2027, 1, 31)),
        ("change", "More", "", "", None),
    ]
    assert (value(page, "respondents"), value(page, "content_score")) == ("2", "4.50")
    assert (value(page, "item-0-due_on"), value(page, "item-2-pk")) == ("2027-01-31", "")
    assert value(page, "version") == str(report.version)


def test_rows_are_removed_and_added(client, ended):
    report = save_draft(
        call=ended.call,
        values={},
        items=[ItemValues(text_en="One"), ItemValues(text_en="Two")],
        by=ended.director,
    )
    one, two = report.items.all()
    items = (
        {"pk": one.pk, "text_en": "One", "remove": "on"},
        {"pk": two.pk, "text_en": "Two, again"},
        {"text_en": "Three"},
    )
    answer = send(client, *items, version=report.version, act="more")
    assert answer.redirect_chain == [(f"{HERE}#items", 302)]
    assert list(report.items.values_list("text_en", flat=True)) == ["Two, again", "Three"]
    assert value(Page(answer), "item-2-pk") == ""


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"content_score": "5.5"}, "less than or equal to 5"),
        ({"test_after": "101"}, "less than or equal to 100"),
        ({"tested": "1", "passed": "2"}, "No more can pass the test than took it."),
        ({"respondents": "many"}, "Enter a whole number."),
        ({"item-0-owner": "Planning"}, "Say it in English, in Arabic, or in both."),
        ({"item-0-text_en": "x", "item-0-due_on": "soon"}, "Enter a valid date."),
        ({"item-0-text_en": "x", "item-0-status": "gone"}, "Select a valid choice."),
    ],
)
def test_fault_stands_beside_its_field_and_keeps_what_was_written(client, ended, values, sentence):
    page = Page(client.post(HERE, sent({}, summary_en="Mine.") | values))
    assert page.status == 400
    assert sentence in page.text
    assert "Mine." in page.text
    wrong = [given for _tag, given in page.attributes if given.get("aria-invalid")]
    assert len(wrong) == 1
    assert wrong[0]["aria-describedby"].split()[-1] in page.ids()
    assert not CourseReport.objects.exists()


def test_somebody_else_changed_the_draft_meanwhile(client, ended):
    report = save_draft(call=ended.call, values={"summary_en": "Theirs."}, by=None)
    page = Page(send(client, version=report.version - 1, summary_en="Mine."))
    assert page.status == 409
    assert "Somebody else has changed this record since you opened it." in page.text
    assert CourseReport.objects.get().summary_en == "Theirs."


def test_report_is_submitted_and_read(client, ended):
    lesson = {
        "text_en": "Begin early.",
        "text_ar": "ابدأ مبكرا.",
        "owner": "Planning",
        "due_on": "2027-01-31",
    }
    values = {"summary_en": "Well received.", "respondents": "2", "content_score": "4.5", "act": "submit"}
    answer = send(client, lesson, **values)
    assert answer.redirect_chain == [(HERE, 302)]
    page = Page(answer)
    text = page.text.replace("\u2066", "").replace("\u2069", "")
    assert "The report is submitted." in text
    for part in (
        "Answered the form 2 Content, mean score 4.50 of 5 Teaching, mean score — not collected",
        "Took the test — not collected",
        "Summary Well received.",
        "Proposed changes None.",
    ):
        assert part in text
    assert page.tables == [
        [
            ["What", "Who sees to it", "Due on", "Status"],
            ["Begin early. ابدأ مبكرا.", "Planning", "2027-01-31", "open"],
        ]
    ]
    assert CourseReport.objects.get().status == ReportStatus.SUBMITTED


def test_submitting_too_early_keeps_the_draft_and_says_what_is_missing(client):
    running = course_world(-1, people=1)
    client.force_login(running.director)
    page = Page(send(client, summary_en="Early.", act="submit"))
    assert page.status == 409
    assert "The draft is kept, and not submitted yet." in page.text
    assert running.activity.ends_on.isoformat() in page.text
    assert "Attendance is not recorded for everybody who was confirmed." in page.text
    report = CourseReport.objects.get()
    assert (report.status, report.summary_en) == ("draft", "Early.")


def test_submitted_report_changes_only_when_opened_again_with_a_reason(client, ended):
    save_draft(call=ended.call, values={"summary_en": "Done."}, by=None)
    report = submit(call=ended.call, by=None)
    page = Page(send(client, summary_en="Other.", version=report.version))
    assert (page.status, CourseReport.objects.get().summary_en) == (409, "Done.")
    assert "The report was submitted." in page.text
    page = Page(client.post(HERE, {"act": "reopen", "reason": " "}))
    assert (page.status, CourseReport.objects.get().status) == (400, "submitted")
    answer = client.post(HERE, {"act": "reopen", "reason": "A score was wrong."}, follow=True)
    assert "The report is a draft again." in Page(answer).text
    assert CourseReport.objects.get().history.first().history_change_reason == "A score was wrong."
    assert "The report is still a draft." in Page(client.post(HERE, {"act": "reopen", "reason": "x"})).text


@pytest.fixture
def submitted(ended):
    """Two lessons of a submitted report."""
    items = [ItemValues(text_en="Begin early."), ItemValues(text_en="End late.")]
    save_draft(call=ended.call, values={"summary_en": "x"}, items=items, by=None)
    submit(call=ended.call, by=None)
    return list(CourseReport.objects.get().items.all())


def settling(item, status, note=""):
    return {"act": "settle", "item": item.pk, "version": item.version, "status": status, "note": note}


def test_planner_ticks_off_a_lesson_without_opening_the_report(client, submitted):
    client.force_login(make.UserFactory(role=Role.PLANNER, first_name="Pia", last_name="Planner"))
    answer = client.post(HERE, settling(submitted[0], "done", "Moved to eight."), follow=True)
    assert answer.redirect_chain == [(f"{HERE}#settle", 302)]
    page = Page(answer)
    today = timezone.localdate().isoformat()
    became = [plain(row[3]) for row in page.tables[0][1:]]
    assert became == [f"done {today} Pia Planner Moved to eight.", "open"]
    assert CourseReport.objects.get().status == "submitted"
    stale = Page(client.post(HERE, settling(submitted[0], "open")))
    assert (stale.status, "Somebody else has changed this record" in stale.text) == (409, True)


def test_refusal_stands_at_the_lesson_it_is_about(client, submitted):
    client.force_login(make.UserFactory(role=Role.PLANNER))
    page = Page(client.post(HERE, settling(submitted[1], "dropped")))
    assert page.status == 409
    alerts = [given["id"] for _tag, given in page.attributes if given.get("role") == "alert"]
    assert alerts == [f"settle-{submitted[1].pk}-fault"]
    assert "Say why: this change needs a reason." in page.text
    foreign = make.ReportItemFactory()
    assert client.post(HERE, settling(foreign, "done")).status_code == 404
    assert client.post(HERE, {"act": "settle", "item": "x"}).status_code == 404


def test_director_reads_what_became_of_it_and_has_no_means_to_say(client, ended, submitted):
    page = read(client, HERE)
    assert "What became of it" not in page.text
    assert client.post(HERE, settling(submitted[0], "done")).status_code == 403
    assert set(CourseReport.objects.get().items.values_list("status", flat=True)) == {"open"}


def test_who_may_open_the_report(client, ended):
    client.force_login(make.UserFactory(role=Role.PLANNER))
    assert read(client, HERE).status == 200
    client.force_login(course_world(0, code="other").director)
    assert read(client, HERE).status == 404
    assert client.post(HERE, sent(summary_en="x")).status_code == 404
    for role in (Role.FOCAL_POINT, Role.READER):
        client.force_login(make.UserFactory(role=role, state=ended.people[0].state))
        assert read(client, HERE).status == 403
    client.logout()
    assert client.get(HERE)["Location"] == f"/en/admin/login/?next={HERE}"
    assert not CourseReport.objects.exists()


@pytest.mark.parametrize("submitted", [False, True])
def test_page_takes_the_same_queries_for_one_and_three(client, ended, submitted):
    counts = []
    for number in (1, 3):
        items = [ItemValues(text_en=f"{number} {n}") for n in range(number)]
        CourseReport.objects.all().delete()
        save_draft(call=ended.call, values={"summary_en": "x"}, items=items, by=None)
        if submitted:
            submit(call=ended.call, by=None)
        counts.append(queries(client, HERE))
        ended.person("Another", status=NominationStatus.ATTENDED)
        ended.person("Yet another", status=NominationStatus.NO_SHOW)
    assert counts[0] == counts[1]
