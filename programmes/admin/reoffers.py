"""What becomes of unused seats: proposals of the clock, offers, letters. Decided on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.admin import columns, filters
from programmes.admin.ledger import LedgerAdmin, activity_of, moment, of_activity, state
from programmes.models import OutboxMessage, Reoffer, SeatOffer


@admin.register(Reoffer)
class ReofferAdmin(LedgerAdmin):
    activity = staticmethod(activity_of("call"))
    made = staticmethod(moment("made_at", _("made at")))
    decided = staticmethod(moment("decided_at", _("decided at")))
    list_display = (activity_of("call"), "gate", "day", columns.status, "made", "decided_by")
    list_filter = (of_activity("call"), filters.choice("gate"), filters.choice("status"))
    list_select_related = ("call__activity__plan", "decided_by")
    search_paths = ("call__activity__search_text", "call__activity__code")
    fields = ("activity", "gate", "day", "status", "made", "decided", "decided_by", "reason")

    @admin.display(description=_("as of"), ordering="as_of")
    def day(self, obj):
        return columns.day(obj.as_of)


@admin.register(SeatOffer)
class SeatOfferAdmin(LedgerAdmin):
    activity = staticmethod(activity_of("seat__call"))
    opened = staticmethod(moment("opened_at", _("open since")))
    expires = staticmethod(moment("expires_at", _("open until")))
    ended = staticmethod(moment("ended_at", _("ended at")))
    list_display = (activity_of("seat__call"), "number", state, "ground", columns.status, "opened", "expires")
    list_filter = (
        of_activity("seat__call"),
        filters.choice("status"),
        filters.choice("ground"),
        filters.found("state"),
    )
    list_select_related = ("seat__call__activity__plan", "state")
    search_paths = ("seat__call__activity__search_text", "seat__call__activity__code", "state__search_text")
    fields = ("activity", "number", "state", "ground", "status", "opened", "expires", "ended")

    @admin.display(description=_("seat"), ordering="seat__number")
    def number(self, obj):
        return obj.seat.number


@admin.register(OutboxMessage)
class OutboxMessageAdmin(LedgerAdmin):
    made = staticmethod(moment("made_at", _("made at")))
    ended = staticmethod(moment("ended_at", _("sent or cancelled at")))
    list_display = ("subject", state, columns.status, "made", "ended")
    list_filter = (filters.choice("status"), filters.found("state"))
    list_select_related = ("state",)
    search_paths = ("code", "state__search_text")
    fields = (
        "code",
        "state",
        "status",
        ("subject_en", "subject_ar"),
        ("body_en", "body_ar"),
        "made",
        "ended",
    )

    @admin.display(description=pgettext_lazy("of a message", "subject"), ordering="code")
    def subject(self, obj):
        return columns.named(obj.text("subject"), obj.code)
