"""Ranks and forms of address that stand before a name, where a table has them in one cell."""

import re

from programmes.folding import fold

# Words that are no given name in either language; “Raid” and “Ameed” without the article are.
_LATIN = (
    "lt gen", "maj gen", "brig gen", "brigadier general", "major general", "lieutenant general", "lt col",
    "lieutenant colonel", "lt cdr", "1st lt", "2nd lt", "gen", "general", "brig", "brigadier", "col",
    "colonel", "maj", "major", "capt", "captain", "cpt", "cdr", "cmdr", "lt", "lieutenant", "sgt", "dr",
    "eng", "mr", "mrs", "ms", "prof",
)  # fmt: skip
_ARABIC = (
    "اللواء الركن", "العميد الركن", "العقيد الركن", "المقدم الركن", "الرائد الركن", "الملازم أول",
    "الفريق أول", "اللواء", "الفريق", "العميد", "العقيد", "المقدم", "الرائد", "النقيب", "الملازم", "الدكتور",
    "الدكتورة", "المهندس", "المهندسة", "السيد", "السيدة",
)  # fmt: skip
_RANKS = frozenset(map(fold, (*_LATIN, *_ARABIC)))
_LONGEST = 2  # words


def parted(name: str) -> tuple[str, str]:
    """The rank before a name, empty where there is none, and the name; a name keeps at least one word."""
    words = name.split()
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        before = " ".join(words[:length])
        if fold(before) in _RANKS:
            return before, " ".join(words[length:])
    glued = re.match(r"^(\w{2,4}\.)(\w.*)$", name)
    if glued and fold(glued[1]) in _RANKS:
        return glued[1], glued[2]
    return "", name
