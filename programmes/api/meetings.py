"""Meetings with who sat on which side, their outcomes and follow-ups."""

from django.utils.translation import gettext_lazy as _

from programmes.enums import DelegateRole
from programmes.models import (
    Delegate,
    Dialogue,
    DialogueSide,
    FollowUp,
    Meeting,
    MeetingTopic,
    Outcome,
    Person,
    Representation,
)

from .engine import filters
from .engine.columns import columns
from .engine.composites import pair, uncertain
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search
from .named import takers_part, title_of, topics

SITTING = filters.Rows(Delegate, "meeting_id")

DELEGATES = Link(
    name="delegates",
    model=Delegate,
    back="meeting",
    columns=[
        *columns(Delegate, "code", "side", "person"),
        title_of("person", "name"),
        *columns(Delegate, "role", "position"),
        *pair(Delegate),
    ],
    order=("meeting", "side__position", "position", "code"),
    key=("code",),
    filters=(
        filters.code("person", "person__code", Person, _("person who sat at the meeting"), rows=SITTING),
        filters.code("side", "side__code", DialogueSide, _("side that sat at the meeting"), rows=SITTING),
        filters.choice("delegate_role", "role", DelegateRole.choices, _("role of a delegate"), rows=SITTING),
    ),
)

MEETINGS = Resource(
    route="meetings",
    model=Meeting,
    title=_("meetings"),
    columns=[
        *columns(Meeting, "round", "working_group"),
        *pair(Meeting),
        uncertain(),
        *columns(Meeting, "mode", "informal"),
        *pair(Meeting, "place"),
        *pair(Meeting, "attendance_note"),
        *pair(Meeting, "note"),
    ],
    links=[
        topics(MeetingTopic, "meeting"),
        takers_part(Representation, "meeting", "represented", ("state",)),
        DELEGATES,
        citations(Meeting),
    ],
    filters=[search(), filters.code("dialogue", "round__dialogue__code", Dialogue, _("dialogue"))],
    ordering=("round", "starts_on", "code"),
)

OUTCOMES = Resource(
    route="outcomes",
    model=Outcome,
    title=_("outcomes"),
    columns=[*columns(Outcome, "meeting", "kind", "position"), *pair(Outcome)],
    links=[citations(Outcome)],
    filters=[search(), filters.code("dialogue", "meeting__round__dialogue__code", Dialogue, _("dialogue"))],
    ordering=("meeting", "position", "code"),
)

FOLLOW_UPS = Resource(
    route="follow-ups",
    model=FollowUp,
    title=_("follow-ups"),
    columns=[
        *columns(FollowUp, "dialogue", "outcome"),
        *pair(FollowUp),
        *pair(FollowUp, "owner"),
        *columns(FollowUp, "state", "due_on", "status", "done_on"),
    ],
    links=[citations(FollowUp)],
    filters=[search()],
    ordering=("due_on", "code"),
)
