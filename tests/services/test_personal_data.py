"""Erasing a person leaves every count as it was and no trace of who it was, in any table."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.models import Certificate, Nomination, Nominee, SeatEvent
from programmes.seat_enums import NominationStatus
from programmes.selectors.personal_data import due_for_erasure, person_data
from programmes.services.personal_data import GONE, empty_old_lines, erase_due, erase_nominee
from programmes.services.records import save_record
from tests import factories as make

pytestmark = pytest.mark.django_db

NAME_EN, NAME_AR, EMAIL = "Zqxtest Wvmarker", "ظقخطاختبار علامةثئ", "zqx.marker@example.org"
MARKS = (NAME_EN, NAME_AR, EMAIL, "Old Zqxspelling", "مرتبة زقخ")


@pytest.fixture
def person() -> Nominee:
    """A nominee whose name stands wherever one may come to stand."""
    by = make.UserFactory()
    nominee = make.NomineeFactory.build(
        code="nominee-x",
        state=make.ParticipatingStateFactory(code="kw"),
        name_en="Old Zqxspelling",
        name_ar=NAME_AR,
        email=EMAIL,
        position="مرتبة زقخ",
        gender="female",
        service="civilian",
    )
    save_record(nominee, by=by, reason="registered")
    nominee.name_en = NAME_EN
    save_record(nominee, by=by, reason=f"spelt {NAME_EN} now")
    nomination = make.NominationFactory(
        state=nominee.state, nominee=nominee, status=NominationStatus.ATTENDED
    )
    save_record(nomination, by=by, reason=f"{NAME_EN} is back from leave")
    make.SeatEventFactory(
        seat=nomination.seat, nomination=nomination, kind="attended", reason="the tall one from the ministry"
    )
    make.SeatEventFactory(seat=nomination.seat, kind="offered", reason=f"instead of {NAME_EN.upper()}")
    old = make.CertificateFactory(nomination=nomination)
    old.revoked_at, old.revoked_reason = timezone.now(), "the tall one from the ministry was misspelt"
    save_record(old, by=by, reason="misspelt")
    make.CertificateFactory(nomination=nomination, replaces=old)
    report = make.CourseReportFactory(
        activity=nomination.call.activity, summary_en=f"Thanks to {NAME_EN}.", summary_ar=f"شكرا {NAME_AR}."
    )
    save_record(report, by=by, reason="draft")
    make.OutboxMessageFactory(call=nomination.call, state=nominee.state, body_en=f"Dear {NAME_EN}")
    batch = make.NominationImportFactory(state=nominee.state, file_name=f"{NAME_EN}.xlsx")
    make.NominationImportRowFactory(
        batch=batch, raw={"name": NAME_EN}, parsed={"name_ar": NAME_AR}, nomination=nomination
    )
    make.NominationImportRowFactory(
        batch=batch, raw={"name": f" {NAME_EN.lower()} "}, parsed={}, verdict="refused"
    )
    make.NominationImportRowFactory(
        batch=batch, raw={"name": "Dr Old Zqxspelling"}, parsed={}, verdict="refused"
    )
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Nominee),
        object_id=str(nominee.pk),
        object_repr=NAME_EN,
        action_flag=CHANGE,
        change_message=f"Changed {NAME_AR}",
    )
    return nominee


def _texts() -> Iterator[tuple[str, str]]:
    """Every value of every row of every table, as text."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            for name, value in row.items():
                yield f"{model.__name__}.{name}", str(value)


def _traces() -> set[str]:
    marks = [mark.casefold() for mark in MARKS]
    return {where for where, text in _texts() if any(mark in text.casefold() for mark in marks)}


def _counts() -> dict[str, Any]:
    return {
        "nominations": sorted(Nomination.objects.values_list("code", "state__code", "status", "seat")),
        "events": sorted(SeatEvent.objects.values_list("kind", "state__code", "nomination__code", "at")),
        "nominees": Nominee.objects.count(),
        "rows": make.NominationImportRowFactory._meta.model.objects.count(),
    }


def test_the_search_for_traces_finds_them_before(person: Nominee) -> None:
    assert _traces() >= {
        "Nominee.name_en",
        "HistoricalNominee.name_en",
        "HistoricalNominee.history_change_reason",
        "HistoricalNomination.history_change_reason",
        "SeatEvent.reason",
        "CourseReport.summary_ar",
        "HistoricalCourseReport.summary_en",
        "OutboxMessage.body_en",
        "NominationImport.file_name",
        "NominationImportRow.raw",
        "NominationImportRow.parsed",
        "LogEntry.object_repr",
        "LogEntry.change_message",
    }


def test_erasing_leaves_no_trace_in_any_table_and_every_count(person: Nominee) -> None:
    before = _counts()
    erase_nominee(nominee=person, by=make.UserFactory(), reason=f"asked for by {NAME_EN}")
    assert _traces() == set()
    assert _counts() == before


def test_erasing_empties_what_was_typed_about_the_nomination(person: Nominee) -> None:
    erase_nominee(nominee=person, by=None, reason="asked for")
    assert set(SeatEvent.objects.filter(nomination__isnull=False).values_list("reason", flat=True)) == {""}
    assert SeatEvent.objects.get(kind="offered").reason == f"instead of {GONE}"
    revoked = Certificate.objects.get(revoked_at__isnull=False)
    kept = revoked.history.values_list("revoked_reason", flat=True)
    assert (revoked.revoked_reason, list(kept)) == (GONE, [GONE, ""])


def test_erased_person_is_known_by_the_code_alone(person: Nominee) -> None:
    erased = erase_nominee(nominee=person, by=None, reason="asked for")
    assert (erased.label, str(erased), erased.erased_at is not None) == ("nominee-x", "nominee-x", True)
    assert [row.history_change_reason for row in erased.history.all()] == ["asked for"]


def test_erasing_twice_changes_nothing(person: Nominee) -> None:
    first = erase_nominee(nominee=person, by=None, reason="asked for")
    again = erase_nominee(nominee=person, by=None, reason="asked for")
    assert (again.version, again.erased_at) == (first.version, first.erased_at)


def test_erasing_one_person_leaves_others_alone(person: Nominee) -> None:
    other = make.NominationFactory(state=person.state).nominee
    row = make.NominationImportRowFactory(raw={"name": other.name_en})
    kept = person_data(other)
    erase_nominee(nominee=person, by=None, reason="asked for")
    row.refresh_from_db()
    assert (person_data(other), row.raw) == (kept, {"name": other.name_en})


def test_public_person_of_the_same_name_is_not_touched(person: Nominee) -> None:
    official = make.PersonFactory(title_en=NAME_EN)
    erase_nominee(nominee=person, by=None, reason="asked for")
    official.refresh_from_db()
    assert official.title_en == NAME_EN


def test_export_holds_all_that_is_kept(person: Nominee) -> None:
    found = person_data(person)
    assert found["nominee"] == {
        "code": "nominee-x",
        "state": "kw",
        "body": None,
        "name_en": NAME_EN,
        "name_ar": NAME_AR,
        "position": "مرتبة زقخ",
        "email": EMAIL,
        "service": "civilian",
        "gender": "female",
        "erased_at": None,
    }
    assert [one["name_en"] for one in found["history"]] == ["Old Zqxspelling", NAME_EN]
    (nomination,) = found["nominations"]
    assert (nomination["status"], [step["kind"] for step in nomination["steps"]]) == (
        "attended",
        ["attended"],
    )
    assert len(nomination["certificates"]) == 2
    assert all(number.startswith("RC-TEST-") for number in nomination["certificates"])
    assert [row["raw"] for row in found["imported_rows"]] == [
        {"name": NAME_EN},
        {"name": f" {NAME_EN.lower()} "},
        {"name": "Dr Old Zqxspelling"},
    ]


def _nominee_of(end: date | None, months: int) -> Nominee:
    policy = make.SeatPolicyFactory(retention_months=months)
    activity = make.CourseFactory(dated=True, starts_on=end, ends_on=end) if end else make.CourseFactory()
    call = make.SeatCallFactory(activity=activity, policy=policy)
    return make.NominationFactory(call=call).nominee


def test_keeping_time_is_counted_from_the_end_under_the_policy_of_each_call() -> None:
    over = _nominee_of(date(2024, 2, 28), months=24)
    last_day = _nominee_of(date(2024, 3, 1), months=24)
    longer = _nominee_of(date(2024, 2, 28), months=36)
    undated = _nominee_of(None, months=1)
    assert due_for_erasure(date(2026, 3, 1)) == [over]
    assert {one.pk for one in (last_day, longer, undated)} == {
        one.pk for one in Nominee.objects.exclude(pk=over.pk)
    }


def test_nominee_never_named_is_kept_as_long_as_the_newest_policy_says(today: date) -> None:
    make.SeatPolicyFactory(retention_months=1)
    nominee = make.NomineeFactory()
    assert due_for_erasure(today) == []
    assert due_for_erasure(today + timedelta(days=40)) == [nominee]


@pytest.fixture
def today() -> date:
    """Today, since the history writes its own moment."""
    return date.today()


def test_lines_of_old_spreadsheets_are_emptied_and_still_counted(today: date) -> None:
    make.SeatPolicyFactory(retention_months=1)
    row = make.NominationImportRowFactory(raw={"name": "Somebody"}, parsed={"name_en": "Somebody"})
    assert empty_old_lines(today=today, by=None) == 0
    assert empty_old_lines(today=today + timedelta(days=40), by=None) == 1
    row.refresh_from_db()
    assert (row.raw, row.parsed, row.notes, row.verdict) == ({}, {}, [], "add")
    assert empty_old_lines(today=today + timedelta(days=40), by=None) == 0


def test_command_shows_who_is_due_and_erases_only_when_told(capsys: pytest.CaptureFixture[str]) -> None:
    due = _nominee_of(date(2020, 1, 1), 24)
    call_command("nominee_data", "due")
    call_command("nominee_data", "due", "--commit", "--reason", "keeping time over")
    assert capsys.readouterr().out.splitlines() == [
        f"{due.code}  {due.state.code}",
        "The keeping time of 1 nominee is over. Nothing was written; add --commit to erase.",
        "Lines of old spreadsheets: 0.",
        f"{due.code}  {due.state.code}",
        "1 nominee was erased.",
        "Lines of old spreadsheets: 0.",
    ]
    due.refresh_from_db()
    assert due.erased_at is not None


def test_invented_policy_does_not_set_the_keeping_time(today: date) -> None:
    make.SeatPolicyFactory(retention_months=36, valid_from=date(2020, 1, 1))
    demo = make.AnnualPlanFactory(invented=True)
    make.SeatPolicyFactory(retention_months=1, valid_from=date(2026, 1, 1), plan=demo)
    make.NominationImportRowFactory(raw={"name": "Somebody"})
    make.NomineeFactory()
    later = today + timedelta(days=60)
    assert (due_for_erasure(later), empty_old_lines(today=later, by=None)) == ([], 0)


def test_whoever_is_due_is_erased_and_nobody_else() -> None:
    due, kept = _nominee_of(date(2020, 1, 1), 24), _nominee_of(date(2026, 1, 1), 24)
    assert erase_due(today=date(2026, 3, 1), by=None, reason="keeping time over") == [due]
    kept.refresh_from_db()
    assert kept.erased_at is None


def _statements_of_export(nominee: Nominee) -> int:
    with CaptureQueriesContext(connection) as asked:
        person_data(Nominee.objects.select_related("state").get(pk=nominee.pk))
    return len(asked)


def test_export_asks_as_much_for_three_nominations_as_for_one() -> None:
    nominee = make.NomineeFactory()
    for number in range(3):
        nomination = make.NominationFactory(
            state=nominee.state, nominee=nominee, status=NominationStatus.ATTENDED
        )
        make.SeatEventFactory(seat=nomination.seat, nomination=nomination, kind="attended")
        make.CertificateFactory(nomination=nomination)
        if number == 0:
            for_one = _statements_of_export(nominee)
    assert _statements_of_export(nominee) == for_one


def test_command_shows_before_it_erases(person: Nominee, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("nominee_data", "erase", "nominee-x")
    person.refresh_from_db()
    assert person.erased_at is None
    call_command("nominee_data", "erase", "nominee-x", "--commit", "--reason", "asked for")
    person.refresh_from_db()
    assert person.erased_at is not None
    assert capsys.readouterr().out.splitlines() == [
        "nominee-x would be erased. Nothing was written; add --commit to erase.",
        "nominee-x was erased. The nominations still count.",
    ]


def test_command_refuses_who_is_not_there() -> None:
    with pytest.raises(CommandError, match="There is no nominee “nobody”"):
        call_command("nominee_data", "export", "nobody")
