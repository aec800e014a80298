"""A table of nominations is read cell by cell; each fault names line, column and reason in both languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from programmes.exchange.nomination_import import preview
from programmes.exchange.nomination_notes import SENTENCES, sentence
from programmes.exchange.nomination_rows import REFUSES
from programmes.models import Nomination, Nominee, SeatEvent
from programmes.services.nomination_imports import commit
from tests import factories as make
from tests.exchange.nomination_sheets import A_DAY, HEADER, book, row, text
from tests.exchange.nomination_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    found = World()
    found.call("open", seats=3)
    return found


def judged(world, data, **who):
    batch = preview(
        data=data, file_name="names.xlsx", state=world.kuwait, by=who.pop("by", world.focal), **who
    )
    return [
        (one.number, one.verdict, [(note["code"], note["column"]) for note in one.notes])
        for one in batch.rows.all()
    ]


def test_clean_rows_are_added_and_nothing_else_is_written(world):
    data = book(
        row(activity="open", name_ar="سالم المطيري", name_en="Salem Al-Mutairi", email="s@example.org"),
        row(activity="open", name_en="Noura", service="مدني", gender="أنثى", position="Major", body="kw-moi"),
    )
    batch = preview(data=data, file_name="names.xlsx", state=world.kuwait, by=world.focal)
    assert [(one.number, one.verdict, one.notes) for one in batch.rows.all()] == [
        (2, "add", []),
        (3, "add", []),
    ]
    assert [one.parsed for one in batch.rows.all()] == [
        {
            "activity": "open", "name_en": "Salem Al-Mutairi", "name_ar": "سالم المطيري", "position": "",
            "email": "s@example.org", "service": "", "gender": "", "body": "", "nominee": "", "same_as": 0,
        },
        {
            "activity": "open", "name_en": "Noura", "name_ar": "", "position": "Major", "email": "",
            "service": "civilian", "gender": "female", "body": "kw-moi", "nominee": "", "same_as": 0,
        },
    ]  # fmt: skip
    assert (Nominee.objects.count(), Nomination.objects.count()) == (0, 0)
    assert not SeatEvent.objects.filter(nomination__isnull=False).exists()


@pytest.mark.parametrize("write", [book, text], ids=["workbook", "csv"])
def test_arabic_digits_and_arabic_headers_are_read(world, write):
    world.call("2030-course-07", seats=1)
    data = write(row(activity="٢٠٣٠-course-٠٧", name_ar="سالم ٢", email="s٢@example.org"))
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    found = batch.rows.get()
    assert (found.verdict, found.parsed["activity"]) == ("add", "2030-course-07")
    assert (found.parsed["name_ar"], found.parsed["email"]) == ("سالم 2", "s2@example.org")


def test_code_of_digits_alone_is_read_from_a_number(world):
    world.call("2031", seats=1)
    assert judged(world, book(row(activity=2031, name_en="Salem"))) == [(2, "add", [])]


FAULTS = {
    "missing activity": (row(name_en="Salem"), [("no_activity", "activity")]),
    "unknown activity": (row(activity="nowhere", name_en="Salem"), [("unknown_activity", "activity")]),
    "not invited": (row(activity="elsewhere", name_en="Salem"), [("not_open_to_you", "activity")]),
    "no call": (row(activity="no-call", name_en="Salem"), [("not_open_to_you", "activity")]),
    "closed": (row(activity="closed", name_en="Salem"), [("seats_closed", "activity")]),
    "cancelled": (row(activity="off", name_en="Salem"), [("activity_off", "activity")]),
    "begun": (row(activity="begun", name_en="Salem"), [("begun", "activity")]),
    "past the gate": (row(activity="late", name_en="Salem"), [("past_gate", "activity")]),
    "over quota": (row(activity="full", name_en="Salem"), [("over_quota", "activity")]),
    "no name": (row(activity="open", email="s@example.org"), [("no_name", "name_ar")]),
    "no letters": (row(activity="open", name_en="***"), [("not_a_name", "name_en")]),
    "number for a name": (row(activity="open", name_en=12345), [("wrong_type", "name_en")]),
    "date for a rank": (
        row(activity="open", name_en="Salem", position=A_DAY),
        [("wrong_type", "position")],
    ),
    "yes for an address": (row(activity="open", name_en="Salem", email=True), [("wrong_type", "email")]),
    "formula": (row(activity="open", name_en="=A1&B1"), [("formula", "name_en")]),
    "link as formula": (
        row(activity="open", name_en="Salem", position='=HYPERLINK("x")'),
        [("formula", "position")],
    ),
    "too long": (row(activity="open", name_en="a" * 201), [("too_long", "name_en")]),
    "error of the sheet": (
        row(activity="open", name_en="Salem", position="#REF!"),
        [("error_cell", "position")],
    ),
    "lost letters": (row(activity="open", name_ar="سا\ufffdم"), [("lost_letters", "name_ar")]),
    "telephone beside a name": (
        row(activity="open", name_en="Salem +965 9999 8888"),
        [("long_number", "name_en")],
    ),
    "two addresses": (
        row(activity="open", name_en="Salem", email="s@example.org; b@example.org"),
        [("bad_email", "email")],
    ),
    "bad address": (row(activity="open", name_en="Salem", email="s@"), [("bad_email", "email")]),
    "unknown word": (row(activity="open", name_en="Salem", service="navy"), [("unknown_word", "service")]),
    "foreign state": (row(activity="open", name_en="Salem", state="قطر"), [("foreign_state", "state")]),
    "unknown state": (row(activity="open", name_en="Salem", state="Utopia"), [("foreign_state", "state")]),
    "unknown body": (row(activity="open", name_en="Salem", body="Navy"), [("unknown_body", "body")]),
    "foreign body": (row(activity="open", name_en="Salem", body="qa-moi"), [("foreign_body", "body")]),
}


@pytest.fixture
def faulty(world):
    world.call("elsewhere", seats=0, invite=False)
    make.CourseFactory(code="no-call", plan=world.plan)
    closed = world.call("closed", seats=1)
    closed.closed_at = closed.opened_at
    closed.save()
    world.call("off", seats=1, status="cancelled", status_reason_en="No hall.")
    world.call("begun", seats=1, weeks=0)
    world.call("late", seats=1, weeks=3)
    world.call("full", seats=0)
    return world


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_with_its_column(faulty, fault):
    cells, notes = FAULTS[fault]
    assert judged(faulty, book(cells)) == [(2, "refused", notes)]


def test_hidden_rows_merged_cells_and_surplus_refuse_a_row(world):
    fine = [row(activity="open", name_en=f"Person {letter}") for letter in "abc"]
    data = book(*fine[:2], [*fine[2], "left over"], hidden=[2], merged=["D3:D4"])
    assert judged(world, data) == [
        (2, "refused", [("hidden_row", "")]),
        (3, "refused", [("merged_cells", "position")]),
        (4, "refused", [("merged_cells", "position"), ("surplus_cells", "")]),
    ]


def test_one_person_in_two_spellings_is_one_person(world):
    world.call("second", seats=2)
    data = book(
        row(activity="open", name_ar="عبد الله الأحمد", name_en="Abdullah"),
        row(activity="open", name_ar="عبدالله الاحمد"),
        row(activity="second", name_ar="عَبْدُالله الأحـمد"),
        row(activity="open", name_en="ABDULLAH", name_ar="عبدالله الخالد"),
    )
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    assert [(one.verdict, one.notes, one.parsed["same_as"]) for one in batch.rows.all()] == [
        ("add", [], 0),
        ("refused", [{"code": "twice_in_file", "column": "name_ar", "value": "2"}], 2),
        ("add", [], 2),
        ("add", [{"code": "maybe_same", "column": "name_ar", "value": "2"}], 0),
    ]
    commit(batch=batch, by=world.focal)
    assert Nominee.objects.count() == 2
    assert sorted(Nomination.objects.values_list("call__activity__code", flat=True)) == [
        "open",
        "open",
        "second",
    ]


def test_person_who_may_be_another_is_named_and_the_doubt_is_said(world):
    known = make.NomineeFactory(state=world.kuwait, name_en="Noura", name_ar="نورة", email="n@example.org")
    world.call("wide", seats=6)
    data = book(
        row(activity="wide", name_en="Salem", name_ar="سالم المطيري"),
        row(activity="wide", name_en="Saalim", name_ar="سالم المطيري"),
        row(activity="wide", name_en="Badr", email="b@example.org"),
        row(activity="wide", name_ar="بدر", email="B@example.org"),
        row(activity="wide", name_en="Nora", name_ar="نورة"),
        row(activity="wide", name_en="Jaber", email="n@example.org"),
    )
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    assert [
        (one.verdict, [(note["code"], note["value"]) for note in one.notes]) for one in batch.rows.all()
    ] == [
        ("add", []),
        ("add", [("maybe_same", "2")]),
        ("add", []),
        ("add", [("maybe_same", "4")]),
        ("add", [("maybe_known", known.code)]),
        ("add", []),
    ]


def test_rank_before_a_name_goes_into_its_own_column_and_is_one_person_still(world):
    data = book(
        row(activity="open", name_en="Col. Salem", name_ar="العقيد سالم"),
        row(activity="open", name_en="Salem", position="Colonel"),
        row(activity="open", name_en="Dr. Noura", position="Engineer"),
    )
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    assert [
        (one.verdict, one.parsed["name_en"], one.parsed["name_ar"], one.parsed["position"])
        for one in batch.rows.all()
    ] == [
        ("add", "Salem", "سالم", "Col. / العقيد"),
        ("refused", "Salem", "", "Colonel"),
        ("add", "Noura", "", "Engineer"),
    ]
    assert [note["code"] for note in batch.rows.first().notes] == ["rank_in_name", "rank_in_name"]


def test_names_and_addresses_are_read_as_people_write_them(world):
    data = book(
        row(activity="open", name_en="سالم", email="Salem <s@example.org>", position="-", gender="N/A"),
        row(activity="open", name_en="Badr", email="mailto:b@example.org", state="The State of Kuwait"),
        row(activity="Course open", name_en="Ali", state="KWT", service="لا يوجد"),
    )
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    found = [
        (
            one.verdict,
            one.parsed["activity"],
            one.parsed["name_en"] or one.parsed["name_ar"],
            one.parsed["email"],
        )
        for one in batch.rows.all()
    ]
    assert found == [
        ("add", "open", "سالم", "s@example.org"),
        ("add", "open", "Badr", "b@example.org"),
        ("add", "open", "Ali", ""),
    ]
    assert [[note["code"] for note in one.notes] for one in batch.rows.all()] == [
        ["other_language"],
        [],
        ["by_title"],
    ]


def test_columns_nobody_asked_for_are_named_and_nothing_of_them_is_kept(world):
    data = book(
        [*row(activity="open", name_en="Salem +965 9999 8888"), "290010112345"], header=[*HEADER, "Civil ID"]
    )
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    one = batch.rows.get()
    assert {"code": "passed_over", "column": "", "value": "Civil ID"} in one.notes
    assert one.raw == {"activity": "open", "name_en": "Salem …"}
    assert "9999" not in f"{one.raw} {one.notes}"


def test_person_on_record_is_known_in_another_spelling_and_not_named_twice(world):
    known = make.NomineeFactory(state=world.kuwait, name_en="", name_ar="أحمد العلي", email="old@example.org")
    (seat, *_rest) = world.kuwait.seats.all()
    make.NominationFactory(call=seat.call, seat=seat, nominee=known, state=world.kuwait)
    world.call("second", seats=1)
    data = book(
        row(activity="open", name_ar="احمد العلى"),
        row(activity="second", name_ar="احمد العلى", email="new@example.org"),
    )
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    assert [
        (one.verdict, [(note["code"], note["value"]) for note in one.notes]) for one in batch.rows.all()
    ] == [
        ("known", [("known_nominee", ""), ("already_named", known.code)]),
        ("add", [("known_nominee", ""), ("other_email", "")]),
    ]


def test_same_name_of_another_body_is_another_person(world):
    make.NomineeFactory(state=world.kuwait, name_en="Salem", name_ar="", body=world.guard)
    assert judged(world, book(row(activity="open", name_en="Salem", body="kw-moi"))) == [(2, "add", [])]


def test_seats_of_a_body_go_to_it_alone_and_first(world):
    world.call("kept", seats=1, body=world.ministry)
    data = book(
        row(activity="kept", name_en="Ali"),
        row(activity="kept", name_en="Badr", body="الحرس الوطني"),
        row(activity="kept", name_en="Jaber", body="Ministry of Interior"),
    )
    assert judged(world, data) == [
        (2, "refused", [("over_quota", "activity")]),
        (3, "refused", [("over_quota", "activity")]),
        (4, "add", []),
    ]


def test_account_of_a_body_names_for_that_body_alone(world):
    officer = world.person(body=world.ministry)
    data = book(row(activity="open", name_en="Ali"), row(activity="open", name_en="Badr", body="kw-guard"))
    batch = preview(data=data, file_name="n", state=world.kuwait, by=officer, body=world.ministry)
    assert [(one.verdict, one.parsed["body"]) for one in batch.rows.all()] == [
        ("add", "kw-moi"),
        ("refused", "kw-moi"),
    ]


def test_past_the_gate_seats_accepted_on_offer_may_be_filled(world):
    world.call("late", seats=1, weeks=3)
    call = world.call("mixed", seats=1, weeks=3)
    world.seats(call, 1, by_offer=True)
    data = book(
        row(activity="late", name_en="Ali"),
        row(activity="mixed", name_en="Badr"),
        row(activity="mixed", name_en="Jaber"),
    )
    assert judged(world, data) == [
        (2, "refused", [("past_gate", "activity")]),
        (3, "add", []),
        (4, "refused", [("over_quota", "activity")]),
    ]


def test_the_centre_may_name_past_the_gate(world):
    world.call("late", seats=1, weeks=3)
    assert judged(world, book(row(activity="late", name_en="Ali")), by=None) == [(2, "add", [])]


def test_notes_keep_nothing_of_a_person(world):
    data = book(row(activity="open", name_en="=Secret()", position=A_DAY, email="secret@", service="secret"))
    batch = preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
    assert {note["value"] for note in batch.rows.get().notes} == {""}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_note_has_its_words_and_names_the_cell(language):
    with translation.override(language):
        for code in SENTENCES:
            said = sentence({"code": code, "column": "name_en", "value": ""}, {"name_en": "Some cell"})
            assert "%(" not in said
    assert set(SENTENCES) >= REFUSES


def test_preview_takes_as_many_queries_for_300_rows_as_for_one(world):
    def taken(rows):
        data = book(*(row(activity="open", name_en=f"Person {n}") for n in range(rows)))
        with CaptureQueriesContext(connection) as captured:
            preview(data=data, file_name="n", state=world.kuwait, by=world.focal)
        return len(captured)

    # Rows are stored 100 at a time.
    one = taken(1)
    assert taken(300) == one + 2
