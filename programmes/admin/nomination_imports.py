"""Spreadsheets of nominations: that they came, from whom and what became of them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.ledger import LedgerAdmin, moment, state
from programmes.models import NominationImport


@admin.register(NominationImport)
class NominationImportAdmin(LedgerAdmin):
    """Their rows hold personal data and are shown on the page of the import alone."""

    made = staticmethod(moment("made_at", _("previewed at")))
    committed = staticmethod(moment("committed_at", _("committed at")))
    undone = staticmethod(moment("undone_at", _("undone at")))
    list_display = ("file_name", state, columns.status, "made", "made_by")
    list_filter = (filters.choice("status"), filters.found("state"))
    list_select_related = ("state", "made_by")
    search_paths = ("file_name", "state__search_text")
    fields = ("file_name", "state", "status", "made", "made_by", "committed", "undone", "digest")
