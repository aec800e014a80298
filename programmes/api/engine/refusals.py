"""The names by which a body knows what the services refuse."""

from collections.abc import Iterable, Mapping
from typing import Any

from programmes.errors import InvalidRecord

from .columns import Column
from .links import Link


def as_sent(error: InvalidRecord, parts: Mapping[str, Column | Link]) -> InvalidRecord:
    """The same refusal, each value under its path in the body (`memberships.0.dates.end`)."""
    fields: dict[str, list[Any]] = {}
    for name, sentences in error.fields.items():
        fields.setdefault(_path(name, parts), []).extend(sentences)
    return InvalidRecord(error.message, code=error.code, fields=fields)


def _path(name: str, parts: Mapping[str, Column | Link]) -> str:
    link, _dot, rest = name.partition(".")
    position, _dot, column = rest.partition(".")
    if isinstance(parts.get(link), Link) and column:
        return f"{link}.{position}.{_names(parts[link].columns).get(column, column)}"
    return _names(part for part in parts.values() if isinstance(part, Column)).get(name, name)


def _names(columns: Iterable[Column]) -> dict[str, str]:
    """The path of each column of the model. What has a key of its own goes before what is spoken for."""
    covered, own = {}, {}
    for column in columns:
        covered |= {name: _within(column, name) for name in column.covers}
        own |= {column.name: column.name} if column.write and not column.inside else {}
    return covered | own


def _within(column: Column, name: str) -> str:
    return f"{column.name}.{column.inside[name]}" if name in column.inside else column.name
