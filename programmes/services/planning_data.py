"""Problems, solutions and results of planning as plain data that JSON can hold, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_data(value: Any) -> Any:
    """The plain form of a frozen value: dates as ISO text, sets as sorted lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_data(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(to_data(one) for one in value)
    if isinstance(value, tuple | list):
        return [to_data(one) for one in value]
    if isinstance(value, dict):
        return {str(key): to_data(one) for key, one in value.items()}
    return str(value) if isinstance(value, StrEnum) else value


def from_data(shape: type[T], *, data: Any) -> T:
    """A value of a frozen dataclass from its plain form. Raises KeyError, TypeError or ValueError
    where the data is not of that shape."""
    given: T = _read(shape, data)
    return given


def _read(shape: Any, data: Any) -> Any:
    origin = get_origin(shape)
    if origin is UnionType:
        (inner,) = (one for one in get_args(shape) if one is not NoneType)
        return None if data is None else _read(inner, data)
    if origin is tuple:
        return tuple(_read(get_args(shape)[0], one) for one in data)
    if origin is frozenset:
        return frozenset(_read(get_args(shape)[0], one) for one in data)
    if origin is dict:
        return {key: _read(get_args(shape)[1], one) for key, one in data.items()}
    if is_dataclass(shape):
        return shape(**{name: _read(kind, data[name]) for name, kind in _shapes(shape).items()})  # type: ignore[operator, arg-type]
    if shape is date:
        return date.fromisoformat(data)
    return shape(data) if issubclass(shape, StrEnum) else data


@cache
def _shapes(shape: Any) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {one.name: hints[one.name] for one in fields(shape)}


def digest(data: Any) -> str:
    """The SHA-256 of plain data, the same wherever it is stored."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
