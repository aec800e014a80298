"""One sheet serves both directions: style sheets name no left and no right, and ask no other host."""

import re

import pytest

from tests.architecture.code import ROOT

FOLDER = ROOT / "programmes" / "static"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
FOREIGN = re.compile(r"(?:https?:)?//[\w.-]+\.\w{2,}")


def ours(pattern):
    return sorted(path for path in FOLDER.rglob(pattern) if "vendor" not in path.parts)


def physical(text):
    return [found.group().strip() for found in PHYSICAL.finditer(COMMENT.sub("", text))]


@pytest.mark.parametrize("path", ours("*.css"), ids=lambda path: path.name)
def test_style_sheet_names_no_side(path):
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*ours("*.css"), *ours("*.js")], ids=lambda path: path.name)
def test_front_end_asks_no_other_host(path):
    text = COMMENT.sub("", path.read_text(encoding="utf-8")).replace("http://www.w3.org/2000/svg", "")
    assert FOREIGN.findall(text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("p { margin-left: 1rem }", ["margin-left:"]),
        ("p{left:0;right : 0}", ["left:", "right :"]),
        ("p { text-align: right }", ["text-align: right"]),
        ("p { border-top-left-radius: 2px }", ["border-top-left-radius:"]),
        ("p { margin-inline-start: 1rem; inset-inline: 0; text-align: start }", []),
        ("/* left: as in a book */ p { border-inline-end: 0 }", []),
    ],
)
def test_sides_are_found(text, sides):
    assert physical(text) == sides
