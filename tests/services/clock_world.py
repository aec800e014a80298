"""A plan at the gates of its seats: the days of the clock, and what a proposal says in short."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from programmes.models import Reoffer, SeatCall
from programmes.services.reoffers import propose
from tests.services.seat_world import FIRST_DAY, SeatWorld

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
