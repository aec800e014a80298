"""Venues and training teams."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.wording import NAMES, NOTES, pair
from programmes.models import TrainingTeam, Venue


@admin.register(Venue)
class VenueAdmin(RecordAdmin):
    list_display = (columns.name, "city", "capacity", columns.retired)
    list_filter = (filters.found("state"), filters.InUse)
    inlines = (CitationInline,)
    linked = (("closure", "venue"), ("activity", "venue"))
    fieldsets = (
        (None, {"fields": ("code", NAMES, pair("city"), ("state", "capacity"))}),
        NOTES,
    )

    @admin.display(description=_("city"))
    def city(self, obj):
        return obj.text("city") or "—"


@admin.register(TrainingTeam)
class TrainingTeamAdmin(RecordAdmin):
    list_display = (columns.name, "abbreviation", columns.retired)
    list_filter = (filters.found("state"), filters.InUse)
    inlines = (CitationInline,)
    linked = (("activity", "team"),)
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("abbreviation", "state"), "aliases", "topics")}),
        NOTES,
    )
