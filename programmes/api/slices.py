"""A part of a list that is no list of records: the newest rows, so many from so far."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .errors import BadParameter

MOST = 200
USUAL = 50
FURTHEST = 100_000
PARAMETERS = {
    "limit": (
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        _("how many at most"),
    ),
    "offset": (
        {"type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0},
        _("how many to pass over"),
    ),
}


def sliced(rows, given: dict[str, str]):
    """The rows asked for, and how many there are in all. Raises BadParameter."""
    limit = _number("limit", given.get("limit", ""), 1, MOST, USUAL)
    offset = _number("offset", given.get("offset", ""), 0, FURTHEST, 0)
    return rows[offset : offset + limit], rows.count()


def _number(name: str, text: str, least: int, most: int, usual: int) -> int:
    if not text:
        return usual
    if text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most:
        return int(text)
    raise BadParameter(name, _("Give a number from %(least)s to %(top)s.") % {"least": least, "top": most})
