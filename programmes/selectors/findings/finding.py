"""A finding: something in a plan that does not fit, as a code with its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import translation

from programmes.enums import Severity


@dataclass(frozen=True, slots=True)
class RecordName:
    """A record that a finding speaks of: its model, its code, and its name in both languages."""

    model: str
    code: str
    en: str
    ar: str

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.ar if (translation.get_language() or "en").startswith("ar") else self.en


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` names the rule. `params` are numbers, texts and ISO days; `records` are in the order in
    which the rule's sentence speaks of them. `link` leads to the first of them."""

    code: str
    severity: Severity
    records: tuple[RecordName, ...]
    params: Mapping[str, Any] = field(default_factory=dict)
    link: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two findings of different days the same finding."""
        named = tuple((record.model, record.code) for record in self.records)
        return (self.code, named, tuple(sorted((name, str(value)) for name, value in self.params.items())))

    @property
    def activities(self) -> tuple[str, ...]:
        """The codes of the activities it speaks of."""
        return tuple(record.code for record in self.records if record.model == "activity")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule sees, before the Centre's severities are applied to it."""

    code: str
    records: tuple[Any, ...]
    params: Mapping[str, Any] = field(default_factory=dict)


class Known:
    """Names and links of the records of one scan, each made once however many findings speak of it."""

    def __init__(self) -> None:
        # Kept by identity, for a record that is not stored yet has no other; the records outlive the scan.
        self._names: dict[int, RecordName] = {}
        self._links: dict[int, str] = {}

    def name(self, record: Any) -> RecordName:
        if id(record) not in self._names:
            self._names[id(record)] = named(record)
        return self._names[id(record)]

    def link(self, record: Any) -> str:
        if id(record) not in self._links:
            self._links[id(record)] = record.get_absolute_url()
        return self._links[id(record)]


def named(record: Any) -> RecordName:
    """A record by model, code and both names."""
    names = {}
    for language in ("en", "ar"):
        with translation.override(language):
            names[language] = str(record.label)
    return RecordName(_model(record), record.code, names["en"], names["ar"])


def _model(record: Model) -> str:
    return str(record._meta.concrete_model._meta.model_name)  # type: ignore[union-attr]


def days(first: date, last: date) -> dict[str, str]:
    """A period as parameters."""
    return {"first": first.isoformat(), "last": last.isoformat()}
