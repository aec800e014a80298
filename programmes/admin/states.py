"""Participating states and organisations, their groupings and nominating bodies."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import TableInline
from programmes.admin.uncertain import DatedRowForm
from programmes.admin.wording import NAMES, NOTES, pair
from programmes.models import Grouping, Membership, NominatingBody, ParticipatingState


class MembershipInline(TableInline):
    model = Membership
    form = DatedRowForm
    fields = ("grouping", "start", "end", "date_basis", *pair("date_note"))
    related_rows = ("grouping",)
    ordering = ("starts_on", "pk")


class MemberInline(MembershipInline):
    fields = ("state", "start", "end", "date_basis", *pair("date_note"))
    related_rows = ("state",)


class BodyInline(TableInline):
    model = NominatingBody
    fields = (*NAMES, "aliases")
    ordering = ("code",)


@admin.register(ParticipatingState)
class ParticipatingStateAdmin(RecordAdmin):
    list_display = (columns.name, columns.kind, columns.retired)
    list_filter = (
        filters.choice("kind"),
        filters.through(Membership, "state", "grouping"),
        filters.InUse,
    )
    inlines = (MembershipInline, BodyInline, CitationInline)
    fieldsets = ((None, {"fields": ("code", NAMES, "kind", "aliases")}), NOTES)


@admin.register(Grouping)
class GroupingAdmin(RecordAdmin):
    list_display = (columns.name, "abbreviation", "founded", columns.retired)
    inlines = (MemberInline, CitationInline)
    fieldsets = ((None, {"fields": ("code", NAMES, ("abbreviation", "founded_year"))}), NOTES)

    @admin.display(description=_("founded in"), ordering="founded_year")
    def founded(self, obj):
        return columns.code(obj.founded_year) if obj.founded_year else "—"


@admin.register(NominatingBody)
class NominatingBodyAdmin(RecordAdmin):
    list_display = (columns.name, "of", columns.retired)
    list_filter = (filters.found("state"), filters.InUse)
    list_select_related = ("state",)
    inlines = (CitationInline,)
    fieldsets = ((None, {"fields": ("code", "state", NAMES, "aliases")}),)

    @admin.display(description=_("participating state"), ordering="state")
    def of(self, obj):
        return columns.code(obj.state.code)
