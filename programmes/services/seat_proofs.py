"""Proof sheets looked at before seats are shared, and checked anew whenever they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes.models import SeatAllocation, SeatCall, User
from programmes.planning.check_seats import check_seats
from programmes.services.seat_errors import SeatRefused
from programmes.services.seat_sharing import allocate, propose_sharing


class SharingOvertaken(SeatRefused):
    """The facts changed between the look and the sharing."""

    code = "sharing_overtaken"
    message = _("Something changed since you looked, and the seats would now fall otherwise. Look again.")


@dataclass(frozen=True, slots=True)
class ProofFault:
    """Where a sheet is not what its inputs give: the place in the sheet, what stands there, what is due."""

    where: str
    found: str
    due: str


def sharing_ahead(*, call: SeatCall) -> dict[str, Any]:
    """The proof sheet, as data, of sharing the free seats now. Nothing is written.

    Raises as `propose_sharing`.
    """
    return propose_sharing(call=call).as_data()


@transaction.atomic
def allocate_as_seen(*, call: SeatCall, seal: str, by: User | None, reason: str = "") -> SeatAllocation:
    """Share the free seats out exactly as on the sheet with this seal, or not at all.

    Raises SharingOvertaken, and as `allocate`.
    """
    made = allocate(call=call, by=by, reason=reason)
    if made.sheet["seal"] != seal:
        raise SharingOvertaken
    return made


def proof_faults(sheet: Mapping[str, Any]) -> list[ProofFault]:
    """What the independent checker finds wrong with a sheet; nothing where it is sound."""
    return [
        ProofFault(*(str(fault.params.get(name, "")) for name in ("where", "found", "due")))
        for fault in check_seats(dict(sheet))
    ]
