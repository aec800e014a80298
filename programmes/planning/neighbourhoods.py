"""Which activities to take out and plan anew together."""

from collections.abc import Callable
from random import Random

from programmes.planning.state import State

Picker = Callable[[State, Random, int], list[int]]


def a_month(state: State, random: Random, size: int) -> list[int]:
    """What lies around a day."""
    centre = random.randrange(state.compiled.year.length)
    placed = [
        (abs(choice[0].days.first - centre), number)
        for number, choice in enumerate(state.chosen)
        if choice is not None
    ]
    return [number for _, number in sorted(placed)[:size]]


def a_venue(state: State, random: Random, size: int) -> list[int]:
    """What one venue, or two, hold over a stretch of the year."""
    venues = list(range(len(state.halls)))
    chosen = set(random.sample(venues, min(len(venues), 1 + random.randrange(2))))
    start = random.randrange(state.compiled.year.length)
    held = [
        ((choice[0].days.first - start) % state.compiled.year.length, number)
        for number, choice in enumerate(state.chosen)
        if choice is not None and choice[1].venue in chosen
    ]
    return [number for _, number in sorted(held)[:size]]


def a_team(state: State, random: Random, size: int) -> list[int]:
    """Everything of some teams."""
    return _sharing(state, random, size, [demand.activity.teams for demand in state.compiled.demands])


def a_topic(state: State, random: Random, size: int) -> list[int]:
    """Everything on some topics."""
    return _sharing(state, random, size, [demand.activity.topics for demand in state.compiled.demands])


def an_audience(state: State, random: Random, size: int) -> list[int]:
    return _sharing(state, random, size, [demand.activity.audiences for demand in state.compiled.demands])


def _sharing(state: State, random: Random, size: int, tags: list[tuple[str, ...]]) -> list[int]:
    kinds = sorted({tag for own in tags for tag in own})
    random.shuffle(kinds)
    found: dict[int, None] = {}
    for kind in kinds:
        if len(found) >= size:
            break
        found |= dict.fromkeys(number for number, own in enumerate(tags) if kind in own)
    members = list(found)
    return members if len(members) <= size else random.sample(members, size)


def the_worst(state: State, random: Random, size: int) -> list[int]:
    """Those that pay most, with those that hold the places they would like."""
    paid = sorted(
        ((_paid(state, number) * (0.5 + random.random()), number) for number in range(len(state.chosen))),
        reverse=True,
    )
    found: dict[int, None] = {}
    for _, number in paid:
        if len(found) >= size:
            break
        found[number] = None
        for rival in _rivals(state, random, number)[:3]:
            found[rival] = None
    return list(found)[:size]


def anything(state: State, random: Random, size: int) -> list[int]:
    return random.sample(range(len(state.chosen)), min(size, len(state.chosen)))


def _paid(state: State, number: int) -> int:
    choice = state.chosen[number]
    if choice is None:
        return state.out_price(number)
    groups = state.compiled.groups
    company = sum(
        groups.prices[group] * max(0, state.counts[group] - groups.free[group]) for group in choice[0].groups
    )
    return choice[0].price + choice[1].price + company


def _rivals(state: State, random: Random, number: int) -> list[int]:
    options = state.compiled.demands[number].options
    if not options:
        return []
    option = options[int(len(options) * random.random() ** 3)]
    venues = {seat.venue: seat.bits for seat in option.seats}
    found = [
        other
        for other, choice in enumerate(state.chosen)
        if choice is not None and venues.get(choice[1].venue, 0) & choice[1].bits
    ]
    random.shuffle(found)
    return found


PICKERS: dict[str, Picker] = {
    "month": a_month,
    "venue": a_venue,
    "team": a_team,
    "topic": a_topic,
    "audience": an_audience,
    "worst": the_worst,
    "any": anything,
}


def pick(state: State, random: Random, kind: str, size: int) -> list[int]:
    """Activities of a neighbourhood, with some that are left out, in ascending order."""
    chosen = dict.fromkeys(PICKERS[kind](state, random, size))
    out = [number for number, choice in enumerate(state.chosen) if choice is None]
    if len(out) > size // 4:
        out = random.sample(out, size // 4)
    return sorted({*chosen, *out})
