"""The forms of the desk: they carry the version that was opened and the reason of the change.

A form checks shape. What a service refuses is shown in the form that asked for it: the save is
tried, rolled back, and the page drawn again with the refusal where it belongs.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programmes.admin.inputs import remember_selected
from programmes.admin.isolation import Isolated
from programmes.enums import STATUSES_WITH_REASON
from programmes.errors import ProgrammeError

REASON_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a service refused, and the prefix of the form (empty: the page's own) it refused."""

    error: ProgrammeError
    prefix: str = ""


class RowForm(forms.ModelForm):
    """One tracked row, on its own page or among the rows of another record."""

    opened_version = forms.IntegerField(
        label=_("version that was opened"), required=False, widget=forms.HiddenInput
    )

    refusal = None
    shown_in = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", "error_class": Isolated, **kwargs})
        remember_selected(self)
        if self.prefix:
            # Rows of a table have their names in its head, which an input cannot point to.
            for field in self.fields.values():
                widget = getattr(field.widget, "widget", field.widget)
                widget.attrs.setdefault("aria-label", capfirst(str(field.label or "")))
        if self.instance.pk:
            self.fields["opened_version"].required = True
            self.initial["opened_version"] = self.instance.version

    @property
    def changed_data(self):
        """Names of the values that a person changed."""
        return [name for name in super().changed_data if name not in ("opened_version", "reason")]

    def clean(self):
        cleaned = super().clean()
        if self.refusal and self.refusal.prefix == (self.prefix or ""):
            self._show(self.refusal.error)
        return cleaned

    def _show(self, error):
        if not error.fields:
            self.add_error(None, str(error))
        for name, sentences in error.fields.items():
            self.add_error(None if name == NON_FIELD_ERRORS else name, list(sentences))

    def add_error(self, field, error):
        """Errors of columns that have no input here stand at their stand-in, or at the head of the form."""
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                super().add_error(self._input_of(name), errors)
            return
        super().add_error(self._input_of(field), error)

    def _input_of(self, name):
        name = self.shown_in.get(name, name)
        return name if name in self.fields else None


class RecordForm(RowForm):
    """A record on its own page."""

    reason = forms.CharField(
        label=_("reason for this change"),
        required=False,
        max_length=REASON_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "vLargeTextField"}),
        help_text=_("Kept in the history beside your name."),
    )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("reason"):
            cleaned["reason"] = self._reason_of_status(cleaned)
        return cleaned

    def _reason_of_status(self, cleaned):
        """A status that takes something away has its own reason, which serves the history too."""
        if "status" not in self.changed_data or cleaned.get("status") not in STATUSES_WITH_REASON:
            return ""
        return cleaned.get("status_reason_en") or cleaned.get("status_reason_ar") or ""
