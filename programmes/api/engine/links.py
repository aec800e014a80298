"""Rows that belong to a record, nested in its body: one statement a kind, however many records."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from rest_framework import serializers

from programmes.selectors.statements import NUMBER_MARK, Statement

from .columns import Column
from .shapes import Body


@dataclass(frozen=True, kw_only=True, eq=False)
class Link:
    """Rows of `model` whose column `back` points to the record, in `order`.

    `key` names the columns that tell the rows of one record apart, for writing them; a link
    without a key is read only. `plain` sends the values of the only column as a list.
    """

    name: str
    model: type[models.Model]
    back: str
    columns: Sequence[Column]
    order: tuple[str, ...]
    key: tuple[str, ...] = ()
    plain: bool = False
    detail: bool = False
    only: Q = field(default_factory=Q)
    filters: tuple = ()
    covers: tuple[str, ...] = ()
    component: str = ""

    def read(self) -> serializers.Field:
        return answer_list(self)

    def write(self) -> serializers.Field | None:
        return given_list(self)


@cache
def _statement(link: Link) -> Statement:
    rows = link.model._default_manager.filter(link.only, **{f"{link.back}__in": [NUMBER_MARK]})
    paths = [path for column in link.columns for path in column.paths]
    return Statement(rows.order_by(*link.order).values_list(link.back, *paths))


def gather(link: Link, keys: Sequence[int], language: str) -> dict[int, list]:
    """The nested rows of each record among `keys`, shaped."""
    found: dict[int, list] = defaultdict(list)
    shape = _plain(link, language) if link.plain else shaper(tuple(link.columns), language, 1)
    for row in _statement(link).rows_among(keys):
        found[row[0]].append(shape(row))
    return found


def _plain(link: Link, language: str):
    return lambda row: row[1]


@cache
def shaper(columns: tuple[Column, ...], language: str, first: int = 0):
    """A function that makes a row's body of the values from position `first` on."""
    parts, at = [], first
    for column in columns:
        shape = column.shape(language) if column.shape else None
        parts.append((column.name, shape, at, at + len(column.paths)))
        at += len(column.paths)

    def body(row):
        return {
            name: row[start] if shape is None else shape(*row[start:end]) for name, shape, start, end in parts
        }

    return body


@cache
def answer_list(link: Link) -> serializers.Field:
    if link.plain:
        return serializers.ListField(child=serializers.CharField(), required=False)
    return _many(_component(link), link, {column.name: column.read() for column in link.columns})


@cache
def given_list(link: Link) -> serializers.Field | None:
    if link.plain:
        return link.columns[0].write() if link.key else None
    if not link.key:
        return None
    accepted = {column.name: column.write() for column in link.columns if column.write}
    return _many(f"{_component(link)}Given", link, accepted)


def _component(link: Link) -> str:
    """The name of the row in the description: equal rows of several concepts share one."""
    return link.component or f"{link.model.__name__}Of{link.back.title()}"


_COMPONENTS: dict[tuple[str, ...], type[serializers.Serializer]] = {}


def _many(name: str, link: Link, accepted: dict[str, serializers.Field]) -> serializers.Field:
    doc = {"__doc__": str(link.model.__doc__).split("\n")[0]}
    built = type(name, (Body,), accepted | doc)
    return _COMPONENTS.setdefault((name, *accepted), built)(
        many=True, required=False, error_messages=Body.default_error_messages
    )


def content_type_of(model: type[models.Model]) -> models.QuerySet:
    """The content type's number, as a subquery that asks nothing by itself."""
    meta = model._meta.concrete_model._meta
    return ContentType.objects.filter(app_label=meta.app_label, model=meta.model_name).values("pk")[:1]
