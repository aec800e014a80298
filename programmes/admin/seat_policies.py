"""How seats are shared out: policies with what they say of single states."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import StackInline
from programmes.admin.wording import NAMES, REASON
from programmes.models import SeatPolicy, SeatWeight


class SeatWeightInline(StackInline):
    model = SeatWeight
    related_rows = ("state",)
    fields = (("state", "weight", "lot"), ("floor", "cap"), "basis", REASON)
    ordering = ("state__code",)


@admin.register(SeatPolicy)
class SeatPolicyAdmin(RecordAdmin):
    list_display = (columns.name, columns.plan, "period", "rule", columns.basis, columns.retired)
    list_filter = (filters.found("plan"), filters.choice("rule"), filters.InUse)
    list_select_related = ("plan",)
    ordering = ("-valid_from", "code")
    search_through = ("plan__search_text",)
    inlines = (SeatWeightInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("code", NAMES, "plan", ("valid_from", "valid_to"))}),
        (
            _("Sharing"),
            {"fields": ("rule", "invited", "class_size", ("floor", "cap"), "held_back")},
        ),
        (
            _("Days of the clock"),
            {"fields": (("nominate_weeks", "take_back_weeks", "confirm_weeks"), "offer_days")},
        ),
        (_("Personal data"), {"fields": ("retention_months",)}),
        (_("Basis"), {"fields": ("basis", REASON)}),
    )

    @admin.display(description=_("in force"), ordering="valid_from")
    def period(self, obj):
        if obj.valid_to:
            return columns.span(obj.valid_from, obj.valid_to)
        return columns.code(f"{obj.valid_from.isoformat()} –")
