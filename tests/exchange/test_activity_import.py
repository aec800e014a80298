"""A table of activities is previewed, committed exactly as previewed, and undone without a trace."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from programmes.enums import STATUSES_WITH_REASON, ActivityStatus, DatePrecision, Qualifier
from programmes.errors import InvalidRecord, ReasonMissing
from programmes.exchange.activities import activity_table
from programmes.exchange.activity_import import preview
from programmes.exchange.csv_files import as_csv
from programmes.models import (
    Activity,
    ActivityTopic,
    Citation,
    ImportBatch,
    Measure,
    Participation,
    ReportedFigure,
    Source,
)
from programmes.services import imports
from programmes.services.records import save_record
from tests import factories as make

pytestmark = pytest.mark.django_db

TABLE = (Path(__file__).parent / "untidy.csv").read_text(encoding="utf-8")
WRITTEN = (Activity, ActivityTopic, Citation, Measure, Participation, ReportedFigure, Source)


@pytest.fixture(autouse=True)
def on_record() -> None:
    make.TopicFactory(code="cyber-security", title_en="Cyber security", title_ar="الأمن السيبراني")
    make.TopicFactory(code="crisis-management", title_en="Crisis management", title_ar="إدارة الأزمات")
    make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    make.ParticipatingStateFactory(
        code="ae", title_en="United Arab Emirates", title_ar="الإمارات", aliases="UAE"
    )
    make.GroupingFactory(code="nato", title_en="NATO", title_ar="الناتو", abbreviation="NATO")


def _preview(text: str = TABLE, **kwargs) -> ImportBatch:
    return preview(data=text.encode(), file_name="activities.csv", by=None, **kwargs)


def _counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in WRITTEN}


def test_preview_judges_every_row_and_writes_nothing_else() -> None:
    before = _counts()
    batch = _preview()
    assert [(row.number, row.verdict, [note["code"] for note in row.notes]) for row in batch.rows.all()] == [
        (2, "add", []),
        (3, "add", ["unknown_topic"]),
        (4, "add", []),
        (5, "add", ["no_start", "grouping_named", "no_source"]),
        (6, "refused", ["unknown_kind", "no_source"]),
        (7, "refused", ["no_source", "twice_in_file"]),
    ]
    assert _counts() == before


def test_workbook_of_activities_is_read_as_a_table_is() -> None:
    book = Workbook()
    book.active.append(["Title", "Type", "Start", "End", "Countries", "Telephone"])
    book.active.append(
        ["أسبوع الناتو", "course", date(2026, 5, 3), date(2026, 5, 7), "Kuwait\nKWT\nUAE", "+965 1"]
    )
    file = BytesIO()
    book.save(file)
    batch = preview(data=file.getvalue(), file_name="activities.xlsx", by=None)
    row = batch.rows.get()
    assert (row.verdict, row.parsed["title_ar"], row.parsed["start"], row.parsed["end"]) == (
        "add",
        "أسبوع الناتو",
        "2026-05-03",
        "2026-05-07",
    )
    assert row.parsed["states"] == ["kw", "ae"]
    assert [(note["code"], note["value"]) for note in row.notes] == [
        ("other_language", "أسبوع الناتو"),
        ("no_source", ""),
        ("passed_over", "Telephone"),
    ]
    assert "965" not in str(row.raw)
    imports.commit(batch=batch, by=None)
    assert Activity.objects.get().starts_on == date(2026, 5, 3)


def test_file_of_our_own_is_known_again_row_by_row() -> None:
    imports.commit(batch=_preview(), by=None)
    again = _preview("".join(as_csv(activity_table(Activity.objects.order_by("pk")))))
    assert [row.verdict for row in again.rows.all()] == ["known"] * 4


def test_activity_outside_the_plan_it_is_brought_into_is_doubted() -> None:
    plan = make.AnnualPlanFactory(starts_on=date(2019, 1, 1), ends_on=date(2026, 1, 31))
    rows = _preview(plan=plan).rows.all()
    doubted = [
        (row.number, note["column"], note["value"])
        for row in rows
        for note in row.notes
        if note["code"] == "outside_plan"
    ]
    assert doubted == [(2, "start", "2017-09-17"), (5, "end", "2026-02-12"), (7, "start", "2017-09-17")]
    assert [row.verdict for row in rows][:4] == ["add"] * 4


@pytest.mark.parametrize("status", STATUSES_WITH_REASON)
def test_status_that_needs_a_reason_is_refused_before_anything_is_read(status) -> None:
    with pytest.raises(ReasonMissing, match="A table gives no reasons"):
        _preview(status=status)
    assert not ImportBatch.objects.exists()


def test_preview_keeps_the_cells_as_they_came() -> None:
    row = _preview().rows.get(number=4)
    assert row.raw == {
        "title_en": "Seminar with the ICRC", "title_ar": "", "kind": "seminar", "start": "2022", "end": "",
        "topic": "Cyber security", "participants_count": ">30", "participating_states": "",
        "delivered_by": "", "source_url": "https://jfc.example.org/a",
    }  # fmt: skip


def test_commit_writes_exactly_the_rows_that_were_to_be_added() -> None:
    batch = imports.commit(batch=_preview(), by=None)
    rows = {activity.title_en: activity for activity in Activity.objects.all()}
    assert set(rows) == {
        "NATO Week",
        "CIMIC training, second session",
        "Seminar with the ICRC",
        "Public Affairs Fundamentals",
    }
    week, session = rows["NATO Week"], rows["CIMIC training, second session"]
    assert (week.title_ar, week.kind, week.status, week.plan) == (
        "أسبوع الناتو",
        "public_diplomacy",
        ActivityStatus.DELIVERED,
        None,
    )
    assert (week.start_written, week.end_written, week.date_precision) == (
        "2017-09-17",
        None,
        DatePrecision.DAY,
    )
    assert set(week.topics.values_list("code", flat=True)) == {"cyber-security", "crisis-management"}
    assert (session.starts_on, session.ends_on) == (date(2019, 3, 25), date(2019, 3, 28))
    assert set(session.participants.values_list("code", flat=True)) == {"kw", "ae"}
    assert session.delivered_by == "JFC Naples J9"
    assert (batch.status, batch.committed_at is not None) == ("committed", True)


def test_commit_keeps_year_and_open_start_as_they_are_known() -> None:
    imports.commit(batch=_preview(), by=None)
    seminar = Activity.objects.get(title_en="Seminar with the ICRC")
    fundamentals = Activity.objects.get(title_en="Public Affairs Fundamentals")
    assert (seminar.start_written, seminar.date_precision) == ("2022", DatePrecision.YEAR)
    assert (fundamentals.start_written, fundamentals.end_written) == (None, "2026-02-12")


def test_commit_keeps_the_sign_of_a_count_as_a_reported_figure() -> None:
    imports.commit(batch=_preview(), by=None)
    figures = ReportedFigure.objects.order_by("value").values_list("value", "qualifier", "activity__title_en")
    assert list(figures) == [
        (22, Qualifier.EXACT, "CIMIC training, second session"),
        (30, Qualifier.MORE_THAN, "Seminar with the ICRC"),
    ]


def test_commit_cites_the_page_of_each_row_once_and_the_table_where_none_is_named() -> None:
    batch = imports.commit(batch=_preview(), by=None)
    assert set(Source.objects.values_list("url", "title_en")) == {
        ("http://news.example.org/nato-week", "http://news.example.org/nato-week"),
        ("https://jfc.example.org/a", "https://jfc.example.org/a"),
        ("", "activities.csv"),
    }
    cited = {
        activity.title_en: [citation.source.url for citation in activity.citations.all()]
        for activity in Activity.objects.all()
    }
    assert cited == {
        "NATO Week": ["http://news.example.org/nato-week"],
        "CIMIC training, second session": ["https://jfc.example.org/a"],
        "Seminar with the ICRC": ["https://jfc.example.org/a"],
        "Public Affairs Fundamentals": [""],
    }
    assert all(figure.citations.count() == 1 for figure in ReportedFigure.objects.all())
    assert all(
        history.history_change_reason == f"import {batch.pk}: activities.csv"
        for history in Activity.history.all()
    )


def test_second_preview_of_the_same_table_knows_every_row() -> None:
    imports.commit(batch=_preview(), by=None)
    again = _preview()
    assert [row.verdict for row in again.rows.all()] == ["known"] * 4 + ["refused", "known"]
    before = _counts()
    imports.commit(batch=again, by=None)
    assert _counts() == before


def test_undo_leaves_what_was_there_before_and_nothing_else() -> None:
    make.SourceFactory(url="https://jfc.example.org/a")
    before = {model: list(model.objects.order_by("pk").values()) for model in WRITTEN}
    batch = imports.commit(batch=_preview(), by=None)
    imports.undo(batch=batch, by=None)
    assert {model: list(model.objects.order_by("pk").values()) for model in WRITTEN} == before
    assert ImportBatch.objects.get().status == "undone"


def test_undo_after_somebody_changed_a_row_undoes_nothing_and_names_it() -> None:
    batch = imports.commit(batch=_preview(), by=None)
    week = Activity.objects.get(title_en="NATO Week")
    week.note_en = "Checked with the ministry."
    save_record(week, by=None, reason="checked")
    before = _counts()
    with pytest.raises(imports.EditedSince) as caught:
        imports.undo(batch=batch, by=None)
    assert str(caught.value) == "Changed or deleted since the import, so nothing was undone: NATO Week."
    assert _counts() == before


@pytest.mark.parametrize("step", [imports.commit, imports.undo])
def test_step_taken_twice_is_refused(step) -> None:
    batch = imports.commit(batch=_preview(), by=None)
    if step is imports.undo:
        imports.undo(batch=batch, by=None)
    with pytest.raises(imports.WrongStep):
        step(batch=batch, by=None)


def test_row_that_no_longer_fits_leaves_nothing_written() -> None:
    batch = _preview()
    row = batch.rows.get(number=5)
    make.ActivityFactory(code=imports.activity_code(row.parsed), plan=None)
    before = _counts()
    with pytest.raises(InvalidRecord):
        imports.commit(batch=batch, by=None)
    assert _counts() == before
    assert ImportBatch.objects.get().status == "previewed"


def test_activities_can_be_brought_into_a_plan_with_another_status() -> None:
    plan = make.AnnualPlanFactory()
    imports.commit(batch=_preview(plan=plan, status=ActivityStatus.PLANNED), by=None)
    assert set(Activity.objects.values_list("plan", "status")) == {(plan.pk, "planned")}


def test_thousands_of_pages_and_titles_have_codes_of_their_own() -> None:
    pages = {imports.page_code(f"https://example.org/{number}") for number in range(5000)}
    titles = {
        imports.activity_code(
            {"title_en": "", "title_ar": f"دورة {n}", "start": "2026", "end": None, "kind": "course"}
        )
        for n in range(5000)
    }
    assert (len(pages), len(titles)) == (5000, 5000)
