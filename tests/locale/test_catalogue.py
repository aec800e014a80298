"""The Arabic catalogue follows the rules that docs/translation.md gives translators."""

import ast
import re

import pytest

from tests.architecture import catalogues
from tests.architecture.code import product

PATH = catalogues.catalogue("ar")
ARABIC = re.compile("[\u0621-\u064a]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|{\w+}")
DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OTHER_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
LATIN_MARK = re.compile("[\u0621-\u064a\u064b-\u0652][,;?]|[“”]")
# Numbers of three, of eleven and of a hundred: the forms that always write the number.
WITH_NUMBER = (3, 4, 5)


def entries():
    return catalogues.entries(PATH).values()


def texts(entry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def offending(rule) -> list[str]:
    return [text for entry in entries() for text in texts(entry) if rule(text)]


def test_nothing_is_left_uncertain_or_empty():
    assert [entry.msgid for entry in entries() if "fuzzy" in entry.flags] == []
    assert offending(lambda text: not text.strip()) == []


def test_what_has_words_has_arabic_words():
    """Names, codes and mere punctuation apart."""
    same = {
        entry.msgid
        for entry in entries()
        if re.search("[A-Za-z]{2}", PLACEHOLDER.sub("", entry.msgid))
        and not all(ARABIC.search(text) for text in texts(entry))
    }
    assert same == {"activity:2026-course-07"}


@pytest.mark.parametrize("rule", [DIRECTION_MARKS, OTHER_DIGITS, LATIN_MARK])
def test_signs_of_another_script_stay_out(rule):
    assert offending(rule.search) == []


def test_counted_forms_keep_every_value():
    lost = [
        entry.msgstr_plural[form]
        for entry in entries()
        if entry.msgid_plural
        for form in WITH_NUMBER
        if set(PLACEHOLDER.findall(entry.msgstr_plural[form])) != set(PLACEHOLDER.findall(entry.msgid_plural))
    ]
    assert lost == []


def test_catalogue_names_no_person_and_no_moment():
    head, _rest = PATH.read_text().split("\n\n", 1)
    assert "@" not in head
    assert "Date" not in head
    assert "nplurals=6" in head


def test_places_are_files_without_lines_so_that_the_catalogue_stays_still():
    places = re.findall(r"^#: (.+)$", PATH.read_text(), re.MULTILINE)
    assert len(places) > 1000
    assert [line for line in places if re.search(r":\d", line)] == []
    assert "\n#~" not in PATH.read_text()


def test_functions_that_translate_keep_their_names():
    """The tools that collect sentences know the functions by name; `_` is the one short name they know."""
    renamed = [
        f"{module.name}: {alias.name} as {alias.asname}"
        for module in product()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in catalogues.ARGUMENTS and alias.asname not in (None, "_")
    ]
    assert renamed == []


def test_no_sentence_is_asked_for_inside_another_text():
    """Before Python 3.12 the collecting tools do not look into an f-string."""
    hidden = [
        ast.unparse(call)
        for module in product()
        for text in ast.walk(module.tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in catalogues.ARGUMENTS
    ]
    assert hidden == []
