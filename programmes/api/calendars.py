"""Calendars with their weekends, and closures."""

from django.utils.translation import gettext_lazy as _

from programmes.enums import Weekend
from programmes.models import Calendar, Closure, WeekendPattern

from .engine import filters
from .engine.columns import columns
from .engine.composites import overlap, pair
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search

RESTING = filters.Rows(WeekendPattern, "calendar_id")

WEEKENDS = Link(
    name="weekends",
    model=WeekendPattern,
    back="calendar",
    columns=columns(WeekendPattern, "weekend", "valid_from", "valid_to"),
    order=("calendar", "valid_from"),
    key=("valid_from",),
    filters=(filters.choice("weekend", "weekend", Weekend.choices, _("weekend"), rows=RESTING),),
)

CALENDARS = Resource(
    route="calendars",
    model=Calendar,
    title=_("calendars"),
    columns=[*pair(Calendar), *columns(Calendar, "state")],
    links=[WEEKENDS, citations(Calendar)],
    filters=[search()],
)

CLOSURES = Resource(
    route="closures",
    model=Closure,
    title=_("closures"),
    columns=[
        *columns(Closure, "calendar", "venue", "kind"),
        *pair(Closure),
        *columns(Closure, "starts_on", "ends_on", "observed_starts_on", "observed_ends_on", "status"),
        *pair(Closure, "note"),
    ],
    links=[citations(Closure)],
    filters=[search(), *overlap("starts_on", "ends_on")],
    ordering=("starts_on", "code"),
)
