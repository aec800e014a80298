"""The numbers of certificates: how they are composed, and how a typed one is read.

`RC-2026-7K3N-X9M2-TDWR-D`: the year, twelve drawn characters and a check character. The alphabet
has 23 characters and no look-alikes or vowels, so no number spells a word; twelve of them are
54 bits. Each position weighs differently modulo 23, a prime, so any one character mistyped and any
two characters after the year exchanged no longer fit.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable

ALPHABET = "23456789CDFGHJKMNPRTWXY"
PREFIX = "RC"
YEAR, DRAWN, GROUP = 4, 12, 4  # characters: of the year, drawn, and between two hyphens
# The year alone may hold these; they weigh like two letters that no year can hold.
VALUES = {character: value for value, character in enumerate(ALPHABET)} | {"0": 21, "1": 22}
# What people write for a character that the alphabet leaves out.
MEANT = str.maketrans("OQILSZB", "0011528")


def draw(*, year: int, choose: Callable[[str], str] = secrets.choice) -> str:
    """A new number for a course that ended in `year`; `choose` picks one character of the alphabet."""
    return compose(year, "".join(choose(ALPHABET) for _position in range(DRAWN)))


def compose(year: int, drawn: str) -> str:
    """The number of a year and its drawn characters, with the check character, in groups."""
    body = f"{year:0{YEAR}d}{drawn}"
    return _grouped(body + _check(body))


def read(typed: str) -> str | None:
    """The number as it is kept, from what somebody typed; None where it cannot be a number.

    Small letters, spaces, other dashes and digits, and a missing prefix are understood.
    """
    plain = unicodedata.normalize("NFKC", typed[:100]).upper().translate(_digits())
    # Zero-width marks come along where a number is copied out of an Arabic line.
    kept = "".join(character for character in plain if character.isalnum())
    body = kept.removeprefix(PREFIX).translate(MEANT)
    if len(body) != YEAR + DRAWN + 1 or not body[:YEAR].isdigit():
        return None
    if not set(body[YEAR:]) <= set(ALPHABET) or _check(body[:-1]) != body[-1]:
        return None
    return _grouped(body)


def _digits() -> dict[int, str]:
    """Arabic-Indic and Persian digits as Latin ones."""
    return {base + number: str(number) for base in (0x0660, 0x06F0) for number in range(10)}


def _check(body: str) -> str:
    """The character that brings the weighted sum of all of them to a multiple of 23."""
    size = len(ALPHABET)
    total = sum(weight * VALUES[character] for weight, character in enumerate(body, start=1))
    return ALPHABET[-total * pow(len(body) + 1, -1, size) % size]


def _grouped(body: str) -> str:
    year, drawn, check = body[:YEAR], body[YEAR:-1], body[-1]
    groups = (drawn[start : start + GROUP] for start in range(0, DRAWN, GROUP))
    return "-".join((PREFIX, year, *groups, check))
