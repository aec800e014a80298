"""Sources and their paragraphs."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.enums import Disposition
from programmes.models import Source, SourceParagraph

from .engine import filters, values
from .engine.columns import Column, columns
from .engine.composites import pair, uncertain
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search

HOLDING = filters.Rows(SourceParagraph, "source_id")

PARAGRAPHS = Link(
    name="paragraphs",
    model=SourceParagraph,
    back="source",
    columns=[*columns(SourceParagraph, "number", "disposition"), *pair(SourceParagraph, "note")],
    order=("source", "number"),
    key=("number",),
    detail=True,
    filters=(
        filters.choice(
            "disposition",
            "disposition",
            Disposition.choices,
            _("has a paragraph that was treated so"),
            rows=HOLDING,
        ),
    ),
)


def _address() -> Column:
    """Where the source is published; `url` is where the record is."""
    field = Source._meta.get_field("url")
    return Column(
        name="address",
        paths=("url",),
        shape=values.shape_of(field),
        read=lambda: values.described(field),
        write=lambda: serializers.URLField(
            source="url", max_length=500, required=False, allow_blank=True, allow_null=True
        ),
        filters=(filters.text("address", ("url",), field.verbose_name),),
        covers=("url",),
    )


SOURCES = Resource(
    route="sources",
    model=Source,
    title=_("sources"),
    columns=[
        *columns(Source, "kind"),
        *pair(Source),
        *pair(Source, "publisher"),
        *columns(Source, "language"),
        uncertain(),
        _address(),
        *columns(Source, "reference"),
        *pair(Source, "note"),
    ],
    links=[PARAGRAPHS, citations(Source)],
    filters=[search()],
)
