"""What our catalogue says for Django and its REST framework is still needed, and still said there."""

import gettext
from pathlib import Path

import django
import polib
import pytest
import rest_framework
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils import translation

from centre import borrowed
from tests.architecture import catalogues

DJANGO = Path(django.__file__).parent
REST_FRAMEWORK = Path(rest_framework.__file__).parent
PARTS = ("conf", "contrib/admin", "contrib/auth")


def said_in_django() -> set[str]:
    return {
        entry.msgid
        for part in PARTS
        for entry in polib.pofile(str(DJANGO / part / "locale/en/LC_MESSAGES/django.po"))
    }


def arabic(*folders: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in folders:
        with (folder / "locale/ar/LC_MESSAGES/django.mo").open("rb") as file:
            found |= gettext.GNUTranslations(file)._catalog
    return found


def ours(sentence: str) -> str:
    return catalogues.entries(catalogues.catalogue("ar"))[(None, sentence, None)].msgstr


def test_what_is_missing_in_django_is_said_there_and_not_in_arabic():
    theirs = arabic(*(DJANGO / part for part in PARTS))
    assert set(borrowed.MISSING_IN_DJANGO) <= said_in_django()
    assert [one for one in borrowed.MISSING_IN_DJANGO if one in theirs] == []


def test_what_is_left_in_english_is_so():
    theirs = arabic(*(DJANGO / part for part in PARTS))
    assert [theirs[one] for one in borrowed.LEFT_IN_ENGLISH_BY_DJANGO] == list(
        borrowed.LEFT_IN_ENGLISH_BY_DJANGO
    )


@pytest.mark.parametrize(
    ("sentences", "folders"),
    [
        (borrowed.MISREAD_BY_DJANGO, [DJANGO / part for part in PARTS]),
        (borrowed.MISREAD_BY_THE_REST_FRAMEWORK, [REST_FRAMEWORK]),
    ],
)
def test_what_is_said_otherwise_is_said_otherwise(sentences, folders):
    theirs = arabic(*folders)
    assert [one for one in sentences if theirs[one] == ours(one)] == []


@pytest.mark.parametrize(
    ("least", "characters"), [(1, "1"), (2, "2"), (8, "8 أحرف"), (12, "12 حرفاً"), (100, "100 حرف")]
)
def test_length_of_a_password_is_counted_as_arabic_counts(least, characters):
    validator = MinimumLengthValidator(least)
    with translation.override("ar"):
        assert characters in validator.get_help_text()
        with pytest.raises(ValidationError) as refused:
            validator.validate("")
        assert characters in refused.value.messages[0]
