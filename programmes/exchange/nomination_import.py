"""Bringing in a table of nominations: preview it; the commit and the undoing are services of their own.

A preview writes nothing but itself, and the commit reads the stored preview, never the file again.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from programmes.enums import STATUSES_OFF_THE_FLOOR, RowVerdict
from programmes.exchange.files import read_file
from programmes.exchange.known_people import KnownPeople
from programmes.exchange.layouts import Table
from programmes.exchange.nomination_rows import NOMINATIONS, NominationRow, kept, parse_row
from programmes.folding import fold
from programmes.models import (
    NominatingBody,
    NominationImport,
    NominationImportRow,
    ParticipatingState,
    SeatCall,
    User,
)
from programmes.selectors import vocabulary
from programmes.selectors.nominations import KnownNominee, NominationFacts, compared, facts_for
from programmes.selectors.seat_policies import first_day, gates_of
from programmes.services import nomination_imports
from programmes.services.seat_rights import is_centre


def preview(
    *,
    data: bytes,
    file_name: str,
    state: ParticipatingState,
    by: User | None,
    body: NominatingBody | None = None,
    today: date | None = None,
) -> NominationImport:
    """Read a file of one state (and, for an account of a body, of that body) and store what would be
    written. Raises UnreadableTable where it is no table."""
    table = read_file(data, NOMINATIONS)
    facts = facts_for(state, today=today or timezone.localdate())
    judge = Judge(facts, body=body.code if body else "", centre=is_centre(by))
    batch = NominationImport(file_name=file_name[:200], digest=hashlib.sha256(data).hexdigest(), state=state)
    return nomination_imports.store_preview(batch=batch, rows=judge.rows(table), by=by)


class Judge:
    """Says of each row of one file whether it will be added; rows before it count as added."""

    def __init__(self, facts: NominationFacts, *, body: str, centre: bool) -> None:
        self.facts = facts
        self.body = body
        self.centre = centre
        self.states = vocabulary.state_names()
        self.others = _bodies_elsewhere(facts.state)
        self.free = Counter(facts.free)
        self.unshared = Counter(facts.unshared)
        self.people = KnownPeople(facts.nominees)
        self.known = set(facts.nominees)
        self.by_title = _by_title(facts.calls.values())
        self.named: dict[tuple[str, str], int] = {}

    def rows(self, table: Table) -> list[NominationImportRow]:
        """The rows of an import, each with its verdict and every note."""
        found = []
        for line in table.lines:
            parsed = parse_row(line, self.states, self.facts.state.code)
            found.append(
                NominationImportRow(
                    number=line.number,
                    raw=kept(line),
                    verdict=self.verdict(parsed, line.number),
                    parsed=parsed.values,
                    notes=parsed.notes,
                )
            )
        if table.passed_over:
            names = ", ".join(table.passed_over)[:200]
            found[0].notes.append({"code": "passed_over", "column": "", "value": names})
        return found

    def verdict(self, row: NominationRow, number: int) -> RowVerdict:
        """Judge one row against the record and the rows before it."""
        self._body(row)
        call = self._call(row)
        row.values["nominee"], row.values["same_as"] = "", 0
        if not (row.values["name_en"] or row.values["name_ar"]):
            return RowVerdict.REFUSED
        person = self._person(row, number)
        named = (row.values["activity"], person.code)
        if call and named in self.facts.standing:
            row.note("already_named", "activity", person.code)
            return RowVerdict.REFUSED if row.refused else RowVerdict.KNOWN
        if named in self.named:
            row.note("twice_in_file", "name_ar", str(self.named[named]))
        if call and not row.refused:
            self._seat(row, call)
        if row.refused:
            return RowVerdict.REFUSED
        self.named[named] = number
        if person not in self.known:
            self.people.add(person, number)
            self.known.add(person)
        return RowVerdict.ADD

    def _body(self, row: NominationRow) -> None:
        """The body a row names for; an account of a body names for that body alone."""
        cell, row.values["body"] = row.values["body"], self.body
        if not cell:
            return
        code = self.facts.bodies.get(fold(cell), "")
        if not code:
            row.note("foreign_body" if fold(cell) in self.others else "unknown_body", "body", cell)
        elif self.body and code != self.body:
            row.note("foreign_body", "body", cell)
        else:
            row.values["body"] = code

    def _call(self, row: NominationRow) -> SeatCall | None:
        """The call of the row's activity, if the state may still name people in it."""
        code = row.values["activity"]
        if not code:
            return None
        if code not in self.facts.activities and (meant := self.by_title.get(fold(code))):
            row.values["activity"] = code = meant
            row.note("by_title", "activity", code)
        call = self.facts.calls.get(code)
        if call is None:
            row.note(
                "not_open_to_you" if code in self.facts.activities else "unknown_activity", "activity", code
            )
            return None
        if call.closed_at is not None:
            row.note("seats_closed", "activity", code)
        elif call.activity.status in STATUSES_OFF_THE_FLOOR or call.activity.retired_on:
            row.note("activity_off", "activity", code)
        else:
            self._clock(row, call)
        return call

    def _clock(self, row: NominationRow, call: SeatCall) -> None:
        """A state names people up to the gate, later only for seats by offer or by hand; the Centre may."""
        starts, code = first_day(call.activity), call.activity.code
        if self.centre or starts is None:
            return
        if starts <= self.facts.today:
            row.note("begun", "activity", starts.isoformat())
        elif (due := self._past_gate(call)) and not self._key(self.facts.unshared, code, row.values["body"]):
            row.note("past_gate", "activity", due.isoformat())

    def _past_gate(self, call: SeatCall) -> date | None:
        """The day names were due, where it has passed and it is a state that names."""
        gates = None if self.centre else gates_of(call)
        return gates.nominate_on if gates and gates.nominate_on < self.facts.today else None

    def _person(self, row: NominationRow, number: int) -> KnownNominee:
        """Who the row speaks of: somebody on record, somebody of a row before, or a new person."""
        names = (compared(row.values["name_en"]), compared(row.values["name_ar"]))
        person = KnownNominee(f"line-{number}", names, row.values["body"], row.values["email"])
        found = self.people.same(person)
        if found is None:
            self._doubt(row, person)
            return person
        one, line = found
        row.values["nominee"], row.values["same_as"] = ("" if line else one.code), line
        if not line:
            row.note("known_nominee", "name_ar", one.code)
            if row.values["email"] and row.values["email"] != one.email:
                row.note("other_email", "email")
        return one

    def _doubt(self, row: NominationRow, person: KnownNominee) -> None:
        """Note somebody who may be the same person."""
        if found := self.people.alike(person):
            one, line = found
            row.note("maybe_same" if line else "maybe_known", "name_ar", str(line or one.code))

    def _seat(self, row: NominationRow, call: SeatCall) -> None:
        """Take a seat of the row's body, else one of no body; note where none is left."""
        free = self.unshared if self._past_gate(call) else self.free
        key = self._key(free, row.values["activity"], row.values["body"])
        if key is None:
            row.note("over_quota", "activity", row.values["activity"])
        else:
            free[key] -= 1

    def _key(self, free: Mapping[tuple[str, str], int], activity: str, body: str) -> tuple[str, str] | None:
        """Where a seat for the body is left: among its own, then among those of no body."""
        return next((key for key in ((activity, body), (activity, "")) if free.get(key, 0) > 0), None)


def _by_title(calls: Iterable[SeatCall]) -> dict[str, str]:
    """The codes of activities by their folded titles; a title that two share means neither."""
    found: dict[str, set[str]] = {}
    for call in calls:
        for title in filter(None, (call.activity.title_en, call.activity.title_ar)):
            found.setdefault(fold(title), set()).add(call.activity.code)
    return {title: codes.pop() for title, codes in found.items() if len(codes) == 1}


def _bodies_elsewhere(state: ParticipatingState) -> frozenset[str]:
    """Folded spellings of the bodies of other states."""
    rows = NominatingBody.objects.current().exclude(state=state).values_list("code", "title_en", "title_ar")
    return frozenset(fold(name) for row in rows for name in row if name)
