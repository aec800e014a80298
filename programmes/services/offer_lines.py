"""Who comes next for the free seats of an activity, in an order that anybody can recompute.

First the waiting list, then states that asked for more seats than they have, then states that named no
number; the two last by the largest claim over the year. A claim counts the seats that the proof sheets of the
plan's other activities gave and those it took there by offers or was given by hand, and the seats of
this activity.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count, Max, Q

from programmes.models import (
    ParticipatingState,
    SeatAllocation,
    SeatCall,
    SeatEvent,
    SeatQuota,
    SeatWeight,
    WaitingEntry,
)
from programmes.planning.seat_sheets import HAMILTON, WEBSTER, Award, Rule
from programmes.planning.seats import Claimant, SeatProblem, largest_claim, share
from programmes.seat_enums import (
    OUTSIDE_SHARING,
    OfferGround,
    OfferStatus,
    SeatEventKind,
    WaitingStatus,
)
from programmes.selectors.seat_claims import lots_of

# After these a state has let a seat go, and waits until it asks anew.
LET_GO = (
    SeatEventKind.TURNED_BACK,
    SeatEventKind.TAKEN_BACK,
    SeatEventKind.DECLINED,
    SeatEventKind.EXPIRED,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry of the waiting list that still wants `wants` seats, beyond those on offer to it."""

    pk: int
    state: int
    priority: int
    entered_at: datetime
    wants: int


@dataclass(frozen=True, slots=True)
class Invited:
    """A state invited to a call: its cap, its bid, its weight and lot, its record of the year elsewhere."""

    state: int
    code: str
    cap: int | None
    bid: int | None
    bid_at: datetime | None
    weight: int
    lot: int
    entitled: Fraction
    held: int


@dataclass(slots=True)
class OfferLine:
    """What decides who comes next in one call. `let_go` says when a state last let a seat go, by seat."""

    call: SeatCall
    waiting: list[Waiting] = field(default_factory=list)
    invited: dict[int, Invited] = field(default_factory=dict)
    let_go: dict[int, dict[int, datetime]] = field(default_factory=lambda: defaultdict(dict))

    def gave_up_since(self, state: int, asked: datetime | None, seat: int | None = None) -> bool:
        """Whether the state let a seat (this one) go after it last asked."""
        moments = self.let_go.get(state, {})
        found = [at for pk, at in moments.items() if seat is None or pk == seat]
        return any(asked is None or at >= asked for at in found)


@dataclass(frozen=True, slots=True)
class Next:
    """A seat (by primary key) and the state it goes to; `entry` on the waiting list, `award` by claim."""

    seat: int
    state: int
    ground: OfferGround
    has: int
    entry: Waiting | None = None
    award: Award | None = None
    bid: int | None = None


def who_is_next(
    line: OfferLine, *, seats: Sequence[int], has: Mapping[int, int], losing: Collection[int] = ()
) -> list[Next]:
    """To whom the free seats go, one after the other; `losing` states give up seats at the same moment.

    `has` are the seats each state keeps. Raises SeatsError where claims cannot be compared.
    """
    taken = Counter(dict(has))
    found = list(_from_the_list(line, seats, taken, losing))
    given = {one.seat for one in found}
    left = [seat for seat in seats if seat not in given]
    for ground in (OfferGround.OPEN_BID, OfferGround.LARGEST_CLAIM):
        rooms = _rooms(line, ground, taken, losing)
        by_claim = list(_by_claim(line, ground, left, taken, rooms))
        left = left[len(by_claim) :]
        found += by_claim
    return found


def _from_the_list(
    line: OfferLine, seats: Sequence[int], taken: Counter[int], losing: Collection[int]
) -> Iterator[Next]:
    """The waiting list in its order. Nobody is offered the very seat it let go since it asked."""
    wants = {one.pk: one.wants for one in line.waiting}
    for seat in seats:
        for entry in line.waiting:
            state = line.invited.get(entry.state)
            if state is None or entry.state in losing or not wants[entry.pk]:
                continue
            if state.cap is not None and taken[entry.state] >= state.cap:
                continue
            if line.gave_up_since(entry.state, entry.entered_at, seat):
                continue
            yield Next(seat, entry.state, OfferGround.WAITING_LIST, taken[entry.state], entry=entry)
            wants[entry.pk] -= 1
            taken[entry.state] += 1
            break


def _rooms(
    line: OfferLine, ground: OfferGround, taken: Mapping[int, int], losing: Collection[int]
) -> dict[int, int | None]:
    """How many more seats each state may have on this ground; None knows no end."""
    rooms: dict[int, int | None] = {}
    for one in line.invited.values():
        asked = one.bid is not None
        if one.state in losing or asked != (ground == OfferGround.OPEN_BID):
            continue
        if line.gave_up_since(one.state, one.bid_at):
            continue
        bounds = [bound for bound in (one.cap, one.bid) if bound is not None]
        room = min(bounds) - taken.get(one.state, 0) if bounds else None
        if room is None or room > 0:
            rooms[one.state] = room
    return rooms


def _by_claim(
    line: OfferLine,
    ground: OfferGround,
    seats: Sequence[int],
    taken: Counter[int],
    rooms: Mapping[int, int | None],
) -> Iterator[Next]:
    if not seats or not rooms:
        return
    states = {one.code: one for one in line.invited.values()}
    for seat, award in zip(seats, _awards(line, len(seats), taken, rooms), strict=False):
        one = states[award.claim.key]
        yield Next(seat, one.state, ground, taken[one.state], award=award, bid=one.bid)
        taken[one.state] += 1


def _awards(
    line: OfferLine, seats: int, taken: Mapping[int, int], rooms: Mapping[int, int | None]
) -> Iterator[Award]:
    """The largest claim, and the largest after it, as often as there are seats.

    Under Webster a claim is the state's own record alone, so one sharing of the seats gives them all.
    """
    if line.call.policy.rule == HAMILTON:
        yield from _one_by_one(line, seats, taken, rooms)
        return
    claimants = tuple(
        _claimant(line.invited[pk], held=line.invited[pk].held + taken.get(pk, 0), cap=room)
        for pk, room in rooms.items()
    )
    yield from share(_problem(line, seats, claimants)).awards


def _one_by_one(
    line: OfferLine, seats: int, taken: Mapping[int, int], rooms: Mapping[int, int | None]
) -> Iterator[Award]:
    """Under largest remainders the remainder is of the whole activity's entitlement."""
    whole = seats + sum(taken.values())
    has = {one.code: taken.get(one.state, 0) for one in line.invited.values()}
    claimants = []
    for one in line.invited.values():
        room = rooms.get(one.state, 0)
        cap = None if room is None else has[one.code] + room
        claimants.append(_claimant(one, held=one.held, cap=cap))
    for _seat in range(seats):
        award = largest_claim(_problem(line, whole, tuple(claimants)), has)
        if award is None:
            return
        has[award.claim.key] += 1
        yield award


def _problem(line: OfferLine, seats: int, claimants: tuple[Claimant, ...]) -> SeatProblem:
    """Where nobody has any weight, all of them count alike."""
    if not any(one.weight for one in claimants):
        claimants = tuple(replace(one, weight=1) for one in claimants)
    rule: Rule = HAMILTON if line.call.policy.rule == HAMILTON else WEBSTER
    return SeatProblem(line.call.activity.code, seats, claimants, rule, line.call.turn - 1)


def _claimant(one: Invited, *, held: int, cap: int | None) -> Claimant:
    return Claimant(one.code, one.weight, 0, cap, one.entitled, held, one.lot)


# --- what it stands on ---------------------------------------------------------------------------


def offer_lines(calls: Sequence[SeatCall]) -> dict[int, OfferLine]:
    """The lines of some calls, by primary key; the number of queries grows with the policies alone."""
    lines = {call.pk: OfferLine(call) for call in calls}
    _read_waiting(lines)
    _read_let_go(lines)
    _read_invited(lines)
    return lines


def _read_waiting(lines: Mapping[int, OfferLine]) -> None:
    rows = WaitingEntry.objects.filter(call__in=list(lines), status=WaitingStatus.WAITING)
    on_offer = Count("offers", filter=Q(offers__status=OfferStatus.OPEN))
    columns = ("pk", "call", "state", "priority", "entered_at", "seats", "served", "on_offer")
    found = rows.annotate(on_offer=on_offer).order_by("priority", "entered_at", "pk")
    for pk, call, state, priority, entered_at, seats, served, offered in found.values_list(*columns):
        wants = max(0, seats - served - offered)
        lines[call].waiting.append(Waiting(pk, state, priority, entered_at, wants))


def _read_let_go(lines: Mapping[int, OfferLine]) -> None:
    told = SeatEvent.objects.filter(
        call__in=list(lines), kind__in=LET_GO, state__isnull=False, seat__isnull=False
    )
    latest = told.values_list("call", "state", "seat").annotate(last=Max("at")).order_by()
    for call, state, seat, at in latest:
        lines[call].let_go[state][seat] = at


def _read_invited(lines: Mapping[int, OfferLine]) -> None:
    year = _YearElsewhere(lines)
    lots: dict[int, dict[int, int]] = {}
    weights: dict[int, dict[int, SeatWeight]] = {}
    for one in SeatWeight.objects.filter(policy__in={line.call.policy_id for line in lines.values()}):
        weights.setdefault(one.policy_id, {})[one.state_id] = one
    codes = dict(ParticipatingState.objects.values_list("pk", "code"))
    rows = SeatQuota.objects.filter(call__in=list(lines)).order_by("call", "state__code")
    for pk, state, *said in rows.values_list("call", "state", "cap", "bid", "bid_at"):
        call = lines[pk].call
        own = weights.get(call.policy_id, {})
        if call.policy_id not in lots:
            lots[call.policy_id] = lots_of(own.values())
        lines[pk].invited[state] = _invited(
            call, state, codes[state], own.get(state), said, lots[call.policy_id][state], year
        )


def _invited(
    call: SeatCall,
    state: int,
    code: str,
    weight: SeatWeight | None,
    said: Sequence[Any],
    lot: int,
    year: _YearElsewhere,
) -> Invited:
    cap, bid, bid_at = said
    bounds = (cap, weight.cap if weight else None, call.policy.cap)
    return Invited(
        state=state,
        code=code,
        cap=next((one for one in bounds if one is not None), None),
        bid=bid,
        bid_at=bid_at,
        weight=weight.weight if weight else 1,
        lot=lot,
        entitled=year.entitled(call.pk, code),
        held=year.held(call.pk, code, state),
    )


class _YearElsewhere:
    """What the plan's other activities gave each state up to now: by sharing, by offers and by hand."""

    def __init__(self, lines: Mapping[int, OfferLine]) -> None:
        plans = {line.call.activity.plan_id for line in lines.values()} - {None}
        self.plan_of = {pk: line.call.activity.plan_id for pk, line in lines.items()}
        self.due: dict[tuple[int | None, str], Fraction] = defaultdict(Fraction)
        self.given: Counter[tuple[int | None, object]] = Counter()
        self.own_due: dict[tuple[int, str], Fraction] = defaultdict(Fraction)
        self.own_given: Counter[tuple[int, object]] = Counter()
        sheets = SeatAllocation.objects.filter(call__activity__plan__in=plans).order_by()
        for call, plan, sheet in sheets.values_list("call", "call__activity__plan", "sheet"):
            for one in sheet["lines"]:
                due, share_of = Fraction(one["entitlement"]), one["share"]
                self.due[plan, one["key"]] += due
                self.own_due[call, one["key"]] += due
                self.given[plan, one["key"]] += share_of
                self.own_given[call, one["key"]] += share_of
        unshared = SeatEvent.objects.filter(
            call__activity__plan__in=plans, kind__in=OUTSIDE_SHARING, state__isnull=False
        ).order_by()
        rows = unshared.values_list("call", "call__activity__plan", "state")
        for call, plan, state, number in rows.annotate(number=Count("pk")):
            self.given[plan, state] += number
            self.own_given[call, state] += number

    def entitled(self, call: int, code: str) -> Fraction:
        return self.due[self.plan_of[call], code] - self.own_due[call, code]

    def held(self, call: int, code: str, state: int) -> int:
        plan = self.plan_of[call]
        elsewhere = self.given[plan, code] - self.own_given[call, code]
        return elsewhere + self.given[plan, state] - self.own_given[call, state]
