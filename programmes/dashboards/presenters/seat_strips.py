"""The seats of an activity as a strip: a square a seat, what each fill means, and the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programmes.models import Seat
from programmes.seat_enums import NominationStatus, SeatStanding


@dataclass(frozen=True, slots=True)
class Square:
    """One seat: its number, its fill, what it is in words, and its story."""

    number: int
    fill: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The squares of one state, or of nobody."""

    label: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class SeatStrip:
    template: ClassVar[str] = "seats/strip.html"
    label: str
    groups: tuple[Group, ...]
    legend: tuple[tuple[str, str, int], ...]


# How far the life of a seat has come, as fills.
FILLS: dict[str, str] = {
    NominationStatus.NOMINATED: "named",
    NominationStatus.VALIDATED: "named",
    NominationStatus.CONFIRMED: "confirmed",
    NominationStatus.ATTENDED: "attended",
    NominationStatus.NO_SHOW: "no_show",
}


def fill_of(seat: Seat) -> str:
    """The fill of a seat read with `seated`."""
    return FILLS[seat.seated[0].status] if seat.seated else str(seat.standing)


def fill_words() -> dict[str, str]:
    """Every fill in words, in the order of a seat's life."""
    return {
        "held_back": _("held back"),
        "free": _("free"),
        "offered": _("on offer"),
        "allocated": _("allocated, no name"),
        "named": pgettext("of a seat", "named"),
        "confirmed": _("confirmed"),
        "attended": _("attended"),
        "no_show": _("did not come"),
    }


def seat_strip(activity: str, seats: Iterable[Seat]) -> SeatStrip:
    """Seats by state, those of nobody last."""
    words, seats = fill_words(), list(seats)
    mine = [seat for seat in seats if seat.state]
    names = dict.fromkeys(str(seat.state.label) for seat in sorted(mine, key=lambda one: one.state.code))
    of_state = {name: [seat for seat in mine if str(seat.state.label) == name] for name in names}
    of_nobody = {
        _("held back"): [seat for seat in seats if seat.standing == SeatStanding.HELD_BACK],
        _("free"): [seat for seat in seats if seat.standing == SeatStanding.FREE],
    }

    def square(seat: Seat, whose: str) -> Square:
        url = reverse("dashboards:seat-story", args=[activity, seat.number])
        return Square(seat.number, fill_of(seat), _words(seat, whose, words), url)

    groups = tuple(_groups(of_state | of_nobody, square))
    fills = Counter(fill_of(seat) for seat in seats)
    legend = tuple((fill, text, fills[fill]) for fill, text in words.items() if fills[fill])
    return SeatStrip(_("Seats of the activity, one square each"), groups, legend)


def _groups(found: dict[str, list[Seat]], square: Callable[[Seat, str], Square]) -> Iterable[Group]:
    for name, seats in found.items():
        if seats:
            yield Group(name, tuple(square(seat, name) for seat in seats))


def _words(seat: Seat, whose: str, words: dict[str, str]) -> str:
    said = {"number": seat.number, "whose": whose, "standing": words[fill_of(seat)]}
    if not seat.state:
        return _("Seat %(number)s: %(standing)s") % said
    return _("Seat %(number)s, %(whose)s: %(standing)s") % said
