"""The difference between the files and the database: what would be added, changed, retired, kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from programmes.models import Citation
from programmes.models.base import Record, Tracked
from programmes.seeding import schema
from programmes.seeding.matching import Store, references
from programmes.seeding.merging import Merge, edits, merge
from programmes.seeding.problems import Sentence
from programmes.seeding.schema import Model
from programmes.seeding.shapes import Row

EDITED = _("edited by people")
DELETED = _("deleted by people")
POINTS_TO_DELETED = _("points to a record that people deleted")


@dataclass(frozen=True)
class Change:
    """A stored row whose values follow the files."""

    row: Row
    instance: Tracked
    merged: Merge


@dataclass(frozen=True)
class Removal:
    """A row that has left the files: retired, or deleted where it is no record."""

    model: Model
    key: str
    file: str
    instance: Tracked


@dataclass(frozen=True)
class Kept:
    """Something left alone because people decided it: a value, or with no name the whole row."""

    model: Model
    key: str
    name: str
    stored: Any
    wanted: Any
    why: Sentence


@dataclass
class Difference:
    """What a load does. `written` is what counts as written by the seeds, by row, where that changes."""

    added: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    removed: list[Removal] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    same: list[Row] = field(default_factory=list)
    written: dict[tuple[Model, str], tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    forgotten: list[tuple[Model, str]] = field(default_factory=list)


def compare(rows: Sequence[Row], store: Store) -> Difference:
    """Compare rows that passed every check with what is stored."""
    return _Comparison(store).run(rows)


class _Comparison:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.found = Difference()
        # Rows that are in the files and shall not be in the database.
        self.gone = {one for one in store.seeded if store.find(*one) is None}
        # Rows that stay although they left the files, because people work on what supports them.
        self.held = self.cited_by_people()

    def run(self, rows: Sequence[Row]) -> Difference:
        place = {model: number for number, model in enumerate(schema.in_order())}
        for row in sorted(rows, key=lambda one: place[one.model]):
            self.row(row)
        wanted = {(row.model, row.key) for row in rows}
        left = [one for one in self.store.seeded if one not in wanted]
        # Backwards: what hangs on a row goes before the row.
        for model, key in sorted(left, key=lambda one: -place[one[0]]):
            self.left(model, key)
        return self.found

    def cited_by_people(self) -> set[tuple[int, int]]:
        """Rows for which people gave citations of their own, by type and id."""
        seeded = {row.object_id for (model, _key), row in self.store.seeded.items() if model is Citation}
        types = [self.store.types[model].pk for model in schema.in_order() if schema.is_link(model)]
        cited = Citation.objects.filter(content_type__in=types).values_list("pk", "content_type", "object_id")
        return {(kind, target) for pk, kind, target in cited if pk not in seeded}

    def row(self, row: Row) -> None:
        instance = self.store.find(row.model, row.key)
        if instance is not None:
            self.stored(row, instance)
        elif (row.model, row.key) in self.gone:
            self.keep(row, DELETED)
        elif self.points_to_gone(row):
            self.gone.add((row.model, row.key))
            self.keep(row, POINTS_TO_DELETED)
        else:
            self.found.added.append(row)
            self.found.written[row.model, row.key] = (row.file, row.values)

    def points_to_gone(self, row: Row, *names: str) -> bool:
        """Whether a column (of those named) or the row's own target is gone."""
        targets = {(model, key) for name, model, key in references(row) if not names or name in names}
        return bool(self.gone & (targets | ({row.target} if row.target and not names else set())))

    def keep(self, row: Row, why: Sentence) -> None:
        """Leave a row out. A citation that goes with its record is not worth a line of its own."""
        if not (row.model is Citation and row.target in self.gone):
            self.found.kept.append(Kept(row.model, row.key, "", None, None, why))

    def stored(self, row: Row, instance: Tracked) -> None:
        one = (row.model, row.key)
        merged = merge(
            written=self.store.written(*one),
            stored=self.store.stored(instance),
            wanted=row.values,
            default=lambda name: schema.default(row.model, name),
        )
        self.note_edits(row, merged)
        if merged.write and self.points_to_gone(row, *merged.write):
            self.keep(row, POINTS_TO_DELETED)
            return
        if merged.write:
            self.found.changed.append(Change(row, instance, merged))
        elif not merged.kept:
            self.found.same.append(row)
        if self.news(row, instance, merged):
            self.found.written[one] = (row.file, merged.written)

    def news(self, row: Row, instance: Tracked, merged: Merge) -> bool:
        """Whether what we remember of this row changes."""
        seeded = self.store.seeded.get((row.model, row.key))
        known = seeded and (seeded.file, seeded.values, seeded.object_id)
        return known != (row.file, merged.written, instance.pk)

    def note_edits(self, row: Row, merged: Merge) -> None:
        for name, (stored, wanted) in merged.kept.items():
            self.found.kept.append(Kept(row.model, row.key, name, stored, wanted, EDITED))

    def left(self, model: Model, key: str) -> None:
        """A row that is no longer in the files."""
        instance = self.store.find(model, key)
        if instance is None:
            self.found.forgotten.append((model, key))
            return
        file = self.store.seeded[model, key].file
        own = edits(written=self.store.written(model, key), stored=self.store.stored(instance))
        for name, (stored, last) in own.items():
            self.found.kept.append(Kept(model, key, name, stored, last, EDITED))
        if own and isinstance(instance, Citation):
            self.held.add((instance.content_type_id, instance.object_id))
        held = (self.store.types[model].pk, instance.pk) in self.held and schema.is_deleted(model)
        if held:
            self.found.kept.append(Kept(model, key, "", None, None, EDITED))
        in_use = schema.is_deleted(model) or (isinstance(instance, Record) and instance.retired_on is None)
        if in_use and not own and not held:
            self.found.removed.append(Removal(model, key, file, instance))
