"""Calls for seats, quotas, seats and their stories, allocations with their proof sheets."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Activity, Nomination, Seat, SeatAllocation, SeatCall, SeatEvent, SeatQuota

from .engine.columns import columns
from .engine.guarded import Guarded
from .named import reasoned
from .seat_columns import (
    account,
    activity_of,
    code_of,
    content,
    id_of,
    invented,
    invented_of,
    moments,
    number_of,
)

SEAT_CALLS = Guarded(
    route="seat-calls",
    model=SeatCall,
    title=_("calls for seats"),
    known_by=code_of("activity", "activity", Activity, _("activity"), covers="activity"),
    columns=[
        *columns(SeatCall, "policy"),
        *moments(SeatCall, "opened_at", "closed_at"),
        *columns(SeatCall, "turn"),
        invented("activity__plan__invented"),
    ],
    ordering=("activity",),
)

SEAT_QUOTAS = Guarded(
    route="seat-quotas",
    model=SeatQuota,
    title=_("seat quotas"),
    known_by=id_of(SeatQuota),
    columns=[
        activity_of("call"),
        *columns(SeatQuota, "state", "floor", "cap", "bid"),
        *moments(SeatQuota, "bid_at"),
        *reasoned(SeatQuota),
        invented_of("call"),
    ],
    ordering=("activity", "state"),
)

SEATS = Guarded(
    route="seats",
    model=Seat,
    title=_("seats"),
    known_by=id_of(Seat),
    columns=[
        activity_of("call"),
        *columns(Seat, "number", "standing", "state", "body"),
        invented_of("call"),
    ],
    ordering=("activity", "number"),
)

SEAT_ALLOCATIONS = Guarded(
    route="seat-allocations",
    model=SeatAllocation,
    title=_("allocations of seats"),
    known_by=id_of(SeatAllocation),
    columns=[
        activity_of("call"),
        *columns(SeatAllocation, "number", "rule", "seats", "digest"),
        *moments(SeatAllocation, "made_at"),
        account(SeatAllocation, "made_by"),
        content(SeatAllocation, "sheet"),
        invented_of("call"),
    ],
    ordering=("activity", "number"),
)

SEAT_EVENTS = Guarded(
    route="seat-events",
    model=SeatEvent,
    title=_("events of seats"),
    known_by=id_of(SeatEvent),
    columns=[
        activity_of("call"),
        number_of(SeatEvent, "seat"),
        *columns(SeatEvent, "kind", "state"),
        code_of("nomination", "nomination", Nomination, _("nomination"), covers="nomination"),
        *moments(SeatEvent, "at"),
        *columns(SeatEvent, "by_name", "reason"),
        invented_of("call"),
    ],
    ordering=("at", "id"),
)
