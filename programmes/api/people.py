"""People and the posts they held."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Appointment, Delegate, Meeting, ParticipatingState, Person

from .engine import filters
from .engine.columns import columns
from .engine.composites import date_filters, lines, pair, uncertain
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search

HELD = filters.Rows(Appointment, "person_id")
SITTING = filters.Rows(Delegate, "person_id")

APPOINTMENTS = Link(
    name="appointments",
    model=Appointment,
    back="person",
    columns=[
        *columns(Appointment, "code"),
        *pair(Appointment),
        *pair(Appointment, "organisation"),
        *columns(Appointment, "state", "acting"),
        uncertain(),
    ],
    order=("person", "starts_on", "code"),
    key=("code",),
    filters=(
        filters.code("state", "state__code", ParticipatingState, _("held a post of this state"), rows=HELD),
        filters.text("post", ("title_en", "title_ar"), _("title of a post held"), rows=HELD),
        filters.text("organisation", ("organisation_en", "organisation_ar"), _("organisation"), rows=HELD),
        filters.boolean("acting", "acting", _("acting in a post"), rows=HELD),
        *filters.held_in(date_filters(), HELD),
    ),
)

PEOPLE = Resource(
    route="people",
    model=Person,
    title=_("people"),
    columns=[*pair(Person), lines(Person)],
    links=[APPOINTMENTS, citations(Person)],
    filters=[
        search(),
        filters.code("meeting", "meeting__code", Meeting, _("sat at this meeting"), rows=SITTING),
    ],
)
