"""Nominees, nominations, and the waiting list: each person reads the own rows."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from programmes.models import Nomination, Nominee, WaitingEntry

from .engine.columns import columns
from .engine.composites import pair
from .engine.guarded import Guarded
from .engine.search import search
from .seat_columns import activity_of, code_of, id_of, invented, invented_of, moments, named_by, number_of

NAMED_IN_A_DEMONSTRATION = Exists(
    Nomination.objects.filter(nominee=OuterRef("pk"), call__activity__plan__invented=True)
)

NOMINEES = Guarded(
    route="nominees",
    model=Nominee,
    title=_("nominees"),
    known_by=named_by(Nominee, "code"),
    annotated=lambda rows: rows.annotate(invented=NAMED_IN_A_DEMONSTRATION),
    columns=[
        *columns(Nominee, "state", "body"),
        *pair(Nominee, "name"),
        *columns(Nominee, "position", "email", "service", "gender"),
        *moments(Nominee, "erased_at"),
        *columns(Nominee, "retired_on"),
        invented("invented"),
    ],
    filters=[search()],
    ordering=("state", "code"),
)

NOMINATIONS = Guarded(
    route="nominations",
    model=Nomination,
    title=_("nominations"),
    known_by=named_by(Nomination, "code"),
    columns=[
        activity_of("call"),
        *columns(Nomination, "state", "body", "nominee"),
        number_of(Nomination, "seat"),
        *columns(Nomination, "status"),
        code_of("replaces", "replaces", Nomination, _("in place of"), covers="replaces"),
        *columns(Nomination, "walk_in"),
        *moments(Nomination, "nominated_at"),
        *columns(Nomination, "days_attended"),
        invented_of("call"),
    ],
    ordering=("activity", "state", "code"),
)

WAITING_ENTRIES = Guarded(
    route="waiting-entries",
    model=WaitingEntry,
    title=_("waiting list"),
    known_by=id_of(WaitingEntry),
    columns=[
        activity_of("call"),
        *columns(WaitingEntry, "state", "body", "seats", "served", "priority"),
        *moments(WaitingEntry, "entered_at"),
        *columns(WaitingEntry, "status"),
        invented_of("call"),
    ],
    ordering=("activity", "priority", "entered_at", "id"),
)
