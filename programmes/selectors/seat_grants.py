"""Seats that a planner gave by hand, outside of every sharing."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from programmes.models import NominatingBody, SeatCall, SeatEvent, User
from programmes.seat_enums import SeatEventKind
from programmes.selectors.visibility import visible_to

GIVEN_UP = (SeatEventKind.TURNED_BACK, SeatEventKind.TAKEN_BACK)


def grants_of(call: SeatCall, user: User) -> QuerySet[SeatEvent]:
    """Every time a seat of a call was given by hand, as far as `user` may see, the first first."""
    rows = visible_to(user, SeatEvent.objects.filter(call=call, kind=SeatEventKind.GRANTED))
    return rows.select_related("seat__body", "state").order_by("at", "pk")


def held_by_hand(calls: QuerySet[SeatCall]) -> frozenset[tuple[int, int | None]]:
    """The pairs of call and state in which the state still has a seat that it was given by hand."""
    rows: QuerySet[SeatEvent, Any] = SeatEvent.objects.filter(
        call__in=calls.order_by().values("pk"), kind=SeatEventKind.GRANTED, seat__isnull=False
    )
    gone = SeatEvent.objects.filter(seat=OuterRef("seat"), kind__in=GIVEN_UP, pk__gt=OuterRef("pk"))
    return frozenset(rows.filter(~Exists(gone)).values_list("call_id", "state_id"))


def bodies_of(call: SeatCall) -> list[NominatingBody]:
    """The bodies in use of the states invited to a call, by state and then by code."""
    rows = NominatingBody.objects.current().filter(state__seat_quotas__call=call)
    return list(rows.select_related("state").order_by("state__code", "code"))


def body_in_use(code: str, *, state: str) -> NominatingBody | None:
    """A body of a state by its code; None where there is none in use."""
    return NominatingBody.objects.current().filter(code=code, state__code=state).first()
