"""Nominees and nominations, to be read; single steps are taken for many at once, by the services."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk_nominations, columns, filters, personal_data, sight
from programmes.admin.ledger import LedgerAdmin, activity_of, moment, of_activity, state
from programmes.models import Nomination, Nominee, WaitingEntry


@admin.register(Nominee)
class NomineeAdmin(LedgerAdmin):
    """Personal data: seen by the own state or body, whoever runs the activity, and the planners."""

    actions = (personal_data.export, personal_data.erase)
    list_display = ("name_and_code", state, "body", "service", "erased")
    list_filter = (filters.found("state"), filters.found("body"), filters.InUse)
    list_select_related = ("state", "body")
    search_paths = ("search_text", "code")
    ordering = ("state__code", "code")
    erased = staticmethod(moment("erased_at", _("erased at")))
    fields = (
        "code",
        ("state", "body"),
        ("name_en", "name_ar"),
        "position",
        "email",
        ("service", "gender"),
        "erased",
    )

    def has_request_permission(self, request):
        """What a person asks of the Centre is done by those who see the nominees of every state."""
        return request.user.has_perm("programmes.change_nominee") and not sight.restricted(request, Nominee)

    @admin.display(description=_("name"), ordering="code")
    def name_and_code(self, obj):
        return columns.named(obj.label, obj.code)


@admin.register(Nomination)
class NominationAdmin(LedgerAdmin):
    actions = (bulk_nominations.validate, bulk_nominations.confirm, bulk_nominations.refuse)
    list_display = ("named", activity_of("call"), state, "body", columns.status, "seat_number", "nominated")
    list_filter = (
        of_activity("call"),
        filters.choice("status"),
        filters.found("state"),
        filters.yes("walk_in"),
    )
    list_select_related = ("call__activity__plan", "state", "body", "nominee", "seat")
    search_paths = ("code", "nominee__search_text", "call__activity__code")
    activity = staticmethod(activity_of("call"))
    nominated = staticmethod(moment("nominated_at", _("nominated at")))
    fields = (
        "code",
        "named",
        ("state", "body"),
        ("activity", "seat_number"),
        ("status", "days_attended"),
        ("replaces", "walk_in"),
        "nominated",
    )

    def has_step_permission(self, request):
        """Steps that the Centre takes are for those who see the nominations of every state."""
        may = request.user.has_perm("programmes.change_nomination")
        return may and not sight.restricted(request, Nomination)

    @admin.display(description=_("nominee"), ordering="nominee__code")
    def named(self, obj):
        return columns.named(obj.nominee.label, obj.code)

    @admin.display(description=_("seat"), ordering="seat__number")
    def seat_number(self, obj):
        return obj.seat.number if obj.seat_id else "—"


@admin.register(WaitingEntry)
class WaitingEntryAdmin(LedgerAdmin):
    entered = staticmethod(moment("entered_at", _("waiting since")))
    activity = staticmethod(activity_of("call"))
    list_display = (
        activity_of("call"),
        "priority",
        "entered",
        state,
        "body",
        "seats",
        "served",
        columns.status,
    )
    list_filter = (of_activity("call"), filters.choice("status"), filters.found("state"))
    list_select_related = ("call__activity__plan", "state", "body")
    search_paths = ("call__activity__search_text", "call__activity__code", "state__search_text")
    fields = ("activity", ("state", "body"), ("seats", "served"), "priority", "entered", "status")
