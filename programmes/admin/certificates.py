"""Certificates of attendance, by number. They are issued and revoked on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns
from programmes.admin.ledger import LedgerAdmin, activity_of, moment, of_activity
from programmes.models import Certificate


@admin.register(Certificate)
class CertificateAdmin(LedgerAdmin):
    issued = staticmethod(moment("issued_at", _("issued at")))
    revoked = staticmethod(moment("revoked_at", _("revoked at")))
    activity = staticmethod(activity_of("nomination__call"))
    list_display = ("number_shown", activity_of("nomination__call"), "nomination", "issued", "revoked")
    list_filter = (of_activity("nomination__call"),)
    list_select_related = ("nomination__call__activity__plan",)
    search_paths = ("number", "nomination__code", "nomination__call__activity__code")
    fields = ("number_shown", "activity", "nomination", "replaces", "issued", "revoked", "revoked_reason")

    @admin.display(description=_("number"), ordering="number")
    def number_shown(self, obj):
        return columns.code(obj.number)
