"""Measures and the figures that sources report for them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.uncertain import DATES, DatedRecordForm
from programmes.admin.wording import NAMES, NOTES, pair
from programmes.models import Measure, ReportedFigure


@admin.register(Measure)
class MeasureAdmin(RecordAdmin):
    inlines = (CitationInline,)
    linked = (("reportedfigure", "measure"),)
    fieldsets = ((None, {"fields": ("code", NAMES)}), NOTES)


@admin.register(ReportedFigure)
class ReportedFigureAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = (columns.name, columns.reported, "counts", "of", "told", columns.retired)
    list_filter = (
        filters.found("measure"),
        filters.found("plan"),
        filters.choice("qualifier"),
        filters.Cited,
        filters.InUse,
    )
    list_select_related = ("measure",)
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("code", "measure", ("value", "qualifier"), pair("unit"), pair("scope"))}),
        (_("About"), {"fields": (("plan", "part"), ("activity", "meeting"), "as_of")}),
        (_("Period"), DATES[1]),
        NOTES,
    )

    @admin.display(description=_("unit"))
    def counts(self, obj):
        return obj.unit

    @admin.display(description=_("measure"), ordering="measure")
    def of(self, obj):
        return columns.code(obj.measure.code)

    @admin.display(description=_("as of"), ordering="as_of")
    def told(self, obj):
        return columns.day(obj.as_of)
