"""One key of a body each: what it reads, how it is shaped, described, ordered, filtered and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from rest_framework import serializers

from . import filters as narrowing
from . import values
from .shapes import Codes

Shape = Callable[..., Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Column:
    """`shape` takes a language and returns a function of the values read from `paths`.

    Without a shape the one value goes out as it is. `covers` names the model's own columns
    that this key speaks for; `inside` says where in it each stands. `finish`
    completes the key in all bodies of an answer at once.
    """

    name: str
    paths: tuple[str, ...]
    read: Callable[[], serializers.Field]
    shape: Callable[[str], Shape] | None = None
    write: Callable[[], serializers.Field] | None = None
    sort: str = ""
    filters: tuple[narrowing.Filter, ...] = ()
    covers: tuple[str, ...] = field(default=())
    inside: Mapping[str, str] = field(default_factory=dict)
    finish: Callable[[str, list[dict]], None] | None = None


def columns(model: type[models.Model], *names: str, **choices: Any) -> list[Column]:
    """Columns of a model under their own names; `choices` narrows an enumeration."""
    return [_column(model._meta.get_field(name), choices.get(name)) for name in names]


def _column(source: models.Field, narrowed: Any) -> Column:
    if isinstance(source, models.ForeignKey):
        return reference(source)
    return Column(
        name=source.name,
        paths=(source.name,),
        shape=values.shape_of(source),
        read=lambda: values.described(source, narrowed),
        write=lambda: values.accepted(source, narrowed),
        sort="" if isinstance(source, models.JSONField | models.TextField) else source.name,
        filters=narrowing.of_field(source, narrowed),
        covers=(source.name,),
    )


def reference(source: models.ForeignKey, name: str = "") -> Column:
    """Another record by its code."""
    name = name or source.name
    target = source.related_model
    title = source.verbose_name
    return Column(
        name=name,
        paths=(f"{source.name}__code",),
        read=lambda: serializers.CharField(allow_null=source.null, required=False, help_text=title),
        write=lambda: Codes(
            queryset=target._default_manager.all(),
            source=None if name == source.name else source.name,
            allow_null=source.null,
            required=not source.null,
            help_text=title,
        ),
        sort=f"{source.name}__code",
        filters=(narrowing.code(name, f"{source.name}__code", target, title, null=source.null),),
        covers=(source.name,),
    )
