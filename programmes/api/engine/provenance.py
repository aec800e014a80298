"""The citations of any record: nested in its body, and asked for in lists."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.enums import Basis
from programmes.models import Citation, Source

from . import filters
from .columns import Column, columns
from .composites import pair
from .links import Link, content_type_of


def citations(model: type[models.Model]) -> Link:
    """What supports the record, and which of its values."""
    own = columns(Citation, "code", "fields", "basis")
    paragraph = Column(
        name="paragraph",
        paths=("paragraph__number",),
        read=lambda: serializers.IntegerField(required=False, allow_null=True),
    )
    where = [*columns(Citation, "source"), _source_title(), paragraph]
    return Link(
        name="citations",
        model=Citation,
        back="object_id",
        columns=[*own, *where, *pair(Citation, "statement")],
        order=("object_id", "code"),
        detail=True,
        only=Q(content_type=content_type_of(model), retired_on__isnull=True),
        filters=cited(model),
        covers=("citations",),
        component="CitationOfRecord",
    )


def _source_title() -> Column:
    title = pair(Source)[0]
    return Column(
        name="source_title",
        paths=("source__title_en", "source__title_ar"),
        shape=title.shape,
        read=title.read,
    )


def cited(model: type[models.Model]) -> tuple[filters.Filter, ...]:
    """Which records are supported at all, by which source and paragraph, on what basis."""
    rows = filters.Rows(
        Citation, "object_id", lambda: Q(content_type=content_type_of(model), retired_on=None)
    )
    any_citation = rows.holding(Q())
    return (
        filters.flag(
            "cited", _("with or without a citation"), lambda yes: any_citation if yes else ~any_citation
        ),
        filters.code("source", "source__code", Source, _("cited from this source"), rows=rows),
        *filters.number(
            "paragraph", "paragraph__number", _("cited from this paragraph"), rows=rows, top=32767
        )[:1],
        filters.choice("citation_basis", "basis", Basis.choices, _("basis of a citation"), rows=rows),
    )
