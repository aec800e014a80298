"""Writing a previewed table of nominations, and taking it back until nothing of it is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.enums import ImportStatus, RowVerdict
from programmes.errors import ProgrammeError, StillInUse
from programmes.models import (
    NominatingBody,
    Nomination,
    NominationImport,
    NominationImportRow,
    Nominee,
    SeatCall,
    SeatEvent,
    User,
)
from programmes.services.nominations import nominate, register_nominee
from programmes.services.seat_errors import NotYours, later
from programmes.services.seat_events import hold_call, require_open
from programmes.services.seat_rights import SeatAct, require

# What the commit makes, in the order in which undoing takes it away.
MADE = (SeatEvent, Nomination, Nominee)
PERSON = ("name_en", "name_ar", "position", "email", "service", "gender")


class WrongStep(ProgrammeError):
    """The import is not at the step that is asked for."""

    code = "wrong_step"


class RowChanged(ProgrammeError):
    """A row no longer fits the record as the preview found it; nothing was written."""

    code = "row_changed"

    def __init__(self, line: int, why: ProgrammeError) -> None:
        self.line, self.why = line, why
        super().__init__(
            later(
                lambda: (
                    gettext("Line %(line)d no longer fits, so nothing was written: %(why)s")
                    % {"line": line, "why": _words(why)}
                )
            )
        )


class RowErased(ProgrammeError):
    code = "row_erased"
    message = _("its person was erased. Bring the file again.")


class PersonAppeared(ProgrammeError):
    code = "person_appeared"
    message = _("somebody of this name was registered since. Bring the file again.")


class NothingToAdd(ProgrammeError):
    code = "nothing_to_add"
    message = _("No line of this file can be added, so there is nothing to write.")


class ChangedSince(ProgrammeError):
    """Something the import made has gone on since; nothing was undone."""

    code = "changed_since"

    def __init__(self, lines: Sequence[int]) -> None:
        self.lines = tuple(lines)
        super().__init__(later(lambda: _changed(self.lines)))


@transaction.atomic
def store_preview(
    *, batch: NominationImport, rows: list[NominationImportRow], by: User | None
) -> NominationImport:
    """Keep a preview with its rows; nothing else is written. Raises NotYours."""
    _require_own(batch, by, SeatAct.NOMINATE)
    batch.made_by = by
    batch.save()
    for row in rows:
        row.batch = batch
    NominationImportRow.objects.bulk_create(rows, batch_size=100)
    return batch


@transaction.atomic
def commit(*, batch: NominationImport, by: User | None) -> NominationImport:
    """Name exactly the people of the rows shown as to be added, or nobody.

    Raises NotYours, WrongStep where the import is no preview any more, NothingToAdd, RowChanged
    naming the line where the record has changed since so that it no longer fits.
    """
    batch = _locked(batch, ImportStatus.PREVIEWED)
    _require_own(batch, by, SeatAct.NOMINATE)
    rows = list(batch.rows.filter(verdict=RowVerdict.ADD).order_by("number"))
    if not rows:
        raise NothingToAdd
    writer = _Writer(batch, by, rows)
    for row in rows:
        try:
            writer.write(row)
        except ProgrammeError as error:
            raise RowChanged(row.number, error) from error
    batch.made = writer.made()
    batch.status = ImportStatus.COMMITTED
    batch.committed_at = timezone.now()
    batch.save()
    NominationImportRow.objects.bulk_update(rows, ["nomination"], batch_size=200)
    return batch


@transaction.atomic
def undo(*, batch: NominationImport, by: User | None) -> NominationImport:
    """Take away all that the commit made, with its events and its history: as if it had not been.

    Raises NotYours, WrongStep, CallClosed, and ChangedSince naming the lines where anything made was
    changed, used or gone on since; then nothing is undone.
    """
    batch = _locked(batch, ImportStatus.COMMITTED)
    _require_own(batch, by, SeatAct.WITHDRAW)
    made = {model: [pk for label, pk, _version in batch.made if label == model._meta.label] for model in MADE}
    for call in _calls(made[Nomination]):
        require_open(hold_call(call))
    _require_untouched(batch, made)
    _erase(made)
    batch.status = ImportStatus.UNDONE
    batch.undone_at = timezone.now()
    batch.save()
    return batch


class _Writer:
    """Writes the rows of one import in order, its calls under lock."""

    def __init__(self, batch: NominationImport, by: User | None, rows: Sequence[NominationImportRow]) -> None:
        self.batch = batch
        self.by = by
        codes = {row.parsed.get("activity") for row in rows}
        found = SeatCall.objects.filter(activity__code__in=codes).order_by("pk").select_related("activity")
        # One order for everybody, so that two imports never wait for one another.
        self.calls = {call.activity.code: hold_call(call) for call in found}
        self.bodies = {body.code: body for body in NominatingBody.objects.filter(state=batch.state)}
        self.known = {one.code: one for one in Nominee.objects.filter(state=batch.state)}
        self.people: dict[int, Nominee] = {}
        self.nominations: list[Nomination] = []

    def write(self, row: NominationImportRow) -> None:
        """Name the person of one row. Raises ProgrammeError where that no longer can be."""
        if not row.parsed:
            raise RowErased
        body = self.bodies[row.parsed["body"]] if row.parsed["body"] else None
        nominee = self._nominee(row, body)
        call = self.calls[row.parsed["activity"]]
        row.nomination = nominate(call=call, nominee=nominee, body=body, by=self.by)
        self.nominations.append(row.nomination)

    def _nominee(self, row: NominationImportRow, body: NominatingBody | None) -> Nominee:
        if row.parsed["nominee"]:
            return self.known[row.parsed["nominee"]]
        if row.parsed["same_as"]:
            return self.people[row.parsed["same_as"]]
        person = {name: row.parsed[name] for name in PERSON}
        nominee = register_nominee(state=self.batch.state, body=body, by=self.by, **person)
        if nominee.code in self.known:
            raise PersonAppeared
        self.people[row.number] = nominee
        return nominee

    def made(self) -> list[list[Any]]:
        """Each record written: its model, key and version."""
        events = SeatEvent.objects.filter(nomination__in=self.nominations).order_by("pk")
        records: list[Any] = [*self.people.values(), *self.nominations]
        return [
            *([one._meta.label, one.pk, one.version] for one in records),
            *([SeatEvent._meta.label, pk, 1] for pk in events.values_list("pk", flat=True)),
        ]


def _locked(batch: NominationImport, expected: ImportStatus) -> NominationImport:
    """The import under lock. Raises WrongStep where somebody was quicker."""
    rows = NominationImport.objects.select_for_update(of=("self",))
    stored = rows.select_related("state", "made_by").get(pk=batch.pk)
    if stored.status != expected:
        raise WrongStep(
            _("This import is %(status)s; the step cannot be taken.")
            % {"status": stored.get_status_display()}
        )
    return stored


def _require_own(batch: NominationImport, by: User | None, act: SeatAct) -> None:
    """Raise NotYours where the import is another state's, or another body's."""
    require(act, by=by, state=batch.state, body=by.body if by else None)
    if by and by.body_id and batch.made_by and batch.made_by.body_id != by.body_id:
        raise NotYours


def _calls(nominations: Sequence[int]) -> Iterable[SeatCall]:
    return SeatCall.objects.filter(nominations__in=nominations).distinct().order_by("pk")


def _require_untouched(batch: NominationImport, made: dict[type[Any], list[int]]) -> None:
    """Raise ChangedSince unless everything made stands as it was made, and nothing came to hang on it."""
    versions = {(label, pk): version for label, pk, version in batch.made}
    touched = set()
    for label, pk in versions:
        model = apps.get_model(label)
        if model is not SeatEvent:
            stored = model._default_manager.filter(pk=pk).values_list("version", flat=True).first()
            touched |= {(model, pk)} if stored != versions[label, pk] else set()
    events = SeatEvent.objects.filter(nomination__in=made[Nomination]).exclude(pk__in=made[SeatEvent])
    later_named = Nomination.objects.filter(nominee__in=made[Nominee]).exclude(pk__in=made[Nomination])
    substitutes = Nomination.objects.filter(replaces__in=made[Nomination])
    touched |= {(Nomination, pk) for pk in events.values_list("nomination", flat=True)}
    touched |= {(Nominee, pk) for pk in later_named.values_list("nominee", flat=True)}
    touched |= {(Nomination, pk) for pk in substitutes.values_list("replaces", flat=True)}
    if touched:
        raise ChangedSince(_lines(batch, touched))


def _lines(batch: NominationImport, touched: set[tuple[Any, int]]) -> list[int]:
    """The lines of the file that made what was touched."""
    nominations = {pk for model, pk in touched if model is Nomination}
    nominees = {pk for model, pk in touched if model is Nominee}
    rows = batch.rows.filter(verdict=RowVerdict.ADD).select_related("nomination").order_by("number")
    return [
        row.number
        for row in rows
        if row.nomination is None or row.nomination_id in nominations or row.nomination.nominee_id in nominees
    ]


def _erase(made: dict[type[Any], list[int]]) -> None:
    """Delete the records and every trace of them in the history."""
    try:
        for model in MADE:
            for record in model._default_manager.filter(pk__in=made[model]).order_by("-pk"):
                record.delete()
    except (ProtectedError, RestrictedError) as error:
        raise StillInUse from error
    for model in (Nomination, Nominee):
        model.history.filter(id__in=made[model]).delete()


def _words(error: ProgrammeError) -> str:
    """An error and what it says of each value."""
    said = [str(one) for sentences in error.fields.values() for one in sentences]
    return " ".join(said) or str(error)


def _changed(lines: Sequence[int]) -> str:
    return ngettext(
        "What line %(lines)s brought was changed since, so nothing was undone.",
        "What lines %(lines)s brought was changed since, so nothing was undone.",
        len(lines),
    ) % {"lines": ", ".join(map(str, lines))}
