"""Cursors: where a page begins, as an opaque text that names the row before it."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programmes.api.errors import BadParameter

from .ordering import Key


@dataclass(frozen=True)
class Cursor:
    backwards: bool
    values: tuple[Any, ...]


def write(order: tuple[Key, ...], values: tuple[Any, ...], *, backwards: bool) -> str:
    """The cursor of the page beside the row that has these values."""
    plain = [
        value if value is None or isinstance(value, str | int | float) else str(value) for value in values
    ]
    text = orjson.dumps([signature(order), int(backwards), plain])
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def read(order: tuple[Key, ...], text: str) -> Cursor:
    """The cursor in a parameter. Raises BadParameter where it is not one of this list and order."""
    try:
        signed, backwards, values = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if signed != signature(order) or backwards not in (0, 1) or b"\\u0000" in orjson.dumps(values):
            raise ValueError
        pairs = zip(order, values, strict=True)
        return Cursor(bool(backwards), tuple(key.read(value) for key, value in pairs))
    except (binascii.Error, ValueError, TypeError, OverflowError, ValidationError, UnicodeError) as error:
        message = _("This is not a cursor of this list in this order. Take it from “next” or “previous”.")
        raise BadParameter("cursor", message) from error


def signature(order: tuple[Key, ...]) -> str:
    return ",".join(f"-{key.name}" if key.down else key.name for key in order)
