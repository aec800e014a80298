"""How a column is put into a form: its language and direction, its choices, its day."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from programmes.admin import sight

LEFT_TO_RIGHT = {"code", "url", "reference", "username", "email"}
EITHER = {"aliases", "named_as", "delivered_by", "language"}


def named(row):
    """A row as it stands in a choice: its name, and its code where two might share the name."""
    code = getattr(row, "code", "")
    # The code keeps its direction after an Arabic name; a choice holds text alone, so marks do it.
    return f"{row} · \u2066{code}\u2069" if code else str(row)


class NamingChoices:
    """Choices found by typing, each with its code."""

    known = None  # (primary key as text, label) of a row that need not be asked for again

    def optgroups(self, name, value, attr=None):
        wanted = [str(one) for one in value if str(one) not in self.choices.field.empty_values]
        if self.known and wanted == [self.known[0]]:
            chosen = [self.known]
        else:
            rows = self.choices.queryset.filter(pk__in=wanted) if wanted else ()
            chosen = [(row.pk, named(row)) for row in rows]
        none = () if self.is_required or self.allow_multiple_selected else (("", ""),)
        options = [
            self.create_option(name, key, label, key != "", index)
            for index, (key, label) in enumerate([*none, *chosen])
        ]
        return [(None, options, 0)]


class KnownAutocomplete(NamingChoices, AutocompleteSelect):
    """One row, found by typing."""


class KnownAutocompleteMultiple(NamingChoices, AutocompleteSelectMultiple):
    """Several rows, found by typing."""


class SharedChoices(ModelChoiceIterator):
    """Choices read once for all the forms of a page: the field of each form is a copy of one field."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.field.rows:
            yield self.choice(row)


class SharedChoiceField(forms.ModelChoiceField):
    """A choice among few rows, for inputs that repeat down a page."""

    iterator = SharedChoices

    def __init__(self, queryset, **kwargs):
        self.rows = _Rows(queryset)
        super().__init__(queryset, **kwargs)


class NamedChoiceField(SharedChoiceField):
    """A shared choice among rows of several records, each with its code."""

    def label_from_instance(self, obj):
        return named(obj)


class _Rows:
    def __init__(self, queryset):
        self.queryset = queryset
        self.read = None

    def __iter__(self):
        if self.read is None:
            self.read = list(self.queryset)
        return iter(self.read)


def dressed(db_field, field):
    """Give a form field the language and direction of what goes into it."""
    if field is None or not hasattr(field, "widget"):
        return field
    attrs = field.widget.attrs
    if db_field.name.endswith("_ar"):
        attrs |= {"dir": "rtl", "lang": "ar"}
    elif db_field.name.endswith("_en"):
        attrs |= {"dir": "ltr", "lang": "en"}
    elif db_field.name in LEFT_TO_RIGHT:
        attrs |= {"dir": "ltr"}
    elif db_field.name in EITHER:
        attrs |= {"dir": "auto"}
    if db_field.name == "code":
        field.required = False
        field.help_text = _(
            "Stable name used in addresses and by other systems. Leave empty to have one made."
        )
    return field


def with_few_ways(field, *, add):
    """Of the four little ways beside a relation only adding is kept, where it does not repeat down a page."""
    widget = getattr(field, "widget", None)
    if hasattr(widget, "can_change_related"):
        widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        widget.can_add_related = widget.can_add_related and add
    return field


class DayInput(forms.DateInput):
    """A day as ISO writes it. A browser's own date input would show it in the order of its locale."""

    def __init__(self, attrs=None):
        shown = {"dir": "ltr", "placeholder": "2026-02-17", "autocomplete": "off", "class": "day"}
        super().__init__(attrs={**shown, **(attrs or {})}, format="%Y-%m-%d")


OVERRIDES = {
    models.DateField: {"widget": DayInput},
    models.URLField: {"assume_scheme": "https"},
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})},
}


def remember_selected(form):
    """Name the rows that a form's autocompletes already point to, where they were read along."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if not isinstance(widget, KnownAutocomplete) or not form.instance.pk:
            continue
        column = form.instance._meta.get_field(name)
        if column.is_cached(form.instance) and (row := getattr(form.instance, name)):
            widget.known = (str(row.pk), named(row))


def relation(model_admin, db_field, request, ordinary, kwargs, *, many=False):
    """A relation is found by typing where the rows it may point to can be searched."""
    remote = db_field.remote_field.model
    site = model_admin.admin_site
    if "widget" not in kwargs and site.is_registered(remote):
        kwargs["widget"] = (KnownAutocompleteMultiple if many else KnownAutocomplete)(db_field, site)
    if sight.restricted(request, remote):
        kwargs["queryset"] = sight.seen(request, kwargs.get("queryset", remote._default_manager.all()))
    return ordinary(db_field, request, **kwargs)
