"""The gates of calls, and what stands at them: seats, names, letters, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from django.db.models import Count, Exists, Max, Model, OuterRef, QuerySet

from programmes.enums import STATUSES_OFF_THE_FLOOR
from programmes.models import (
    AnnualPlan,
    Nomination,
    OutboxMessage,
    ParticipatingState,
    Reoffer,
    Seat,
    SeatCall,
    SeatEvent,
)
from programmes.seat_enums import (
    CAME_TO_STATE,
    NOMINATIONS_SEATED,
    Gate,
    MessageStatus,
    NominationStatus,
    ReofferStatus,
    SeatStanding,
)
from programmes.selectors.seat_policies import first_day, gates_of
from programmes.selectors.seats import calls_of

M = TypeVar("M", bound=Model)

UNCONFIRMED = (NominationStatus.NOMINATED, NominationStatus.VALIDATED)
# A proposal that the clock replaced because the facts had changed carries this instead of words.
OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class GateDay:
    """A gate of a call and its day."""

    gate: Gate
    day: date


class GateStanding(StrEnum):
    """Where a gate stands on a day: reached, the next one, or after that."""

    REACHED = "reached"
    NEXT = "next"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Free:
    """A seat that is nobody's."""

    pk: int
    number: int


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A seat of a state (its primary key) that nobody is named for, and since when the state has it."""

    pk: int
    number: int
    state: int
    came: datetime | None = None


@dataclass(slots=True)
class GateFacts:
    """What the clock finds in one call. Numbers of seats and people are keyed by the state's primary key.

    `has` are the seats a state has or is offered, `empty` those of them nobody is named for, `free` the
    seats that are nobody's. `written` are the states that have a letter of a gate, `decided` the gates a
    proposal was confirmed for, `standing` the proposal that waits, `refused` the digest last dismissed.
    """

    call: SeatCall
    opened: int = 0
    held_back: int = 0
    has: Counter[int] = field(default_factory=Counter)
    empty: list[Unnamed] = field(default_factory=list)
    free: list[Free] = field(default_factory=list)
    unconfirmed: Counter[int] = field(default_factory=Counter)
    confirmed: int = 0
    written: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    decided: set[str] = field(default_factory=set)
    standing: Reoffer | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class PlanClock:
    """The calls of a plan with what stands at their gates; `states` by primary key."""

    facts: Mapping[int, GateFacts]
    states: Mapping[int, ParticipatingState]


def days_of(call: SeatCall) -> tuple[GateDay, ...]:
    """The three gates in order; none where the activity has no day: no date, no clock."""
    gates = gates_of(call)
    return tuple(GateDay(gate, day) for gate, day in gates.days) if gates else ()


def standings_of(call: SeatCall, today: date) -> tuple[tuple[GateDay, GateStanding], ...]:
    """The gates of a call in order, each with where it stands on a day."""
    days = days_of(call)
    ahead = [one for one in days if one.day > today]

    def standing(one: GateDay) -> GateStanding:
        if one not in ahead:
            return GateStanding.REACHED
        return GateStanding.NEXT if one.day == ahead[0].day else GateStanding.TO_COME

    return tuple((one, standing(one)) for one in days)


def gate_reached(call: SeatCall, as_of: date) -> GateDay | None:
    """The latest gate reached; None before the first, from the first day on, and where no clock runs."""
    first = first_day(call.activity)
    if first is None or as_of >= first or not runs(call):
        return None
    reached = [one for one in days_of(call) if one.day <= as_of]
    return reached[-1] if reached else None


def runs(call: SeatCall) -> bool:
    """Whether seats of the call can still change hands: it is open, and so is its activity."""
    activity = call.activity
    off = activity.status in STATUSES_OFF_THE_FLOOR or activity.retired_on is not None
    return call.closed_at is None and not off


def clocked_calls(plan: AnnualPlan) -> QuerySet[SeatCall]:
    """The calls of a plan with all that their gates depend on."""
    return calls_of(plan).select_related("activity__plan", "policy").order_by("pk")


def open_proposals(plan: AnnualPlan) -> list[Reoffer]:
    """The proposals of a plan that wait for a decision, the oldest gate first."""
    rows = Reoffer.objects.filter(call__in=calls_of(plan), status=ReofferStatus.PROPOSED)
    return list(rows.select_related("call__activity__plan", "call__policy").order_by("as_of", "pk"))


def proposal(pk: int) -> Reoffer | None:
    """A proposal with its call and who decided it."""
    rows = Reoffer.objects.select_related("call__activity__plan", "call__policy", "decided_by")
    return rows.filter(pk=pk).first()


def plan_clock(plan: AnnualPlan) -> PlanClock:
    """All calls of a plan with what stands at their gates."""
    facts = gate_facts(list(clocked_calls(plan)))
    concerned = {state for one in facts.values() for state in one.has}
    return PlanClock(facts, ParticipatingState.objects.in_bulk(list(concerned)))


def gate_facts(calls: Sequence[SeatCall]) -> dict[int, GateFacts]:
    """What stands at the gates of some calls, by primary key, in seven queries."""
    facts = {call.pk: GateFacts(call) for call in calls}
    _count_seats(facts)
    _find_empty(facts)
    _count_names(facts)
    _find_letters(facts)
    _find_proposals(facts)
    return facts


def _count_seats(facts: Mapping[int, GateFacts]) -> None:
    counted = _of(Seat.objects.all(), facts).values_list("call", "state", "standing")
    for call, state, standing, number in counted.annotate(number=Count("pk")).order_by():
        facts[call].opened += number
        if state is not None:
            facts[call].has[state] += number
        elif standing == SeatStanding.HELD_BACK:
            facts[call].held_back += number


def _find_empty(facts: Mapping[int, GateFacts]) -> None:
    """Free seats, and allocated ones that nobody named fills, with when these came to their state."""
    filling = Nomination.objects.filter(seat=OuterRef("pk"), status__in=NOMINATIONS_SEATED)
    rows = _of(Seat.objects.all(), facts)
    unnamed = rows.filter(~Exists(filling), standing=SeatStanding.ALLOCATED)
    told = SeatEvent.objects.filter(seat__in=unnamed.order_by().values("pk"), kind__in=CAME_TO_STATE)
    came = dict(told.values_list("seat").annotate(last=Max("at")).order_by())
    for pk, call, number, state in unnamed.order_by("number").values_list("pk", "call", "number", "state"):
        facts[call].empty.append(Unnamed(pk, number, state, came.get(pk)))
    free = rows.filter(standing=SeatStanding.FREE).order_by("number")
    for pk, call, number in free.values_list("pk", "call", "number"):
        facts[call].free.append(Free(pk, number))


def _count_names(facts: Mapping[int, GateFacts]) -> None:
    wanted = (*UNCONFIRMED, NominationStatus.CONFIRMED)
    rows = _of(Nomination.objects.filter(status__in=wanted, seat__isnull=False), facts)
    counted = rows.values_list("call", "state", "status").annotate(number=Count("pk")).order_by()
    for call, state, status, number in counted:
        if status == NominationStatus.CONFIRMED:
            facts[call].confirmed += number
        else:
            facts[call].unconfirmed[state] += number


def _find_letters(facts: Mapping[int, GateFacts]) -> None:
    rows = _of(OutboxMessage.objects.exclude(status=MessageStatus.CANCELLED), facts)
    told = rows.filter(reoffer__isnull=False).order_by()
    for call, gate, state in told.values_list("call", "reoffer__gate", "state"):
        facts[call].written[gate].add(state)


def _find_proposals(facts: Mapping[int, GateFacts]) -> None:
    """What was proposed before. A person's last word counts where it was a no; the clock's own do not."""
    for one in _of(Reoffer.objects.defer("content"), facts).order_by("made_at", "pk"):
        of_call = facts[one.call_id]
        if one.status == ReofferStatus.PROPOSED:
            of_call.standing = one
        elif one.status == ReofferStatus.CONFIRMED:
            of_call.decided.add(one.gate)
            of_call.refused = ""
        elif one.reason != OVERTAKEN:
            of_call.refused = one.digest


def _of(rows: QuerySet[M], calls: Iterable[int]) -> QuerySet[M]:
    return rows.filter(call__in=list(calls))
