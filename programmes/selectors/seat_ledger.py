"""The ledger of a plan's year: what each state was due, was given, used, and gave or lost again.

What is due and what was given stand in the proof sheets of the sharings; what came and went
afterwards in the events of the seats; what is held now in the seats. So the ledger can be balanced:
given + by offers + by hand - turned back - taken back = held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from programmes.models import AnnualPlan, ParticipatingState, SeatAllocation, SeatCall, SeatEvent
from programmes.seat_enums import SeatEventKind
from programmes.selectors.seats import Key, SeatCounts, calls_of, seat_counts

NOTHING = Fraction(0)
MOVED = {
    SeatEventKind.ACCEPTED: "accepted",
    SeatEventKind.GRANTED: "granted",
    SeatEventKind.TURNED_BACK: "turned_back",
    SeatEventKind.TAKEN_BACK: "taken_back",
}


@dataclass(slots=True)
class Account:
    """One state in one call, or over all calls of a plan. Shares are exact; all else are whole seats.

    `entitled` is the sum of its fair shares, `given` what the sharings gave it, `accepted` the seats it
    took by offers, `granted` those a planner gave it by hand, `turned_back` and `taken_back` those it
    gave up or lost at a gate.
    """

    entitled: Fraction = NOTHING
    given: int = 0
    accepted: int = 0
    granted: int = 0
    turned_back: int = 0
    taken_back: int = 0
    seats: SeatCounts = field(default_factory=SeatCounts)

    @property
    def held(self) -> int:
        return self.seats.allocated

    @property
    def carried(self) -> Fraction:
        """What the next sharing starts from: above nothing it is owed, below it is ahead."""
        return self.entitled - self.given

    @property
    def balanced(self) -> bool:
        came = self.given + self.accepted + self.granted
        return came - self.turned_back - self.taken_back == self.held

    def add(self, other: Account) -> None:
        self.entitled += other.entitled
        for name in ("given", "accepted", "granted", "turned_back", "taken_back", "seats"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True)
class SeatLedger:
    """The accounts of a plan, keyed by call and state, and the sharings of each call."""

    plan: AnnualPlan
    calls: tuple[SeatCall, ...]
    states: tuple[ParticipatingState, ...]
    accounts: Mapping[tuple[int, int], Account]
    allocations: Mapping[int, tuple[int, ...]]

    @cached_property
    def by_state(self) -> Mapping[int, Account]:
        found: dict[int, Account] = {one.pk: Account() for one in self.states}
        for (_call, state), account in self.accounts.items():
            found[state].add(account)
        return found

    @cached_property
    def total(self) -> Account:
        whole = Account()
        for account in self.by_state.values():
            whole.add(account)
        return whole

    @property
    def balanced(self) -> bool:
        return all(account.balanced for account in self.accounts.values())

    @property
    def furthest(self) -> Fraction:
        """The largest distance of a state from its fair share of the year, in seats."""
        return max((abs(one.carried) for one in self.by_state.values()), default=NOTHING)

    def of_state(self, state: ParticipatingState) -> list[tuple[SeatCall, Account]]:
        """The lines behind one state's account, in the order of the sharings."""
        return [
            (call, self.accounts[call.pk, state.pk])
            for call in self.calls
            if (call.pk, state.pk) in self.accounts
        ]


def seat_ledger(plan: AnnualPlan) -> SeatLedger:
    """The ledger of a plan in eight queries."""
    calls = calls_of(plan)
    found: dict[tuple[int, int], Account] = defaultdict(Account)
    sharings = list(SeatAllocation.objects.filter(call__in=calls).order_by("made_at", "pk"))
    states = {one.code: one for one in _states(calls, sharings)}
    _shared(found, sharings, states)
    _moved(found, calls)
    for (call, state), seats in _of_states(seat_counts(calls, "call", "state")).items():
        found[call, state].seats = seats
    numbers: dict[int, list[int]] = defaultdict(list)
    for sharing in sharings:
        numbers[sharing.call_id].append(sharing.number)
    rows = calls.select_related("activity").order_by("turn", "activity__code")
    return SeatLedger(
        plan=plan,
        calls=tuple(rows),
        states=tuple(sorted(states.values(), key=lambda one: one.code)),
        accounts=dict(found),
        allocations={call: tuple(sorted(own)) for call, own in numbers.items()},
    )


def _states(calls: QuerySet[SeatCall], sharings: Iterable[SeatAllocation]) -> list[ParticipatingState]:
    """States invited, named in a sheet, or with a seat or an event in any of the calls."""
    named = {line["key"] for one in sharings for line in one.sheet.get("lines", ())}
    rows = ParticipatingState.objects.all()
    concerned = (
        rows.filter(code__in=named)
        | rows.filter(pk__in=_ids(calls, "quotas"))
        | rows.filter(pk__in=_ids(calls, "seats"))
        | rows.filter(pk__in=_ids(calls, "events"))
        | rows.filter(pk__in=_ids(calls, "nominations"))
        | rows.filter(pk__in=_ids(calls, "waiting"))
    )
    return list(concerned)


def _ids(calls: QuerySet[SeatCall], related: str) -> QuerySet[Any, Any]:
    path = f"{related}__state"
    return calls.filter(**{f"{path}__isnull": False}).order_by().values(path)


def _shared(
    found: dict[tuple[int, int], Account],
    sharings: Iterable[SeatAllocation],
    states: Mapping[str, ParticipatingState],
) -> None:
    for sharing in sharings:
        for line in sharing.sheet.get("lines", ()):
            account = found[sharing.call_id, states[line["key"]].pk]
            account.entitled += Fraction(line["entitlement"])
            account.given += line["share"]


def _moved(found: dict[tuple[int, int], Account], calls: QuerySet[SeatCall]) -> None:
    events = SeatEvent.objects.filter(call__in=calls, kind__in=MOVED, state__isnull=False)
    counted = events.values_list("call", "state", "kind").annotate(number=Count("pk")).order_by()
    for call, state, kind, number in counted:
        setattr(found[call, state], MOVED[SeatEventKind(kind)], number)


def _of_states(counts: Mapping[Key, SeatCounts]) -> dict[Any, SeatCounts]:
    return {key: counted for key, counted in counts.items() if key[1] is not None}
