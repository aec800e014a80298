"""The documents speak of what is there."""

import re

from tests.architecture.code import ROOT

MADE = re.compile(r"\bmake ([a-z][a-z-]*)\b")
READ = re.compile(r"""\benvironment\.\w+\(\s*"([A-Z_]+)\"""")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def documents():
    return [
        ROOT / "README.md",
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted((ROOT / "seeds").glob("*.md")),
    ]


def targets():
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE))


def commands(text):
    """The targets of make that a text tells people to use: those it sets in code."""
    code = re.findall(r"`([^`\n]+)`|^ {4}(.+)$", text, re.MULTILINE)
    return {name for pair in code for part in pair for name in MADE.findall(part)}


def test_every_command_named_exists():
    unknown = {
        (path.name, name)
        for path in documents()
        for name in commands(path.read_text())
        if name not in targets()
    }
    assert unknown == set()


def test_every_setting_is_described():
    settings = set(READ.findall((ROOT / "centre" / "settings.py").read_text()))
    described = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "operations.md").read_text(), re.MULTILINE)
    )
    assert len(settings) > 5
    assert described == settings


def test_every_link_leads_somewhere():
    broken = [
        (path.name, link)
        for path in documents()
        for link in LINK.findall(path.read_text())
        if not (path.parent / link).exists()
    ]
    assert broken == []


def test_commands_are_found_in_code_only():
    assert commands("We make plans. `make run` or\n\n    make test\n") == {"run", "test"}


def test_settings_are_found():
    text = 'environment.text("ONE")\nenvironment.number(\n    "TWO", 3, least=0)\nother.text("THREE")'
    assert READ.findall(text) == ["ONE", "TWO"]
