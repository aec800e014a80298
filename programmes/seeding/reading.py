"""Seed files as they lie on disk: parsed, with the line of every value."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from yaml.constructor import SafeConstructor

from programmes.seeding import syntax
from programmes.seeding.problems import Problem, Sentence

_PLAIN_NUMBER = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Located:
    """A value of a seed file and the line it starts on: text, number, list or mapping of the same."""

    value: Any
    line: int


@dataclass(frozen=True)
class SeedFile:
    """One file: its name and its content, which is None where it cannot be parsed."""

    name: str
    content: Located | None


@dataclass(frozen=True)
class SeedFiles:
    files: tuple[SeedFile, ...]
    digest: str
    problems: tuple[Problem, ...]


def read_directory(directory: Path) -> SeedFiles:
    """Read every `*.yaml` file of a directory, in the order of their names."""
    paths = sorted(directory.glob("*.yaml"))
    if not paths:
        missing = Problem(str(directory), 1, "", _("There are no seed files here."))
        return SeedFiles((), digest({}), (missing,))
    try:
        texts = {path.name: path.read_bytes() for path in paths}
    except OSError as error:
        name = Path(error.filename or directory).name
        return SeedFiles((), digest({}), (Problem(name, 1, "", _unreadable(error)),))
    parsed = [_Parser(name).read(data) for name, data in texts.items()]
    problems = tuple(problem for _file, found in parsed for problem in found)
    return SeedFiles(tuple(file for file, _found in parsed), digest(texts), problems)


def _unreadable(error: OSError) -> str:
    return gettext("The file cannot be read: %(why)s.") % {"why": error.strerror or type(error).__name__}


def digest(texts: Mapping[str, bytes]) -> str:
    """A fingerprint of the files, by which two installations tell whether they hold the same seeds."""
    whole = hashlib.sha256()
    for name, data in sorted(texts.items()):
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


class _Parser:
    """Turns the nodes of one file into located values, noting what is wrong on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.constructor = SafeConstructor()
        # An alias is the same node again: it is converted once, and one inside itself is found out.
        self.done: dict[int, Located] = {}
        self.open: set[int] = set()

    def read(self, data: bytes) -> tuple[SeedFile, list[Problem]]:
        content = None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.note(data[: error.start].count(b"\n") + 1, _("This is not UTF-8 text."))
            return SeedFile(self.name, None), self.problems
        try:
            syntax.require_shallow(text)
            root = yaml.compose(text, Loader=syntax.Loader)
        except syntax.TooDeep as error:
            self.note(error.line, _("More lists stand within one another here than any record has."))
        except yaml.YAMLError as error:
            self.note(*syntax.fault(error, text))
        else:
            content = self.convert(root) if root is not None else Located(None, 1)
        return SeedFile(self.name, content), self.problems

    def note(self, line: int, message: Sentence) -> None:
        self.problems.append(Problem(self.name, line, "", message))

    def convert(self, node: yaml.Node) -> Located:
        line = node.start_mark.line + 1
        if id(node) in self.open:
            self.note(line, _("This value contains itself."))
            return Located(None, line)
        if id(node) not in self.done:
            self.open.add(id(node))
            self.done[id(node)] = Located(self.value(node), line)
            self.open.discard(id(node))
        return self.done[id(node)]

    def value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item) for item in node.value]
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode) -> dict[str, Located]:
        found: dict[str, Located] = {}
        for key, item in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
                self.note(line, _("The name of a value must be text."))
            elif key.value in found:
                self.problems.append(Problem(self.name, line, key.value, _("This is given twice.")))
            else:
                found[key.value] = self.convert(item)
        return found

    def scalar(self, node: yaml.Node) -> Any:
        line = node.start_mark.line + 1
        if node.tag.endswith(":str"):
            if _CONTROL.search(node.value):
                self.note(line, _("A sign that no text holds stands here: leave it out."))
            return node.value
        if node.tag.endswith(":int") and not _PLAIN_NUMBER.match(node.value):
            self.note(
                line, _("This number may be read in two ways: write plain digits, or put it in quotes.")
            )
            return None
        try:
            value = self.constructor.construct_object(node)
        except ValueError:
            # A day that does not exist: the field it stands in says so.
            return node.value
        except yaml.YAMLError:
            self.note(line, _("This value cannot be read; put it in quotes."))
            return None
        return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
