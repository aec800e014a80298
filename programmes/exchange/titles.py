"""Titles in two languages, told apart by their letters where a table has one column for both."""

import re

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_BETWEEN = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+")
_BULLET = re.compile(r"^[-–•*]\s+")


def is_arabic(text: str) -> bool:
    """Whether the text is written in Arabic letters alone."""
    return bool(_ARABIC.search(text)) and not _LATIN.search(text)


def is_latin(text: str) -> bool:
    """Whether the text is written in Latin letters alone."""
    return bool(_LATIN.search(text)) and not _ARABIC.search(text)


def unbulleted(text: str) -> str:
    """The text without the dash or dot that marks it as one of a list."""
    return _BULLET.sub("", text)


def in_their_languages(english: str, arabic: str) -> tuple[str, str]:
    """The two titles, each in the language of its letters, where that leaves no doubt; else as they came."""
    if is_arabic(english) and (not arabic or is_latin(arabic)):
        return arabic, english
    if is_latin(arabic) and not english:
        return arabic, english
    if not (english and arabic):
        pair = _BETWEEN.split(english or arabic)
        if len(pair) == 2 and is_latin(pair[0]) and is_arabic(pair[1]):
            return pair[0], pair[1]
        if len(pair) == 2 and is_arabic(pair[0]) and is_latin(pair[1]):
            return pair[1], pair[0]
    return english, arabic
