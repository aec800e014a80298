"""States and organisations, their nominating bodies, and the groupings they belong to."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Grouping, Membership, NominatingBody, ParticipatingState

from .engine import filters
from .engine.columns import columns
from .engine.composites import date_filters, lines, pair, uncertain
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search
from .named import title_of

BELONGING = filters.Rows(Membership, "state_id")
HOLDING = filters.Rows(Membership, "grouping_id")


def _still(yes):
    return Q(ends_on__isnull=yes)


MEMBERSHIPS = Link(
    name="memberships",
    model=Membership,
    back="state",
    columns=[*columns(Membership, "grouping"), title_of("grouping"), uncertain()],
    order=("state", "starts_on", "grouping__code"),
    key=("grouping",),
    filters=(
        filters.code("grouping", "grouping__code", Grouping, _("grouping it belongs to"), rows=BELONGING),
        filters.flag("member", _("still a member, or no longer"), _still, rows=BELONGING),
        *filters.held_in(date_filters(), BELONGING),
    ),
)

MEMBERS = Link(
    name="members",
    model=Membership,
    back="grouping",
    columns=[*columns(Membership, "state"), title_of("state"), uncertain()],
    order=("grouping", "starts_on", "state__code"),
    filters=(filters.code("state", "state__code", ParticipatingState, _("member"), rows=HOLDING),),
)

STATES = Resource(
    route="states",
    model=ParticipatingState,
    title=_("states and organisations"),
    columns=[
        *columns(ParticipatingState, "kind"),
        *pair(ParticipatingState),
        lines(ParticipatingState),
        *pair(ParticipatingState, "note"),
    ],
    links=[MEMBERSHIPS, citations(ParticipatingState)],
    filters=[search()],
)

BODIES = Resource(
    route="bodies",
    model=NominatingBody,
    title=_("nominating bodies"),
    columns=[*columns(NominatingBody, "state"), *pair(NominatingBody), lines(NominatingBody)],
    links=[citations(NominatingBody)],
    filters=[search()],
    ordering=("state", "code"),
)

GROUPINGS = Resource(
    route="groupings",
    model=Grouping,
    title=_("groupings"),
    columns=[*pair(Grouping), *columns(Grouping, "abbreviation", "founded_year"), *pair(Grouping, "note")],
    links=[MEMBERS, citations(Grouping)],
    filters=[search()],
)
