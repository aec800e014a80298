"""Search meets every spelling the sources use, and folding is a true normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.folding import fold, words

SPELLINGS = [
    ("إسطنبول", "اسطنبول"),
    ("الإقليمي", "الاقليمي"),
    ("الاستراتیجي", "الاستراتيجي"),  # ی U+06CC for ي
    ("جھة", "جهه"),  # ھ U+06BE for ه, ة as ه
    ("وأشــار", "واشار"),  # tatweel
    ("تقديــم", "تقديم"),
    ("مُحَمَّد", "محمد"),  # diacritics
    ("٢٠٢٦", "2026"),
    ("۲۰۲۶", "2026"),
    ("«ناتو»", "ناتو"),
    ("حلف»ناتو«", "حلف ناتو"),  # reversed quotes
    ("(ناتو)", "ناتو"),
    ("مسؤول", "مسوول"),
    ("هيئة", "هييه"),
    ("آسيا", "اسيا"),
    ("على", "علي"),
    ("ﻻ", "لا"),  # presentation form
    ("Élan", "elan"),
    ("NATO", "nato"),
    ("C-IED", "c ied"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_fold_brings_spellings_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("بحر", "بحري"), ("ناتو", "نادو"), ("2025", "2026")])
def test_fold_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_leaves_no_mark_case_or_run_of_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(char.isalnum() or char == " " for char in folded)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", min_size=1), st.integers(0, 20))
def test_fold_ignores_tatweel_anywhere(text: str, at: int) -> None:
    assert fold(text[:at] + "ـ" + text[at:]) == fold(text)


def test_words_are_folded_and_not_repeated() -> None:
    assert words("  Cyber  الأمن cyber  السيبرانيّ ") == ["cyber", "الامن", "السيبراني"]


def test_words_of_punctuation_alone_are_none() -> None:
    assert words("«» — ( )") == []
