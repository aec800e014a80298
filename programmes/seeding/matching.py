"""What the database holds of the rows that the files speak of, by natural key, in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType

from programmes.models import SeededRecord
from programmes.models.base import Tracked
from programmes.seeding import schema, values
from programmes.seeding.schema import DATES, Field, Model
from programmes.seeding.shapes import Row

# SQLite takes a limited number of values in one query.
AT_ONCE = 500


def references(row: Row) -> Iterator[tuple[str, Model, str]]:
    """Every row that `row` points to: the column, the model and the natural key."""
    for name, field in schema.relations(row.model).items():
        value = row.values.get(name)
        for key in value if isinstance(value, list) else [value]:
            if key is not None:
                yield name, schema.target_of(field), key


class Store:
    """Stored rows by natural key, what the last loads wrote to them, and their plain values.

    A row that a load wrote is known by its id even where people have since renamed it.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.types = ContentType.objects.get_for_models(*schema.in_order())
        self.seeded = self._seeded()
        self.rows: dict[Model, dict[str, Tracked]] = defaultdict(dict)
        self.keys: dict[Model, dict[int, str]] = defaultdict(dict)
        needed = self._needed(rows)
        for model in schema.in_order():
            self._load(model, needed[model])

    def find(self, model: Model, key: str) -> Tracked | None:
        return self.rows[model].get(key)

    def add(self, key: str, instance: Tracked) -> None:
        model = type(instance)
        self.rows[model][key] = instance
        self.keys[model][instance.pk] = key

    def stored(self, instance: Tracked) -> dict[str, Any]:
        """The plain values of every column of a stored row."""
        model = type(instance)
        found = {name: self._plain(instance, field) for name, field in schema.columns(model).items()}
        if schema.has_dates(model):
            found[DATES] = [instance.start_written, instance.end_written]  # type: ignore[attr-defined]
        return found

    def written(self, model: Model, key: str) -> Mapping[str, Any]:
        """What the last load wrote to a row, nothing where no load did."""
        seeded = self.seeded.get((model, key))
        known = {*schema.columns(model), DATES}
        return {name: value for name, value in seeded.values.items() if name in known} if seeded else {}

    def _seeded(self) -> dict[tuple[Model, str], SeededRecord]:
        models_by_type = {self.types[model].pk: model for model in schema.in_order()}
        return {
            (models_by_type[row.content_type_id], row.key): row
            for row in SeededRecord.objects.order_by("pk")
            if row.content_type_id in models_by_type
        }

    def _needed(self, rows: Iterable[Row]) -> dict[Model, set[str]]:
        """The keys that are looked up, by model: rows, what they point to, and the parents of both."""
        needed: dict[Model, set[str]] = defaultdict(set)
        for row in rows:
            needed[row.model].add(row.key)
            for _name, model, key in references(row):
                needed[model].add(key)
        for model in reversed(schema.in_order()):
            if schema.is_link(model):
                needed[_parent(model)] |= {key.split("/")[0] for key in needed[model]}
        return needed

    def _load(self, model: Model, keys: set[str]) -> None:
        seeded = {row.object_id: key for (kind, key), row in self.seeded.items() if kind is model}
        for instance in self._fetch(model, "pk__in", list(seeded)):
            self.add(seeded[instance.pk], instance)
        missing = keys - self.rows[model].keys()
        for instance in self._candidates(model, missing):
            if instance.pk not in self.keys[model] and (key := self._natural(instance)) in missing:
                self.add(key, instance)

    def _candidates(self, model: Model, keys: set[str]) -> list[Tracked]:
        """Stored rows that may have one of the keys."""
        if not schema.is_link(model):
            return self._fetch(model, "code__in", sorted(keys))
        parents = {key.split("/")[0] for key in keys} & self.rows[_parent(model)].keys()
        ids = sorted(self.rows[_parent(model)][key].pk for key in parents)
        return self._fetch(model, f"{model.natural_key_fields[0]}__in", ids)

    def _fetch(self, model: Model, lookup: str, wanted: Sequence[Any]) -> list[Tracked]:
        """Rows by a list of values, with their plain many-to-many rows; their relations get keys."""
        several = [name for name, field in schema.relations(model).items() if field.many_to_many]
        found: list[Tracked] = []
        for start in range(0, len(wanted), AT_ONCE):
            lot = {lookup: wanted[start : start + AT_ONCE]}
            found += model._base_manager.filter(**lot).order_by("pk").prefetch_related(*several)
        for name, field in schema.relations(model).items():
            if field.many_to_many:
                ids = {one.pk for row in found for one in getattr(row, name).all()}
            else:
                ids = {getattr(row, field.attname) for row in found}
            self._know(schema.target_of(field), ids)
        return found

    def _know(self, model: Model, ids: set[int | None]) -> None:
        """Give a key to rows that only people have pointed to."""
        unknown = sorted(pk for pk in ids if pk is not None and pk not in self.keys[model])
        for instance in self._fetch(model, "pk__in", unknown) if unknown else ():
            self.keys[model][instance.pk] = self._natural(instance)

    def _natural(self, instance: Tracked) -> str:
        model = type(instance)
        if not schema.is_link(model):
            return str(instance.code)  # type: ignore[attr-defined]
        columns = schema.columns(model)
        found = {name: self._plain(instance, columns[name]) for name in model.natural_key_fields}
        return schema.key_of(model, found)

    def _plain(self, instance: Tracked, field: Field) -> Any:
        if field.many_to_many:
            keys = self.keys[schema.target_of(field)]
            return sorted(keys[one.pk] for one in getattr(instance, field.name).all())
        value = getattr(instance, field.attname)
        if field.is_relation:
            return None if value is None else self.keys[schema.target_of(field)][value]
        return values.plain(field, value)


def _parent(model: Model) -> Model:
    """The model that rows of a link model hang on: the target of the first column of their key."""
    return schema.target_of(schema.columns(model)[model.natural_key_fields[0]])
