"""Carry out a difference, row by row through the services; every refusal is told with file and line."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError, StillInUse
from programmes.models import User
from programmes.models.base import Record, Tracked
from programmes.reasons import seeded
from programmes.seeding import schema, values
from programmes.seeding.comparison import Change, Difference, Kept, Removal
from programmes.seeding.matching import Store, references
from programmes.seeding.problems import Problem
from programmes.seeding.schema import DATES, Model
from programmes.seeding.shapes import Row
from programmes.services.records import create_records, delete_record, retire_record, save_record

IN_USE = _("no longer in the files, but others depend on it")
NOT_VALID = _("not valid together with what people changed")


class Writer:
    """Writes a difference. `problems` is what was refused; then the caller rolls everything back."""

    def __init__(self, store: Store, difference: Difference, *, by: User | None) -> None:
        self.store = store
        self.difference = difference
        self.by = by
        self.problems: list[Problem] = []
        # What hangs on a row that was refused is not tried: its own refusal would say nothing new.
        self.failed: set[tuple[Model, str]] = set()

    def write(self) -> None:
        for removal in list(self.difference.removed):
            self.remove(removal)
        for model in schema.in_order():
            for change in [one for one in self.difference.changed if one.row.model is model]:
                if not self.hopeless(change.row):
                    self.change(change)
            added = [row for row in self.difference.added if row.model is model and not self.hopeless(row)]
            for file, rows in groupby(added, key=lambda row: row.file):
                self.add(model, list(rows), file)

    def remove(self, removal: Removal) -> None:
        one = (removal.model, removal.key)
        reason = seeded(removal.file)
        if isinstance(removal.instance, Record) and not schema.is_deleted(removal.model):
            retire_record(removal.instance, by=self.by, reason=reason)
            last = dict(self.store.written(*one)) | {"retired_on": timezone.localdate().isoformat()}
            self.difference.written[one] = (removal.file, last)
            return
        try:
            delete_record(removal.instance, by=self.by, reason=reason)
        except StillInUse:
            self.difference.removed.remove(removal)
            self.difference.kept.append(Kept(*one, "", None, None, IN_USE))
        else:
            self.difference.forgotten.append(one)

    def add(self, model: Model, rows: Sequence[Row], file: str) -> None:
        """Write new rows of one model and file in one go; where that is refused, one by one to tell which."""
        instances = [self.instance(row) for row in rows]
        if any(field.many_to_many for field in schema.relations(model).values()):
            self.add_each(rows, instances)
            return
        try:
            instances = create_records(instances, by=self.by, reason=seeded(file))
        except ProgrammeError:
            self.add_each(rows, [self.instance(row) for row in rows])
        else:
            for row, instance in zip(rows, instances, strict=True):
                self.store.add(row.key, instance)

    def add_each(self, rows: Sequence[Row], instances: Sequence[Tracked]) -> None:
        for row, instance in zip(rows, instances, strict=True):
            if self.save(row, instance, row.values):
                self.store.add(row.key, instance)
            else:
                self.failed.add((row.model, row.key))

    def hopeless(self, row: Row) -> bool:
        """Whether a row points to one that was refused; then it is taken as refused too."""
        if not self.failed:
            return False
        targets = {(model, key) for _name, model, key in references(row)} | {row.target}
        if not self.failed & targets:
            return False
        self.failed.add((row.model, row.key))
        return True

    def instance(self, row: Row) -> Tracked:
        """A new row as the files want it, not yet written."""
        made = row.model()
        if isinstance(made, Record):
            made.code = row.key
        if row.target:
            model, key = row.target
            made.content_type = self.store.types[model]  # type: ignore[attr-defined]
            target = self.store.find(model, key)
            made.object_id = target and target.pk  # type: ignore[attr-defined]
        self.assign(made, row.values)
        return made

    def change(self, change: Change) -> None:
        """Write what the files changed; where people's own values stand against it, leave the row alone."""
        new = {name: value for name, (_old, value) in change.merged.write.items()}
        self.assign(change.instance, new)
        count = len(self.problems)
        saved = self.save(change.row, change.instance, new, expected_version=change.instance.version)
        if not saved and change.merged.kept:
            del self.problems[count:]
            self.difference.changed.remove(change)
            self.difference.written.pop((change.row.model, change.row.key), None)
            self.difference.kept += [
                Kept(change.row.model, change.row.key, name, old, value, NOT_VALID)
                for name, (old, value) in change.merged.write.items()
            ]

    def assign(self, instance: Tracked, new: Mapping[str, Any]) -> None:
        """Put plain values on a row, all but the many-to-many ones."""
        columns = schema.columns(type(instance))
        for name, value in new.items():
            if name == DATES:
                instance.set_dates(*value)  # type: ignore[attr-defined]
            elif not columns[name].is_relation:
                setattr(instance, name, values.python(columns[name], value))
            elif not columns[name].many_to_many:
                found = None if value is None else self.store.find(schema.target_of(columns[name]), value)
                setattr(instance, name, found)

    def save(
        self, row: Row, instance: Tracked, new: Mapping[str, Any], *, expected_version: int | None = None
    ) -> bool:
        """Write one row with its many-to-many rows; what is refused becomes problems."""
        try:
            save_record(
                instance,
                by=self.by,
                reason=seeded(row.file),
                expected_version=expected_version,
                related=dict(self.related(row.model, new)),
            )
        except ProgrammeError as error:
            self.problems += _told(row, error)
            return False
        return True

    def related(self, model: Model, new: Mapping[str, Any]) -> Iterator[tuple[str, list[Tracked]]]:
        for name, field in schema.relations(model).items():
            if field.many_to_many and name in new:
                found = [self.store.find(schema.target_of(field), key) for key in new[name]]
                yield name, [one for one in found if one is not None]


def _told(row: Row, error: ProgrammeError) -> Iterator[Problem]:
    """A refusal as problems of the files."""
    if not error.fields:
        yield Problem(row.file, row.line, "", error.message)
    for name, sentences in error.fields.items():
        field = "" if name == NON_FIELD_ERRORS else name
        for sentence in sentences:
            yield Problem(row.file, row.line_of(name), field, sentence)
