"""Rules that every model of the product keeps, asked of Django's own registry."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

from programmes.models.base import Tracked

# How the two ends of a period are called; a prefix before both may tell periods apart.
ENDS = (("starts_on", "ends_on"), ("valid_from", "valid_to"), ("earliest", "latest"))
# Days that stand alone, because they are the end or the start of nothing.
SINGLE_DAYS = frozenset({"retired_on", "announced_on", "as_of", "due_on", "done_on"})
# Moments at which a row came to be, or will end: no status is reached by them.
BEGINNINGS = frozenset({"made_at", "opened_at", "entered_at", "nominated_at", "issued_at", "expires_at"})
# Words that are written with a capital wherever they stand.
NAMES = ("NATO", "Hijri", "Ramadan", "GCC", "ICI", "ID", "API", "URL")

Model = type[models.Model]


def all_models() -> list[Model]:
    """Every model we wrote, proxies included, without the generated history tables."""
    return [
        model
        for model in apps.get_app_config("programmes").get_models(include_auto_created=False)
        if not model.__name__.startswith("Historical")
    ]


def own_fields(model: Model) -> Iterator[models.Field]:
    """The columns and relations of `model` that people see and that we declared."""
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if field.editable and not field.auto_created and not _from_django(field):
            yield field


def _from_django(field: models.Field) -> bool:
    """Columns of Django's own account model are not ours to name."""
    return any(
        base.__module__.startswith("django.") and any(field.name == own.name for own in base._meta.fields)
        for base in field.model.__mro__
        if hasattr(base, "_meta")
    ) or field.name in ("groups", "user_permissions")


def mentioned(condition: models.Q) -> set[str]:
    """The columns that a condition speaks of, on either side of a comparison."""
    names: set[str] = set()
    for child in condition.children:
        if isinstance(child, models.Q):
            names |= mentioned(child)
        else:
            names.add(child[0].split("__")[0])
            if isinstance(child[1], models.F):
                names.add(child[1].name)
    return names


def checks(model: Model) -> list[models.CheckConstraint]:
    """The checks that the database makes for `model`; a proxy has those of its table."""
    constraints = model._meta.concrete_model._meta.constraints
    return [one for one in constraints if isinstance(one, models.CheckConstraint)]


def in_one_rule(model: Model, *names: str) -> bool:
    """Whether some check of the database speaks of all these columns together."""
    return any(set(names) <= mentioned(one.condition) for one in checks(model))


def speechless(model: Model) -> Iterator[str]:
    """Constraints whose breach would be told in a sentence nobody wrote."""
    for one in model._meta.constraints:
        said = one.violation_error_message
        if not isinstance(said, Promise) or said is one.default_violation_error_message:
            yield f"{model.__name__}: {one.name} has no translatable message"


def unguarded_periods(model: Model) -> Iterator[str]:
    """Periods that the database lets run backwards, and days that are in no known period."""
    days = {field.name for field in model._meta.fields if type(field) is models.DateField}
    alone = days - SINGLE_DAYS
    for start, end in ENDS:
        for first in sorted(name for name in days if name.endswith(start)):
            last = first.removesuffix(start) + end
            alone -= {first, last}
            if last not in days or not in_one_rule(model, first, last):
                yield f"{model.__name__}: {first} and {last}"
    yield from (f"{model.__name__}: {name} belongs to no period" for name in sorted(alone))


def unguarded_pairs(model: Model) -> Iterator[str]:
    """A status and the day it was reached that may disagree; a reported number without its qualifier."""
    names = {field.name for field in model._meta.fields}
    for reached in sorted(_reached_on(model)) if "status" in names else []:
        if not in_one_rule(model, "status", reached):
            yield f"{model.__name__}: status and {reached}"
    for count in sorted(name for name in names if name.endswith("_count")):
        qualifier = count.replace("_count", "_qualifier")
        if qualifier not in names or not in_one_rule(model, qualifier):
            yield f"{model.__name__}: {count} and {qualifier}"


def _reached_on(model: Model) -> set[str]:
    """Columns that say when a status was reached: `done_on`, and every moment not set by itself."""
    moments = {
        field.name
        for field in model._meta.fields
        if isinstance(field, models.DateTimeField)
        and not (field.auto_now or field.auto_now_add)
        and field.name not in BEGINNINGS
    }
    return moments | ({"done_on"} & {field.name for field in model._meta.fields})


def unbounded_counts(model: Model) -> Iterator[str]:
    """Numbers that may fall below zero."""
    for field in model._meta.fields:
        counts = isinstance(field, models.IntegerField) and not field.primary_key
        if counts and "Positive" not in field.get_internal_type() and not in_one_rule(model, field.name):
            yield f"{model.__name__}: {field.name}"


def badly_named(names: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Labels that cannot be translated, or start with a capital that is no name's."""
    for owner, label in names:
        if not isinstance(label, Promise):
            yield f"{owner}: {label} cannot be translated"
        elif str(label)[:1].isupper() and not str(label).startswith(NAMES):
            yield f"{owner}: {label} starts with a capital"


def labels(model: Model) -> Iterator[tuple[str, object]]:
    """The names of a model and of its columns, with whose they are."""
    yield model.__name__, model._meta.verbose_name
    yield model.__name__, model._meta.verbose_name_plural
    for field in own_fields(model):
        yield f"{model.__name__}.{field.name}", field.verbose_name


def unexplained_help(model: Model) -> Iterator[str]:
    for field in own_fields(model):
        if field.help_text and not isinstance(field.help_text, Promise):
            yield f"{model.__name__}.{field.name}: the help text cannot be translated"


def untracked(among: Iterable[Model]) -> set[str]:
    """Models without history."""
    return {model.__name__ for model in among if not issubclass(model, Tracked)}


def without_natural_key(model: Model) -> Iterator[str]:
    """Tracked models whose natural key the database does not hold unique."""
    keys = tuple(getattr(model, "natural_key_fields", ()))
    unique = {
        frozenset(one.fields) for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)
    }
    single = {frozenset([field.name]) for field in model._meta.fields if field.unique}
    if not keys or frozenset(keys) not in unique | single:
        yield f"{model.__name__}: {keys}"


def cascades(model: Model) -> Iterator[str]:
    """Relations of `model` whose rows go when the row they point to goes."""
    for field in model._meta.fields:
        if getattr(field.remote_field, "on_delete", None) is models.CASCADE:
            yield f"{model.__name__}.{field.name}"
