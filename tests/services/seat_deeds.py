"""What people do with seats in a year: each deed picks among what there is, and may be refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from programmes.errors import InvalidRecord, ProgrammeError, ReasonMissing
from programmes.models import Nomination, Seat, SeatCall, SeatEvent, SeatOffer, User, WaitingEntry
from programmes.seat_enums import NOMINATIONS_SEATED, NominationStatus
from programmes.services import nominations, offers, seats, waiting_list
from programmes.services.seat_errors import SeatRefused
from tests.services.seat_world import EARLY, SeatWorld

MOST_COURSES = 3
REASON = "As it came."
STATUSES = list(NominationStatus)
USUAL = {
    "waitlisted": "nominated",
    "nominated": "validated",
    "validated": "confirmed",
    "confirmed": "attended",
}
STAYS_AWAY = USUAL | {"confirmed": "no_show"}
IS_REFUSED = {"waitlisted": "withdrawn", "nominated": "validated", "validated": "refused"}


@dataclass(frozen=True)
class Chance:
    """What decides a deed: which row, which state, how many, and whether the Centre does it."""

    pick: int
    state: int
    number: int
    centre: bool


@dataclass
class Year:
    """A world and its clock; every moment is a little later than the last."""

    world: SeatWorld
    happened: Counter[str]
    now: datetime = EARLY
    courses: int = 0
    changed: bool = False

    def attempt(self, step: Callable[..., Any], **values: Any) -> None:
        """Take a step; where it is refused, it is with a code and leaves everything as it was."""
        self.now += timedelta(minutes=1)
        before = picture()
        try:
            with transaction.atomic():
                step(now=self.now, **values)
            self.changed = True
        except ProgrammeError as refused:
            self._refused(refused, before)

    def _refused(self, refusal: ProgrammeError, before: list[Any]) -> None:
        assert isinstance(refusal, SeatRefused | InvalidRecord | ReasonMissing)
        assert str(refusal)
        assert refusal.code not in (ProgrammeError.code, SeatRefused.code)
        self.happened[f"refused: {refusal.code}"] += 1
        assert picture() == before

    def one(self, model: Any, chance: Chance, **found: Any) -> Any:
        rows = list(model.objects.filter(**found).order_by("pk"))
        return rows[chance.pick % len(rows)] if rows else None

    def call(self, chance: Chance) -> SeatCall:
        return self.one(SeatCall, chance)

    def actor(self, chance: Chance, state: int | None = None) -> User:
        if chance.centre:
            return self.world.planner
        return self.world.focal_points[chance.state if state is None else state]

    def passes(self, days: int) -> None:
        self.now += timedelta(days=days)


def picture() -> list[Any]:
    """All that a refused step must leave as it was."""
    return [
        list(Seat.objects.order_by("pk").values_list("pk", "standing", "state", "body")),
        list(Nomination.objects.order_by("pk").values_list("pk", "status", "seat", "version")),
        list(SeatOffer.objects.order_by("pk").values_list("pk", "status", "ended_at")),
        list(WaitingEntry.objects.order_by("pk").values_list("pk", "status", "seats", "served", "version")),
        list(SeatCall.objects.order_by("pk").values_list("pk", "version", "closed_at")),
        SeatEvent.objects.count(),
        Nomination.history.count(),
    ]


# --- the Centre -------------------------------------------------------------------------------


def a_course(year: Year, chance: Chance) -> None:
    if year.courses == MOST_COURSES:
        return
    year.courses += 1
    first = (year.now + timedelta(weeks=7 + chance.number)).date()
    activity = year.world.course(starts_on=first, ends_on=first + timedelta(days=4))
    held = int(chance.centre)
    year.attempt(
        seats.open_call, activity=activity, seats=3 + chance.number, held_back=held, by=year.world.planner
    )


def a_sharing(year: Year, chance: Chance) -> None:
    year.attempt(seats.allocate, call=year.call(chance), by=year.world.planner)


def seats_held_or_released(year: Year, chance: Chance) -> None:
    step = seats.hold_back if chance.centre else seats.release_held
    year.attempt(step, call=year.call(chance), seats=1, by=year.world.planner, reason=REASON)


def a_gift(year: Year, chance: Chance) -> None:
    """Seats given by hand; now and then a state tries to take them by itself."""
    year.attempt(
        seats.grant_seats,
        call=year.call(chance),
        state=year.world.states[chance.state],
        seats=1 + chance.number % 2,
        by=year.world.planner if chance.pick % 5 else year.actor(chance),
        reason=REASON,
    )


def another_hall(year: Year, chance: Chance) -> None:
    call = year.call(chance)
    number = call.seats.count() + chance.number - 2
    year.attempt(seats.resize, call=call, seats=number, by=year.world.planner, reason=REASON)


def a_gate(year: Year, chance: Chance) -> None:
    """What is given to a state and not filled is taken back, as the clock does at a gate."""
    call = year.call(chance)
    filled = call.nominations.filter(status__in=NOMINATIONS_SEATED, seat__isnull=False).values("seat")
    rows = Seat.objects.filter(call=call, standing="allocated").order_by("number")
    empty = list(rows.filter(state=year.world.states[chance.state]).exclude(pk__in=filled))
    year.attempt(seats.take_back, call=call, seats=empty, by=year.world.planner, reason=REASON)


def a_closing(year: Year, chance: Chance) -> None:
    if year.now > EARLY + timedelta(days=90):
        year.attempt(seats.close_call, call=year.call(chance), by=year.world.planner, reason=REASON)


def the_usual_steps(year: Year, chance: Chance) -> None:
    """The Centre brings those named for an activity some steps further, each to an end of its own."""
    for place, named in enumerate(Nomination.objects.filter(call=year.call(chance)).order_by("pk")):
        steps = (USUAL, STAYS_AWAY, IS_REFUSED)[(place + chance.pick) % 3]
        for _step in range(1 + chance.number % 3):
            named.refresh_from_db()
            if to := steps.get(named.status):
                by = year.world.planner
                year.attempt(nominations.take_step, nomination=named, to=to, by=by, reason=REASON)


def a_walk_in(year: Year, chance: Chance) -> None:
    person = year.world.person(chance.state)
    year.attempt(nominations.record_walk_in, call=year.call(chance), nominee=person, by=year.world.planner)


# --- the states -------------------------------------------------------------------------------


def a_bid(year: Year, chance: Chance) -> None:
    year.attempt(
        seats.place_bid,
        call=year.call(chance),
        state=year.world.states[chance.state],
        seats=chance.number,
        by=year.actor(chance),
    )


def a_name(year: Year, chance: Chance) -> None:
    year.attempt(
        nominations.nominate,
        call=year.call(chance),
        nominee=year.world.person(chance.state),
        by=year.actor(chance),
        waitlist=chance.number == 0,
    )


def a_turn_back(year: Year, chance: Chance) -> None:
    year.attempt(
        seats.turn_back,
        call=year.call(chance),
        state=year.world.states[chance.state],
        seats=1 + chance.number % 2,
        by=year.actor(chance),
        reason=REASON,
    )


def another_person(year: Year, chance: Chance) -> None:
    if named := year.one(Nomination, chance):
        state = year.world.states.index(named.state)
        year.attempt(
            nominations.substitute,
            nomination=named,
            nominee=year.world.person(state),
            by=year.actor(chance, state),
            reason=REASON,
        )


def any_step(year: Year, chance: Chance) -> None:
    if named := year.one(Nomination, chance):
        by = year.actor(chance, year.world.states.index(named.state))
        to = STATUSES[(chance.pick + chance.number) % len(STATUSES)]
        year.attempt(nominations.take_step, nomination=named, to=to, by=by, reason=REASON)


# --- offers and waiting -----------------------------------------------------------------------


def a_wish(year: Year, chance: Chance) -> None:
    year.attempt(
        waiting_list.enter,
        call=year.call(chance),
        state=year.world.states[chance.state],
        seats=1 + chance.number,
        priority=1 if chance.centre else 3,
        by=year.actor(chance),
    )


def a_second_thought(year: Year, chance: Chance) -> None:
    entry = year.one(WaitingEntry, chance)
    if entry and chance.number:
        year.attempt(waiting_list.change_seats, entry=entry, seats=chance.number, by=year.world.planner)
    elif entry:
        year.attempt(waiting_list.leave, entry=entry, by=year.world.planner)


def an_offer(year: Year, chance: Chance) -> None:
    """Mostly of a free seat, and to who waits where anybody does."""
    seat = year.one(Seat, chance, standing="free") if chance.number else year.one(Seat, chance)
    if seat is None:
        return
    entry = year.one(WaitingEntry, chance, call=seat.call) if chance.centre else None
    year.attempt(
        offers.open_offer,
        seat=seat,
        state=entry.state if entry else year.world.states[chance.state],
        ground="waiting_list" if entry else "largest_claim",
        waiting=entry,
        by=year.world.planner,
    )


def an_answer(year: Year, chance: Chance) -> None:
    """To an open offer, or now and then to one that has ended."""
    offer = year.one(SeatOffer, chance, status="open") or year.one(SeatOffer, chance)
    answer = (offers.accept, offers.accept, offers.decline, offers.cancel)[chance.pick % 4]
    if offer:
        year.attempt(answer, offer=offer, by=year.world.planner, reason=REASON)


def time_passes(year: Year, chance: Chance) -> None:
    year.passes((2, 6, 14, 30, 60)[chance.number])
    if chance.centre:
        year.changed = offers.expire_due(now=year.now) > 0
        assert offers.expire_due(now=year.now) == 0
        assert not SeatOffer.objects.filter(status="open", expires_at__lte=year.now).exists()


DEEDS = (
    *(a_course, a_sharing, a_name, a_name, a_name, the_usual_steps, the_usual_steps, time_passes),
    *(a_bid, a_turn_back, a_turn_back, another_person, any_step, any_step, an_offer, an_offer, an_answer),
    *(an_answer, a_wish, a_wish, a_second_thought, a_gate, another_hall, seats_held_or_released),
    *(a_gift, a_walk_in, a_closing, time_passes),
)
