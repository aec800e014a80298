"""The story of seats, told from their events alone and held against what is stored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from programmes.models import Nomination, Seat, SeatAllocation, SeatCall, SeatEvent, SeatOffer, WaitingEntry
from programmes.planning.check_seats import check_seats
from programmes.seat_enums import (
    NOMINATION_STEPS,
    NOMINATIONS_SEATED,
    NOMINATIONS_STANDING,
    NominationStatus,
)
from programmes.selectors.waiting_list import in_order

# What each event finds a seat to be, and what it leaves. A nomination's steps leave it with its state.
MOVES = {
    "held_back": (("free",), "held_back"),
    "released": (("held_back",), "free"),
    "allocated": (("free",), "allocated"),
    "granted": (("held_back", "free"), "allocated"),
    "turned_back": (("allocated",), "free"),
    "taken_back": (("allocated",), "free"),
    "offered": (("free",), "offered"),
    "accepted": (("offered",), "allocated"),
    "declined": (("offered",), "free"),
    "expired": (("offered",), "free"),
    "cancelled": (("offered",), "free"),
}
SEATED = {str(status) for status in NOMINATIONS_SEATED}
LEFT = {"refused", "withdrawn", "substituted"}


@dataclass
class Told:
    """Where the story of a seat has come to."""

    standing: str = "unopened"
    state: int | None = None
    nomination: int | None = None
    closed: bool = False


def replay(events: Iterable[SeatEvent]) -> dict[int, Told]:
    """Tell the events in order. Fails on a step that the story before it does not allow."""
    seats: dict[int, Told] = defaultdict(Told)
    for event in events:
        if event.seat_id is not None:
            _tell(seats[event.seat_id], event)
    return dict(seats)


def _tell(seat: Told, event: SeatEvent) -> None:
    said = f"seat {event.seat_id}: {event.kind} after {seat}"
    if event.kind == "opened":
        assert seat.standing == "unopened", said
        seat.standing = "free"
    elif event.kind == "closed":
        assert not seat.closed, said
        seat.closed = True
    elif event.kind in MOVES:
        before, after = MOVES[event.kind]
        assert seat.standing in before, said
        assert not seat.closed, said
        assert seat.state in (None, event.state_id), said
        assert seat.nomination is None, said
        seat.standing = after
        seat.state = event.state_id if after in ("offered", "allocated") else None
    else:
        _seat_somebody(seat, event, said)


def _seat_somebody(seat: Told, event: SeatEvent, said: str) -> None:
    assert (seat.standing, seat.state) == ("allocated", event.state_id), said
    if event.kind == "nominated":
        assert seat.nomination is None, said
        seat.nomination = event.nomination_id
    elif event.kind in LEFT:
        assert seat.nomination == event.nomination_id, said
        seat.nomination = None
    else:
        assert seat.nomination == event.nomination_id, said
        assert event.kind in SEATED, said


def check_stories(call: SeatCall) -> None:
    """Every seat of a call stands where its events say, and nothing else was told."""
    events = list(call.events.order_by("at", "id"))
    told = replay(events)
    seats = {seat.pk: seat for seat in Seat.objects.filter(call=call)}
    assert told.keys() == seats.keys()
    rows = Nomination.objects.filter(call=call, seat__isnull=False, status__in=NOMINATIONS_SEATED)
    sitting: dict[int, list[int]] = defaultdict(list)
    for seat, nomination in rows.values_list("seat", "pk"):
        sitting[seat].append(nomination)
    for key, seat in seats.items():
        story = told[key]
        assert (story.standing, story.state) == (seat.standing, seat.state_id)
        assert sitting[key] == ([story.nomination] if story.nomination else [])
        assert story.closed == (call.closed_at is not None)
    kinds = Counter(event.kind for event in events)
    gone = sum(event.kind == "closed" and event.seat_id is None for event in events)
    assert len(seats) == kinds["opened"] - gone


def check_nominations(call: SeatCall) -> None:
    """Every nomination came to its status by legal steps; nobody is named twice."""
    paths: dict[int, list[str]] = defaultdict(list)
    for event in call.events.filter(nomination__isnull=False).order_by("at", "id"):
        assert event.by_name
        paths[event.nomination_id].append(event.kind)
    standing: Counter[int] = Counter()
    for one in Nomination.objects.filter(call=call):
        path = paths[one.pk]
        assert path[0] in ("nominated", "waitlisted") or (one.walk_in and path[0] == "attended")
        for before, after in pairwise(path):
            assert after in NOMINATION_STEPS[NominationStatus(before)]
        assert path[-1] == one.status
        assert one.history.filter(status=one.status).exists()
        standing[one.nominee_id] += one.status in NOMINATIONS_STANDING
    assert max(standing.values(), default=0) <= 1


def check_offers(call: SeatCall) -> None:
    """A seat is on offer exactly where one offer is open; each offer was opened once and ended once."""
    offers = list(SeatOffer.objects.filter(seat__call=call))
    open_to = sorted((one.seat_id, one.state_id) for one in offers if one.status == "open")
    assert open_to == sorted(Seat.objects.filter(call=call, standing="offered").values_list("pk", "state"))
    told: dict[int, list[str]] = defaultdict(list)
    for event in call.events.filter(offer__isnull=False).order_by("at", "id"):
        told[event.offer_id].append(event.kind)
    for one in offers:
        assert told[one.pk] == ["offered", *([one.status] if one.status != "open" else [])]
        assert one.ended_at is None or one.ended_at >= one.opened_at


def check_waiting(call: SeatCall) -> None:
    """The list is in the order that its rows say, and no entry is given more than it waits for."""
    rows = list(WaitingEntry.objects.filter(call=call))
    waiting = [one for one in rows if one.status == "waiting"]
    assert in_order(call) == sorted(waiting, key=lambda one: (one.priority, one.entered_at, one.pk))
    for one in rows:
        on_offer = SeatOffer.objects.filter(waiting=one, status="open").count()
        assert one.status != "waiting" or one.served + on_offer <= one.seats
        assert one.status != "served" or one.served == one.seats
    assert not (waiting and call.closed_at)


def check_ledger(calls: Iterable[SeatCall]) -> None:
    """Seats given, taken by offer, turned and taken back add up to the seats held; every proof is sound."""
    signs = {"allocated": 1, "granted": 1, "accepted": 1, "turned_back": -1, "taken_back": -1}
    for call in calls:
        moved: Counter[int] = Counter()
        for state, kind in call.events.filter(kind__in=signs).values_list("state", "kind"):
            moved[state] += signs[kind]
        held = Counter(Seat.objects.filter(call=call, standing="allocated").values_list("state", flat=True))
        assert +moved == held
        for made in SeatAllocation.objects.filter(call=call):
            assert check_seats(made.sheet) == []
            given = Counter(made.events.values_list("state__code", flat=True))
            assert given == +Counter({line["key"]: line["share"] for line in made.sheet["lines"]})
