"""One venue or team in two activities at once, and venues too small for what they are to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from programmes.models import TrainingTeam, Venue
from programmes.selectors.findings.finding import Fault, days
from programmes.selectors.findings.picture import Picture, Stay


def faults(picture: Picture) -> Iterator[Fault]:
    for resource in ("venue", "team"):
        for first, second in _pairs(picture, resource):
            met = days(max(first.first, second.first), min(first.last, second.last))
            held: Venue | TrainingTeam = getattr(first.activity, resource)
            yield Fault(f"{resource}_twice", (first.activity, second.activity, held), met)
    for stay in picture.stays:
        activity = stay.activity
        if _too_many(activity.capacity, activity.venue):
            params = {"seats": activity.capacity, "holds": activity.venue.capacity}  # type: ignore[union-attr]
            yield Fault("venue_too_small", (activity, activity.venue), params)


def _too_many(seats: int | None, venue: Venue | None) -> bool:
    return bool(seats and venue and venue.capacity and seats > venue.capacity)


def _pairs(picture: Picture, resource: str) -> Iterator[tuple[Stay, Stay]]:
    """Stays of the plan that hold the same venue or team on a common day, also with others beside it."""
    own, beside = _by_holder(picture.stays, resource), _by_holder(picture.stays_of_others, resource)
    for holder, stays in own.items():
        pairs = [*combinations(stays, 2), *product(stays, beside.get(holder, ()))]
        for one, other in pairs:
            if one.meets(other.first, other.last):
                yield one, other


def _by_holder(stays: tuple[Stay, ...], resource: str) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        if holder := getattr(stay.activity, f"{resource}_id"):
            found[holder].append(stay)
    return found
