"""Sources, paragraph by paragraph."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.inlines import TableInline
from programmes.admin.uncertain import DATES, DatedRecordForm
from programmes.admin.wording import NAMES, NOTES, pair
from programmes.models import Source, SourceParagraph


class ParagraphInline(TableInline):
    model = SourceParagraph
    fields = ("number", "disposition", *pair("note"))
    ordering = ("number",)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = (columns.name, columns.kind, "by", columns.period, columns.retired)
    list_filter = (filters.choice("kind"), filters.choice("language"), filters.InUse)
    inlines = (ParagraphInline,)
    linked = (("citation", "source"),)
    fieldsets = (
        (None, {"fields": ("code", NAMES, pair("publisher"), ("kind", "language"), "url", "reference")}),
        (_("Published"), DATES[1]),
        NOTES,
    )

    @admin.display(description=_("publisher"))
    def by(self, obj):
        return obj.publisher or "—"
