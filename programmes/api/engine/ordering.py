"""The order of a list, always total, and the condition for the rows after a given one.

What is unknown comes last, whichever way the list runs.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from programmes.api.errors import BadParameter

from .filters import unknown
from .resources import Resource


@dataclass(frozen=True)
class Key:
    """One column of an order; `field` is where its path ends."""

    name: str
    path: str
    field: models.Field
    down: bool
    nullable: bool

    def expression(self, backwards: bool) -> Any:
        down = self.down != backwards
        if not self.nullable:
            return F(self.path).desc() if down else F(self.path).asc()
        last = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(self.path).desc(**last) if down else F(self.path).asc(**last)

    def beyond(self, value: Any, backwards: bool) -> Q:
        """Rows whose value comes strictly after `value`, or before it when running backwards."""
        known = Q(**{f"{self.path}__isnull": False})
        if value is None:
            return known if backwards else Q(pk__in=[])
        side = "lt" if self.down != backwards else "gt"
        after = Q(**{f"{self.path}__{side}": value})
        return after if backwards or not self.nullable else after | ~known

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})

    def read(self, value: Any) -> Any:
        """A value out of a cursor. Raises ValueError, TypeError or ValidationError for a wrong one."""
        if value is None:
            if not self.nullable:
                raise ValueError
            return None
        if isinstance(value, list | dict):
            raise TypeError
        return self.field.to_python(value)


def keys(resource: Resource, text: str) -> tuple[Key, ...]:
    """The order that a parameter names, or the resource's own; what the record is known by makes it total."""
    names = text.split(",") if text else list(resource.ordering)
    last = resource.last
    names += [] if {last, f"-{last}"} & set(names) else [last]
    found = tuple(_key(resource, name) for name in names)
    if len({key.name for key in found}) < len(found):
        raise BadParameter("ordering", _("A name stands twice."))
    return found


def _key(resource: Resource, text: str) -> Key:
    name = text.removeprefix("-")
    if name not in resource.sortable:
        raise unknown("ordering", name, sorted(resource.sortable))
    path = resource.sortable[name]
    model, nullable = resource.model, False
    for step in path.split("__"):
        field = model._meta.get_field(step)
        nullable = nullable or field.null
        model = field.related_model or model
    return Key(name, path, field, text.startswith("-"), nullable)


def beyond(order: tuple[Key, ...], values: list[Any], backwards: bool) -> Q:
    """Rows that come after the row with these values (before it, backwards)."""
    condition = Q(pk__in=[])
    for key, value in reversed(list(zip(order, values, strict=True))):
        condition = key.beyond(value, backwards) | (key.same(value) & condition)
    return condition
