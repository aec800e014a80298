"""Every template is used, translated and within the content security policy."""

import pytest

from tests.architecture import templates as rules


def test_every_template_is_used():
    assert rules.unused(set(rules.texts()), rules.references()) == []


def test_every_named_template_exists():
    assert rules.missing(set(rules.texts()), rules.references()) == []
    assert list(rules.dynamic_names()) == []


@pytest.mark.parametrize("name", sorted(rules.texts()))
def test_template_says_nothing_untranslated(name):
    assert rules.read(rules.texts()[name]).words == []


@pytest.mark.parametrize("name", sorted(rules.texts()))
def test_template_keeps_to_the_policy(name):
    assert rules.read(rules.texts()[name]).refused == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Seats left</p>", ["Seats", "left"]),
        ('<img alt="A plan">', ["plan"]),
        ("<p>مقاعد</p>", ["مقاعد"]),
        ('<p>{% translate "Seats left" %}</p>', []),
        ('<p data-label="{% translate "Seats" %}">{{ seats }}</p>', []),
        ("{% blocktranslate trimmed %}Seats left{% endblocktranslate %}", []),
        ("{# a note #}{% comment %}another{% endcomment %}", []),
        ("{% block bodyclass %}sign-in{% endblock %}{% block content %}in{% endblock %}", ["in"]),
        ("<p>NATO–ICI <code>starts_on</code> 2026 &amp; x</p>", []),
    ],
)
def test_untranslated_words_are_found(text, words):
    assert rules.read(text).words == words


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('<p style="color: red">', ["style on <p>"]),
        ('<a onclick="go()">', ["onclick on <a>"]),
        ("<script>go()</script>", ["inline <script>"]),
        ("<style>p {}</style>", ["inline <style>"]),
        ('<script src="/a.js"></script><script type="application/json">{}</script>', []),
    ],
)
def test_policy_breaches_are_found(text, refused):
    assert rules.read(text).refused == refused


def test_unused_and_missing_templates_are_named():
    assert rules.unused({"a.html", "b.html", "admin/base_site.html"}, {"a.html"}) == ["b.html"]
    assert rules.missing({"a.html"}, {"a.html", "gone.html", "admin/index.html"}) == ["gone.html"]
