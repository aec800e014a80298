"""Agreements and understandings."""

from django.contrib import admin

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.uncertain import DATES, DatedRecordForm
from programmes.admin.wording import NAMES, NOTES
from programmes.models import Agreement


@admin.register(Agreement)
class AgreementAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = (columns.name, columns.kind, columns.period, columns.retired)
    list_filter = (filters.choice("kind"), filters.found("dialogue"), filters.Cited, filters.InUse)
    ordering = ("starts_on", "code")
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("kind", "dialogue"), "parties", "topics")}),
        DATES,
        NOTES,
    )
