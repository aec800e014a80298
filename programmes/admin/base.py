"""What every page of a tracked record has in common: rows seen, saving, history, deleting, search."""

from contextlib import nullcontext

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk, codes, columns, deleting, filters, inputs, linked, sight, staleness
from programmes.admin.forms import RecordForm, Refusal
from programmes.admin.history import history_page
from programmes.admin.pages import CountingPaginator
from programmes.admin.uncertain import written
from programmes.errors import ProgrammeError, StaleRecord
from programmes.folding import words
from programmes.models.base import Record
from programmes.services.records import delete_record, save_record


class TrackedAdmin(admin.ModelAdmin):
    """The desk's page of one kind of record.

    `search_through` names folded columns of related rows that search looks at beside the code, for
    kinds that have no folded text of their own. `linked` names the lists shown under the form.
    """

    form = RecordForm
    list_per_page = 50
    list_max_show_all = 300
    paginator = CountingPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("code",)
    search_through = ()
    linked = ()
    actions_on_bottom = False
    empty_value_display = "—"
    delete_confirmation_template = "admin/delete_confirmation.html"
    formfield_overrides = inputs.OVERRIDES

    # --- rows -----------------------------------------------------------------------------

    def get_queryset(self, request):
        return sight.seen(request, super().get_queryset(request))

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and sight.sees(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and sight.sees(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and sight.sees(request, obj)

    def get_search_results(self, request, queryset, search_term):
        if any(field.name == "search_text" for field in self.opts.fields):
            return queryset.matching(search_term), False
        for word in words(search_term):
            test = models.Q(code__contains=word)
            for path in self.search_through:
                test |= models.Q(**{f"{path}__contains": word})
            queryset = queryset.filter(test)
        return queryset, False

    def get_actions(self, request):
        return {} if sight.restricted(request, self.model) else super().get_actions(request)

    # --- forms ----------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", None)
        return type(form.__name__, (form,), {"refusal": refusal}) if refusal else form

    def get_fieldsets(self, request, obj=None):
        """The code of a record stands in the head of its page, not among what can be changed."""
        fieldsets = super().get_fieldsets(request, obj)
        return [
            (name, {**options, "fields": _without_code(options["fields"], obj)})
            for name, options in fieldsets
        ]

    def get_list_display(self, request):
        """The day of retirement is worth a column only where retired records are shown."""
        shown = super().get_list_display(request)
        return tuple(one for one in shown if one is not columns.retired or request.GET.get("retired"))

    def get_readonly_fields(self, request, obj=None):
        """A code never changes once it is out: addresses and other systems rest on it."""
        return (*super().get_readonly_fields(request, obj), *(["code"] if obj else []))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = inputs.dressed(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))
        return inputs.with_few_ways(field, add=True)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return inputs.relation(self, db_field, request, super().formfield_for_foreignkey, kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return inputs.relation(self, db_field, request, super().formfield_for_manytomany, kwargs, many=True)

    @admin.display(description=_("start"))
    def start(self, obj):
        return written(obj.start_written)

    @admin.display(description=_("end"))
    def end(self, obj):
        return written(obj.end_written)

    # --- saving ---------------------------------------------------------------------------

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Try the save; where a service refuses, nothing stays, and the form says what was refused."""
        try:
            with transaction.atomic():
                return super()._changeform_view(request, object_id, form_url, extra_context)
        except ProgrammeError as error:
            request.refusal = getattr(error, "refusal", None) or Refusal(error)
            return super()._changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if change and not form.has_changed():
            return
        if not change and isinstance(obj, Record) and not obj.code:
            obj.code = codes.free_code(obj)
        many = {
            field.name: form.cleaned_data[field.name]
            for field in self.opts.many_to_many
            if field.name in form.cleaned_data
        }
        try:
            save_record(
                obj,
                by=request.user,
                reason=form.cleaned_data.get("reason", ""),
                expected_version=form.cleaned_data.get("opened_version") if change else None,
                related=many,
            )
        except StaleRecord as error:
            raise StaleRecord(staleness.who_changed(obj)) from error

    def save_related(self, request, form, formsets, change):
        """The record's own relations were saved with it; what is left are the rows of its inlines."""
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        reason = form.cleaned_data.get("reason", "")
        for row in formset.deleted_objects:
            delete_record(row, by=request.user, reason=reason)
        written_rows = [row for row, _changed in formset.changed_objects] + formset.new_objects
        for row_form in (one for one in formset.forms if one.instance in written_rows):
            self._save_row(request, row_form, reason)

    def _save_row(self, request, row_form, reason):
        row = row_form.instance
        adding = row._state.adding
        if isinstance(row, Record) and not row.code:
            row.code = codes.free_code(row)
        version = None if adding else row_form.cleaned_data.get("opened_version")
        try:
            save_record(row, by=request.user, reason=reason, expected_version=version)
        except ProgrammeError as error:
            if isinstance(error, StaleRecord):
                error = StaleRecord(staleness.who_changed(row))
            error.refusal = Refusal(error, row_form.prefix)
            raise error from None

    def log_change(self, request, obj, message):
        """A page saved as it was is no edit, and its answer does not claim one."""
        request.nothing_changed = not message
        return super().log_change(request, obj, message) if message else None

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        if level == messages.SUCCESS and getattr(request, "nothing_changed", False):
            level, message = messages.INFO, gettext("Nothing was changed.")
        super().message_user(request, message, level, extra_tags, fail_silently)

    def delete_model(self, request, obj):
        delete_record(obj, by=request.user, reason=request.POST.get("reason", ""))

    def get_deleted_objects(self, objs, request):
        return deleting.what_goes(objs, request, super().get_deleted_objects)

    def _delete_view(self, request, object_id, extra_context):
        try:
            with transaction.atomic():
                return super()._delete_view(request, object_id, extra_context)
        except ProgrammeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return deleting.back(self, object_id)

    # --- pages ----------------------------------------------------------------------------

    def get_view_on_site_url(self, obj=None):
        if obj is None or not obj.pk:
            return None
        try:
            return obj.get_absolute_url() or None
        except (NoReverseMatch, AttributeError):
            return None

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET" and "e" in request.GET:
            message = gettext("The filters in that address are not known here; this is the whole list.")
            self.message_user(request, message, messages.WARNING)
        context = {
            "title": capfirst(self.opts.verbose_name_plural),
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["linked_lists"] = linked.lists(self, request, obj) if obj else ()
        context["can_change_this"] = (
            self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def render_delete_form(self, request, context):
        context["can_retire"] = bulk.can_retire(self, request, context["object"])
        return super().render_delete_form(request, context)

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            **history_page(obj, request.GET.get("p")),
            "title": gettext("History of %(name)s") % {"name": obj},
            "object": obj,
            "opts": self.opts,
            "preserved_filters": self.get_preserved_filters(request),
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/record_history.html", context)


def _without_code(fields, obj):
    return [name for name in fields if name != "code"] if obj else fields


class RecordAdmin(TrackedAdmin):
    """The page of a record known by a code: it can be retired and taken back."""

    list_display = (columns.name, columns.retired)
    list_filter = (filters.InUse,)
    actions = (bulk.retire, bulk.restore)
    ordering = ("code",)

    def watched(self, request, rows):
        """Stands around the saving of records, to say afterwards what it led to elsewhere."""
        return nullcontext()


def record_link(obj):
    """A link to a record's own page of the desk, by its code; plain text where it has no page."""
    opts = obj._meta
    text = columns.code(getattr(obj, "code", "") or str(obj))
    try:
        url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[obj.pk])
    except NoReverseMatch:
        return text
    return format_html('<a href="{}">{}</a>', url, text)
