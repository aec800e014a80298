"""Numbers of people as tables give them: with signs, words and separators, never without their qualifier."""

import re
from collections.abc import Mapping

from programmes.enums import Qualifier
from programmes.exchange.plain_cells import latin_digits
from programmes.folding import fold

_COUNT = re.compile(r"^(\D*?)\s*(\d{1,3}(?:[,٬ ]\d{3})+|\d{1,6})\s*(\D*)$", re.ASCII)
_SIGNS: Mapping[str, Qualifier] = {
    ">": Qualifier.MORE_THAN,
    ">=": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
}
_BEFORE: Mapping[Qualifier, tuple[str, ...]] = {
    Qualifier.EXACT: ("exactly",),
    Qualifier.MORE_THAN: ("more than", "over", "أكثر من", "ما يزيد على", "ما يزيد عن", "يزيد على", "يزيد عن"),
    Qualifier.AT_LEAST: ("at least", "no fewer than", "not less than", "ما لا يقل عن", "لا يقل عن"),
    Qualifier.ABOUT: ("about", "around", "approximately", "approx", "circa", "ca", "c", "نحو", "حوالي",
                      "قرابة", "زهاء"),
}  # fmt: skip
_AFTER: Mapping[Qualifier, tuple[str, ...]] = {
    Qualifier.AT_LEAST: ("or more", "at least", "أو أكثر", "فأكثر", "على الأقل"),
    Qualifier.ABOUT: ("approximately", "approx", "تقريبا"),
}
_UNITS = frozenset(
    map(fold, ("participants", "participant", "people", "persons", "attendees", "pax", "مشارك", "مشاركا",
               "مشاركين", "مشاركون", "متدربا", "متدرب", "متدربين", "شخصا", "شخص"))
)  # fmt: skip


def _folded(words: Mapping[Qualifier, tuple[str, ...]]) -> dict[str, Qualifier]:
    return {fold(phrase): qualifier for qualifier, phrases in words.items() for phrase in phrases}


_SAID_BEFORE, _SAID_AFTER = _folded(_BEFORE), _folded(_AFTER)


def read_count(cell: str) -> tuple[int, Qualifier] | None:
    """The number of people a cell gives and what it claims about it; None where it is no such number."""
    found = _COUNT.match(latin_digits(cell))
    if found is None:
        return None
    before, after = found[1].strip(), _without_unit(found[3])
    first = _SIGNS.get(before) or _SAID_BEFORE.get(fold(before))
    last = Qualifier.AT_LEAST if after == "+" else _SAID_AFTER.get(fold(after))
    if (before and first is None) or (after and last is None) or (first and last):
        return None
    return int(re.sub(r"\D", "", found[2])), first or last or Qualifier.EXACT


def _without_unit(text: str) -> str:
    """What stands after the number apart from the people that are counted."""
    return " ".join(word for word in text.split() if fold(word) not in _UNITS)
