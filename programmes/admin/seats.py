"""Calls for seats, quotas, and the seats with their stories: the ledger is read here, not written."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import TrackedAdmin
from programmes.admin.ledger import FoundByPaths, LedgerAdmin, activity_of, moment, of_activity, state
from programmes.admin.wording import REASON
from programmes.enums import Role
from programmes.models import Seat, SeatAllocation, SeatCall, SeatEvent, SeatQuota, User


class _Standing(FoundByPaths, TrackedAdmin):
    """Opened and closed by services; people at the desk put right what was agreed beside them."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(SeatCall)
class SeatCallAdmin(_Standing):
    """Who runs the activity is said here; everything else of a call comes from its own pages."""

    list_display = ("activity_shown", "policy", "opened", "closed", "turn")
    list_filter = (filters.found("policy"),)
    list_select_related = ("activity__plan", "policy")
    search_paths = ("activity__search_text", "activity__code")
    readonly_fields = ("activity_shown", "policy", "opened", "closed", "turn")
    ordering = ("activity__code",)

    def get_fields(self, request, obj=None):
        """The Centre's accounts are named to those alone who may choose among them."""
        chosen = ("directors", "reason") if self.has_change_permission(request, obj) else ()
        return (*self.readonly_fields, *chosen)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["queryset"] = User.objects.filter(groups__name=Role.COURSE_DIRECTOR, is_active=True)
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return admin.ModelAdmin.formfield_for_manytomany(self, db_field, request, **kwargs)

    @admin.display(description=_("activity"), ordering="activity__code")
    def activity_shown(self, obj):
        return columns.named(obj.activity.label, obj.activity.code)

    opened = staticmethod(moment("opened_at", _("opened at")))
    closed = staticmethod(moment("closed_at", _("closed at")))


@admin.register(SeatQuota)
class SeatQuotaAdmin(_Standing):
    list_display = (activity_of("call"), state, "floor", "cap", "bid", columns.basis)
    list_filter = (of_activity("call"), filters.found("state"), filters.choice("basis"))
    list_select_related = ("call__activity__plan", "state")
    search_paths = ("call__activity__search_text", "call__activity__code", "state__search_text")
    activity = staticmethod(activity_of("call"))
    asked = staticmethod(moment("bid_at", _("bid made at")))
    readonly_fields = ("activity", "state", "bid", "asked")
    fields = ("activity", "state", ("bid", "asked"), ("floor", "cap"), "basis", REASON, "reason")

    def get_fields(self, request, obj=None):
        """A reason of the change is asked of whoever can make one."""
        fields = super().get_fields(request, obj)
        return fields if self.has_change_permission(request, obj) else fields[:-1]


@admin.register(Seat)
class SeatAdmin(LedgerAdmin):
    list_display = (activity_of("call"), "number", "standing_shown", state, "body")
    list_filter = (of_activity("call"), filters.choice("standing"), filters.found("state"))
    list_select_related = ("call__activity__plan", "state", "body")
    search_paths = ("call__activity__search_text", "call__activity__code")
    activity = staticmethod(activity_of("call"))
    fields = ("activity", "number", "standing_shown", "state", "body")

    @admin.display(description=_("standing"), ordering="standing")
    def standing_shown(self, obj):
        return columns.badge("standing", obj.standing, obj.get_standing_display())


@admin.register(SeatAllocation)
class SeatAllocationAdmin(LedgerAdmin):
    """Without the proof sheet, which has a page of its own that can be read and printed."""

    made = staticmethod(moment("made_at", _("made at")))
    activity = staticmethod(activity_of("call"))
    list_display = (activity_of("call"), "number", "rule", "seats", "made", "made_by")
    list_filter = (of_activity("call"), filters.choice("rule"))
    list_select_related = ("call__activity__plan", "made_by")
    search_paths = ("call__activity__search_text", "call__activity__code", "digest")
    fields = ("activity", "number", "rule", "seats", "digest", "made", "made_by")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("sheet")


@admin.register(SeatEvent)
class SeatEventAdmin(LedgerAdmin):
    when = staticmethod(moment("at", _("at")))
    activity = staticmethod(activity_of("call"))
    list_display = (
        "when",
        "kind",
        activity_of("call"),
        "seat_number",
        state,
        "nomination",
        "by_name",
        "reason",
    )
    list_filter = (of_activity("call"), filters.choice("kind"), filters.found("state"))
    list_select_related = ("call__activity__plan", "seat", "state", "nomination")
    search_paths = ("call__activity__search_text", "call__activity__code", "nomination__code")
    ordering = ("-at", "-id")
    fields = ("when", "kind", "activity", "seat_number", "state", "nomination", "by_name", "reason")

    @admin.display(description=_("seat"), ordering="seat__number")
    def seat_number(self, obj):
        return obj.seat.number if obj.seat_id else "—"
