"""After-course reports, with the lessons and changes they leave behind."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters, sight
from programmes.admin.base import TrackedAdmin
from programmes.admin.inlines import StackInline
from programmes.admin.ledger import FoundByPaths, moment
from programmes.admin.wording import pair
from programmes.models import Activity, CourseReport, ReportItem, SeatCall
from programmes.seat_enums import ReportStatus


class ReportItemInline(StackInline):
    """What became of an item is said on the report's own page."""

    model = ReportItem
    fields = (("position", "kind", "status"), pair("text"), ("owner", "due_on"))
    readonly_fields = ("status",)
    ordering = ("position",)


@admin.register(CourseReport)
class CourseReportAdmin(FoundByPaths, TrackedAdmin):
    """A report is submitted on its own page; here its values are put right."""

    actions = None
    submitted = staticmethod(moment("submitted_at", _("submitted at")))
    list_display = ("of", columns.status, "submitted", "respondents", "passed")
    list_filter = (filters.choice("status"),)
    list_select_related = ("activity__plan",)
    search_paths = ("activity__search_text", "activity__code")
    ordering = ("activity__code",)
    inlines = (ReportItemInline,)
    fieldsets = (
        (None, {"fields": ("activity", "status_shown", "submitted")}),
        (
            _("Reactions, from 1 to 5"),
            {"fields": ("respondents", ("content_score", "teaching_score", "organisation_score"))},
        ),
        (_("Learning"), {"fields": (("tested", "passed"), ("test_before", "test_after"))}),
        (_("Summary"), {"fields": (pair("summary"),)}),
    )
    readonly_fields = ("status_shown", "submitted")

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *(["activity"] if obj else []))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "activity" and sight.restricted(request, CourseReport):
            run = sight.seen(request, SeatCall.objects.all())
            kwargs["queryset"] = Activity.objects.filter(seat_call__in=run)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        """What was handed in is made a draft again first, on its own page."""
        handed_in = obj is not None and obj.status == ReportStatus.SUBMITTED
        return super().has_change_permission(request, obj) and not handed_in

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("activity"), ordering="activity__code")
    def of(self, obj):
        return columns.named(obj.activity.label, obj.activity.code)

    @admin.display(description=_("status"), ordering="status")
    def status_shown(self, obj):
        return columns.status(obj)
