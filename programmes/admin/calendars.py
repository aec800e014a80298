"""Calendars: weekends, holidays, closures."""

from contextlib import contextmanager

from django.contrib import admin, messages
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk, columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import TableInline
from programmes.admin.wording import NAMES, pair
from programmes.enums import ClosureStatus
from programmes.models import Calendar, Closure, WeekendPattern
from programmes.selectors.findings import sentence
from programmes.services.calendars import rechecked

SAID = 8  # clashes named after a change; the findings of the plan name them all


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


def _clashes(findings):
    number = len(findings)
    text = ngettext(
        "The plans were checked again; %(number)s finding is new: %(sentences)s",
        "The plans were checked again; %(number)s findings are new: %(sentences)s",
        number,
    )
    sentences = " ".join(sentence(finding) for finding in findings[:SAID])
    return text % {"number": number, "sentences": sentences if number <= SAID else f"{sentences} …"}


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

    def save_model(self, request, obj, form, change):
        with self.watched(request, [obj]):
            super().save_model(request, obj, form, change)

    @contextmanager
    def watched(self, request, rows):
        """Say what in the plans newly clashes with these days, by the form and by a change of many."""
        with rechecked(*rows) as found:
            yield
        if found.new:
            self.message_user(request, _clashes(found.new), messages.WARNING)

    @admin.display(description=_("calendar or venue"))
    def of(self, obj):
        holder = obj.calendar or obj.venue
        return columns.code(holder.code)
