"""Which seeded values are facts, and whether each has a citation.

A structural column says nothing about the world: it names a row, nests it under its parent, orders it,
or says how another column is known. Every other column that holds a value is a fact.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext

from programmes.models import Citation, SeededRecord
from programmes.models.base import Tracked
from programmes.seeding import schema
from programmes.seeding.schema import DATE_BOUNDS, Field, Model, model_name

AT_ONCE = 500

# These are the evidence, or a question of our own under which figures are gathered.
EXEMPT = frozenset({"source", "source_paragraph", "citation", "measure"})

# How a value is known stands beside the value: the basis with its reason, the precision of a date.
EVERYWHERE = frozenset(
    {"code", "retired_on", "position", "basis", "reason_en", "reason_ar"}
    | {"date_precision", "date_basis", "date_note_en", "date_note_ar"}
)

# Columns that nest, order or classify a row for our own record keeping, by model.
STRUCTURAL: Mapping[str, frozenset[str]] = {
    "activity": frozenset({"plan", "part", "place", "status"}),
    "activity_topic": frozenset({"activity"}),
    "annual_plan": frozenset({"status"}),
    "appointment": frozenset({"person"}),
    "calendar": frozenset({"state"}),
    "closure": frozenset({"calendar", "venue"}),
    "delegate": frozenset({"meeting"}),
    "dialogue_round": frozenset({"dialogue"}),
    "dialogue_side": frozenset({"dialogue"}),
    "follow_up": frozenset({"dialogue", "outcome", "status"}),
    "meeting": frozenset({"round"}),
    "meeting_topic": frozenset({"meeting"}),
    "nominating_body": frozenset({"state"}),
    "outcome": frozenset({"meeting"}),
    "part_topic": frozenset({"part"}),
    "participating_state": frozenset({"kind"}),
    "participation": frozenset({"activity"}),
    "plan_endorsement": frozenset({"plan"}),
    "plan_part": frozenset({"plan"}),
    "reported_figure": frozenset({"measure", "plan", "part", "activity", "meeting"}),
    "representation": frozenset({"meeting"}),
    "seat_policy": frozenset({"plan"}),
    "seat_weight": frozenset({"policy"}),
    "topic": frozenset({"nature", "unclear"}),
    "weekend_pattern": frozenset({"calendar"}),
    "working_group": frozenset({"dialogue"}),
}

# A qualifier is part of what is said of its number: a citation of the number speaks of both.
NUMBER_OF = {"declared_qualifier": "declared_count", "qualifier": "value"}


@dataclass(frozen=True)
class Uncovered:
    """A fact that no citation supports."""

    model: str
    code: str
    field: str

    def __str__(self) -> str:
        return gettext("%(model)s %(code)s, %(field)s: no citation supports this value") % vars(self)


def facts(instance: Tracked) -> list[str]:
    """The columns of a row that hold a fact."""
    name = model_name(type(instance))
    structural = EVERYWHERE | STRUCTURAL.get(name, frozenset())
    return [
        column
        for column, field in _columns(type(instance)).items()
        if column not in structural and _holds(instance, field)
    ]


def _columns(model: Model) -> dict[str, Field]:
    dates = {one: model._meta.get_field(one) for one in DATE_BOUNDS} if schema.has_dates(model) else {}
    return {**schema.columns(model), **dates}  # type: ignore[dict-item]


def _holds(instance: Tracked, field: Field) -> bool:
    """Whether a column says something: empty, unknown and a plain "no" do not."""
    if field.many_to_many:
        return bool(getattr(instance, field.name).all())
    if field.name == "declared_qualifier" and instance.declared_count is None:  # type: ignore[attr-defined]
        return False
    value: Any = getattr(instance, field.attname)
    return value not in (None, "", []) and value is not False


def uncovered() -> list[Uncovered]:
    """Every fact in a seeded row that no citation in use supports, in a fixed number of queries a model."""
    types = ContentType.objects.get_for_models(*schema.in_order())
    seeded: dict[int, dict[int, str]] = defaultdict(dict)
    for kind, pk, key in SeededRecord.objects.values_list("content_type_id", "object_id", "key"):
        seeded[kind][pk] = key
    cited = _cited()
    found: list[Uncovered] = []
    for model in schema.in_order():
        if model_name(model) not in EXEMPT:
            kind = types[model].pk
            for instance in _rows(model, sorted(seeded[kind])):
                covered = cited.get((kind, instance.pk), [])
                found += [
                    Uncovered(model_name(model), seeded[kind][instance.pk], name)
                    for name in facts(instance)
                    if not any(_speaks_of(names, name) for names in covered)
                ]
    return found


def _speaks_of(names: list[str], column: str) -> bool:
    """Whether a citation of the columns `names` speaks of `column`; one of none speaks of the whole row."""
    return not names or column in names or NUMBER_OF.get(column) in names


def _cited() -> dict[tuple[int, int], list[list[str]]]:
    """The columns that citations speak of, by row."""
    found: dict[tuple[int, int], list[list[str]]] = defaultdict(list)
    in_use = Citation.objects.filter(retired_on__isnull=True).order_by("pk")
    for kind, pk, names in in_use.values_list("content_type_id", "object_id", "fields"):
        found[kind, pk].append(names)
    return found


def _rows(model: Model, ids: list[int]) -> Iterator[Tracked]:
    several = [name for name, field in schema.relations(model).items() if field.many_to_many]
    for start in range(0, len(ids), AT_ONCE):
        lot = model._base_manager.filter(pk__in=ids[start : start + AT_ONCE])
        yield from lot.order_by("pk").prefetch_related(*several)
