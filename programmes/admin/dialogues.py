"""Dialogues with their sides, working groups and rounds."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import TableInline
from programmes.admin.uncertain import DATES, DatedRecordForm, DatedRowForm
from programmes.admin.wording import NAMES, NOTES, pair
from programmes.models import Dialogue, DialogueRound, DialogueSide, Meeting, WorkingGroup


class SideInline(TableInline):
    model = DialogueSide
    fields = ("position", *NAMES, "state", "grouping")
    related_rows = ("state", "grouping")
    ordering = ("position", "code")


class WorkingGroupInline(TableInline):
    model = WorkingGroup
    fields = NAMES


class RoundInline(TableInline):
    model = DialogueRound
    form = DatedRowForm
    fields = ("number", *NAMES, "start", "end", *pair("place"))
    ordering = ("number", "starts_on", "code")


@admin.register(Dialogue)
class DialogueAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = (
        columns.name,
        columns.kind,
        columns.period,
        columns.yes_no(Dialogue, "of_the_centre"),
        columns.retired,
    )
    list_filter = (filters.choice("kind"), filters.yes("of_the_centre"), filters.InUse)
    inlines = (SideInline, RoundInline, WorkingGroupInline, CitationInline)
    linked = (("followup", "dialogue"), ("agreement", "dialogue"), ("activity", "dialogue"))
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("kind", "of_the_centre"), "aliases")}),
        DATES,
        NOTES,
    )


class MeetingInline(TableInline):
    """The sittings of a round, in brief; each opens to its own page."""

    model = Meeting
    form = DatedRowForm
    fields = (*NAMES, "working_group", "start", "end", "mode")
    related_rows = ("working_group",)
    ordering = ("starts_on", "code")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "working_group":
            return self.shared_choice(
                db_field, request, WorkingGroup.objects.all(), of_parent="dialogue__rounds", required=False
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(DialogueRound)
class DialogueRoundAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = (columns.name, "of", columns.period, columns.retired)
    list_filter = (
        filters.found("dialogue"),
        filters.choice("date_precision", title=_("dates")),
        filters.Cited,
        filters.InUse,
    )
    list_select_related = ("dialogue",)
    inlines = (MeetingInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("code", ("dialogue", "number"), NAMES, pair("place"))}),
        DATES,
        NOTES,
    )

    @admin.display(description=_("dialogue"), ordering="dialogue")
    def of(self, obj):
        return columns.code(obj.dialogue.code)


@admin.register(WorkingGroup)
class WorkingGroupAdmin(RecordAdmin):
    list_display = (columns.name, "of", columns.retired)
    list_filter = (filters.found("dialogue"), filters.InUse)
    list_select_related = ("dialogue",)
    inlines = (CitationInline,)
    linked = (("meeting", "working_group"),)
    fieldsets = ((None, {"fields": ("code", "dialogue", NAMES)}),)

    @admin.display(description=_("dialogue"), ordering="dialogue")
    def of(self, obj):
        return columns.code(obj.dialogue.code)
