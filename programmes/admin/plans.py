"""Annual plans, their parts and endorsements."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import StackInline, TableInline
from programmes.admin.uncertain import DatedRowForm
from programmes.admin.wording import NAMES, NOTES, REASON, pair
from programmes.models import AnnualPlan, PartTopic, PlanEndorsement, PlanPart


class PlanPartInline(TableInline):
    model = PlanPart
    fields = ("position", "kind", *NAMES, "declared_count", "declared_qualifier")
    ordering = ("position", "code")


class EndorsementInline(StackInline):
    model = PlanEndorsement
    form = DatedRowForm
    fields = ("side", pair("body"), ("start", "end"), "date_basis", pair("date_note"))


@admin.register(AnnualPlan)
class AnnualPlanAdmin(RecordAdmin):
    list_display = (columns.name, columns.status, "period", columns.declared, "announced", columns.retired)
    list_filter = (filters.choice("status"), filters.Cited, filters.InUse)
    ordering = ("-starts_on", "code")
    inlines = (PlanPartInline, EndorsementInline, CitationInline)
    linked = (("activity", "plan"), ("reportedfigure", "plan"))
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("starts_on", "ends_on"), ("status", "announced_on"))}),
        (
            _("Declared total"),
            {"fields": (("declared_count", "declared_qualifier"), pair("declared_unit"))},
        ),
        NOTES,
    )

    @admin.display(description=_("period"), ordering="starts_on")
    def period(self, obj):
        return columns.span(obj.starts_on, obj.ends_on)

    @admin.display(description=_("announced on"), ordering="announced_on")
    def announced(self, obj):
        return columns.day(obj.announced_on)


class PartTopicInline(TableInline):
    model = PartTopic
    fields = ("position", "topic", "named_as", "basis", *REASON)
    related_rows = ("topic",)
    ordering = ("position", "pk")


@admin.register(PlanPart)
class PlanPartAdmin(RecordAdmin):
    list_display = (columns.name, columns.plan, columns.kind, columns.declared, columns.retired)
    list_filter = (filters.found("plan"), filters.choice("kind"), filters.InUse)
    list_select_related = ("plan",)
    search_through = ("plan__search_text",)
    inlines = (PartTopicInline, CitationInline)
    linked = (("activity", "part"),)
    fieldsets = (
        (None, {"fields": ("code", ("plan", "kind", "position"), NAMES)}),
        (_("Declared number"), {"fields": (("declared_count", "declared_qualifier"),)}),
        NOTES,
    )
