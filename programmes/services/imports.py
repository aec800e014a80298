"""Writing an imported table of activities, and taking it back."""

import hashlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from programmes.enums import Basis, ImportStatus, ParticipantRole, RowVerdict, SourceKind
from programmes.errors import ProgrammeError
from programmes.models import (
    Activity,
    ActivityTopic,
    Citation,
    ImportBatch,
    ImportRow,
    Measure,
    ParticipatingState,
    Participation,
    ReportedFigure,
    Source,
    Topic,
    TrainingTeam,
    User,
)
from programmes.models.base import Record, Tracked
from programmes.services.records import delete_record, save_record

PARTICIPANTS = "participants-of-an-activity"


class WrongStep(ProgrammeError):
    """The import is not at the step that is asked for."""

    code = "wrong_step"


class EditedSince(ProgrammeError):
    """Something the import made was changed by people since."""

    code = "edited_since"


@transaction.atomic
def store_preview(*, batch: ImportBatch, rows: list[ImportRow], by: User | None) -> ImportBatch:
    """Keep a preview with its rows. Nothing of the programme is written."""
    batch.made_by = by
    batch.save()
    for row in rows:
        row.batch = batch
    ImportRow.objects.bulk_create(rows)
    return batch


def _locked(batch: ImportBatch, expected: ImportStatus) -> ImportBatch:
    """The batch under lock. Raises WrongStep where somebody was quicker."""
    stored = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if stored.status != expected:
        raise WrongStep(
            _("This import is %(status)s; the step cannot be taken.")
            % {"status": stored.get_status_display()}
        )
    return stored


@transaction.atomic
def commit(*, batch: ImportBatch, by: User | None) -> ImportBatch:
    """Write exactly what the preview showed: all rows to be added, or none.

    Raises WrongStep where the batch is not a preview, InvalidRecord where the record has changed
    since the preview so that a row no longer fits.
    """
    batch = _locked(batch, ImportStatus.PREVIEWED)
    writer = _Writer(batch, by)
    for row in batch.rows.filter(verdict=RowVerdict.ADD):
        writer.write(row)
    batch.made = writer.made
    batch.status = ImportStatus.COMMITTED
    batch.committed_at = timezone.now()
    batch.save()
    return batch


@transaction.atomic
def undo(*, batch: ImportBatch, by: User | None) -> ImportBatch:
    """Delete what the commit made, last first. Raises EditedSince, and undoes nothing, where people
    have changed any of it; StillInUse where something else has come to depend on it."""
    batch = _locked(batch, ImportStatus.COMMITTED)
    made = [(_stored(label, pk), version) for label, pk, version in reversed(batch.made)]
    untouched = [record for record, version in made if record is not None and record.version == version]
    if len(untouched) < len(made):
        raise EditedSince(
            _("Changed or deleted since the import, so nothing was undone: %(names)s.")
            % {"names": _names(record for record, _version in made if record not in untouched)}
        )
    for record in untouched:
        delete_record(record, by=by, reason=f"import {batch.pk} undone")
    batch.status = ImportStatus.UNDONE
    batch.undone_at = timezone.now()
    batch.save()
    return batch


def _stored(label: str, pk: int) -> Tracked | None:
    return apps.get_model(label)._default_manager.filter(pk=pk).first()


def _names(records: Iterable[Tracked | None]) -> str:
    """A few of the records by name, for a sentence."""
    return ", ".join(sorted({str(record or "?") for record in records})[:5])


class _Writer:
    """Writes the rows of one batch, keeping account of every record made."""

    def __init__(self, batch: ImportBatch, by: User | None) -> None:
        self.batch = batch
        self.by = by
        self.reason = f"import {batch.pk}: {batch.file_name}"
        self.made: list[tuple[str, int, int]] = []
        self.topics = {topic.code: topic for topic in Topic.objects.all()}
        self.states = {state.code: state for state in ParticipatingState.objects.all()}
        self.teams = {team.code: team for team in TrainingTeam.objects.all()}

    def write(self, row: ImportRow) -> Activity:
        values = row.parsed
        activity = self._save(self._activity(values))
        for position, code in enumerate(values["topics"], 1):
            self._save(ActivityTopic(activity=activity, topic=self.topics[code], position=position))
        for code in values["states"]:
            self._save(
                Participation(activity=activity, state=self.states[code], role=ParticipantRole.ATTENDED)
            )
        source = self._source(values["source_url"])
        self._cite(activity, source, row)
        if values["participants"]:
            self._cite(self._figure(activity, values["participants"]), source, row)
        row.activity = activity
        row.save(update_fields=["activity"])
        return activity

    def _save(self, record: Any) -> Any:
        save_record(record, by=self.by, reason=self.reason)
        self.made.append((record._meta.label, record.pk, record.version))
        return record

    def _activity(self, values: dict[str, Any]) -> Activity:
        activity = Activity(
            code=activity_code(values),
            plan=self.batch.plan,
            kind=values["kind"],
            status=self.batch.activity_status,
            title_en=values["title_en"],
            title_ar=values["title_ar"],
            team=self.teams.get(values["team"]),
            delivered_by=values["delivered_by"],
        )
        activity.set_dates(values["start"], values["end"])
        return activity

    def _source(self, url: str) -> Source:
        """The page named in the row, or the file itself where none is named."""
        found = Source.objects.filter(url=url).first() if url else None
        if found is None:
            code = page_code(url) if url else f"table-{self.batch.digest[:12]}"
            found = Source.objects.filter(code=code).first() or self._save(self._new_source(code, url))
        return found

    def _new_source(self, code: str, url: str) -> Source:
        if url:
            return Source(code=code, kind=SourceKind.WEB_PAGE, title_en=url[:300], url=url)
        name = self.batch.file_name
        return Source(code=code, kind=SourceKind.REFERENCE, title_en=name, reference=name)

    def _cite(self, record: Record, source: Source, row: ImportRow) -> None:
        type_ = ContentType.objects.get_for_model(record)
        self._save(
            Citation(
                code=f"{slugify(type_.model)}-{record.code}-import"[:160],
                content_type=type_,
                object_id=record.pk,
                basis=Basis.STATED,
                source=source,
                statement_en=f"Listed in the imported table {self.batch.file_name}, line {row.number}.",
                statement_ar=f"وارد في الجدول المستورد {self.batch.file_name}، السطر {row.number}.",
            )
        )

    def _figure(self, activity: Activity, count: dict[str, Any]) -> ReportedFigure:
        measure = Measure.objects.filter(code=PARTICIPANTS).first() or self._save(
            Measure(code=PARTICIPANTS, title_en="Participants of an activity", title_ar="المشاركون في نشاط")
        )
        return self._save(
            ReportedFigure(
                code=f"{activity.code}-participants",
                measure=measure,
                activity=activity,
                value=count["value"],
                qualifier=count["qualifier"],
                unit_en="participants",
                unit_ar="مشاركا",
                scope_en="Who is counted is not stated.",
                scope_ar="لم يُذكر من الذين شملهم العدد.",
            )
        )


def activity_code(values: dict[str, Any]) -> str:
    """A stable code: year, words of the English title, and a digest of what the row is known by."""
    day = values["start"] or values["end"] or ""
    known_by = "|".join((values["title_en"], values["title_ar"], day, values["kind"]))
    digest = hashlib.sha256(known_by.encode()).hexdigest()[:6]
    words = slugify(values["title_en"])[:60].strip("-_").replace("_", "-")
    return "-".join(filter(None, (day[:4] or "undated", words, digest)))


def page_code(url: str) -> str:
    """A stable code for a web page: its host and a digest of its address."""
    host = slugify(urlsplit(url).netloc.removeprefix("www.").replace(".", "-")).replace("_", "-")
    return f"page-{host[:60].strip('-')}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"
