"""Single values of a model's columns: how they go out, and what is accepted for them.

Unknown is null in a body. Texts that are not given are kept empty in the database.
"""

from functools import partial

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from .shapes import LIST_WANTED, WholeNumber

# Without breaks, tabs and other characters that steer rather than show.
ONE_LINE = RegexValidator(
    r"\A[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z", _("This text stands on one line."), "one_line"
)


def shape_of(source: models.Field):
    """How a stored value is sent, as a shape, or None where it is sent as it is."""
    if isinstance(source, models.CharField | models.TextField) and source.blank:
        return lambda language: _or_null
    if isinstance(source, models.DecimalField):
        return lambda language: _number
    return None


def _or_null(value):
    return value or None


def _number(value):
    return None if value is None else float(value)


def described(source: models.Field, narrowed=None) -> serializers.Field:
    """The field that describes a value in an answer."""
    return _built(source, narrowed, required=False, allow_null=source.null or source.blank)


def accepted(source: models.Field, narrowed=None) -> serializers.Field:
    """The field that accepts a value: its shape only, for the rules are the record's own."""
    optional = source.null or source.blank or source.has_default() or narrowed is not None
    return _built(source, narrowed, required=not optional, allow_null=source.null or source.blank)


def stored(source: models.Field, value):
    """A value accepted, as its column keeps it."""
    if value is None and not source.null:
        return source.get_default() if isinstance(source, models.JSONField) else ""
    return value


def _built(source: models.Field, narrowed, **options) -> serializers.Field:
    options["help_text"] = source.verbose_name
    if isinstance(source, models.JSONField):
        names = serializers.CharField(max_length=100)
        wanted = {"error_messages": {"not_a_list": LIST_WANTED}, "allow_null": False}
        return serializers.ListField(child=names, max_length=100, **options | wanted)
    if narrowed is not None or source.choices:
        return serializers.ChoiceField(choices=narrowed or source.choices, **options)
    for kind, build in _KINDS:
        if isinstance(source, kind):
            return build(source, options)
    raise TypeError(f"{source} has no shape in the API")


def _text(source, options, field=serializers.CharField):
    if source.max_length:
        options["max_length"] = source.max_length
    if isinstance(source, models.CharField):
        options["validators"] = [ONE_LINE]
    return field(allow_blank=source.blank, **options)


def _integer(source, options):
    top = 32767 if "Small" in source.get_internal_type() else 2147483647
    return WholeNumber(min_value=0, max_value=top, **options)


def _decimal(source, options):
    return serializers.DecimalField(
        max_digits=source.max_digits, decimal_places=source.decimal_places, coerce_to_string=False, **options
    )


_KINDS = (
    (models.URLField, partial(_text, field=serializers.URLField)),
    (models.CharField | models.TextField, _text),
    (models.BooleanField, lambda source, options: serializers.BooleanField(**options)),
    (models.IntegerField, _integer),
    (models.DecimalField, _decimal),
    (models.DateField, lambda source, options: serializers.DateField(**options)),
)
