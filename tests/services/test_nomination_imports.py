"""What was previewed is committed, to the row or not at all; undoing leaves the tables byte for byte."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import ImportStatus
from programmes.errors import StillInUse
from programmes.exchange.nomination_import import preview
from programmes.models import Nomination, NominationImport, Nominee, SeatEvent
from programmes.seat_enums import NominationStatus
from programmes.services.nomination_imports import (
    ChangedSince,
    NothingToAdd,
    RowChanged,
    WrongStep,
    commit,
    undo,
)
from programmes.services.nominations import nominate, register_nominee, substitute, take_step, withdraw
from programmes.services.personal_data import erase_nominee
from programmes.services.records import save_record
from programmes.services.seat_errors import CallClosed, NotYours
from programmes.services.seat_pool import turn_back
from programmes.services.seats import close_call
from tests import factories as make
from tests.exchange.nomination_sheets import book, row
from tests.exchange.nomination_world import World
from tests.services.table_dump import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    found = World()
    found.open = found.call("open", seats=3)
    found.second = found.call("second", seats=2)
    return found


def brought(world, *rows, by=None):
    by = by or world.focal
    return preview(data=book(*rows), file_name="names.xlsx", state=world.kuwait, body=by.body, by=by)


TWO = (
    row(activity="open", name_ar="سالم", name_en="Salem", email="s@example.org", position="Major"),
    row(activity="second", name_ar="سالم", body=None),
    row(activity="open", name_en="Noura"),
)


def test_commit_names_exactly_the_rows_to_be_added(world):
    batch = brought(world, *TWO, row(activity="nowhere", name_en="Nobody"))
    done = commit(batch=batch, by=world.focal)
    assert done.status == ImportStatus.COMMITTED
    assert [
        (one.number, one.nomination and (one.nomination.nominee.label, one.nomination.call.activity.code))
        for one in batch.rows.select_related("nomination__nominee", "nomination__call__activity")
    ] == [(2, ("Salem", "open")), (3, ("Salem", "second")), (4, ("Noura", "open")), (5, None)]
    assert {(one.name_en, one.name_ar, one.email, one.position) for one in Nominee.objects.all()} == {
        ("Salem", "سالم", "s@example.org", "Major"),
        ("Noura", "", "", ""),
    }
    assert set(Nomination.objects.values_list("status", flat=True)) == {NominationStatus.NOMINATED}


@pytest.mark.parametrize("known", [False, True], ids=["new people", "a person on record too"])
def test_undo_leaves_every_table_byte_for_byte(world, known):
    if known:
        nominate(
            call=world.second,
            nominee=make.NomineeFactory(state=world.kuwait, name_en="Salem", name_ar="سالم"),
            by=world.focal,
        )
    batch = brought(world, TWO[0], TWO[2])
    before = dump()
    commit(batch=batch, by=world.focal)
    assert dump() != before
    undone = undo(batch=batch, by=world.focal)
    assert dump() == before
    # What remains are the import's own books: the file, its lines, when it was committed and undone.
    assert undone.status == ImportStatus.UNDONE
    assert undone.rows.count() == 2
    assert undone.rows.filter(nomination__isnull=False).count() == 0


def refused_whole(world, batch, error=RowChanged):
    before = dump()
    with pytest.raises(error) as caught:
        commit(batch=batch, by=world.focal)
    assert dump() == before
    assert NominationImport.objects.get(pk=batch.pk).status == ImportStatus.PREVIEWED
    return caught.value


def test_commit_is_refused_whole_naming_the_line_where_a_seat_went(world):
    batch = brought(world, *TWO)
    turn_back(call=world.open, state=world.kuwait, seats=2, by=world.focal, reason="Not needed.")
    error = refused_whole(world, batch)
    assert (error.line, error.why.code) == (4, "no_seat_left")
    assert str(error).startswith("Line 4 no longer fits, so nothing was written: ")


def test_commit_is_refused_whole_where_the_person_was_named_since(world):
    known = make.NomineeFactory(state=world.kuwait, name_en="Salem", name_ar="سالم")
    batch = brought(world, *TWO)
    nominate(call=world.second, nominee=known, by=world.focal)
    error = refused_whole(world, batch)
    assert (error.line, error.why.code) == (3, "already_named")


def test_commit_is_refused_whole_where_the_person_was_registered_since(world):
    batch = brought(world, *TWO)
    register_nominee(state=world.kuwait, by=world.focal, name_en="noura")
    error = refused_whole(world, batch)
    assert (error.line, error.why.code) == (4, "person_appeared")


def test_commit_is_refused_whole_where_the_seats_were_closed(world):
    batch = brought(world, *TWO)
    close_call(call=world.second, by=None, reason="Over.")
    assert refused_whole(world, batch).line == 3


def test_commit_is_refused_whole_where_the_person_was_erased(world):
    known = make.NomineeFactory(state=world.kuwait, name_en="Salem", name_ar="سالم")
    batch = brought(world, *TWO)
    erase_nominee(nominee=known, by=None, reason="Asked for.")
    assert refused_whole(world, batch).line == 2


def test_nothing_to_add_is_refused(world):
    refused_whole(world, brought(world, row(activity="nowhere", name_en="Nobody")), NothingToAdd)


def test_steps_are_taken_once(world):
    batch = brought(world, *TWO)
    with pytest.raises(WrongStep):
        undo(batch=batch, by=world.focal)
    commit(batch=batch, by=world.focal)
    with pytest.raises(WrongStep):
        commit(batch=batch, by=world.focal)
    undo(batch=batch, by=world.focal)
    with pytest.raises(WrongStep):
        undo(batch=batch, by=world.focal)


def _nomination(batch, line):
    return batch.rows.get(number=line).nomination


def _erased(world, batch):
    erase_nominee(nominee=_nomination(batch, 4).nominee, by=None, reason="Asked for.")


def _validated(world, batch):
    take_step(nomination=_nomination(batch, 4), to=NominationStatus.VALIDATED, by=None)


def _withdrawn(world, batch):
    withdraw(nomination=_nomination(batch, 4), by=world.focal, reason="Ill.")


def _replaced(world, batch):
    other = make.NomineeFactory(state=world.kuwait)
    substitute(nomination=_nomination(batch, 4), nominee=other, by=world.focal, reason="Ill.")


def _edited(world, batch):
    person = _nomination(batch, 4).nominee
    person.position = "Colonel"
    save_record(person, by=world.focal)


def _named_again(world, batch):
    nominate(call=world.second, nominee=_nomination(batch, 4).nominee, by=world.focal)


@pytest.mark.parametrize("since", [_erased, _validated, _withdrawn, _replaced, _edited, _named_again])
def test_undo_is_refused_where_anything_went_on_since(world, since):
    batch = commit(batch=brought(world, *TWO), by=world.focal)
    since(world, batch)
    before = dump()
    with pytest.raises(ChangedSince) as caught:
        undo(batch=batch, by=world.focal)
    assert caught.value.lines == (4,)
    assert dump() == before


def test_undo_is_refused_once_the_seats_are_closed(world):
    batch = commit(batch=brought(world, *TWO), by=world.focal)
    close_call(call=world.second, by=None, reason="Over.")
    with pytest.raises(CallClosed):
        undo(batch=batch, by=world.focal)


def test_only_the_own_state_and_body_take_steps(world):
    batch = brought(world, *TWO)
    stranger = world.person(state=world.qatar)
    officer = world.person(body=world.ministry)
    reader = world.person(role="reader")
    for other in (stranger, officer, reader):
        with pytest.raises(NotYours):
            commit(batch=batch, by=other)
    commit(batch=batch, by=world.focal)
    for other in (stranger, officer, reader):
        with pytest.raises(NotYours):
            undo(batch=batch, by=other)
    with pytest.raises(NotYours):
        preview(data=book(*TWO), file_name="n", state=world.kuwait, by=stranger)


def test_commit_and_undo_take_the_same_queries_for_each_row(world):
    def taken(rows):
        call = world.call(f"wide-{rows}", seats=rows)
        code = call.activity.code
        batch = brought(world, *(row(activity=code, name_en=f"Person {rows} {n}") for n in range(rows)))
        with CaptureQueriesContext(connection) as committing:
            commit(batch=batch, by=world.focal)
        with CaptureQueriesContext(connection) as undoing:
            undo(batch=batch, by=world.focal)
        return len(committing), len(undoing)

    one, two, three = taken(1), taken(2), taken(3)
    assert [two[step] - one[step] for step in (0, 1)] == [three[step] - two[step] for step in (0, 1)]


FAULTY = (
    {"activity": "nowhere"},
    {"activity": ""},
    {"activity": "full"},
    {"activity": "late"},
    {"name_en": ""},
    {"name_en": 17},
    {"name_en": "=1+1"},
    {"email": "nobody"},
    {"service": "navy"},
    {"state": "qa"},
    {"body": "qa-moi"},
    {"position": "x" * 300},
)


@pytest.mark.slow
def test_500_rows_with_every_fault_commit_exactly_as_previewed_and_undo_whole(world):
    """Every third row is faulty in one way, some people come twice in two spellings."""
    world.call("full", seats=0)
    world.call("late", seats=5, weeks=3)
    wide = world.call("wide", seats=250)
    dice = random.Random(4)
    rows = []
    for number in range(500):
        cells = {"activity": "wide", "name_en": f"Person {_spelt(number)}", "email": f"p{number}@example.org"}
        if number % 3 == 0:
            cells |= dice.choice(FAULTY)
        elif number % 15 == 5:
            cells["name_en"] = f"PERSON  {_spelt(number - 1).upper()}"
        rows.append(row(**cells))
    batch = brought(world, *rows)
    verdicts = dict(batch.rows.values_list("number", "verdict"))
    adding = {number for number, verdict in verdicts.items() if verdict == "add"}
    assert len(verdicts) == 500
    assert len(adding) == 250
    faults = {note["code"] for one in batch.rows.filter(verdict="refused") for note in one.notes}
    assert faults == {
        "unknown_activity", "no_activity", "over_quota", "past_gate", "no_name", "wrong_type", "formula",
        "bad_email", "unknown_word", "foreign_state", "foreign_body", "too_long", "twice_in_file",
    }  # fmt: skip
    before = dump()
    commit(batch=batch, by=world.focal)
    named = set(batch.rows.filter(nomination__isnull=False).values_list("number", flat=True))
    assert named == adding
    assert Nomination.objects.filter(call=wide).count() == 250
    assert SeatEvent.objects.filter(nomination__call=wide, kind="nominated").count() == 250
    undo(batch=batch, by=world.focal)
    assert dump() == before


def _spelt(number):
    """A number as letters, so that a name is one."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")


def test_undo_is_refused_where_a_certificate_hangs_on_it(world):
    batch = commit(batch=brought(world, *TWO), by=world.focal)
    make.CertificateFactory(nomination=_nomination(batch, 4))
    with pytest.raises(StillInUse):
        undo(batch=batch, by=world.focal)
