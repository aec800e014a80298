"""A resource: what one concept looks like from outside."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.models.base import Tracked
from programmes.selectors.stamps import history_tables
from programmes.validators import validate_code

from . import filters as narrowing
from .columns import Column
from .links import Link

ROOT = "/api/v1/"
CODE = validate_code.regex.pattern.replace(r"\Z", "$")
RETIRED = ("false", "true", "any")


@dataclass(frozen=True, kw_only=True, eq=False)
class Resource:
    """`columns` are in every body; `links` are nested rows, some only in the body of one record.

    `ordering` is the order of lists unless another is asked for; `fixed` are the values of a new
    record that does not say otherwise. `narrower` names, for a record's values, a narrower model
    whose permission a writer must hold as well. `standing` are filters that hold for a list, by name:
    the value, and the parameters besides its own that lift it.
    """

    route: str
    model: type[models.Model]
    title: Any
    columns: Sequence[Column]
    links: Sequence[Link] = ()
    filters: Sequence[narrowing.Filter] = ()
    ordering: tuple[str, ...] = ("code",)
    label: Column | None = None
    fixed: Mapping[str, Any] = field(default_factory=dict)
    narrower: Callable[[Mapping[str, Any]], type[models.Model]] | None = None
    standing: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    # The key that puts any order to its end: no two records share it.
    last: ClassVar[str] = "code"

    @property
    def retires(self) -> bool:
        """Whether records that are retired are left out of lists."""
        return any(one.name == "retired_on" for one in self.model._meta.concrete_fields)

    def unless_asked(self, given: Mapping[str, str]) -> dict[str, str]:
        """The standing filters that the parameters given do not lift."""
        return {
            name: value
            for name, (value, lifted) in self.standing.items()
            if given.keys().isdisjoint({name, *lifted})
        }

    @staticmethod
    def told(model: type[models.Model]) -> bool:
        """Whether an answer may say which codes of a kind there are."""
        return True

    @cached_property
    def keys(self) -> dict[str, Column | Link]:
        """Everything a body may hold, by name and in order; nested rows stand at the end."""
        first = [_code(), _url(self.route), self.label or _label()]
        parts = [*first, *self.columns, *closing(self.model), *self.links]
        return {part.name: part for part in parts}

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The keys of a list's bodies."""
        return tuple(name for name, part in self.keys.items() if not (isinstance(part, Link) and part.detail))

    @cached_property
    def filtered(self) -> dict[str, narrowing.Filter]:
        """Every filter by the name of its parameter. The resource's own go before the general ones."""
        own = [one for part in self.keys.values() for one in part.filters]
        return {one.name: one for one in [*general(self.model), *own, *self.filters]}

    @cached_property
    def sortable(self) -> dict[str, str]:
        """The names a list may be ordered by, with their paths."""
        found = {
            part.name: part.sort for part in self.keys.values() if isinstance(part, Column) and part.sort
        }
        if "dates" in self.keys:
            found |= {"starts_on": "starts_on", "ends_on": "ends_on"}
        return found

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The history tables of all that a body of this resource is made of."""
        return history_tables(set(self._models()))

    def _models(self) -> Iterator[type[models.Model]]:
        for part in self.keys.values():
            owner = part.model if isinstance(part, Link) else self.model
            yield owner
            nested = part.columns if isinstance(part, Link) else [part]
            for column in nested:
                for path in column.paths:
                    yield from _on_path(owner, path)


def _on_path(model: type[models.Model], path: str) -> Iterator[type[models.Model]]:
    for name in path.split("__")[:-1]:
        model = model._meta.get_field(name).related_model
        yield model


def _code() -> Column:
    help = _("stable name of the record")
    return Column(
        name="code",
        paths=("code",),
        read=lambda: serializers.CharField(required=False, help_text=help),
        write=lambda: serializers.RegexField(CODE, max_length=160, help_text=help),
        sort="code",
        covers=("code",),
    )


def _url(route: str) -> Column:
    address = f"{ROOT}{route}/"
    return Column(
        name="url",
        paths=("code",),
        shape=lambda language: lambda code: f"{address}{code}/",
        read=lambda: serializers.CharField(required=False, help_text=_("address of the record")),
    )


def _label() -> Column:
    return label("title_en", "title_ar", "code", by=_title_or_code)


def label(*paths: str, by) -> Column:
    """The name shown to people; `by` takes a language and returns a function of the values."""
    help = _("name to show, in the language asked for; never empty")
    return Column(
        name="label",
        paths=paths,
        shape=by,
        read=lambda: serializers.CharField(required=False, help_text=help),
    )


def _title_or_code(language: str):
    if language == "ar":
        return lambda english, arabic, code: arabic or english or code
    return lambda english, arabic, code: english or arabic or code


def closing(model: type[models.Model]) -> list[Column]:
    """What stands at the end of every body: the day of retirement and the version."""
    retired = model._meta.get_field("retired_on")
    return [
        Column(
            name="retired_on",
            paths=("retired_on",),
            read=lambda: serializers.DateField(required=False, allow_null=True, help_text=retired.help_text),
            write=lambda: serializers.DateField(required=False, allow_null=True),
            sort="retired_on",
            filters=narrowing.day("retired_on", "retired_on", retired.verbose_name, null=True),
            covers=("retired_on",),
        ),
        Column(
            name="version",
            paths=("version",),
            read=lambda: serializers.IntegerField(required=False, help_text=_("counts the saves")),
            sort="version",
            covers=("version",),
        ),
    ]


def general(model: type[Tracked]) -> list[narrowing.Filter]:
    """The filters that every resource has."""
    return [
        *_by_code(model),
        _retired(),
        narrowing.changed_since(model),
        *narrowing.number("version", "version", _("version")),
    ]


def _by_code(model) -> list[narrowing.Filter]:
    help = _("one code, or several with commas between")
    return [narrowing.code(name, "code", model, help) for name in ("code", "code__in")]


def _retired() -> narrowing.Filter:
    def narrow(name, text):
        if text not in RETIRED:
            raise narrowing.unknown(name, text, RETIRED)
        return models.Q() if text == "any" else models.Q(retired_on__isnull=text == "false")

    return narrowing.Filter(
        name="retired",
        narrow=narrow,
        schema={"type": "string", "enum": list(RETIRED), "default": "false"},
        help=_("records in use (false), retired ones (true), or both (any)"),
    )
