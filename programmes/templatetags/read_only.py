"""Values at the desk that a person may read and not change, in words of the page's language."""

from django import template
from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, JSONField
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from programmes.models import Citation

register = template.Library()
LANGUAGES = ("en", "ar")


@register.simple_tag
def read_only(shown):
    """One read-only value of a form.

    Yes and no in words, for the usual pictures name themselves in English; what a citation speaks of
    by the names of the values; each half of a pair of texts marked with its language.
    """
    name, row = shown.field["field"], shown.form.instance
    try:
        column = row._meta.get_field(name)
    except FieldDoesNotExist:
        return shown.contents()
    if isinstance(column, BooleanField):
        return {True: _("yes"), False: _("no")}.get(getattr(row, name), "—")
    if isinstance(column, JSONField) and isinstance(row, Citation):
        return _values_spoken_of(row)
    language = name.rpartition("_")[2]
    if language in LANGUAGES:
        return format_html('<span lang="{}" dir="auto">{}</span>', language, shown.contents())
    return shown.contents()


def _values_spoken_of(citation):
    model = citation.content_type.model_class()
    names = [(model._meta.get_field(name).verbose_name,) for name in citation.fields]
    return format_html_join(_(", "), "{}", names) or _("None chosen: the whole record.")
