"""Dates known to the day, the month or the year, as two plain inputs.

A person writes `2026-02-17`, `2026-02` or `2026`; how precisely the date is known follows from that.
A stored bound is never shown as a day that nobody named.
"""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from programmes import dates
from programmes.admin.forms import RecordForm, RowForm
from programmes.admin.isolation import lazy_isolated

# The inputs in which the refusal of a stored column is shown.
SHOWN_IN = {"starts_on": "start", "ends_on": "end", "date_precision": "start"}
DATES = (
    _("Dates"),
    {"fields": (("start", "end"), "date_basis", ("date_note_en", "date_note_ar"))},
)


class PartialDateField(forms.CharField):
    """A date as far as it is known; empty where it is not known at all."""

    def __init__(self, **kwargs):
        attrs = {"dir": "ltr", "placeholder": "2026-02-17", "autocomplete": "off", "class": "partial-date"}
        super().__init__(
            **{
                "required": False,
                "max_length": 10,
                "widget": forms.TextInput(attrs=attrs),
                "help_text": lazy_isolated(_("A day, a month or a year: 2026-02-17, 2026-02 or 2026.")),
                **kwargs,
            }
        )

    def to_python(self, value):
        # Arabic-Indic digits are read like Latin ones; what is stored is a date.
        text = super().to_python(value)
        return "".join(str(unicodedata.digit(char, char)) for char in text)

    def validate(self, value):
        super().validate(value)
        if value:
            dates.first_day(value)


class _Dated:
    """What both kinds of form do with the two inputs."""

    shown_in = SHOWN_IN

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {
            "start": self.instance.start_written or "",
            "end": self.instance.end_written or "",
        }

    def clean(self):
        cleaned = super().clean()
        if "start" in self.errors or "end" in self.errors or not {"start", "end"} & set(self.fields):
            return cleaned
        try:
            self.instance.set_dates(self.cleaned_data.get("start"), self.cleaned_data.get("end"))
        except ValidationError as error:
            self.add_error("end", error)
        return cleaned


class DatedRecordForm(_Dated, RecordForm):
    start = PartialDateField(label=_("start"))
    end = PartialDateField(label=_("end"))


class DatedRowForm(_Dated, RowForm):
    start = PartialDateField(label=_("start"), help_text="")
    end = PartialDateField(label=_("end"), help_text="")


def written(text):
    """A partial date, held in its own direction, or a dash with the word for unknown."""
    if not text:
        return format_html('<span class="unknown">— {}</span>', _("not published"))
    return format_html('<bdi dir="ltr">{}</bdi>', text)
