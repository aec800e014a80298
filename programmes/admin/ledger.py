"""Pages of what services alone write: to be read, searched and followed here, never changed by hand."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import TrackedAdmin
from programmes.folding import words
from programmes.models import SeatCall
from programmes.models.base import Tracked


class FoundByPaths:
    """Search over the columns named in `search_paths`, word by word in any spelling."""

    search_paths = ()

    def get_search_results(self, request, queryset, search_term):
        for word in words(search_term):
            test = models.Q()
            for path in self.search_paths:
                test |= models.Q(**{f"{path}__contains": word})
            queryset = queryset.filter(test)
        return queryset, False


class ReadOnly:
    """A kind of row that nobody adds, changes or deletes at the desk."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class LedgerAdmin(ReadOnly, FoundByPaths, TrackedAdmin):
    """What services alone write, searched by paths and seen as far as the person's rows reach."""

    form = forms.ModelForm

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def history_view(self, request, object_id, extra_context=None):
        """What keeps no versions of its own has the log of the desk, which is empty of values."""
        if issubclass(self.model, Tracked):
            return super().history_view(request, object_id, extra_context)
        return admin.ModelAdmin.history_view(self, request, object_id, extra_context)


def moment(column, title):
    """A column of a point in time."""

    @admin.display(description=title, ordering=column)
    def shown(obj):
        return columns.minute(getattr(obj, column))

    return shown


def activity_of(path):
    """A column with the activity that a row's call is of; `path` leads to the call."""

    @admin.display(description=_("activity"), ordering=f"{path}__activity__code")
    def activity(obj):
        call = obj
        for step in path.split("__"):
            call = getattr(call, step)
        return columns.named(call.activity.label, call.activity.code)

    return activity


def of_activity(path):
    """A filter by the activity that a row's call is of."""

    class ActivityFilter(filters.FoundFilter):
        parameter_name = "activity"
        title = ""

        def relation_of(self, _listed):
            return SeatCall._meta.get_field("activity")

        def queryset(self, request, queryset):
            return queryset.filter(**{f"{path}__activity_id": self.value()}) if self.value() else queryset

    return ActivityFilter


@admin.display(description=_("participating state"), ordering="state__code")
def state(obj):
    return columns.named(obj.state.label, obj.state.code) if obj.state_id else "—"
