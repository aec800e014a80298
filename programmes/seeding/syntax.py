"""What is wrong with a file that is no YAML, in the words of somebody who writes one by hand."""

from __future__ import annotations

import re

import yaml
from django.utils.translation import gettext_lazy as _
from yaml.reader import ReaderError

from programmes.seeding.problems import Sentence

# The loader built on libyaml is ten times as fast; where it is missing the other does the same.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 50
# What a file by hand gets wrong, by what either loader says of it; the first that fits is told.
_FAULTS: tuple[tuple[str, Sentence], ...] = (
    ("undefined alias", _("A name stands here after * that no & gives before it.")),
    ("expected a single document|another document", _("A second document begins here: leave out the ---.")),
    ("end of stream.*quoted scalar", _("A quotation mark is not closed.")),
    ("escape", _("What follows the backslash means nothing: write it twice, or use single quotation marks.")),
    ("expected ',' or|flow (mapping|sequence|node)", _("A bracket is not closed, or a comma is missing.")),
    ("expected ':'", _("A colon is missing after a name, or a space after a colon.")),
    (
        "mapping values are not allowed",
        _("A colon stands where none may: check the indentation, or use quotes."),
    ),
    (
        "expected <block end>|expected key|block (mapping|collection|sequence|end)",
        _("The indentation does not fit what stands above."),
    ),
    ("cannot start any token", _("A text begins with a sign that needs quotes around it.")),
)
_PLAIN = _("The file cannot be read as YAML.")


class TooDeep(Exception):
    """A file is nested more deeply than any seed; `line` is where."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def require_shallow(text: str) -> None:
    """Raises TooDeep before anything is built of the file, and YAMLError where it is no YAML."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise TooDeep(event.start_mark.line + 1 if event.start_mark else 1)


def fault(error: yaml.YAMLError, text: str) -> tuple[int, Sentence]:
    """The line of a fault, from 1, and what is wrong there."""
    if isinstance(error, ReaderError):
        line = text[: error.position].count("\n") + 1
        return line, _("A sign that no text holds stands here: leave it out.")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    before = text.splitlines()[line - 1 : line] if mark else []
    if before and re.match(r"\s*\t", before[0]):
        return line, _("A tab stands here: indent with spaces alone.")
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    return line, next((sentence for pattern, sentence in _FAULTS if re.search(pattern, said)), _PLAIN)
