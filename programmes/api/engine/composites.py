"""Keys that several columns of a model make up together."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.fields import empty

from programmes import dates
from programmes.api.errors import BadParameter
from programmes.enums import Basis, DatePrecision, Qualifier

from . import filters, values
from .columns import Column
from .shapes import LIST_WANTED, Body, WholeNumber

LANGUAGES = ("en", "ar")


def pair(model: type[models.Model], stem: str = "title", *, name: str = "") -> list[Column]:
    """Both languages' texts, and the one of the language asked for (the other where it is empty)."""
    name = name or stem
    english, arabic = (model._meta.get_field(f"{stem}_{language}") for language in LANGUAGES)
    help = _("in the language asked for")
    chosen = Column(
        name=name,
        paths=(english.name, arabic.name),
        shape=in_language,
        read=lambda: serializers.CharField(allow_null=True, required=False, help_text=help),
        filters=(filters.text(name, (english.name, arabic.name), english.verbose_name),),
        covers=(english.name, arabic.name),
    )
    return [chosen, *(_text(field) for field in (english, arabic))]


def _text(source: models.Field) -> Column:
    return Column(
        name=source.name,
        paths=(source.name,),
        shape=values.shape_of(source),
        read=lambda: values.described(source),
        write=lambda: values.accepted(source),
        sort=source.name if isinstance(source, models.CharField) else "",
    )


def in_language(language: str):
    """Pick of an English and an Arabic text the one asked for."""
    if language == "ar":
        return lambda english, arabic: arabic or english or None
    return lambda english, arabic: english or arabic or None


def lines(model: type[models.Model], name: str = "aliases") -> Column:
    """A text of one value a line, sent as a list."""
    help = model._meta.get_field(name).verbose_name
    return Column(
        name=name,
        paths=(name,),
        shape=lambda language: lambda text: text.splitlines(),
        read=lambda: serializers.ListField(child=serializers.CharField(), required=False, help_text=help),
        write=lambda: Lines(child=serializers.CharField(max_length=300), max_length=100, required=False),
        filters=(filters.text(name, (name,), help),),
        covers=(name,),
    )


class Lines(serializers.ListField):
    default_error_messages = {"not_a_list": LIST_WANTED}

    def to_internal_value(self, data):
        given = super().to_internal_value(data)
        if any("\n" in line or "\r" in line for line in given):
            raise serializers.ValidationError(_("Each name stands on one line."))
        return "\n".join(given)


# --- uncertain dates --------------------------------------------------------------------------

DATE_KEYS = {
    "starts_on": "start",
    "ends_on": "end",
    "date_precision": "precision",
    "date_basis": "basis",
    "date_note_en": "note_en",
    "date_note_ar": "note_ar",
}
DATE_COLUMNS = tuple(DATE_KEYS)
_LENGTH = {"day": 10, "month": 7, "year": 4}


def uncertain() -> Column:
    """Start and end as they are known, with how precisely, on what basis, and why."""
    return Column(
        name="dates",
        paths=DATE_COLUMNS,
        shape=_dates,
        read=lambda: Dates(required=False),
        write=lambda: DatesGiven(required=False, source="*"),
        filters=date_filters(),
        covers=DATE_COLUMNS,
        inside=DATE_KEYS,
    )


def _dates(language: str):
    note = in_language(language)

    def shape(start, end, precision, basis, note_en, note_ar):
        length = _LENGTH.get(precision, 0)
        return {
            "start": start.isoformat()[:length] if start and length else None,
            "end": end.isoformat()[:length] if end and length else None,
            "precision": precision,
            "basis": basis if length else None,
            "note": note(note_en, note_ar),
            "note_en": note_en or None,
            "note_ar": note_ar or None,
        }

    return shape


class Dates(serializers.Serializer):
    """Dates as they are known: to the day, the month or the year, or not at all."""

    start = serializers.CharField(allow_null=True, required=False, help_text="2019-02-14, 2019-02 or 2019")
    end = serializers.CharField(allow_null=True, required=False, help_text="2019-02-14, 2019-02 or 2019")
    precision = serializers.ChoiceField(choices=DatePrecision, required=False)
    basis = serializers.ChoiceField(
        choices=Basis, required=False, allow_null=True, help_text=_("null where no date is known")
    )
    note = serializers.CharField(allow_null=True, required=False)
    note_en = serializers.CharField(allow_null=True, required=False)
    note_ar = serializers.CharField(allow_null=True, required=False)


class DatesGiven(Body):
    """The whole of the dates: a start or end that is not given is unknown."""

    start = serializers.CharField(allow_null=True, required=False, max_length=10)
    end = serializers.CharField(allow_null=True, required=False, max_length=10)
    precision = serializers.ChoiceField(
        choices=DatePrecision, required=False, help_text=_("may be left out; must fit the dates")
    )
    basis = serializers.ChoiceField(choices=Basis, required=False, allow_null=True, default=Basis.STATED)
    note_en = serializers.CharField(allow_null=True, required=False, max_length=300)
    note_ar = serializers.CharField(allow_null=True, required=False, max_length=300)

    def validate(self, attrs):
        start, end, precision = _bounds(attrs)
        if attrs.get("precision") not in (None, precision):
            message = _("The date contradicts how precisely it is known.")
            raise serializers.ValidationError({"precision": message}, "precision")
        return {
            "starts_on": start,
            "ends_on": end,
            "date_precision": precision,
            "date_basis": attrs.get("basis") or Basis.STATED,
            "date_note_en": attrs.get("note_en") or "",
            "date_note_ar": attrs.get("note_ar") or "",
        }


def _bounds(attrs):
    try:
        return dates.bounds(attrs.get("start"), attrs.get("end"))
    except ValidationError as error:
        key = "end" if error.code == "date_order" else _wrong_end(attrs)
        raise serializers.ValidationError({key: error.messages}, error.code) from error


def _wrong_end(attrs):
    """Which of the two ends cannot be read by itself; the start where both can."""
    for key in ("start", "end"):
        try:
            dates.bounds(attrs.get(key), None)
        except ValidationError:
            return key
    return "start"


def partial_day(bound):
    """Read a partial date of a parameter as a first or last day."""

    def read(name: str, text: str) -> date:
        try:
            return bound(text)
        except ValidationError as error:
            raise BadParameter(name, " ".join(error.messages)) from error

    return read


def date_filters(path: str = "") -> tuple[filters.Filter, ...]:
    """What people ask of uncertain dates; `from` and `to` find what may fall into a period."""
    precision = filters.choice("precision", f"{path}date_precision", DatePrecision.choices, _("date known"))
    notes = (f"{path}date_note_en", f"{path}date_note_ar")
    return (
        *overlap(f"{path}starts_on", f"{path}ends_on"),
        *filters.day("starts_on", f"{path}starts_on", _("start"), null=True),
        *filters.day("ends_on", f"{path}ends_on", _("end"), null=True),
        precision,
        _by_basis(path),
        filters.text("date_note", notes, _("note on the date")),
        filters.flag("undated", _("without any known date"), _undated(path)),
    )


def _by_basis(path: str) -> filters.Filter:
    """The basis of what is known; null asks for what has no date."""
    checked = filters.choice(
        "date_basis", f"{path}date_basis", Basis.choices, _("basis of the date"), null=True
    )
    undated = _undated(path)

    def narrow(name, text):
        checked.narrow(name, text)
        given = text.split(",")
        known = undated(False) & Q(**{f"{path}date_basis__in": given})
        return undated(True) | known if filters.NULL in given else known

    return replace(checked, narrow=narrow)


def _undated(path: str):
    none = Q(**{f"{path}date_precision": DatePrecision.NONE})
    return lambda yes: none if yes else ~none


def overlap(start: str, end: str) -> tuple[filters.Filter, ...]:
    """`from` and `to`: rows known to touch a period. What has one end only is that one day."""
    first, last = partial_day(dates.first_day), partial_day(dates.last_day)

    def since(name, text):
        day = first(name, text)
        return Q(**{f"{end}__gte": day}) | Q(**{f"{end}__isnull": True, f"{start}__gte": day})

    def until(name, text):
        day = last(name, text)
        return Q(**{f"{start}__lte": day}) | Q(**{f"{start}__isnull": True, f"{end}__lte": day})

    schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
    help = _("2026-02-17, 2026-02 or 2026: what falls into or touches the period")
    return (
        filters.Filter(name="from", narrow=since, schema=schema, help=help),
        filters.Filter(name="to", narrow=until, schema=schema, help=help),
    )


# --- declared numbers -------------------------------------------------------------------------


def declared(model: type[models.Model], *, unit: bool) -> Column:
    """A declared number with its qualifier and, for a plan, its unit."""
    paths = ("declared_count", "declared_qualifier")
    units = ("declared_unit_en", "declared_unit_ar") if unit else ()
    return Column(
        name="declared",
        paths=paths + units,
        shape=_declared_with_unit if unit else lambda language: _declared,
        read=lambda: (DeclaredWithUnit if unit else Declared)(required=False, allow_null=True),
        write=lambda: (DeclaredWithUnitGiven if unit else DeclaredGiven)(required=False, source="*"),
        sort="declared_count",
        filters=(
            *filters.number("declared", "declared_count", _("declared number"), null=True),
            filters.choice("qualifier", "declared_qualifier", Qualifier.choices, _("qualifier")),
            *((filters.text("unit", units, _("unit")),) if unit else ()),
        ),
        covers=paths + units,
        inside={path: path.removeprefix("declared_") for path in paths + units},
    )


def _declared(count, qualifier):
    return None if count is None else {"count": count, "qualifier": qualifier}


def _declared_with_unit(language: str):
    unit = in_language(language)

    def shape(count, qualifier, unit_en, unit_ar):
        if count is None:
            return None
        given = {"unit": unit(unit_en, unit_ar), "unit_en": unit_en or None, "unit_ar": unit_ar or None}
        return {"count": count, "qualifier": qualifier, **given}

    return shape


class Declared(serializers.Serializer):
    """A number as it was announced; null where none was."""

    count = serializers.IntegerField(required=False)
    qualifier = serializers.ChoiceField(choices=Qualifier, required=False)


class DeclaredWithUnit(Declared):
    """A number as it was announced, with what it counts; null where none was."""

    unit = serializers.CharField(required=False, allow_null=True)
    unit_en = serializers.CharField(required=False, allow_null=True)
    unit_ar = serializers.CharField(required=False, allow_null=True)


class DeclaredGiven(Body):
    """A number as it was announced. A count that is not given was not announced."""

    count = WholeNumber(required=False, allow_null=True, min_value=0, max_value=2147483647)
    qualifier = serializers.ChoiceField(choices=Qualifier, required=False, default=Qualifier.EXACT)

    def run_validation(self, data=empty):
        return super().run_validation({} if data is None else data)

    def validate(self, attrs):
        return {
            "declared_count": attrs.get("count"),
            "declared_qualifier": attrs.get("qualifier", Qualifier.EXACT),
        }


class DeclaredWithUnitGiven(DeclaredGiven):
    """A number as it was announced, and what it counts."""

    unit_en = serializers.CharField(required=False, allow_null=True, max_length=100)
    unit_ar = serializers.CharField(required=False, allow_null=True, max_length=100)

    def validate(self, attrs):
        units = {f"declared_{key}": attrs.get(key) or "" for key in ("unit_en", "unit_ar")}
        return super().validate(attrs) | units
