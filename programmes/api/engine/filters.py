"""Filters of lists: each reads one parameter and narrows the rows, or says what it accepts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.api.errors import BadParameter

# A value that asks for rows where nothing is known.
NULL = "null"
NUMBER_OR_NULL = r"^(null|[0-9]{1,5})$"
SHOWN = 60  # allowed codes listed in an error
LONGEST = 100  # values in one parameter


@dataclass(frozen=True, kw_only=True, eq=False)
class Filter:
    """`narrow` turns the text given into a condition, raising BadParameter.

    `target` and `key` name the model whose codes are accepted. `rows` names a model of related
    rows (and its column that points back): filters over the same rows must be met by one row.
    """

    name: str
    narrow: Callable[[str, str], Q]
    schema: dict[str, Any]
    help: Any
    target: type[models.Model] | None = None
    rows: "Rows | None" = None

    def codes(self, text: str) -> list[str]:
        return [code for code in text.split(",") if code != NULL] if self.target else []


@dataclass(frozen=True, eq=False)
class Rows:
    """Related rows that filters look at: their model, how they point back, and a condition."""

    model: type[models.Model]
    back: str
    only: Callable[[], Q] = Q

    def holding(self, condition: Q) -> Q:
        """Records with at least one such row that meets the condition."""
        return Q(
            pk__in=self.model._default_manager.filter(self.only(), condition).order_by().values(self.back)
        )


def split(name: str, text: str) -> list[str]:
    parts = text.split(",")
    if len(parts) > LONGEST:
        raise BadParameter(name, _("Give at most %(count)s values.") % {"count": LONGEST}, "too_many_values")
    return parts


def unknown(name: str, value: str, allowed) -> BadParameter:
    listed = ", ".join(str(one) for one in allowed)
    message = _("“%(value)s” is not accepted. Allowed: %(allowed)s.") % {"value": value, "allowed": listed}
    return BadParameter(name, message, "unknown_value")


def _among(path: str, given: list[str], read=str) -> Q:
    """Rows with any of the values; the word null asks for the unknown."""
    values = [read(value) for value in given if value != NULL]
    condition = Q(**{f"{path}__in": values}) if len(values) != 1 else Q(**{path: values[0]})
    if len(values) == len(given):
        return condition
    return Q(**{f"{path}__isnull": True}) | condition if values else Q(**{f"{path}__isnull": True})


def choice(name, path, choices, help, *, blank=False, null=False, rows=None) -> Filter:
    allowed = [value for value, _label in choices if value] + ([NULL] if blank or null else [])

    def narrow(name, text):
        given = split(name, text)
        for value in given:
            if value not in allowed:
                raise unknown(name, value, allowed)
        if blank:
            return Q(**{f"{path}__in": ["" if value == NULL else value for value in given]})
        return _among(path, given)

    schema = {"type": "array", "items": {"type": "string", "enum": allowed}}
    return Filter(name=name, narrow=narrow, schema=schema, help=help, rows=rows)


def code(name, path, target, help, *, null=False, rows=None) -> Filter:
    def narrow(name, text):
        given = split(name, text)
        if NULL in given and not null:
            raise BadParameter(name, _("This is always known; null finds nothing."), "unknown_value")
        return _among(path, given)

    schema = {"type": "array", "items": {"type": "string"}}
    return Filter(name=name, narrow=narrow, schema=schema, help=help, target=target, rows=rows)


def boolean(name, path, help, *, null=False, rows=None) -> Filter:
    def given(yes):
        return Q(**{path: yes})

    return flag(name, help, given, null=Q(**{f"{path}__isnull": True}) if null else None, rows=rows)


def flag(name, help, condition, *, null=None, rows=None) -> Filter:
    """A yes-or-no question; `condition` makes the condition for either."""
    allowed = ["true", "false"] + ([NULL] if null is not None else [])

    def narrow(name, text):
        if text not in allowed:
            raise unknown(name, text, allowed)
        return null if text == NULL else condition(text == "true")

    schema = {"type": "string", "enum": allowed}
    return Filter(name=name, narrow=narrow, schema=schema, help=help, rows=rows)


def number(name, path, help, *, null=False, rows=None, top=2147483647) -> tuple[Filter, ...]:
    def read(name, text):
        if not (text.isascii() and text.isdigit() and int(text[:12]) <= top and len(text) <= 12):
            raise BadParameter(name, _("Give a whole number from 0 to %(top)s.") % {"top": top})
        return int(text)

    def exact(name, text):
        given = split(name, text)
        if NULL in given and not null:
            raise BadParameter(name, _("This is always known; null finds nothing."), "unknown_value")
        return _among(path, given, lambda text: read(name, text))

    integer = {"type": "integer", "minimum": 0, "maximum": top}
    known = {"type": "string", "pattern": NUMBER_OR_NULL} if null else integer
    schema = {"type": "array", "items": known}
    return (
        Filter(name=name, narrow=exact, schema=schema, help=help, rows=rows),
        _bound(f"{name}_min", f"{path}__gte", read, integer, help, rows),
        _bound(f"{name}_max", f"{path}__lte", read, integer, help, rows),
    )


def day(name, path, help, *, null=False, rows=None) -> tuple[Filter, ...]:
    schema = {"type": "string", "format": "date"}

    def exact(name, text):
        if text == NULL and null:
            return Q(**{f"{path}__isnull": True})
        return Q(**{path: read_day(name, text)})

    given = {"anyOf": [schema, {"const": NULL}]} if null else schema
    return (
        Filter(name=name, narrow=exact, schema=given, help=help, rows=rows),
        _bound(f"{name}_min", f"{path}__gte", read_day, schema, help, rows),
        _bound(f"{name}_max", f"{path}__lte", read_day, schema, help, rows),
    )


def _bound(name, path, read, schema, help, rows) -> Filter:
    return Filter(
        name=name, narrow=lambda n, text: Q(**{path: read(n, text)}), schema=schema, help=help, rows=rows
    )


def read_day(name: str, text: str) -> date:
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None or len(text) != 10:
        raise BadParameter(name, _("“%(value)s” is not a day; write 2026-02-17.") % {"value": text})
    return found


def text(name, paths, help, *, rows=None) -> Filter:
    """Texts that contain the words given, in either language."""

    def narrow(name, given):
        condition = Q()
        for path in paths:
            condition |= Q(**{f"{path}__icontains": given})
        return condition

    schema = {"type": "string", "minLength": 1, "maxLength": 200}
    return Filter(name=name, narrow=narrow, schema=schema, help=help, rows=rows)


def listed(source: models.Field, name: str) -> Filter:
    """Lists of names that hold the one given."""
    held = Cast(source.name, models.TextField())

    def narrow(name, given):
        if not given.replace("_", "").isalnum():
            raise BadParameter(name, _("Give the name of a column."))
        rows = source.model._default_manager.annotate(held=held).filter(held__contains=f'"{given}"')
        return Q(pk__in=rows.order_by().values("pk"))

    schema = {"type": "string", "pattern": "^[A-Za-z0-9_]+$", "maxLength": 100}
    return Filter(name=name, narrow=narrow, schema=schema, help=source.verbose_name)


def changed_since(model) -> Filter:
    """Records that were changed at or after a moment."""
    history = model.history.model

    def narrow(name, given):
        return Q(
            pk__in=history.objects.filter(history_date__gte=_moment(name, given)).order_by().values("id")
        )

    schema = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}
    return Filter(
        name="changed_since",
        narrow=narrow,
        schema=schema,
        help=gettext_lazy("changed at or after this moment; with retired=any it also finds retired records"),
    )


def moments(name, path, help) -> tuple[Filter, ...]:
    """At or after a moment, and at or before one."""
    schema = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}
    return (
        _bound(f"{name}_min", f"{path}__gte", _moment, schema, help, None),
        _bound(f"{name}_max", f"{path}__lte", _moment, schema, help, None),
    )


def _moment(name: str, given: str) -> datetime:
    text = given.replace(" ", "+")  # a plus sign that the address lost
    try:
        found = parse_datetime(text) or (parse_date(text) and parse_datetime(f"{text}T00:00:00"))
        if found:
            # Told in UTC at once: what lies before the first year there or after the last is no moment.
            return (found if timezone.is_aware(found) else timezone.make_aware(found)).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise BadParameter(name, _("“%(value)s” is not a moment; write 2026-02-17T08:00:00Z.") % {"value": given})


def of_field(source: models.Field, narrowed=None) -> tuple[Filter, ...]:
    """The filters that a column of this kind gets by itself."""
    name, title, null = source.name, source.verbose_name, source.null
    if isinstance(source, models.JSONField):
        return (listed(source, "field"),)
    if narrowed is not None or source.choices:
        return (choice(name, name, narrowed or source.choices, title, blank=source.blank, null=null),)
    if isinstance(source, models.BooleanField):
        return (boolean(name, name, title, null=null),)
    if isinstance(source, models.IntegerField):
        top = 32767 if "Small" in source.get_internal_type() else 2147483647
        return number(name, name, title, null=null, top=top)
    if isinstance(source, models.DecimalField):
        return number(name, name, title, null=null, top=999)
    if isinstance(source, models.DateField):
        return day(name, name, title, null=null)
    return (text(name, (name,), title),)


def held_in(among: tuple[Filter, ...], rows: Rows) -> tuple[Filter, ...]:
    """The same filters, asked of related rows."""
    return tuple(replace(one, rows=rows) for one in among)
