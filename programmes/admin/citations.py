"""Citations: among the values of the record they support, and on a page of their own."""

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters
from programmes.admin.base import RecordAdmin, record_link
from programmes.admin.forms import RecordForm, RowForm
from programmes.admin.inlines import GenericRows
from programmes.models import Citation, SourceParagraph

UNSPOKEN = {"id", "version", "search_text", "code", "retired_on"}
STATEMENT = ("statement_en", "statement_ar")


def values_of(model):
    """The values of a model that a citation may speak of, as choices."""
    fields = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return [(one.name, capfirst(one.verbose_name)) for one in fields if one.name not in UNSPOKEN]


class _Choosing:
    """The paragraph is given by its number; the values spoken of are chosen, not typed."""

    about = None
    shown_in = {"paragraph": "paragraph_number"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about and not self.instance.content_type_id:
            self.instance.content_type = ContentType.objects.get_for_model(self.about)
        model = self.about or self.instance.content_type.model_class()
        self.fields["fields"].choices = values_of(model)
        if self.instance.paragraph_id:
            self.initial["paragraph_number"] = self.instance.paragraph.number

    def clean(self):
        cleaned = super().clean()
        source, number = cleaned.get("source"), cleaned.get("paragraph_number")
        self.instance.paragraph = None
        if number and source:
            self.instance.paragraph = SourceParagraph.objects.filter(source=source, number=number).first()
            if self.instance.paragraph is None:
                message = gettext("This source has no paragraph %(number)s.") % {"number": number}
                self.add_error("paragraph_number", message)
        elif number:
            self.add_error("source", gettext("Name the source that the paragraph belongs to."))
        return cleaned


def _number():
    return forms.IntegerField(label=_("paragraph"), required=False, min_value=1)


def _spoken():
    return forms.MultipleChoiceField(
        label=_("values spoken of"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("None chosen: the whole record."),
    )


class CitationRowForm(_Choosing, RowForm):
    paragraph_number = _number()
    fields = _spoken()


class CitationForm(_Choosing, RecordForm):
    paragraph_number = _number()
    fields = _spoken()


class CitationInline(GenericRows):
    """What supports the values of the record on whose page it stands."""

    model = Citation
    form = CitationRowForm
    fields = (("source", "paragraph_number", "basis"), STATEMENT, "fields")
    related_rows = ("source", "paragraph")
    classes = ("collapse",)

    def get_formset(self, request, obj=None, **kwargs):
        about = {"about": self.parent_model}
        kwargs["form"] = type("AboutForm", (self.knowing_form(request),), about)
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description=_("paragraph"))
    def paragraph_number(self, obj):
        return f"¶{obj.paragraph.number}" if obj.paragraph_id else "—"


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """One citation. New ones are made on the page of the record they support."""

    form = CitationForm
    list_display = ("statement", "supports", columns.basis, "where", columns.retired)
    list_filter = (filters.choice("basis"), filters.found("source"), filters.InUse)
    list_select_related = ("source", "paragraph", "content_type")
    readonly_fields = ("supports",)
    fieldsets = (
        (
            None,
            {"fields": ("code", "supports", ("source", "paragraph_number", "basis"), STATEMENT, "fields")},
        ),
    )

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("target")

    @admin.display(description=_("statement"), ordering="code")
    def statement(self, obj):
        return format_html('<span class="row-name" dir="auto">{}</span>', obj.label)

    @admin.display(description=_("supports"))
    def supports(self, obj):
        kind = capfirst(obj.content_type.name)
        try:
            target = record_link(obj.target) if obj.target else "—"
        except ObjectDoesNotExist:
            target = "—"
        return format_html("{}: {}", kind, target)

    @admin.display(description=_("paragraph"), ordering="source")
    def where(self, obj):
        paragraph = f" ¶{obj.paragraph.number}" if obj.paragraph_id else ""
        return columns.code(f"{obj.source.code}{paragraph}") if obj.source_id else "—"

    @admin.display(description=_("paragraph"))
    def paragraph_number(self, obj):
        return f"¶{obj.paragraph.number}" if obj.paragraph_id else "—"
