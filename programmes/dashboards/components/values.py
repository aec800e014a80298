"""Values as a page prints them: with their basis, their qualifier, their marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .marks import Mark


@dataclass(frozen=True, slots=True)
class Value:
    """Text with a basis: stated (plain), inferred (dashed), assumed (dotted, and the word).

    `ltr` isolates codes and ISO days from Arabic letters around them; `lang` names the language of a text
    that is not in the page's; `url` leads to the rows behind.
    """

    template: ClassVar[str] = "components/value.html"
    text: str
    basis: str = "stated"
    url: str = ""
    ltr: bool = False
    marks: tuple[Mark, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What no source gives: an em dash and "not published", never blank and never zero."""

    template: ClassVar[str] = "components/unknown.html"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A count with its qualifier ("more than"; empty when exact) and unit, linked to its rows."""

    template: ClassVar[str] = "components/number.html"
    number: int | str
    qualifier: str = ""
    unit: str = ""
    basis: str = "stated"
    url: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Days as precise as they are known: ISO texts of a start and an end, either may be empty.

    `estimated` puts ≈ before; say why by a mark. A start alone is that day.
    """

    template: ClassVar[str] = "components/period.html"
    starts: str = ""
    ends: str = ""
    estimated: bool = False
    basis: str = "stated"
    marks: tuple[Mark, ...] = ()

    @property
    def single(self) -> bool:
        return bool(self.starts) and self.ends in ("", self.starts)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with an optional second line; each says its language where that is not the page's."""

    template: ClassVar[str] = "components/link.html"
    text: str
    url: str
    detail: str = ""
    lang: str = ""
    detail_lang: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status or kind: `family` is "status" or "kind", `code` picks the drawing, `label` the word."""

    template: ClassVar[str] = "components/badge.html"
    family: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Many:
    """Several values in one place, one under the other."""

    template: ClassVar[str] = "components/many.html"
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a fact list: a label and its values (texts or value components)."""

    label: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FactList:
    """Facts in two columns: label, value."""

    template: ClassVar[str] = "components/facts.html"
    facts: tuple[Fact, ...]
