"""People of the record and the posts they held."""

from django.contrib import admin

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import StackInline
from programmes.admin.uncertain import DatedRowForm
from programmes.admin.wording import NAMES, pair
from programmes.models import Appointment, Person


class AppointmentInline(StackInline):
    model = Appointment
    form = DatedRowForm
    fields = (
        NAMES,
        pair("organisation"),
        ("state", "acting"),
        ("start", "end", "date_basis"),
        pair("date_note"),
    )
    related_rows = ("state",)
    ordering = ("starts_on", "code")


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    list_display = (columns.name, columns.retired)
    list_filter = (filters.through(Appointment, "person", "state"), filters.InUse)
    inlines = (AppointmentInline, CitationInline)
    fieldsets = ((None, {"fields": ("code", NAMES, "aliases")}),)
