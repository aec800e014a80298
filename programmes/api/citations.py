"""Citations: what supports which values of which record."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.models import Citation, SourceParagraph

from .engine import filters
from .engine.columns import Column, columns
from .engine.composites import in_language, pair
from .engine.resources import Resource, label
from .engine.search import search
from .engine.shapes import WholeNumber
from .named import title_of
from .targets import target

NUMBERS = range(1, 32768)


class ParagraphField(WholeNumber):
    """A paragraph by its number in the source that the same body names."""

    default_error_messages = {
        "source": _("Name the source that the paragraph belongs to."),
        "does_not_exist": _("This source has no paragraph %(number)s."),
    }

    def to_internal_value(self, data):
        number = super().to_internal_value(data)
        source = self.parent.initial_data.get("source")
        if not isinstance(source, str):
            self.fail("source")
        found = None
        if number in NUMBERS:
            found = SourceParagraph.objects.filter(source__code=source, number=number).first()
        if found is None:
            message = self.error_messages["does_not_exist"] % {"number": number}
            raise serializers.ValidationError(message, "does_not_exist")
        return found


def _paragraph() -> Column:
    title = Citation._meta.get_field("paragraph").verbose_name
    return Column(
        name="paragraph",
        paths=("paragraph__number",),
        read=lambda: serializers.IntegerField(required=False, allow_null=True, help_text=title),
        write=lambda: ParagraphField(required=False, allow_null=True, help_text=title),
        sort="paragraph__number",
        filters=filters.number("paragraph", "paragraph__number", title, null=True, top=NUMBERS[-1]),
        covers=("paragraph",),
    )


def _statement_or_code(language):
    chosen = in_language(language)
    return lambda english, arabic, code: chosen(english, arabic) or code


CITATIONS = Resource(
    route="citations",
    model=Citation,
    title=_("citations"),
    label=label("statement_en", "statement_ar", "code", by=_statement_or_code),
    columns=[
        target(),
        *columns(Citation, "fields", "basis", "source"),
        title_of("source", "source_title"),
        _paragraph(),
        *pair(Citation, "statement"),
    ],
    filters=[search()],
)
