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

from programmes import reasons
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
from programmes.services.records import create_records, delete_record

PARTICIPANTS = "participants-of-an-activity"
# Of a digest in a code: enough that thousands of rows in one table never meet.
DIGITS = 12


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
    writer.write(list(batch.rows.filter(verdict=RowVerdict.ADD)))
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
        delete_record(record, by=by, reason=reasons.import_undone(batch.pk))
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
    """Writes the rows of one batch, a kind of record at a time, keeping account of all it made."""

    def __init__(self, batch: ImportBatch, by: User | None) -> None:
        self.batch = batch
        self.by = by
        self.reason = reasons.imported(batch.pk, batch.file_name)
        self.made: list[tuple[str, int, int]] = []
        self.topics = {topic.code: topic for topic in Topic.objects.all()}
        self.states = {state.code: state for state in ParticipatingState.objects.all()}
        self.teams = {team.code: team for team in TrainingTeam.objects.all()}

    def write(self, rows: list[ImportRow]) -> None:
        sources = self._sources(rows)
        activities = self._create([self._activity(row.parsed) for row in rows])
        for row, activity in zip(rows, activities, strict=True):
            row.activity = activity
        self._create([link for row in rows for link in self._topics_of(row)])
        self._create([link for row in rows for link in self._states_of(row)])
        counted = [pair for pair in zip(activities, rows, strict=True) if pair[1].parsed["participants"]]
        measure = self._measure() if counted else None
        figures = self._create([self._figure(activity, row, measure) for activity, row in counted])
        cited = [
            *zip(activities, rows, strict=True),
            *zip(figures, (row for _one, row in counted), strict=True),
        ]
        self._create([self._citation(record, row, sources[_page_of(row)]) for record, row in cited])
        ImportRow.objects.bulk_update(rows, ["activity"], batch_size=500)

    def _create(self, records: list[Any]) -> list[Any]:
        made = create_records(records, by=self.by, reason=self.reason)
        self.made += [(record._meta.label, record.pk, record.version) for record in made]
        return made

    def _sources(self, rows: list[ImportRow]) -> dict[str, Source]:
        """The source of each page named in the rows, the file itself where none is named."""
        pages = {_page_of(row) for row in rows}
        known = {source.url: source for source in Source.objects.filter(url__in=pages - {""})}
        codes = {self._source_code(page): page for page in pages - set(known)}
        known |= {codes[source.code]: source for source in Source.objects.filter(code__in=codes)}
        new = [self._new_source(code, page) for code, page in sorted(codes.items()) if page not in known]
        return known | {source.url: source for source in self._create(new)}

    def _source_code(self, page: str) -> str:
        return page_code(page) if page else f"table-{self.batch.digest[:12]}"

    def _new_source(self, code: str, url: str) -> Source:
        if url:
            return Source(code=code, kind=SourceKind.WEB_PAGE, title_en=url[:300], url=url)
        name = self.batch.file_name
        return Source(code=code, kind=SourceKind.REFERENCE, title_en=name, reference=name)

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

    def _topics_of(self, row: ImportRow) -> list[ActivityTopic]:
        return [
            ActivityTopic(activity=row.activity, topic=self.topics[code], position=position)
            for position, code in enumerate(row.parsed["topics"], 1)
        ]

    def _states_of(self, row: ImportRow) -> list[Participation]:
        return [
            Participation(activity=row.activity, state=self.states[code], role=ParticipantRole.ATTENDED)
            for code in row.parsed["states"]
        ]

    def _measure(self) -> Measure:
        """The measure that counts of participants belong to, made where it is missing."""
        found = Measure.objects.filter(code=PARTICIPANTS).first()
        title = {"title_en": "Participants of an activity", "title_ar": "المشاركون في نشاط"}
        return found or self._create([Measure(code=PARTICIPANTS, **title)])[0]

    def _figure(self, activity: Activity, row: ImportRow, measure: Measure | None) -> ReportedFigure:
        count = row.parsed["participants"]
        return ReportedFigure(
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

    def _citation(self, record: Record, row: ImportRow, source: Source) -> Citation:
        type_ = ContentType.objects.get_for_model(record)
        return Citation(
            code=f"{slugify(type_.model)}-{record.code}-import"[:160],
            content_type=type_,
            object_id=record.pk,
            basis=Basis.STATED,
            source=source,
            statement_en=f"Listed in the imported table {self.batch.file_name}, line {row.number}.",
            statement_ar=f"وارد في الجدول المستورد {self.batch.file_name}، السطر {row.number}.",
        )


def _page_of(row: ImportRow) -> str:
    """The address a row names as its source, empty where it names none."""
    return row.parsed["source_url"]


def activity_code(values: dict[str, Any]) -> str:
    """A stable code: year, words of the English title, and a digest of what the row is known by."""
    day = values["start"] or values["end"] or ""
    known_by = "|".join((values["title_en"], values["title_ar"], day, values["kind"]))
    digest = hashlib.sha256(known_by.encode()).hexdigest()[:DIGITS]
    words = slugify(values["title_en"])[:60].strip("-_").replace("_", "-")
    return "-".join(filter(None, (day[:4] or "undated", words, digest)))


def page_code(url: str) -> str:
    """A stable code for a web page: its host and a digest of its address."""
    host = slugify(urlsplit(url).netloc.removeprefix("www.").replace(".", "-")).replace("_", "-")
    return f"page-{host[:60].strip('-')}-{hashlib.sha256(url.encode()).hexdigest()[:DIGITS]}"
