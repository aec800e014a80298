"""Folding of text for search: what is typed and what is stored meet in one plain form.

The text itself is never changed, only the index: the sources write the same names with several
forms of alef, ya and ha, with tatweel, diacritics, and Arabic-Indic digits.
"""

import unicodedata

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ے": "ي",
    "ؤ": "و",
    "ة": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك",
    "ء": None, "ـ": None,
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_TABLE = str.maketrans({**_LETTERS, **_DIGITS})


def fold(text: str) -> str:
    """Return `text` in the plain form used for search.

    Lower case, no diacritics of either script, one form for each Arabic letter, Latin digits,
    every run of punctuation and white space a single space. Folding twice changes nothing.
    """
    # NFKD first: it opens presentation forms and ligatures, and splits marks from letters.
    # The table runs before and after, since composed letters such as أ fold by the table alone.
    decomposed = unicodedata.normalize("NFKD", text.translate(_TABLE)).translate(_TABLE)
    plain = (
        char if char.isalnum() else " "
        for char in decomposed.casefold()
        if not unicodedata.category(char).startswith("M") and unicodedata.category(char) != "Cf"
    )
    return " ".join("".join(plain).split())


def words(query: str) -> list[str]:
    """The folded words of a search query, in order, without repeats."""
    return list(dict.fromkeys(fold(query).split()))
