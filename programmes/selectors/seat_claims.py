"""What each invited state brings to the sharing of an activity's seats, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Max

from programmes.models import (
    ParticipatingState,
    Seat,
    SeatAllocation,
    SeatCall,
    SeatEvent,
    SeatPolicy,
    SeatQuota,
    SeatWeight,
)
from programmes.seat_enums import SeatEventKind, SeatStanding


@dataclass(frozen=True, slots=True)
class StateClaim:
    """One invited state: its bounds for the seats still to be shared, and its year so far.

    `has` are the seats of this activity it has or is offered. `floor` and `cap` are what remains of
    its bounds beside them. `entitled` and `held` sum up the year's proof sheets.
    """

    state: ParticipatingState
    weight: int
    has: int
    floor: int
    cap: int | None
    entitled: Fraction
    held: int
    lot: int


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """The running totals of the year, by the code of the state."""

    entitled: Mapping[str, Fraction]
    held: Mapping[str, int]


def state_claims(call: SeatCall) -> list[StateClaim]:
    """The claims of all states invited to a call, by code."""
    weights = {one.state_id: one for one in SeatWeight.objects.filter(policy=call.policy)}
    has = _seats_by_state(call)
    given_up = _given_up_at(call)
    year, lots = year_so_far(call), lots_of(weights.values())
    quotas = SeatQuota.objects.filter(call=call).select_related("state").order_by("state__code")
    return [
        _claim(quota, call.policy, weights.get(quota.state_id), has[quota.state_id], given_up, year, lots)
        for quota in quotas
    ]


def year_so_far(call: SeatCall) -> YearSoFar:
    """What the proof sheets of the same plan, made up to now, add up to."""
    plan = call.activity.plan_id
    rows = SeatAllocation.objects.filter(call__activity__plan=plan) if plan else call.allocations.all()
    entitled: dict[str, Fraction] = defaultdict(Fraction)
    held: Counter[str] = Counter()
    for sheet in rows.order_by("call__turn", "number").values_list("sheet", flat=True):
        for line in _lines(sheet):
            entitled[line["key"]] += Fraction(line["entitlement"])
            held[line["key"]] += line["share"]
    return YearSoFar(entitled, held)


def lots_of(weights: Iterable[SeatWeight]) -> dict[int, int]:
    """The place of every state in the drawn order: the lots drawn, then all others by code."""
    drawn = {one.state_id: one.lot for one in weights if one.lot is not None}
    after = max(drawn.values(), default=-1) + 1
    states = ParticipatingState.objects.order_by("code").values_list("pk", flat=True)
    others = [state for state in states if state not in drawn]
    return drawn | {state: after + place for place, state in enumerate(others)}


def _lines(sheet: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(sheet["lines"])


def _seats_by_state(call: SeatCall) -> Counter[int]:
    taken = Seat.objects.filter(call=call, standing__in=(SeatStanding.ALLOCATED, SeatStanding.OFFERED))
    return Counter(taken.values_list("state", flat=True))


def _given_up_at(call: SeatCall) -> dict[int, datetime]:
    """When each state last turned back a seat of this call, or had one taken back."""
    kinds = (SeatEventKind.TURNED_BACK, SeatEventKind.TAKEN_BACK)
    rows = SeatEvent.objects.filter(call=call, kind__in=kinds, state__isnull=False)
    return dict(rows.values_list("state").annotate(last=Max("at")).order_by())


def _claim(
    quota: SeatQuota,
    policy: SeatPolicy,
    weight: SeatWeight | None,
    has: int,
    given_up: Mapping[int, datetime],
    year: YearSoFar,
    lots: Mapping[int, int],
) -> StateClaim:
    code = quota.state.code
    own_floor, own_cap = (weight.floor, weight.cap) if weight else (None, None)
    floor = _first(quota.floor, own_floor, policy.floor) or 0
    caps = [_first(quota.cap, own_cap, policy.cap), quota.bid, _no_more(quota, has, given_up)]
    cap = min((one for one in caps if one is not None), default=None)
    left = None if cap is None else max(0, cap - has)
    return StateClaim(
        state=quota.state,
        weight=weight.weight if weight else 1,
        has=has,
        floor=max(0, floor - has) if left is None else min(max(0, floor - has), left),
        cap=left,
        entitled=year.entitled.get(code, Fraction(0)),
        held=year.held.get(code, 0),
        lot=lots[quota.state_id],
    )


def _no_more(quota: SeatQuota, has: int, given_up: Mapping[int, datetime]) -> int | None:
    """Who gave up a seat keeps to what it has, until it bids anew."""
    last = given_up.get(quota.state_id)
    return has if last and (quota.bid_at is None or quota.bid_at <= last) else None


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)
