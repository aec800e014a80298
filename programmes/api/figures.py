"""Measures, and the figures that sources report for them."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from programmes.enums import Qualifier
from programmes.models import Measure, ReportedFigure

from .engine.columns import columns
from .engine.composites import in_language, pair, uncertain
from .engine.provenance import citations
from .engine.resources import Resource, label
from .engine.search import search
from .named import title_of

MEASURES = Resource(
    route="measures",
    model=Measure,
    title=_("measures"),
    columns=[*pair(Measure), *pair(Measure, "note")],
    links=[citations(Measure)],
    filters=[search()],
)


def _label(language):
    """Qualifier, number and unit, as the figure is read out."""
    chosen = in_language(language)
    with translation.override(language):
        qualifiers = {value: str(name) for value, name in Qualifier.choices}

    def shape(qualifier, value, unit_en, unit_ar):
        number = "" if value is None else f" {value}"
        return f"{qualifiers[qualifier]}{number} {chosen(unit_en, unit_ar)}"

    return shape


FIGURES = Resource(
    route="figures",
    model=ReportedFigure,
    title=_("reported figures"),
    label=label("qualifier", "value", "unit_en", "unit_ar", by=_label),
    columns=[
        *columns(ReportedFigure, "measure"),
        title_of("measure", "measure_title"),
        *columns(ReportedFigure, "value", "qualifier"),
        *pair(ReportedFigure, "unit"),
        *pair(ReportedFigure, "scope"),
        uncertain(),
        *columns(ReportedFigure, "as_of", "plan", "part", "activity", "meeting"),
        *pair(ReportedFigure, "note"),
    ],
    links=[citations(ReportedFigure)],
    filters=[search()],
    ordering=("measure", "as_of", "code"),
)
