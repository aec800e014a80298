"""What may stand in a seed file: the models by name, their columns and their natural keys."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from programmes.models import Citation
from programmes.models.base import Record, Tracked
from programmes.models.uncertain import UncertainDates

Model = type[Tracked]
if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field

DATES = "dates"
# In the files these are one mapping named `dates`; start, end and precision stay one value.
DATE_BOUNDS = ("starts_on", "ends_on", "date_precision")
DATE_DETAILS = {"basis": "date_basis", "note_en": "date_note_en", "note_ar": "date_note_ar"}
KEPT_BY_ITSELF = frozenset({"id", "code", "version", "search_text", "invented"})
AIMS = frozenset({"content_type", "object_id"})
# What people do with the seats in the course of a year is theirs to write, never a file's.
NEVER_SEEDED = frozenset(
    {
        "Certificate",
        "CourseReport",
        "Nomination",
        "Nominee",
        "OutboxMessage",
        "ReportItem",
        "SeatCall",
        "SeatQuota",
        "WaitingEntry",
    }
)


def model_name(model: Model) -> str:
    """The name of a model in the files: `annual_plan` for AnnualPlan."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


@cache
def seedable() -> Mapping[str, Model]:
    """Every model that a seed file may speak of. Citations stand under the record they support."""
    return {model_name(model): model for model in _tracked() if model is not Citation}


@cache
def _tracked() -> tuple[Model, ...]:
    ours = apps.get_app_config("programmes").get_models()
    return tuple(
        model
        for model in ours
        if issubclass(model, Tracked) and not model._meta.proxy and model.__name__ not in NEVER_SEEDED
    )


@cache
def in_order() -> tuple[Model, ...]:
    """All tracked models, each after those it points to; citations last."""
    known = set(_tracked())
    sorter: TopologicalSorter[Model] = TopologicalSorter()
    for model in sorted(known, key=model_name):
        targets = {target for target in map(target_of, relations(model).values()) if target in known}
        sorter.add(model, *sorted(targets - {model}, key=model_name))
    return (*(model for model in sorter.static_order() if model is not Citation), Citation)


@cache
def columns(model: Model) -> Mapping[str, Field]:
    """The columns a seed decides, by name, without the dates of a model with uncertain dates."""
    dated = set(DATE_BOUNDS) if has_dates(model) else set()
    own = [field for field in model._meta.fields if field.name not in KEPT_BY_ITSELF | AIMS | dated]
    plain = [
        field
        for field in model._meta.many_to_many
        if (between := field.remote_field.through) is not None and between._meta.auto_created
    ]
    return {field.name: field for field in [*own, *plain]}


@cache
def names_in_files(model: Model) -> frozenset[str]:
    """The names allowed under `fields`."""
    names = set(columns(model))
    return frozenset((names - set(DATE_DETAILS.values())) | {DATES} if has_dates(model) else names)


def has_dates(model: Model) -> bool:
    return issubclass(model, UncertainDates)


def is_link(model: Model) -> bool:
    """Whether rows of this model are known by their columns rather than by a code."""
    return not issubclass(model, Record)


def is_deleted(model: Model) -> bool:
    """Whether a row that leaves the files is deleted. A record is retired instead; a citation is not
    a record of the programme but what supports one."""
    return is_link(model) or model is Citation


@cache
def relations(model: Model) -> Mapping[str, Field]:
    """The columns that point to rows of other models."""
    return {name: field for name, field in columns(model).items() if field.is_relation}


def target_of(field: Field) -> Model:
    """The model a relation points to."""
    return field.related_model  # type: ignore[return-value]


@cache
def default(model: Model, name: str) -> Any:
    """The plain value of a column about which a seed says nothing."""
    if name == DATES:
        return [None, None]
    field = columns(model)[name]
    if field.many_to_many:
        return []
    value = field.get_default()
    return list(value) if isinstance(value, list) else value


def optional(model: Model, name: str) -> bool:
    """Whether an entry may leave the column out."""
    field = columns(model)[name]
    return bool(field.null or field.blank or field.many_to_many or field.has_default())


def key_of(model: Model, values: Mapping[str, Any]) -> str:
    """The natural key of a link row as one text: `2026-course-01/maritime-security`."""
    parts = (values.get(name, default(model, name)) for name in model.natural_key_fields)
    return "/".join("" if part is None else str(part) for part in parts)


def cited_columns(model: Model, names: Iterable[str]) -> list[str]:
    """Names as a citation keeps them: `dates` stands for the columns that hold them."""
    found: list[str] = []
    for name in names:
        stands_for = [one for one in DATE_BOUNDS if name == DATES and _has_field(model, one)]
        found += [one for one in stands_for or [name] if one not in found]
    return found


def _has_field(model: Model, name: str) -> bool:
    return any(
        field.name == name for field in model._meta.get_fields() if not isinstance(field, GenericForeignKey)
    )


def citable(model: Model) -> frozenset[str]:
    """The names a citation of this model may list."""
    dates = {DATES} if _has_field(model, "starts_on") else set()
    return frozenset({*columns(model), *dates, "code"} | (set(DATE_BOUNDS) if has_dates(model) else set()))
