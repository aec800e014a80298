"""What a state, or one of its bodies, has at its door: calls open to it, seats, offers, people, letters.

Everything is read through `visible_to`, then narrowed to the door's own state and body, so that a
planner who looks at a door sees just what stands there for the state. The number of queries does not
grow with the number of calls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from programmes.enums import STATUSES_OFF_THE_FLOOR
from programmes.models import (
    NominatingBody,
    Nomination,
    NominationImport,
    Nominee,
    OutboxMessage,
    ParticipatingState,
    Seat,
    SeatCall,
    SeatEvent,
    SeatOffer,
    SeatQuota,
    User,
    WaitingEntry,
)
from programmes.seat_enums import (
    NOMINATIONS_SEATED,
    Gate,
    MessageStatus,
    NominationStatus,
    OfferStatus,
    SeatStanding,
    WaitingStatus,
)
from programmes.selectors.seat_policies import Gates, first_day, gates_of
from programmes.selectors.seats import SeatCounts
from programmes.selectors.visibility import visible_to

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Door:
    """Whose door it is, and who stands before it."""

    user: User
    state: ParticipatingState
    body: NominatingBody | None = None

    def own(self, rows: QuerySet[M], *, shared: bool = False) -> QuerySet[M]:
        """The rows of this state that the user may see; a body's own, and with `shared` nobody's too."""
        rows = visible_to(self.user, rows).filter(state=self.state)
        if self.body is None:
            return rows
        return (
            rows.filter(Q(body=self.body) | Q(body__isnull=True)) if shared else rows.filter(body=self.body)
        )


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """An allocated seat; who fills it. `taken` by a person of another body, whom this door does not name."""

    seat: Seat
    nomination: Nomination | None = None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class OwnCall:
    """A call as the door sees it: own seats and people, and nothing of any other state."""

    call: SeatCall
    gates: Gates | None
    quota: SeatQuota | None
    counts: SeatCounts
    seats: tuple[OwnSeat, ...]
    nominations: tuple[Nomination, ...]
    offers: tuple[SeatOffer, ...]
    waiting: tuple[WaitingEntry, ...]
    shared: bool

    @property
    def first_day(self) -> date | None:
        return first_day(self.call.activity)

    def open_on(self, today: date) -> bool:
        """Whether anything can still be done by the state: not closed, not off, not begun."""
        activity = self.call.activity
        if self.call.closed_at or activity.retired_on or activity.status in STATUSES_OFF_THE_FLOOR:
            return False
        return self.first_day is None or self.first_day > today


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due: a gate of a call, or the end of an offer (`gate` empty)."""

    on: date
    own: OwnCall
    gate: str = ""
    offer: SeatOffer | None = None


def calls_at(door: Door, code: str = "") -> list[OwnCall]:
    """The calls the state is invited to, the soonest first, the undated last; or the one of an activity."""
    rows = visible_to(door.user, SeatCall.objects.filter(quotas__state=door.state))
    if code:
        rows = rows.filter(activity__code=code)
    calls = list(rows.select_related("activity__plan", "activity__part__plan", "policy"))
    calls.sort(key=lambda call: (first_day(call.activity) or date.max, call.activity.code))
    return _gathered(door, calls)


def _gathered(door: Door, calls: Sequence[SeatCall]) -> list[OwnCall]:
    """What belongs to each call, in one query a kind."""
    keys = [call.pk for call in calls]
    seats = _by_call(door.own(Seat.objects.filter(call__in=keys), shared=True).select_related("body"))
    named = _by_call(
        door.own(Nomination.objects.filter(call__in=keys)).select_related("nominee", "body", "seat")
    )
    seated = Nomination.objects.filter(
        call__in=keys, state=door.state, status__in=NOMINATIONS_SEATED, seat__isnull=False
    )
    filled = dict(seated.values_list("seat_id", "status"))
    offers = _by(offers_at(door).filter(seat__call__in=keys), lambda offer: offer.seat.call_id)
    waiting = _by_call(
        door.own(WaitingEntry.objects.filter(call__in=keys), shared=True).filter(status=WaitingStatus.WAITING)
    )
    quotas = _by_call(visible_to(door.user, SeatQuota.objects.filter(call__in=keys, state=door.state)))
    shared = _shared(keys)
    return [
        _own_call(
            call,
            quota=next(iter(quotas[call.pk]), None),
            seats=[seat for seat in seats[call.pk] if seat.standing == SeatStanding.ALLOCATED],
            named=named[call.pk],
            filled=filled,
            offers=tuple(offers[call.pk]),
            waiting=tuple(waiting[call.pk]),
            shared=call.pk in shared,
        )
        for call in calls
    ]


def _own_call(
    call: SeatCall,
    *,
    quota: SeatQuota | None,
    seats: list[Seat],
    named: list[Nomination],
    filled: dict[int, str],
    offers: tuple[SeatOffer, ...],
    waiting: tuple[WaitingEntry, ...],
    shared: bool,
) -> OwnCall:
    by_seat = {one.seat_id: one for one in named if one.status in NOMINATIONS_SEATED}
    counts = SeatCounts(allocated=len(seats), on_offer=len(offers))
    for seat in seats:
        if status := filled.get(seat.pk):
            setattr(counts, status, getattr(counts, status) + 1)
    counts.waitlisted = sum(one.status == NominationStatus.WAITLISTED for one in named)
    counts.waiting = sum(entry.seats - entry.served for entry in waiting)
    own = tuple(
        OwnSeat(seat, by_seat.get(seat.pk), taken=seat.pk in filled and seat.pk not in by_seat)
        for seat in seats
    )
    return OwnCall(call, gates_of(call), quota, counts, own, tuple(named), offers, waiting, shared)


def _shared(keys: Sequence[int]) -> set[int]:
    """The calls whose seats were shared out at least once: a bid comes too late for them."""
    done = SeatCall.objects.filter(pk__in=keys, allocations__isnull=False)
    return set(done.values_list("pk", flat=True))


def _by_call(rows: Iterable[Any]) -> dict[int, list[Any]]:
    return _by(rows, lambda row: row.call_id)


def _by(rows: Iterable[Any], key: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def offers_at(door: Door) -> QuerySet[SeatOffer]:
    """The offers that wait for an answer of this door."""
    rows = visible_to(door.user, SeatOffer.objects.filter(state=door.state, status=OfferStatus.OPEN))
    if door.body is not None:
        rows = rows.filter(
            Q(waiting__isnull=True) | Q(waiting__body__isnull=True) | Q(waiting__body=door.body)
        )
    return rows.select_related("seat__call__activity", "waiting__body").order_by("expires_at", "pk")


def deadlines(calls: Iterable[OwnCall], now: datetime) -> list[Deadline]:
    """What is due from today on in the calls that are still open, the soonest first."""
    today = timezone.localtime(now).date()
    found = []
    for own in calls:
        if not own.open_on(today):
            continue
        if own.gates:
            found += [Deadline(day, own, gate) for gate, day in own.gates.days if day >= today]
        found += [Deadline(timezone.localtime(one.expires_at).date(), own, offer=one) for one in own.offers]
    order = list(Gate)
    return sorted(
        found, key=lambda one: (one.on, order.index(Gate(one.gate)) if one.gate else -1, one.own.call.pk)
    )


def states_with_calls() -> QuerySet[ParticipatingState]:
    """The states that were ever invited to an activity whose seats are shared."""
    return ParticipatingState.objects.filter(seat_quotas__isnull=False).distinct().order_by("code")


def bodies_at(door: Door) -> list[NominatingBody]:
    """The bodies a person can be named for here; none where the account is of a body itself."""
    if door.body is not None:
        return []
    return list(NominatingBody.objects.current().filter(state=door.state).order_by("code"))


def nominees_at(door: Door) -> list[Nominee]:
    """The people this door has named before and may name again, by name."""
    rows = door.own(Nominee.objects.filter(erased_at__isnull=True, retired_on__isnull=True))
    return sorted(rows, key=lambda one: (one.label.casefold(), one.code))


def letters_to(door: Door) -> list[OutboxMessage]:
    """The letters to the state that somebody marked as sent, the newest first."""
    rows = OutboxMessage.objects.filter(state=door.state, status=MessageStatus.SENT)
    return list(visible_to(door.user, rows).order_by("-ended_at", "code"))


def nomination_for(user: User, code: str) -> Nomination | None:
    """One nomination that this person may see."""
    rows = visible_to(user, Nomination.objects.filter(code=code))
    return rows.select_related(
        "nominee__body",
        "state",
        "body",
        "seat",
        "call__activity__plan",
        "call__policy",
        "replaces",
        "replaced_by",
    ).first()


def story_of(user: User, nomination: Nomination) -> list[SeatEvent]:
    """What happened to a nomination, in order."""
    return list(visible_to(user, nomination.events.all()).select_related("seat").order_by("at", "pk"))


def imports_at(door: Door) -> QuerySet[NominationImport]:
    """The spreadsheets of this door, the newest first."""
    rows = visible_to(door.user, NominationImport.objects.filter(state=door.state))
    if door.body is not None:
        rows = rows.filter(made_by__body=door.body)
    counted = rows.annotate(lines=Count("rows"))
    return counted.select_related("made_by", "state").order_by("-made_at", "-pk")
