"""The waiting list of an activity in the order in which it is served."""

from __future__ import annotations

from programmes.models import SeatCall, WaitingEntry
from programmes.seat_enums import WaitingStatus


def in_order(call: SeatCall) -> list[WaitingEntry]:
    """Who waits: by priority (1 first), then who came first, then as the entries were written."""
    rows = WaitingEntry.objects.filter(call=call, status=WaitingStatus.WAITING)
    return list(rows.select_related("state", "body").order_by("priority", "entered_at", "id"))
