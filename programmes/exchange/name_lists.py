"""Lists of names in one cell: parted as the column says, or as people part them where that names more."""

import re
from collections.abc import Callable, Mapping

from programmes.folding import fold

_PARTS = re.compile(r"[;؛\n\r]+")
# Signs and words that also stand within names; they part a list only where a name on record comes out.
_ALSO_PART = re.compile(r"\s*[,،/|+•]\s*|\s+&\s+|\s+and\s+|\s+و\s*(?=\w)", re.IGNORECASE)
_FORMS_OF_STATE = re.compile(
    r"^(?:the\s+)?(?:(?:state|kingdom|republic|sultanate)\s+of\s+)?(?:the\s+)?|^(?:دولة|مملكة|سلطنة|جمهورية)\s+",
    re.IGNORECASE,
)


def code_of(name: str, known: Mapping[str, str]) -> str | None:
    """What a name stands for among the known spellings, also as initials with points: `U.A.E.`."""
    folded = fold(name)
    if (code := known.get(folded)) or " " not in folded:
        return code
    letters = folded.split()
    return known.get("".join(letters)) if all(len(letter) == 1 for letter in letters) else None


def state_of(name: str, known: Mapping[str, str]) -> str | None:
    """What a state is known by, with or without the form of the state before its name."""
    return code_of(name, known) or code_of(_FORMS_OF_STATE.sub("", name.strip()), known)


def parts_of(cell: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names in a cell, each once, in order."""
    found: list[str] = []
    for part in _PARTS.split(cell):
        name = " ".join(part.split())
        pieces = [piece for piece in _ALSO_PART.split(name) if piece.strip()]
        parted = len(pieces) > 1 and not is_known(name) and any(map(is_known, pieces))
        found += pieces if parted else [name]
    return list(dict.fromkeys(name for name in found if fold(name)))
