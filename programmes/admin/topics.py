"""Topics and dated focus areas."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import StackInline
from programmes.admin.uncertain import DATES, DatedRecordForm, DatedRowForm
from programmes.admin.wording import NAMES, NOTES, pair
from programmes.models import FocusArea, Topic


class FocusAreaInline(StackInline):
    model = FocusArea
    form = DatedRowForm
    fields = (("start", "end", "date_basis"), pair("date_note"), pair("note"))


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = (columns.name, "abbreviation", "nature", columns.yes_no(Topic, "unclear"), columns.retired)
    list_filter = (filters.choice("nature"), filters.yes("unclear"), filters.InUse)
    inlines = (FocusAreaInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("abbreviation", "nature"), "aliases", "unclear")}),
        NOTES,
    )


@admin.register(FocusArea)
class FocusAreaAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = ("about", columns.period, columns.retired)
    list_filter = (filters.found("topic"), filters.InUse)
    list_select_related = ("topic",)
    search_through = ("topic__search_text",)
    ordering = ("starts_on", "code")
    inlines = (CitationInline,)
    fieldsets = ((None, {"fields": ("code", "topic")}), DATES, NOTES)

    @admin.display(description=_("topic"), ordering="topic")
    def about(self, obj):
        return columns.named(obj.topic.label, obj.code)
