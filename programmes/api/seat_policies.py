"""Seat policies, with what they say of single states. Written like any other record, read by the Centre."""

from django.utils.translation import gettext_lazy as _

from programmes.models import SeatPolicy, SeatWeight

from .engine.columns import columns
from .engine.composites import pair
from .engine.guarded import Guarded
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .named import reasoned
from .seat_columns import code_of, id_of

WEIGHTS = Link(
    name="weights",
    model=SeatWeight,
    back="policy",
    columns=[*columns(SeatWeight, "state", "weight", "floor", "cap", "lot"), *reasoned(SeatWeight)],
    order=("policy", "state__code"),
    key=("state",),
)

SEAT_POLICIES = Resource(
    route="seat-policies",
    model=SeatPolicy,
    title=_("seat policies"),
    columns=[
        *pair(SeatPolicy),
        *columns(SeatPolicy, "plan", "valid_from", "valid_to", "rule", "invited", "class_size"),
        *columns(SeatPolicy, "floor", "cap", "held_back"),
        *columns(SeatPolicy, "nominate_weeks", "take_back_weeks", "confirm_weeks", "offer_days"),
        *columns(SeatPolicy, "retention_months"),
        *reasoned(SeatPolicy),
    ],
    links=[WEIGHTS, citations(SeatPolicy)],
    ordering=("-valid_from", "code"),
)

SEAT_WEIGHTS = Guarded(
    route="seat-weights",
    model=SeatWeight,
    title=_("weights of states"),
    known_by=id_of(SeatWeight),
    columns=[
        code_of("policy", "policy", SeatPolicy, _("seat policy"), covers="policy"),
        *columns(SeatWeight, "state", "weight", "floor", "cap", "lot"),
        *reasoned(SeatWeight),
    ],
    ordering=("policy", "state"),
)
