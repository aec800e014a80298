"""A seat policy with what it says of states, and the calls that stand under it."""

from __future__ import annotations

from dataclasses import dataclass

from programmes.models import SeatCall, SeatPolicy, SeatWeight


@dataclass(frozen=True)
class PolicySheet:
    policy: SeatPolicy
    weights: tuple[SeatWeight, ...]
    calls: tuple[SeatCall, ...]


def policy_sheet(code: str) -> PolicySheet | None:
    """A policy by its code, also a retired one, in three queries; None where there is none."""
    policy = SeatPolicy.objects.select_related("plan", "invited").filter(code=code).first()
    if policy is None:
        return None
    weights = SeatWeight.objects.filter(policy=policy).select_related("state").order_by("state__code")
    calls = SeatCall.objects.filter(policy=policy, activity__retired_on=None)
    return PolicySheet(
        policy, tuple(weights), tuple(calls.select_related("activity").order_by("activity__code"))
    )
