"""Activities against states: who has which seats of a plan, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from programmes.enums import STATUSES_OFF_THE_FLOOR
from programmes.models import Activity, AnnualPlan, ParticipatingState, SeatCall, SeatPolicy, SeatQuota
from programmes.selectors.seat_grants import held_by_hand
from programmes.selectors.seat_policies import policies_of, policy_among
from programmes.selectors.seats import Key, SeatCounts, calls_of, seat_counts, summed, total_of


@dataclass(frozen=True)
class SeatMatrix:
    """The calls of a plan by first day, the states that have to do with them, and what each has in each.

    `cells` are keyed by call and state; `pools` by call alone hold what is nobody's: seats held back or
    free. `invited` are the pairs of call and state that were asked, `by_hand` those with a seat given so.
    """

    plan: AnnualPlan
    calls: tuple[SeatCall, ...]
    states: tuple[ParticipatingState, ...]
    cells: Mapping[Key, SeatCounts]
    pools: Mapping[int, SeatCounts]
    invited: frozenset[tuple[int, int]]
    by_hand: frozenset[tuple[int, int | None]]

    @cached_property
    def by_call(self) -> Mapping[int, SeatCounts]:
        """The totals of the rows, with what is nobody's."""
        rows = summed(self.cells, lambda key: key[0])
        none = SeatCounts()
        return {one.pk: rows.get(one.pk, none) + self.pools.get(one.pk, none) for one in self.calls}

    @cached_property
    def by_state(self) -> Mapping[int, SeatCounts]:
        """The totals of the columns."""
        columns = summed(self.cells, lambda key: key[1])
        return {one.pk: columns.get(one.pk, SeatCounts()) for one in self.states}

    @cached_property
    def total(self) -> SeatCounts:
        return total_of(self.by_call.values())


def seat_matrix(plan: AnnualPlan) -> SeatMatrix:
    """All that the matrix of a plan shows, in eight queries."""
    calls = calls_of(plan)
    counts = seat_counts(calls, "call", "state")
    cells = {key: counted for key, counted in counts.items() if key[1] is not None}
    pools = {key[0]: counted for key, counted in counts.items() if key[1] is None}
    invited = frozenset(SeatQuota.objects.filter(call__in=calls).values_list("call_id", "state_id"))
    concerned: set[Any] = {state for _call, state in invited} | {key[1] for key in cells}
    states = ParticipatingState.objects.filter(pk__in=concerned)
    return SeatMatrix(
        plan=plan,
        calls=tuple(_by_first_day(calls.select_related("activity", "policy"))),
        states=tuple(states.order_by("code")),
        cells=cells,
        pools=pools,  # type: ignore[arg-type]
        invited=invited,
        by_hand=held_by_hand(calls),
    )


def _by_first_day(calls: QuerySet[SeatCall]) -> list[SeatCall]:
    """In the order of the year; those without a day come last."""
    return sorted(calls, key=lambda one: _order(one.activity))


def _order(activity: Activity) -> tuple[bool, str, int, str]:
    day = activity.starts_on
    return day is None, day.isoformat() if day else "", activity.place or 0, activity.code


@dataclass(frozen=True, slots=True)
class Unopened:
    """An activity of a plan whose seats are not open, the policy it would open under, if any is in force."""

    activity: Activity
    policy: SeatPolicy | None

    @property
    def seats(self) -> int | None:
        """How many it would open with; None where neither it nor the policy says."""
        return self.activity.capacity or (self.policy.class_size if self.policy else None)


def unopened(plan: AnnualPlan) -> list[Unopened]:
    """The activities of a plan whose seats could still be opened, in the order of the year: two queries."""
    rows = Activity.objects.current().filter(plan=plan, seat_call=None).select_related("plan")
    activities = sorted(rows.exclude(status__in=STATUSES_OFF_THE_FLOOR), key=_order)
    policies = policies_of(plan)
    return [Unopened(one, policy_among(policies, one)) for one in activities]
