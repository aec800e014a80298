"""Every sentence is translated, in full, and the compiled catalogues are those of the text."""

from types import SimpleNamespace

import polib
import pytest
from django.conf import settings

from tests.architecture import catalogues as rules
from tests.architecture.code import Module

paths = pytest.mark.parametrize("path", [rules.catalogue(language) for language in rules.PLURAL_FORMS])


def test_every_other_language_has_a_catalogue():
    others = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert others == set(rules.PLURAL_FORMS)
    assert [language for language in others if not rules.catalogue(language).exists()] == []


@paths
def test_every_sentence_is_translated(path):
    assert rules.untranslated(rules.spoken(), rules.entries(path)) == []


@paths
def test_translations_keep_the_values(path):
    assert list(rules.wrong_placeholders(rules.entries(path))) == []


@paths
def test_counted_sentences_have_every_form(path):
    assert rules.wrong_plurals(rules.entries(path), rules.PLURAL_FORMS[path.parts[-3]]) == []


@paths
def test_compiled_catalogue_matches_the_text(path):
    assert rules.compiled_differently(path) == []


def test_sentences_of_code_are_found():
    text = """_("one"); ngettext("a plan", "plans", 3); pgettext_lazy("month", "May"); gettext(u"two")"""
    assert list(rules.in_code(Module("a", text))) == [
        (None, "one", None),
        (None, "a plan", "plans"),
        ("month", "May", None),
        (None, "two", None),
    ]


def test_sentences_of_templates_are_found():
    text = (
        """{% load i18n %}{% translate "It's (one)" %}{% blocktranslate count n=3 %}a plan{% plural %}"""
        """{{ n }} plans{% endblocktranslate %}{% translate "May" context "month" %}{{ _("two") }}"""
        """{% blocktranslate trimmed with a=1 %}\n  from {{ a }}\n  on{% endblocktranslate %}"""
    )
    assert list(rules.in_template(text)) == [
        (None, "It's (one)", None),
        (None, "a plan", "%(n)s plans"),
        ("month", "May", None),
        (None, "two", None),
        (None, "from %(a)s on", None),
    ]


@pytest.mark.parametrize("text", ["_(name)", '_(f"plan {name}")', 'ngettext("a", b, 3)'])
def test_sentence_put_together_is_refused(text):
    with pytest.raises(rules.NotLiteral):
        list(rules.in_code(Module("a", text)))


def test_faults_of_a_catalogue_are_found(tmp_path):
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="from %(a)s", msgstr="من %(b)s"))
    catalogue.append(polib.POEntry(msgid="a plan", msgid_plural="plans", msgstr_plural={0: "خطة", 1: "خطط"}))
    catalogue.append(polib.POEntry(msgid="perhaps", msgstr="ربما", flags=["fuzzy"]))
    path = tmp_path / "django.po"
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    known = rules.entries(path)
    assert rules.untranslated({(None, "perhaps", None), (None, "new", None)}, known) == ["new", "perhaps"]
    assert list(rules.wrong_placeholders(known)) == ["'from %(a)s' as 'من %(b)s'"]
    assert rules.wrong_plurals(known, 6) == ["a plan"]
    assert rules.compiled_differently(path) == []
    catalogue[0].msgstr = "من %(a)s"
    catalogue.save(str(path))
    assert rules.compiled_differently(path) == ["from %(a)s"]


def test_counted_form_may_leave_the_number_out():
    entry = SimpleNamespace(msgstr="", msgstr_plural={0: "لا خطط", 1: "%(n)s خطط"})
    assert list(rules.wrong_placeholders({(None, "a plan", "%(n)s plans"): entry})) == []
