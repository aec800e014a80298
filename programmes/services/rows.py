"""A record together with the rows that are part of it, written as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import User
from programmes.models.base import Tracked
from programmes.services.records import check, delete_record, save_record, write

T = TypeVar("T", bound=Tracked)


@dataclass(frozen=True)
class Rows:
    """All the rows that a record is to have: of `model`, whose column `back` points to the record.

    Rows are told apart by their `key` columns; `name` is what the caller calls them.
    """

    name: str
    model: type[Tracked]
    back: str
    key: tuple[str, ...]
    values: Sequence[Mapping[str, Any]]

    def key_of(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        columns = {field.name: field for field in self.model._meta.fields}
        return tuple(values.get(name, columns[name].get_default()) for name in self.key)


@transaction.atomic
def save_with_rows(
    record: T,
    *,
    rows: Sequence[Rows],
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
    related: Mapping[str, Sequence[models.Model]] | None = None,
) -> T:
    """Write a record and make its rows just those given: add, change and delete as needed.

    Raises InvalidRecord naming the row (`topics.0.reason_en`), StaleRecord, StillInUse.
    """
    save_record(record, by=by, reason=reason, expected_version=expected_version, related=related)
    for wanted in rows:
        _bring_in_line(record, wanted=wanted, by=by, reason=reason)
    return record


def _bring_in_line(record: Tracked, *, wanted: Rows, by: User | None, reason: str) -> None:
    present = {
        tuple(getattr(row, name) for name in wanted.key): row
        for row in wanted.model._default_manager.filter(**{wanted.back: record}).select_related(
            *(name for name in wanted.key if wanted.model._meta.get_field(name).is_relation)
        )
    }
    keys = [wanted.key_of(values) for values in wanted.values]
    for position, key in enumerate(keys):
        if key in keys[:position]:
            raise InvalidRecord(fields={f"{wanted.name}.{position}": [_("This stands here twice.")]})
    for key in present.keys() - set(keys):
        delete_record(present[key], by=by, reason=reason)
    for position, (key, values) in enumerate(zip(keys, wanted.values, strict=True)):
        row = present.get(key) or wanted.model(**{wanted.back: record})
        if _set(row, values, skip=wanted.back):
            _write_row(row, name=f"{wanted.name}.{position}", by=by, reason=reason)


def _set(row: Tracked, values: Mapping[str, Any], *, skip: str) -> bool:
    """Give the row these values and the defaults for the rest; whether it must be written."""
    changed = row.pk is None
    for field in row._meta.concrete_fields:
        if not field.editable or field.primary_key or field.name == skip:
            continue
        value = values.get(field.name, field.get_default())
        plain = value.pk if isinstance(value, models.Model) else value
        if getattr(row, field.attname) != plain:
            setattr(row, field.attname, plain)
            changed = True
    return changed


def _write_row(row: Tracked, *, name: str, by: User | None, reason: str) -> None:
    """Check and write one row. Raises InvalidRecord with the row's name before each field's."""
    try:
        check(row)
        write(row, by=by, reason=reason)
    except InvalidRecord as error:
        fields = error.fields or {"__all__": [error.message]}
        named = {name if key == "__all__" else f"{name}.{key}": said for key, said in fields.items()}
        raise InvalidRecord(fields=named) from error
