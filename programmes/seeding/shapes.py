"""The shape of seed files: every entry is checked by itself before anything is looked up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.seeding import schema, values
from programmes.seeding.problems import Problem, Sentence, sentences
from programmes.seeding.reading import Located, SeedFile
from programmes.seeding.schema import DATE_DETAILS, DATES, Model
from programmes.validators import validate_code

TOP = frozenset({"about", "source", "records"})
ENTRY = frozenset({"model", "code", "fields", "cite"})
DATE_PARTS = frozenset({"start", "end", *DATE_DETAILS})


@dataclass(frozen=True)
class Row:
    """One row the files want: its model, natural key and plain values, and where they stand."""

    model: Model
    key: str
    file: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)
    target: tuple[Model, str] | None = None

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)


@dataclass(frozen=True)
class Entry:
    """A row together with what its entry cites, and the file's default source."""

    row: Row
    cites: tuple[Located, ...]
    source: str | None


class Shapes:
    """Checks entries and gathers the rows and the problems of all files."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.file = ""

    def note(self, line: int, name: str, message: Sentence) -> None:
        self.problems.append(Problem(self.file, line, name, message))

    def check(self, file: SeedFile) -> None:
        """Take in one file."""
        self.file = file.name
        if file.content is None:
            return
        if file.content.value is None:
            self.note(file.content.line, "", _("The file is empty."))
            return
        top = self.mapping(file.content, "", TOP)
        if top is None:
            return
        if not isinstance(values.get(top, "about"), str):
            self.note(file.content.line, "about", _("Say where this file comes from."))
        source = self.attempt(values.text, top["source"], "source") if "source" in top else None
        records = top.get("records")
        if records is None or not isinstance(records.value, list):
            self.note(records.line if records else file.content.line, "records", _("This must be a list."))
            return
        for item in records.value:
            self.entry(item, source)

    def entry(self, item: Located, source: str | None) -> None:
        given = self.mapping(item, "", ENTRY)
        if given is None:
            return
        model = self.model(item, given)
        if model is None:
            return
        found, lines = self.fields(model, item, given)
        key = self.key(model, item, given, found)
        cites = values.get(given, "cite") or []
        if not isinstance(cites, list):
            self.note(given["cite"].line, "cite", _("This must be a list."))
            cites = []
        if key is not None:
            row = Row(model, key, self.file, item.line, found, lines)
            self.entries.append(Entry(row, tuple(cites), source))

    def mapping(self, item: Located, name: str, allowed: frozenset[str]) -> dict[str, Located] | None:
        """The named values of a mapping; names that are not allowed are noted and left out."""
        if not isinstance(item.value, dict):
            self.note(item.line, name, _("This must be a list of names, each with its value."))
            return None
        for key, value in item.value.items():
            if key not in allowed:
                self.note(value.line, key, unknown(key, allowed))
        return {key: value for key, value in item.value.items() if key in allowed}

    def model(self, item: Located, given: Mapping[str, Located]) -> Model | None:
        if "model" not in given:
            self.note(item.line, "model", _("This is missing."))
            return None
        name = self.attempt(values.text, given["model"], "model")
        model = schema.seedable().get(name) if name else None
        if name and model is None:
            self.note(given["model"].line, "model", unknown(name, schema.seedable()))
        return model

    def fields(
        self, model: Model, item: Located, given: Mapping[str, Located]
    ) -> tuple[dict[str, Any], dict[str, int]]:
        """The plain values of an entry and the line of each."""
        where = given.get("fields", Located({}, item.line))
        named = self.mapping(where, "fields", schema.names_in_files(model)) or {}
        found: dict[str, Any] = {}
        lines = {name: value.line for name, value in named.items()}
        for name, value in named.items():
            if name == DATES:
                self.dates(model, value, found, lines)
            else:
                column = schema.columns(model)[name]
                self.keep(found, name, value, partial(values.parsed, column))
        for name in self.missing(model, found, named):
            self.note(item.line, name, _("This is missing."))
        return found, lines

    def dates(self, model: Model, where: Located, found: dict[str, Any], lines: dict[str, int]) -> None:
        """Uncertain dates: start and end as one value, and what is said about them."""
        given = self.mapping(where, DATES, DATE_PARTS) or {}
        bounds = Located((values.get(given, "start"), values.get(given, "end")), where.line)
        self.keep(found, DATES, bounds, lambda pair: values.written_bounds(*pair))
        for part, name in DATE_DETAILS.items():
            if part in given:
                column = schema.columns(model)[name]
                self.keep(found, name, given[part], partial(values.parsed, column))
                lines[name] = given[part].line

    def keep(self, found: dict[str, Any], name: str, value: Located, read: Callable[[Any], Any]) -> None:
        """Put the plain form of a value under its name, unless it is wrong."""
        try:
            found[name] = read(value.value)
        except ValidationError as error:
            for _name, sentence in sentences(error):
                self.note(value.line, name, sentence)

    def attempt(self, read: Callable[[Any], str], value: Located, name: str) -> str | None:
        found: dict[str, Any] = {}
        self.keep(found, name, value, read)
        return found.get(name)

    def missing(self, model: Model, found: Mapping[str, Any], named: Mapping[str, Located]) -> list[str]:
        """Columns that need a value, have none of their own and were given none."""
        return [
            name
            for name in schema.columns(model)
            if name not in found and name not in named and not schema.optional(model, name)
        ]

    def key(
        self, model: Model, item: Located, given: Mapping[str, Located], found: Mapping[str, Any]
    ) -> str | None:
        """The natural key of an entry, None where it has none that can be used."""
        if schema.is_link(model):
            if "code" in given:
                self.note(given["code"].line, "code", _("This kind of record has no code."))
            keys = model.natural_key_fields
            complete = all(name in found or schema.optional(model, name) for name in keys)
            return schema.key_of(model, found) if complete else None
        if "code" not in given:
            self.note(item.line, "code", _("This is missing."))
            return None
        return self.attempt(code, given["code"], "code")


def code(value: Any) -> str:
    """A code as records have it. Raises ValidationError."""
    validate_code(values.text(value))
    if len(value) > 160:
        raise ValidationError(_("A code has at most 160 characters."))
    return str(value)


def unknown(name: Any, allowed: Iterable[str]) -> str:
    """The sentence for a name that is not known, with the names that are."""
    message = gettext("“%(name)s” is not known here. Known: %(names)s.")
    return message % {"name": name, "names": ", ".join(sorted(allowed))}
