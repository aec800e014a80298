"""Nominations by spreadsheet on the pages: brought, looked at, written, undone; what is refused is said."""

import io
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from programmes.enums import Role
from programmes.models import Nomination, NominationImport, Nominee
from programmes.services.seat_pool import turn_back
from tests.dashboards.reading import Page, queries, read
from tests.exchange.nomination_sheets import book, row
from tests.exchange.nomination_world import World

pytestmark = pytest.mark.django_db
HERE = "/en/door/imports/"
ROWS = (
    row(activity="open", name_ar="سالم المطيري"),
    row(activity="nowhere", name_en="Noura"),
    row(activity="open", name_en="=SECRET()"),
)


@pytest.fixture
def world(client):
    found = World()
    found.open = found.call("open", seats=2)
    client.force_login(found.focal)
    return found


def bring(client, data, name="names.xlsx", path=HERE):
    return client.post(path, {"file": SimpleUploadedFile(name, data)})


def plain(text):
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")


def test_file_is_brought_looked_at_written_and_undone(client, world):
    answer = bring(client, book(*ROWS))
    batch = NominationImport.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{HERE}{batch.pk}/")
    page = read(client, answer.url)
    assert "1 person would be named. Nothing is written yet." in page.text
    assert "1 will be added 0 already on record 2 refused" in page.text
    assert "Line 3 Noura nowhere Activity code: There is no activity with the code “nowhere”." in plain(
        page.text
    )
    assert "Name in English: “=SECRET()” is a formula. Put the text itself into the cell." in plain(page.text)
    assert not Nominee.objects.exists()
    written = Page(client.post(answer.url, {"step": "commit"}, follow=True))
    assert "Done: all are named." in written.text
    assert "1 person was named." in written.text
    one = Nomination.objects.get()
    assert written.address("Nomination") == f"/en/nominations/{one.code}/"
    undone = Page(client.post(answer.url, {"step": "undo"}, follow=True))
    assert "This was undone: nothing of it is left." in undone.text
    assert not Nominee.objects.exists()
    assert Page(client.post(answer.url, {"step": "undo"})).status == 409


def test_preview_speaks_the_language_it_is_asked_in(client, world):
    bring(client, book(*ROWS))
    batch = NominationImport.objects.get()
    page = read(client, f"/ar/door/imports/{batch.pk}/")
    assert "رمز النشاط" in page.text
    assert "Activity code" not in page.text


def test_commit_that_no_longer_fits_names_the_line_and_writes_nothing(client, world):
    bring(client, book(*ROWS))
    batch = NominationImport.objects.get()
    turn_back(call=world.open, state=world.kuwait, seats=2, by=world.focal, reason="Not needed.")
    page = Page(client.post(f"{HERE}{batch.pk}/", {"step": "commit"}))
    assert page.status == 409
    assert "Line 2 no longer fits, so nothing was written: The state has no seat" in page.text
    assert not Nominee.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("names.xlsx", b"", "The file is empty."),
        ("names.xlsx", b"MZ\x90\x00" + b"\0" * 99, "This is a file of another kind (EXE)."),
        ("names.csv", b"colour\nred\n", "One line must name the columns. Missing: Activity code,"),
        ("names.xlsx", b"PK\x03\x04" + b"\0" * 100_000_000, "The file is larger than 2 MB."),
    ],
    ids=["empty", "renamed exe", "headers", "100 MB"],
)
def test_what_is_no_table_is_said_beside_the_field(client, world, name, data, said):
    page = Page(bring(client, data, name))
    assert page.status == 400
    assert said in page.text
    assert [given["name"] for _tag, given in page.attributes if "aria-invalid" in given] == ["file"]
    assert not NominationImport.objects.exists()


def test_no_file_is_said(client, world):
    page = Page(client.post(HERE))
    assert (page.status, "This field is required." in page.text) == (400, True)


def test_log_names_nobody(client, world, caplog):
    with caplog.at_level(logging.DEBUG):
        bring(client, book(row(activity="open", name_en="Salem Al-Mutairi", email="salem@")))
        bring(client, b"MZ Salem Al-Mutairi")
        client.post("/en/door/open/nominate/", {"name_en": "Salem Al-Mutairi", "email": "salem@"})
    said = [line for line in caplog.messages if not line.startswith("(0.")]
    assert said
    assert [line for line in said if "Salem" in line or "salem@" in line] == []


def test_template_lists_the_own_activities_alone(client, world):
    world.call("theirs", invite=False)
    answer = client.get("/ar/door/imports/nominations.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="nominations.xlsx"'
    names, listed = load_workbook(io.BytesIO(answer.content)).worksheets
    assert names.sheet_view.rightToLeft
    assert [row[0].value for row in listed.iter_rows(min_row=2)] == ["open"]


def test_imports_of_others_are_not_found(client, world):
    bring(client, book(*ROWS))
    batch = NominationImport.objects.get()
    path = f"{HERE}{batch.pk}/"
    client.force_login(world.person(state=world.qatar))
    assert client.get(path).status_code == 404
    assert client.post(path, {"step": "commit"}).status_code == 404
    assert read(client, HERE).tables == []
    client.force_login(world.person(body=world.ministry))
    assert client.get(path).status_code == 404
    client.force_login(world.person(role=Role.PLANNER))
    shown = read(client, path, state="kw")
    assert (shown.status, "would be named" in shown.text) == (200, True)
    assert client.get(f"{path}?state=qa").status_code == 404
    assert client.post(f"{path}?state=kw", {"step": "commit"}).status_code == 403


def test_erased_lines_are_shown_empty(client, world):
    bring(client, book(*ROWS))
    batch = NominationImport.objects.get()
    for one in batch.rows.all():
        one.raw, one.parsed, one.notes = {}, {}, []
        one.save()
    page = read(client, f"{HERE}{batch.pk}/")
    assert page.status == 200
    assert "سالم" not in page.html


def test_pages_take_the_same_queries_for_one_file_and_for_three(client, world):
    bring(client, book(ROWS[0]))
    first = NominationImport.objects.get()
    taken = queries(client, HERE), queries(client, f"{HERE}{first.pk}/")
    bring(client, book(*ROWS))
    bring(client, book(*ROWS))
    three = NominationImport.objects.first()
    assert (queries(client, HERE), queries(client, f"{HERE}{three.pk}/")) == taken
