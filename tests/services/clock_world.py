"""A plan at the gates of its seats: the days of the clock, and what a proposal says in short."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from programmes.models import Reoffer, SeatCall, WaitingEntry
from programmes.services.reoffers import propose
from programmes.services.seats import turn_back
from programmes.services.waiting_list import enter
from tests.services.seat_world import EARLY, FIRST_DAY, SeatWorld

# Names due seven weeks before the first day, seats taken back six, confirmed or cancelled four.
NAMES_DUE = FIRST_DAY - timedelta(weeks=7)
TAKEN_BACK = FIRST_DAY - timedelta(weeks=6)
DECIDED = FIRST_DAY - timedelta(weeks=4)


def noon(day: date) -> datetime:
    """Noon in Kuwait of a day."""
    return datetime.fromisoformat(f"{day.isoformat()}T12:00:00+03:00")


def proposed(world: SeatWorld, call: SeatCall, day: date) -> Reoffer | None:
    return propose(call=call, as_of=day, by=world.planner, now=noon(day))


def taken(reoffer: Reoffer) -> list[tuple[int, str]]:
    return [(one["seat"], one["state"]) for one in reoffer.content["take_back"]]


def offered(reoffer: Reoffer) -> list[tuple[int, str, str]]:
    return [(one["seat"], one["state"], one["ground"]) for one in reoffer.content["offers"]]


def letters(reoffer: Reoffer) -> dict[str, dict[str, Any]]:
    """What each letter says in numbers, by the code of the state."""
    return {
        one["state"]: {name: number for name, number in one.items() if name != "state"}
        for one in reoffer.content["letters"]
    }


def a_wish(world: SeatWorld, call: SeatCall, state: int, **values: Any) -> WaitingEntry:
    """A state enters the waiting list, early unless said otherwise."""
    known = {"by": world.planner, "now": EARLY}
    return enter(call=call, state=world.states[state], **known | values)


def name_all(world: SeatWorld, call: SeatCall, state: int) -> None:
    """Name somebody for each seat of a state."""
    for _seat in range(call.seats.filter(state=world.states[state]).count()):
        world.named(call, state)


def emptied(world: SeatWorld, seats: int = 6, **values: Any) -> SeatCall:
    """A call in which every state sits in its seats but s-0, which gave all of its own back."""
    call = world.shared(seats=seats, **values)
    share = call.seats.filter(state=world.states[0]).count()
    for state in (1, 2):
        name_all(world, call, state)
    turn_back(call=call, state=world.states[0], seats=share, by=world.planner, reason="None.", now=EARLY)
    return call
