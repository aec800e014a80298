"""Rows edited on the page of the record they belong to."""

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericStackedInline
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programmes.admin import inputs, sight
from programmes.admin.forms import RowForm
from programmes.admin.uncertain import written


class _Rows:
    """What rows of any layout share: whose they are, their inputs, their guard."""

    form = RowForm
    extra = 0
    show_change_link = True
    formfield_overrides = inputs.OVERRIDES
    related_rows = ()

    def get_queryset(self, request):
        rows = sight.seen(request, super().get_queryset(request))
        return rows.select_related(*self.related_rows) if self.related_rows else rows

    def get_fields(self, request, obj=None):
        fields = tuple(super().get_fields(request, obj))
        return (*fields, "opened_version") if self.has_change_permission(request, obj) else fields

    def get_formset(self, request, obj=None, **kwargs):
        request.parent_key = obj.pk if obj else None
        return super().get_formset(request, obj, **{"form": self.knowing_form(request), **kwargs})

    def knowing_form(self, request):
        """The form of a row, which knows what was refused of it and the names read along with the row."""
        return type("KnowingForm", (self.form,), {"refusal": getattr(request, "refusal", None)})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = inputs.dressed(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))
        return inputs.with_few_ways(field, add=False)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return inputs.relation(self, db_field, request, super().formfield_for_foreignkey, kwargs)

    def shared_choice(self, db_field, request, rows, *, of_parent, required=True):
        """A plain choice among few rows, read once for all the rows of the page.

        `of_parent` is the way from a row to the record of the page; a record that is yet to be made has
        no rows of its own, so all those in use are offered, told apart by their codes.
        """
        new = request.parent_key is None
        rows = rows.filter(retired_on__isnull=True) if new else rows.filter(**{of_parent: request.parent_key})
        field = inputs.NamedChoiceField if new else inputs.SharedChoiceField
        return field(rows, label=capfirst(db_field.verbose_name), required=required, empty_label=_("none"))

    @admin.display(description=_("start"))
    def start(self, obj):
        return written(obj.start_written)

    @admin.display(description=_("end"))
    def end(self, obj):
        return written(obj.end_written)


class TableInline(_Rows, admin.TabularInline):
    """Rows with few values, as a table."""


class StackInline(_Rows, admin.StackedInline):
    """Rows with values in both languages, one under the other."""


class GenericRows(_Rows, GenericStackedInline):
    """Rows tied to a record of any kind."""
