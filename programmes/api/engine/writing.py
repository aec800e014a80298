"""Bodies into records: the shape is checked here, everything else by the services."""

from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, serializers

from programmes.errors import InvalidRecord
from programmes.services.rows import Rows, save_with_rows

from . import values
from .links import Link
from .refusals import as_sent
from .resources import Resource
from .shapes import Body
from .strays import MOST, strays

REASON = "reason"
LONGEST_REASON = 300


@dataclass(frozen=True)
class Given:
    """What a body says: columns of the record, plain related records, and rows that are part of it."""

    columns: dict[str, Any]
    related: dict[str, list[models.Model]]
    rows: list[Rows]
    reason: str


@cache
def serializer_of(resource: Resource) -> type[serializers.Serializer]:
    """The serializer that checks the shape of a body."""
    fields = {REASON: _reason()}
    for name, part in resource.keys.items():
        if part.write and (field := part.write()) is not None:
            fields[name] = field
    name = f"{resource.model.__name__}Given"
    doc = str(resource.model.__doc__).split("\n")[0]
    return type(name, (Body,), fields | {"__doc__": doc})


def _reason() -> serializers.Field:
    help = gettext_lazy("why this change is made; kept in the history")
    return serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_REASON, help_text=help)


def read(resource: Resource, data: Any, *, partial: bool, code: str = "") -> Given:
    """A body as values. Raises ValidationError naming each key that is wrong."""
    if not isinstance(data, dict):
        raise exceptions.ValidationError(_("Send one object."), "not_an_object")
    body = {name: value for name, value in data.items() if name != REASON}
    if unknown := list(islice(strays(resource.keys, body), MOST)):
        raise exceptions.ValidationError(_unknown(unknown))
    serializer = serializer_of(resource)(data={"code": code} | data if code else data, partial=partial)
    serializer.is_valid(raise_exception=True)
    validated = dict(serializer.validated_data)
    if code and validated.get("code", code) != code:
        raise exceptions.ValidationError({"code": [_("The code of a record never changes.")]}, "code_fixed")
    return _sorted(resource, validated)


def _unknown(found: list[tuple[str, list[str]]]) -> dict[str, list]:
    message = _("There is no such value. Known: %(names)s.")
    return {
        path: [exceptions.ErrorDetail(message % {"names": ", ".join(known)}, "unknown_field")]
        for path, known in found
    }


def _sorted(resource: Resource, validated: dict[str, Any]) -> Given:
    columns, related, rows = {}, {}, []
    reason = validated.pop(REASON, "")
    for name, value in validated.items():
        part = resource.keys.get(name)
        if not isinstance(part, Link):
            columns[name] = value
        elif part.plain:
            related[name] = value
        else:
            rows.append(_rows(part, value))
    return Given(_stored(resource.model, columns), related, rows, reason)


def _rows(link: Link, given: list[dict[str, Any]]) -> Rows:
    return Rows(link.name, link.model, link.back, link.key, [_stored(link.model, dict(row)) for row in given])


def _stored(model: type[models.Model], given: dict[str, Any]) -> dict[str, Any]:
    return {name: values.stored(model._meta.get_field(name), value) for name, value in given.items()}


def save(resource: Resource, record, given: Given, *, whole: bool, by, expected_version: int | None = None):
    """Give the record these values (and, for a whole body, the defaults for the rest) and write it."""
    columns = _defaults(resource, given) | given.columns if whole else given.columns
    for name, value in columns.items():
        setattr(record, name, value)
    try:
        return save_with_rows(
            record,
            rows=given.rows + (_missing(resource, given) if whole else []),
            related=_no_related(resource) | given.related if whole else given.related,
            by=by,
            reason=given.reason,
            expected_version=expected_version,
        )
    except InvalidRecord as error:
        raise as_sent(error, resource.keys) from error


def _defaults(resource: Resource, given: Given) -> dict[str, Any]:
    """The value of each column that a whole body leaves out."""
    names = {name for part in resource.keys.values() if part.write for name in part.covers}
    fields = [field for field in resource.model._meta.concrete_fields if field.name in names]
    found = {field.attname: field.get_default() for field in fields if field.name not in given.columns}
    return {name: value for name, value in found.items() if name != "code"} | {
        name: value for name, value in resource.fixed.items() if name not in given.columns
    }


def _missing(resource: Resource, given: Given) -> list[Rows]:
    """No rows, for each kind of row that a whole body leaves out."""
    said = {rows.name for rows in given.rows}
    parts = [part for part in resource.links if part.key and not part.plain and part.name not in said]
    return [Rows(part.name, part.model, part.back, part.key, []) for part in parts]


def _no_related(resource: Resource) -> dict[str, list[models.Model]]:
    return {part.name: [] for part in resource.links if part.plain and part.key}
