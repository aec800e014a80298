"""Course outlines."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.wording import NAMES, pair
from programmes.models import CourseOutline


@admin.register(CourseOutline)
class CourseOutlineAdmin(RecordAdmin):
    list_display = (columns.name, "certification", "duration_days", "class_size", columns.retired)
    list_filter = (filters.choice("certification"), filters.InUse)
    inlines = (CitationInline,)
    linked = (("course", "outline"),)
    fieldsets = (
        (None, {"fields": ("code", NAMES, "topics")}),
        (_("Content"), {"fields": (pair("aim"), pair("audience"))}),
        (_("Shape"), {"fields": (("duration_days", "class_size", "certification"),)}),
    )
