"""A year under the clock, in any order: no seat offered twice, none lost, every offer ends, all in turn."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from programmes.models import (
    OutboxMessage,
    ParticipatingState,
    Reoffer,
    Seat,
    SeatAllocation,
    SeatEvent,
    SeatOffer,
    WaitingEntry,
)
from programmes.planning.seats import place
from programmes.selectors.seat_gates import clocked_calls, days_of
from programmes.services import offers, reoffers
from tests.services.seat_deeds import DEEDS, Chance
from tests.services.seat_world import SeatWorld
from tests.services.test_seat_year import CHANCES, YEARS, SeatYear

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
GROUNDS = ["waiting_list", "open_bid", "largest_claim"]
LET_GO = ("turned_back", "taken_back", "declined", "expired")


class ClockYear(SeatYear):
    """The same year, with a clock that is run and people who decide what it proposes."""

    @rule()
    def the_clock(self) -> None:
        year, by = self.year, self.world.planner
        year.now += timedelta(minutes=1)
        how = {"plan": self.world.plan, "as_of": timezone.localdate(year.now), "by": by, "now": year.now}
        found = reoffers.propose_due(**how)
        year.changed = True
        due = SeatOffer.objects.filter(status="open", expires_at__lte=year.now)
        assert not due.filter(seat__call__in=[one.call_id for one in found]).exists()
        for one in found:
            if one.made_at == year.now:
                self.happened[f"gate: {one.gate}"] += 1
                check_proposal(one)
        assert [one.pk for one in reoffers.propose_due(**how)] == [one.pk for one in found]

    @rule(chance=CHANCES)
    def to_a_gate(self, chance: Chance) -> None:
        """Time goes on to the next gate of any call, and the clock is run."""
        today = timezone.localdate(self.year.now)
        calls = clocked_calls(self.world.plan)
        ahead = [gate.day for call in calls for gate in days_of(call) if gate.day > today]
        if ahead:
            self.year.passes((min(ahead) - today).days)
            self.the_clock()

    @rule(chance=CHANCES, meanwhile=st.sampled_from([None, None, *DEEDS]))
    def a_decision(self, chance: Chance, meanwhile: Any) -> None:
        """A proposal of this moment is decided; often somebody does something else before."""
        self.the_clock()
        if meanwhile:
            meanwhile(self.year, chance)
        found = self.year.one(Reoffer, chance, status="proposed")
        if found is None:
            return
        written = OutboxMessage.objects.count()
        if chance.pick % 4:
            self.year.attempt(reoffers.confirm, reoffer=found, by=self.world.planner)
        else:
            self.year.attempt(reoffers.dismiss, reoffer=found, by=self.world.planner, reason="Not so.")
        after = Reoffer.objects.get(pk=found.pk)
        self.happened[f"decided: {after.status}"] += 1
        if after.status == "confirmed":
            self.check_done(found)
        else:
            assert OutboxMessage.objects.count() == written

    def check_done(self, before: Reoffer) -> None:
        """What was proposed is exactly what was done."""
        wanted = {(one["seat"], one["state"]) for one in before.content["offers"]}
        made = SeatOffer.objects.filter(reoffer=before)
        assert set(made.values_list("seat__number", "state__code")) == wanted
        told = SeatEvent.objects.filter(call=before.call, kind="taken_back", at=self.year.now)
        lost = {(one["seat"], one["state"]) for one in before.content["take_back"]}
        assert set(told.values_list("seat__number", "state__code")) == lost
        letters = OutboxMessage.objects.filter(reoffer=before).values_list("state__code", flat=True)
        assert sorted(letters) == sorted(one["state"] for one in before.content["letters"])

    @invariant()
    def one_offer_a_seat_and_one_proposal_a_call(self) -> None:
        open_offers = Counter(SeatOffer.objects.filter(status="open").values_list("seat", flat=True))
        proposals = Counter(Reoffer.objects.filter(status="proposed").values_list("call", flat=True))
        assert set(open_offers.values()) | set(proposals.values()) <= {1}
        assert set(open_offers) == set(Seat.objects.filter(standing="offered").values_list("pk", flat=True))

    def teardown(self) -> None:
        offers.expire_due(now=self.year.now + timedelta(days=400))
        assert not SeatOffer.objects.filter(status="open").exists()
        super().teardown()


def check_proposal(proposal: Reoffer) -> None:
    """No seat twice, nothing to a loser, the grounds in their order, each ground in its own order."""
    content, call = proposal.content, proposal.call
    taken = {one["seat"]: one["state"] for one in content["take_back"]}
    free = set(Seat.objects.filter(call=call, standing="free").values_list("number", flat=True))
    seats = [one["seat"] for one in content["offers"]]
    assert len(seats) == len(set(seats))
    assert set(seats) <= free | set(taken)
    assert not {one["state"] for one in content["offers"]} & set(taken.values())
    places = [GROUNDS.index(one["ground"]) for one in content["offers"]]
    assert places == sorted(places)
    if content["gate"] != "nominate":
        assert_list_in_order(call, content, sorted(free | set(taken)), set(taken.values()))
        assert_claims_in_order(call, content, taken)


def assert_list_in_order(call: Any, content: dict[str, Any], seats: list[int], losing: set[str]) -> None:
    """The waiting list by priority, moment and entry; nobody again the seat let go since it asked."""
    queue = sorted(WaitingEntry.objects.filter(call=call, status="waiting"), key=lambda one: (
        one.priority, one.entered_at, one.pk))  # fmt: skip
    wants = [
        one.pk
        for one in queue
        if one.state.code not in losing
        for _seat in range(one.seats - one.served - one.offers.filter(status="open").count())
    ]
    by_pk = {one.pk: one for one in queue}
    expected = []
    for seat in seats:
        let_go = SeatEvent.objects.filter(call=call, seat__number=seat, kind__in=LET_GO)
        fits = (
            pk
            for pk in wants
            if not let_go.filter(state=by_pk[pk].state, at__gte=by_pk[pk].entered_at).exists()
        )
        if (chosen := next(fits, None)) is not None:
            wants.remove(chosen)
            expected.append((seat, chosen))
    listed = [(one["seat"], one["waiting"]) for one in content["offers"] if one["waiting"]]
    assert listed == expected


def assert_claims_in_order(call: Any, content: dict[str, Any], taken: dict[int, str]) -> None:
    """Each seat goes to the largest claim on its ground; one is left only where nobody has any."""
    has = Counter(Seat.objects.filter(call=call, state__isnull=False).values_list("state__code", flat=True))
    has -= Counter(taken.values())
    lots = {
        code: n for n, code in enumerate(sorted(ParticipatingState.objects.values_list("code", flat=True)))
    }

    def next_in_line(ground: str) -> str | None:
        able = [
            one.state.code
            for one in call.quotas.all()
            if one.state.code not in taken.values()
            and (one.bid is not None) == (ground == "open_bid")
            and (one.bid is None or has[one.state.code] < one.bid)
            and not let_go_since(call, one)
        ]
        return min(able, key=lambda code: claim(call, code, has[code], lots[code]), default=None)

    for one in content["offers"]:
        if one["ground"] != "waiting_list":
            assert one["state"] == next_in_line(one["ground"])
        if one["ground"] == "largest_claim":
            assert next_in_line("open_bid") is None
        has[one["state"]] += 1
    free = Seat.objects.filter(call=call, standing="free").count()
    if len(content["offers"]) < free + len(taken):
        assert next_in_line("open_bid") is next_in_line("largest_claim") is None


def let_go_since(call: Any, quota: Any) -> bool:
    """Whether the state let a seat of the call go, and has made no bid since."""
    let_go = SeatEvent.objects.filter(call=call, state=quota.state, kind__in=LET_GO)
    return let_go.filter(**({"at__gte": quota.bid_at} if quota.bid_at else {})).exists()


def claim(call: Any, code: str, has: int, lot: int) -> tuple[Any, ...]:
    """The smaller, the stronger: what is owed first, then the least lead, then the lot."""
    balance = Fraction(-has)
    for row in SeatAllocation.objects.filter(call__activity__plan=call.activity.plan).exclude(call=call):
        for line in row.sheet["lines"]:
            if line["key"] == code:
                balance += Fraction(line["entitlement"]) - line["share"]
    balance -= SeatOffer.objects.filter(state__code=code, status="accepted").exclude(seat__call=call).count()
    balance -= SeatEvent.objects.filter(state__code=code, kind="granted").exclude(call=call).count()
    return -balance, place(lot, call.turn - 1)


def test_year_under_the_clock_keeps_every_promise():
    happened: Counter[str] = Counter()
    machine = type("Year", (ClockYear,), {"world": SeatWorld.made(), "happened": happened})
    run_state_machine_as_test(machine, settings=settings(YEARS, max_examples=10, stateful_step_count=40))
    wanted = {f"gate: {gate}" for gate in ("nominate", "take_back", "confirm")}
    wanted |= {"decided: confirmed", "decided: dismissed", "decided: proposed", "taken_back", "accepted"}
    assert wanted - happened.keys() == set()
