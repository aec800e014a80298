"""Meetings: who sat on which side, on what, with what result; outcomes and follow-ups."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk, columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import TableInline
from programmes.admin.uncertain import DATES, DatedRecordForm
from programmes.admin.wording import NAMES, NOTES, REASON, pair
from programmes.enums import FollowUpStatus
from programmes.models import (
    Delegate,
    DialogueSide,
    FollowUp,
    Meeting,
    MeetingTopic,
    Outcome,
    Representation,
)


class DelegateInline(TableInline):
    """Delegates sit on a side of the meeting's own dialogue."""

    model = Delegate
    fields = ("position", "side", "person", "role", *NAMES)
    related_rows = ("side", "person")
    ordering = ("side__position", "position", "code")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "side":
            sides = DialogueSide.objects.order_by("dialogue__code", "position")
            return self.shared_choice(db_field, request, sides, of_parent="dialogue__rounds__meetings")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MeetingTopicInline(TableInline):
    model = MeetingTopic
    fields = ("topic", "basis", *REASON)
    related_rows = ("topic",)
    ordering = ("pk",)


class RepresentationInline(TableInline):
    model = Representation
    fields = ("state", "role", "basis", *REASON)
    related_rows = ("state",)
    ordering = ("state__code",)


class OutcomeInline(TableInline):
    model = Outcome
    fields = ("position", "kind", *NAMES)
    ordering = ("position", "code")


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    form = DatedRecordForm
    list_display = (columns.name, "of", columns.period, "mode", columns.retired)
    list_filter = (
        filters.found("round"),
        filters.found("working_group"),
        filters.through(Representation, "meeting", "state"),
        filters.choice("mode"),
        filters.choice("date_precision", title=_("dates")),
        filters.Cited,
        filters.InUse,
    )
    list_select_related = ("round__dialogue",)
    inlines = (DelegateInline, MeetingTopicInline, RepresentationInline, OutcomeInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("code", ("round", "working_group"), NAMES)}),
        DATES,
        (_("Place"), {"fields": (("mode", "informal"), pair("place"))}),
        (_("Attendance"), {"fields": (pair("attendance_note"),)}),
        NOTES,
    )

    @admin.display(description=_("dialogue"), ordering="round")
    def of(self, obj):
        return columns.code(obj.round.dialogue.code)


@admin.register(Outcome)
class OutcomeAdmin(RecordAdmin):
    list_display = (columns.name, columns.kind, "of", columns.retired)
    list_filter = (filters.found("meeting"), filters.choice("kind"), filters.InUse)
    list_select_related = ("meeting",)
    inlines = (CitationInline,)
    linked = (("followup", "outcome"),)
    fieldsets = ((None, {"fields": ("code", ("meeting", "kind", "position"), NAMES)}),)

    @admin.display(description=_("meeting"), ordering="meeting")
    def of(self, obj):
        return columns.code(obj.meeting.code)


def _put_done(row, values):
    row.status, row.done_on = FollowUpStatus.DONE, timezone.localdate()


def _not_open(row, values):
    return "" if row.status == FollowUpStatus.OPEN else gettext("It is not open.")


finish = bulk.action(
    bulk.Bulk(
        name="finish",
        title=_("Mark the chosen follow-ups as done today"),
        button=_("Mark as done"),
        form=bulk.ReasonForm,
        put=_put_done,
        skip=_not_open,
        fields=("status", "done_on"),
    )
)


@admin.register(FollowUp)
class FollowUpAdmin(RecordAdmin):
    list_display = (columns.name, "of", columns.status, "due", columns.retired)
    list_filter = (
        filters.found("dialogue"),
        filters.found("state"),
        filters.choice("status"),
        filters.Overdue,
        filters.InUse,
    )
    list_select_related = ("dialogue",)
    ordering = ("due_on", "code")
    actions = (finish, bulk.retire, bulk.restore)
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("dialogue", "outcome"))}),
        (_("Who and when"), {"fields": (pair("owner"), "state", ("due_on", "status", "done_on"))}),
    )

    @admin.display(description=_("dialogue"), ordering="dialogue")
    def of(self, obj):
        return columns.code(obj.dialogue.code)

    @admin.display(description=_("due on"), ordering="due_on")
    def due(self, obj):
        return columns.day(obj.due_on)
