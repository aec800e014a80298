"""Names in a body that no value has, at any depth."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from rest_framework import serializers

from .columns import Column
from .links import Link

MOST = 20  # told in one answer


def strays(parts: Mapping[str, Column | Link], data: Mapping[str, Any], at: str = "") -> Iterator[tuple]:
    """Each unknown name by its path (`topics.0.colour`), with the names that may be written beside it."""
    for name, value in data.items():
        if name not in parts:
            yield f"{at}{name}", [known for known, part in parts.items() if part.write]
        elif isinstance(parts[name], Link):
            yield from _in_rows(parts[name], value, f"{at}{name}")
        elif isinstance(value, dict):
            yield from _in_object(parts[name], value, f"{at}{name}.")


def _in_rows(link: Link, rows: Any, at: str) -> Iterator[tuple]:
    columns = {column.name: column for column in link.columns}
    for position, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, dict):
            yield from strays(columns, row, f"{at}.{position}.")


def _in_object(column: Column, value: Mapping[str, Any], at: str) -> Iterator[tuple]:
    read, written = _names(column)
    for name in value:
        if read and name not in read | written:
            yield f"{at}{name}", list(written or read)


@cache
def _names(column: Column) -> tuple[dict[str, None], dict[str, None]]:
    """What an object may hold when it is read and when it is written; nothing where it is no object."""
    shapes = (column.read(), column.write() if column.write else None)
    read, written = (
        dict.fromkeys(shape.fields) if isinstance(shape, serializers.Serializer) else {} for shape in shapes
    )
    return read, written
