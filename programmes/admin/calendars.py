"""Calendars: weekends, holidays, closures."""

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk, columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import TableInline
from programmes.admin.wording import NAMES, pair
from programmes.enums import ClosureStatus
from programmes.models import Calendar, Closure, WeekendPattern


class WeekendInline(TableInline):
    model = WeekendPattern
    fields = ("weekend", "valid_from", "valid_to")
    ordering = ("valid_from", "pk")


@admin.register(Calendar)
class CalendarAdmin(RecordAdmin):
    list_display = (columns.name, "of", columns.retired)
    list_select_related = ("state",)
    inlines = (WeekendInline, CitationInline)
    linked = (("closure", "calendar"),)
    fieldsets = ((None, {"fields": ("code", NAMES, "state")}),)

    @admin.display(description=_("state"), ordering="state")
    def of(self, obj):
        return columns.code(obj.state.code) if obj.state_id else _("the Centre itself")


def _put_announced(row, values):
    row.status = ClosureStatus.ANNOUNCED


def _not_estimated(row, values):
    return "" if row.status == ClosureStatus.ESTIMATED else gettext("It is not estimated.")


announce = bulk.action(
    bulk.Bulk(
        name="announce",
        title=_("Mark the chosen days as announced"),
        button=_("Mark as announced"),
        form=bulk.ReasonForm,
        put=_put_announced,
        skip=_not_estimated,
        fields=("status",),
    )
)


@admin.register(Closure)
class ClosureAdmin(RecordAdmin):
    list_display = (columns.name, columns.closure_days, columns.kind, columns.status, "of", columns.retired)
    list_filter = (
        filters.found("calendar"),
        filters.found("venue"),
        filters.choice("kind"),
        filters.choice("status"),
        filters.EstimatedSoon,
        filters.InUse,
    )
    list_select_related = ("calendar", "venue")
    ordering = ("starts_on", "code")
    actions = (announce, bulk.retire, bulk.restore)
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("kind", "calendar", "venue"))}),
        (
            _("Days"),
            {"fields": (("starts_on", "ends_on"), "status", ("observed_starts_on", "observed_ends_on"))},
        ),
        (_("Notes"), {"fields": (pair("note"),)}),
    )

    @admin.display(description=_("calendar or venue"))
    def of(self, obj):
        holder = obj.calendar or obj.venue
        return columns.code(holder.code)
