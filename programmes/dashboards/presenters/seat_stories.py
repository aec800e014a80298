"""The story of one seat: its events as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Link
from programmes.dashboards.presenters.seat_frames import moment
from programmes.models import SeatCall, SeatEvent
from programmes.seat_enums import SeatEventKind


@dataclass(frozen=True, slots=True)
class Chapter:
    """One event: when, what happened, to whom, by whom, why, and the sheet it stands on."""

    at: str
    text: str
    person: str
    by: str
    reason: str
    sheet: Link | None


def chapters(call: SeatCall, events: Iterable[SeatEvent]) -> tuple[Chapter, ...]:
    return tuple(_chapter(call, one) for one in events)


def _chapter(call: SeatCall, event: SeatEvent) -> Chapter:
    state = str(event.state.label) if event.state else ""
    return Chapter(
        at=moment(event.at),
        text=_sentence(event.kind, state),
        person=event.nomination.nominee.label if event.nomination else "",
        by=event.by_name,
        reason=event.reason,
        sheet=_sheet(call, event),
    )


def _sheet(call: SeatCall, event: SeatEvent) -> Link | None:
    if event.allocation is None:
        return None
    number = event.allocation.number
    text = _("Proof sheet of sharing %(number)s") % {"number": number}
    return Link(text, reverse("dashboards:seat-proof", args=[call.activity.code, number]))


def _sentence(kind: str, state: str) -> str:
    sentences = {
        SeatEventKind.OPENED: _("The seat was opened."),
        SeatEventKind.CLOSED: _("The seats were closed."),
        SeatEventKind.HELD_BACK: _("The Centre held the seat back."),
        SeatEventKind.RELEASED: _("The seat was released to the pool."),
        SeatEventKind.ALLOCATED: _("The seat was allocated to %(state)s."),
        SeatEventKind.GRANTED: _("The Centre gave the seat to %(state)s by hand, outside the sharing."),
        SeatEventKind.TURNED_BACK: _("%(state)s turned the seat back."),
        SeatEventKind.TAKEN_BACK: _("The seat was taken back from %(state)s at a gate."),
        SeatEventKind.OFFERED: _("The seat was offered to %(state)s."),
        SeatEventKind.ACCEPTED: _("%(state)s accepted the offer."),
        SeatEventKind.DECLINED: _("%(state)s declined the offer."),
        SeatEventKind.EXPIRED: _("The offer to %(state)s ended without an answer."),
        SeatEventKind.CANCELLED: _("The offer to %(state)s was cancelled."),
        SeatEventKind.WAITLISTED: _("%(state)s put a person on the waiting list."),
        SeatEventKind.NOMINATED: _("%(state)s named a person for the seat."),
        SeatEventKind.VALIDATED: _("The nomination by %(state)s was validated."),
        SeatEventKind.CONFIRMED: _("The nominee of %(state)s was confirmed."),
        SeatEventKind.ATTENDED: _("The nominee of %(state)s attended."),
        SeatEventKind.NO_SHOW: _("The nominee of %(state)s did not come."),
        SeatEventKind.REFUSED: _("The nomination by %(state)s was not accepted."),
        SeatEventKind.WITHDRAWN: _("The nomination by %(state)s was withdrawn."),
        SeatEventKind.SUBSTITUTED: _("%(state)s named another person in place of the nominee."),
    }
    return sentences[SeatEventKind(kind)] % {"state": state}
