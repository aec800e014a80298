"""Agreements and understandings."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Agreement

from .engine.columns import columns
from .engine.composites import pair, uncertain
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search
from .named import codes

AGREEMENTS = Resource(
    route="agreements",
    model=Agreement,
    title=_("agreements"),
    columns=[
        *columns(Agreement, "kind"),
        *pair(Agreement),
        *columns(Agreement, "dialogue"),
        uncertain(),
        *pair(Agreement, "note"),
    ],
    links=[codes(Agreement, "parties", "party"), codes(Agreement, "topics", "topic"), citations(Agreement)],
    filters=[search()],
    ordering=("starts_on", "code"),
)
