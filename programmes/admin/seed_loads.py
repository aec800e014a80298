"""What the seed files wrote: to be read, never changed."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns
from programmes.admin.ledger import ReadOnly
from programmes.models import SeedLoad


@admin.register(SeedLoad)
class SeedLoadAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("when", "loaded_by", "what", "kept")
    list_select_related = ("loaded_by",)
    list_per_page = 50
    show_full_result_count = False
    fields = ("when", "loaded_by", "digest", "what", "edits")
    readonly_fields = fields

    @admin.display(description=_("loaded at"), ordering="loaded_at")
    def when(self, obj):
        return columns.minute(obj.loaded_at)

    @admin.display(description=_("counts"))
    def what(self, obj):
        return _plain(obj.counts)

    @admin.display(description=_("edits left alone"))
    def kept(self, obj):
        return len(obj.kept_edits)

    @admin.display(description=_("edits left alone"))
    def edits(self, obj):
        return _plain(obj.kept_edits) if obj.kept_edits else "—"


def _plain(value):
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return format_html('<pre dir="ltr" class="plain">{}</pre>', text)
