"""Citations as they stand under a record in a seed file."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programmes.enums import Basis
from programmes.models import Citation, SourceParagraph
from programmes.seeding import schema, values
from programmes.seeding.reading import Located
from programmes.seeding.shapes import Entry, Row, Shapes, unknown

PARTS = frozenset({"paragraph", "source", "basis", "fields", "says_en", "says_ar"})
SAYS = {"says_en": "statement_en", "says_ar": "statement_ar"}
LONGEST_CODE = 150


class Citations:
    """Makes the citation rows of the entries, each with a code that the next load finds again."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.rows: list[Row] = []
        self.codes: Counter[str] = Counter()

    def take(self, entry: Entry) -> None:
        """Make the citations of one entry."""
        self.shapes.file = entry.row.file
        for cite in entry.cites:
            given = self.shapes.mapping(cite, "cite", PARTS)
            if given is not None:
                self.rows.append(self.row(entry, cite, given))

    def row(self, entry: Entry, cite: Located, given: Mapping[str, Located]) -> Row:
        found = self.wording(given)
        number = self.number(given)
        explicit = given.get("source")
        source = self.shapes.attempt(values.text, explicit, "source") if explicit else entry.source
        if found.get("basis") == Basis.ASSUMED and not explicit and number is None:
            source = None
        elif source is None:
            self.shapes.note(cite.line, "source", _("A stated or inferred value needs a source."))
        found |= {
            "fields": self.fields(entry.row, given),
            "source": source,
            "paragraph": f"{source}/{number}" if number is not None else None,
        }
        if not any(found.get(name) for name in SAYS.values()):
            self.shapes.note(cite.line, "says_en", _("Say in your own words what the source supports."))
        lines = {SAYS.get(name, name): value.line for name, value in given.items()}
        target = (entry.row.model, entry.row.key)
        key = self.code(target, source, number)
        return Row(Citation, key, entry.row.file, cite.line, found, lines, target)

    def wording(self, given: Mapping[str, Located]) -> dict[str, Any]:
        """The basis and the statement in both languages."""
        found: dict[str, Any] = {"basis": Basis.STATED.value}
        for name in {"basis", *SAYS} & given.keys():
            column = schema.columns(Citation)[SAYS.get(name, name)]
            self.shapes.keep(found, column.name, given[name], partial(values.parsed, column))
        return found

    def number(self, given: Mapping[str, Located]) -> int | None:
        if "paragraph" not in given:
            return None
        column = SourceParagraph._meta.get_field("number")
        found: dict[str, Any] = {}
        self.shapes.keep(found, "paragraph", given["paragraph"], partial(values.parsed, column))
        return found.get("paragraph")

    def fields(self, row: Row, given: Mapping[str, Located]) -> list[str]:
        """The columns spoken of, in the order in which the file names them."""
        if "fields" not in given:
            return []
        where = given["fields"]
        try:
            values.codes(where.value)
        except ValidationError as error:
            self.shapes.note(where.line, "fields", error.messages[0])
            return []
        names = [item.value for item in where.value]
        for name in sorted(set(names) - schema.citable(row.model)):
            # Under an alias the value stands earlier in the file, with another record.
            line = max(where.line, row.line)
            self.shapes.note(line, "fields", unknown(name, schema.citable(row.model)))
        return schema.cited_columns(row.model, [one for one in names if one in schema.citable(row.model)])

    def code(self, target: tuple[schema.Model, str], source: str | None, number: int | None) -> str:
        """A stable code: the record, the source, the paragraph, and a count where that is not enough."""
        model, key = target
        parts = [schema.model_name(model), key, source or "assumed"]
        if number is not None:
            parts.append(f"p{number}")
        stem = "-".join(word for word in re.split(r"[-_/]", "-".join(parts)) if word)
        if len(stem) > LONGEST_CODE:
            stem = f"{stem[: LONGEST_CODE - 9].rstrip('-')}-{hashlib.sha256(stem.encode()).hexdigest()[:8]}"
        self.codes[stem] += 1
        return stem if self.codes[stem] == 1 else f"{stem}-{self.codes[stem]}"
