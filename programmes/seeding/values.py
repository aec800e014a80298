"""Single values: from a seed file to the plain form that is compared, and from there to a row.

The plain form is what JSON can hold: a date as text, a decimal as text, a related row as its natural
key, several of them as a sorted list, uncertain dates as the pair of start and end as they are known.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes import dates
from programmes.seeding.reading import Located
from programmes.seeding.schema import Field

_NOT_TEXT = _("This must be text: put it in quotes.")
_EMPTY = _("This may not be empty.")
_SHAPES: tuple[tuple[type[Field], tuple[type, ...], Any], ...] = (
    (models.BooleanField, (bool,), _("This must be true or false.")),
    (models.IntegerField, (int,), _("This must be a whole number.")),
    (models.DecimalField, (int, float), _("This must be a number.")),
    (models.DateField, (str,), _("This must be a date, such as 2026-02-17.")),
    (models.CharField, (str,), _NOT_TEXT),
    (models.TextField, (str,), _NOT_TEXT),
)


def parsed(field: Field, value: Any) -> Any:
    """The plain form of a value given for a column. Raises ValidationError where it is not one."""
    if field.many_to_many:
        return codes(value)
    if value is None:
        if not field.null:
            raise ValidationError(_EMPTY)
        return None
    if field.is_relation:
        return text(value)
    _require_shape(field, value)
    given = str(value) if isinstance(field, models.DecimalField) else value
    return plain(field, field.clean(given, None))


def _require_shape(field: Field, value: Any) -> None:
    for kind, allowed, message in _SHAPES:
        if isinstance(field, kind):
            if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
                raise ValidationError(message)
            return


def text(value: Any) -> str:
    """A text that is not empty. Raises ValidationError."""
    if not isinstance(value, str):
        raise ValidationError(_NOT_TEXT)
    if not value:
        raise ValidationError(_EMPTY)
    return value


def codes(value: Any) -> list[str]:
    """A list of codes, sorted. Raises ValidationError."""
    if not isinstance(value, list):
        raise ValidationError(_("This must be a list of codes."))
    found = [text(item.value if isinstance(item, Located) else item) for item in value]
    if len(set(found)) < len(found):
        raise ValidationError(_("A code stands in this list twice."))
    return sorted(found)


def written_bounds(start: Any, end: Any) -> list[str | None]:
    """Start and end of uncertain dates as they are known. Raises ValidationError."""
    given = [str(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in (start, end)]
    if any(one is not None and not isinstance(one, str) for one in given):
        raise ValidationError(_("This must be a date: 2026-02-17, '2026-02' or '2026'."))
    dates.bounds(*given)
    return [one or None for one in given]


def plain(field: Field, value: Any) -> Any:
    """The plain form of a column's value as Python holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(field, models.DecimalField) and value is not None:
        return str(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))
    return str(value) if isinstance(value, str) else value


def python(field: Field, value: Any) -> Any:
    """A plain value as the column takes it; related rows are the caller's."""
    return field.to_python(value)


def get(given: Mapping[str, Located], name: str) -> Any:
    """The value given under a name, None where there is none."""
    return given[name].value if name in given else None
