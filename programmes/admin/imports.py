"""Bringing in a table of activities: choose a file, look at what it would write, write it, take it back."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns
from programmes.enums import ActivityStatus, ImportStatus, RowVerdict
from programmes.errors import ProgrammeError
from programmes.exchange.activity_columns import COLUMNS
from programmes.exchange.activity_import import STATUSES, preview
from programmes.exchange.layouts import require_size
from programmes.exchange.notes import column_label, sentence
from programmes.models import AnnualPlan, ImportBatch
from programmes.services import imports

STEPS = {"commit": imports.commit, "undo": imports.undo}


class TableForm(forms.Form):
    """The file, and what holds for all its rows."""

    file = forms.FileField(
        label=_("table (XLSX or CSV)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,text/csv"})
    )
    plan = forms.ModelChoiceField(
        AnnualPlan.objects.current(),
        label=_("plan"),
        required=False,
        empty_label=_("no plan: on record outside any plan"),
    )
    status = forms.ChoiceField(
        label=_("status to record"),
        choices=[(status.value, status.label) for status in STATUSES],
        initial=ActivityStatus.DELIVERED,
    )

    def clean_file(self):
        """The file; one larger than a table is gets refused before it is read."""
        file = self.cleaned_data["file"]
        try:
            require_size(file.size)
        except ProgrammeError as error:
            raise forms.ValidationError(str(error)) from error
        return file


@admin.register(ImportBatch)
class ImportBatchAdmin(admin.ModelAdmin):
    list_display = ("file_name", "status", "made", "made_by", "plan")
    list_select_related = ("made_by", "plan")
    list_per_page = 50
    actions = None
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("previewed at"), ordering="made_at")
    def made(self, obj):
        return columns.minute(obj.made_at)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TableForm(request.POST or None, request.FILES or None)
        if form.is_valid() and (batch := self._previewed(request, form)):
            return HttpResponseRedirect(_page(batch))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Bring in a table of activities"),
            "form": form,
            "columns": list(COLUMNS),
        }
        return TemplateResponse(request, "admin/imports/choose.html", context)

    def _previewed(self, request, form):
        """The stored preview, or None where the file is no table and the form says why."""
        file = form.cleaned_data["file"]
        try:
            return preview(
                data=file.read(),
                file_name=file.name,
                by=request.user,
                plan=form.cleaned_data["plan"],
                status=form.cleaned_data["status"],
            )
        except ProgrammeError as error:
            form.add_error("file", str(error))
            return None

    def change_view(self, request, object_id, form_url="", extra_context=None):
        batch = get_object_or_404(ImportBatch.objects.select_related("plan", "made_by"), pk=object_id)
        if not self.has_view_or_change_permission(request, batch):
            raise PermissionDenied
        if request.method == "POST":
            return self._taken(request, batch)
        return TemplateResponse(request, "admin/imports/batch.html", self._context(request, batch))

    def _taken(self, request, batch):
        """Take the step that was asked for, and say what it did or why it could not."""
        step = STEPS.get(request.POST.get("step", ""))
        if step is None or not self.has_change_permission(request, batch):
            raise PermissionDenied
        try:
            done = step(batch=batch, by=request.user)
        except ProgrammeError as error:
            self.message_user(request, _told(error), messages.ERROR)
        else:
            self.message_user(request, _done(done), messages.SUCCESS)
        return HttpResponseRedirect(_page(batch))

    def _context(self, request, batch):
        rows = list(batch.rows.select_related("activity"))
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": batch.file_name,
            "batch": batch,
            "counts": [(verdict, sum(row.verdict == verdict for row in rows)) for verdict in RowVerdict],
            "rows": [_shown(row) for row in rows],
            "can_take_step": self.has_change_permission(request, batch)
            and (
                batch.status != ImportStatus.PREVIEWED or any(row.verdict == RowVerdict.ADD for row in rows)
            ),
        }


def _page(batch):
    return reverse("admin:programmes_importbatch_change", args=[batch.pk])


def _told(error):
    """The error with the sentences of each value concerned."""
    return " ".join([str(error), *(str(one) for sentences in error.fields.values() for one in sentences)])


def _done(batch):
    number = batch.rows.filter(verdict=RowVerdict.ADD).count()
    if batch.undone_at:
        return gettext("The import was undone; the record is as it was before.")
    return ngettext("%(number)d activity was written.", "%(number)d activities were written.", number) % {
        "number": number
    }


def _shown(row):
    """One row for the page: what was read, what was understood, every note in words."""
    values = row.parsed
    days = " – ".join(filter(None, (values["start"], values["end"])))
    count = values["participants"]
    return {
        "number": row.number,
        "verdict": row.verdict,
        "verdict_label": row.get_verdict_display(),
        "title": values["title_en"] or values["title_ar"],
        "kind": values["kind"] or "",
        "days": days,
        "topics": values["topics"],
        "states": values["states"],
        "count": f"{count['qualifier']} {count['value']}" if count else "",
        "notes": [(column_label(note["column"]), sentence(note)) for note in row.notes],
        "raw": [(column_label(name), cell) for name, cell in row.raw.items() if cell.strip()],
        "activity": row.activity,
    }
