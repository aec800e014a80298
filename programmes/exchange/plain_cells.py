"""What a cell says once its marks nobody sees, its digits and its ways of saying nothing are set aside."""

import re

from programmes.exchange.csv_files import FORMULA_STARTS
from programmes.folding import fold

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Marks of direction and of joining, signs of control, and code points that stand for no sign at all.
_UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
)
# Signs and words that people write into a cell of which they know nothing.
_NOTHING = re.compile(r"^[-‐‑‒–—−_.…?؟/]+$")
_NOTHING_IN_WORDS = frozenset(
    map(
        fold,
        ("n/a", "na", "nil", "none", "null", "nan", "unknown", "not known", "not available", "not applicable",
         "tbc", "tbd", "tba", "to be confirmed", "to be determined", "to be announced", "لا يوجد", "لا توجد",
         "لا شيء", "غير معروف", "غير معروفة", "غير محدد", "غير متوفر", "غير متاح", "لم يحدد", "لم يحدد بعد",
         "يحدد لاحقا", "لا ينطبق"),
    )
)  # fmt: skip
_ERROR = re.compile(r"^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)$", re.IGNORECASE)


def latin_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as Latin ones."""
    return text.translate(_DIGITS)


def plain(cell: str) -> str:
    """The text of a cell in one line without marks nobody sees; empty where it says that nothing is known."""
    text = " ".join(_UNSEEN.sub("", cell).split())
    nothing = _NOTHING.match(text) or (fold(text) in _NOTHING_IN_WORDS and not is_error(text))
    return "" if nothing else text


def is_error(text: str) -> bool:
    """Whether the text is what a spreadsheet shows in the place of a value it could not work out."""
    return bool(_ERROR.match(text))


def is_damaged(text: str) -> bool:
    """Whether letters of the text were lost before it came here."""
    return "\ufffd" in text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text."""
    return text.startswith(FORMULA_STARTS)
