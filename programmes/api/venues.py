"""Venues and training teams."""

from django.utils.translation import gettext_lazy as _

from programmes.models import TrainingTeam, Venue

from .engine.columns import columns
from .engine.composites import lines, pair
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search
from .named import codes

VENUES = Resource(
    route="venues",
    model=Venue,
    title=_("venues"),
    columns=[
        *pair(Venue),
        *pair(Venue, "city"),
        *columns(Venue, "state", "capacity"),
        *pair(Venue, "note"),
    ],
    links=[citations(Venue)],
    filters=[search()],
)

TEAMS = Resource(
    route="teams",
    model=TrainingTeam,
    title=_("training teams"),
    columns=[
        *pair(TrainingTeam),
        *columns(TrainingTeam, "abbreviation"),
        lines(TrainingTeam),
        *columns(TrainingTeam, "state"),
        *pair(TrainingTeam, "note"),
    ],
    links=[codes(TrainingTeam, "topics", "topic"), citations(TrainingTeam)],
    filters=[search()],
)
