"""Small steps between the large ones: move one activity, push out what is in its way, place that anew."""

import math
from dataclasses import dataclass
from random import Random

from programmes.planning.effort import Meter
from programmes.planning.state import Choice, State

# How many activities one step may push out.
MOST_PUSHED = 2
# What a step costs in deterministic time, and how many pass between looks at the meter.
STEP_UNITS = 1e-4
BETWEEN_LOOKS = 200


@dataclass(frozen=True)
class Cooling:
    """How dear a step up may be, from the first step to the last, in points."""

    first: float
    last: float

    def at(self, share: float) -> float:
        return self.first * (self.last / self.first) ** share


def descend(state: State) -> None:
    """Take each activity out and put it where it is cheapest, until nothing gets cheaper."""
    better = True
    while better:
        before = state.cost
        for number in state.compiled.ordered:
            _reseat(state, number)
        better = state.cost < before


def _reseat(state: State, number: int) -> None:
    if state.chosen[number] is None:
        if found := state.best(number):
            state.place(number, found[1])
    elif not has_held_followers(state, number):
        old = state.remove(number)
        found = state.best(number)
        state.place(number, found[1] if found else old)
    elif (span := state.bounds(number)) is not None:
        _reseat_between(state, number, span)


def _reseat_between(state: State, number: int, span: tuple[int, int]) -> None:
    old = state.remove(number)
    found = state.best(number)
    inside = found is not None and span[0] <= found[1][0].days.first and found[1][0].days.last <= span[1]
    state.place(number, found[1] if found is not None and inside else old)


def has_held_followers(state: State, number: int) -> bool:
    followers = state.compiled.demands[number].followers
    return any(state.chosen[other] is not None for other, _ in followers)


def anneal(
    state: State,
    random: Random,
    steps: int,
    cooling: Cooling,
    meter: Meter,
    seconds: float | None = None,
) -> None:
    """Random steps, ever more reluctant to pay; ends at the best plan met.

    Where the steps would take longer than `seconds`, the cooling is hurried, and the meter notes it.
    """
    best, best_cost = state.copy_choices(), state.cost
    places = [number for number, demand in enumerate(state.compiled.demands) if demand.options]
    began, late = meter.seconds, 0.0
    for step in range(steps if places else 0):
        if step % BETWEEN_LOOKS == 0:
            meter.spend(BETWEEN_LOOKS * STEP_UNITS)
            late = 0.0 if seconds is None else (meter.seconds - began) / seconds
            meter.hurried = meter.hurried or late > (step + BETWEEN_LOOKS) / steps
            if meter.over() or late >= 1:
                break
        heat = cooling.at(max(step / steps, late if meter.hurried else 0.0))
        before = state.cost
        undo = _step(state, random, places[int(random.random() * len(places))])
        if undo is None:
            continue
        dearer = state.cost - before
        if dearer > 0 and random.random() >= math.exp(-dearer / heat):
            _undo(state, undo)
        elif state.cost < best_cost:
            best, best_cost = state.copy_choices(), state.cost
    state.restore(best)


def _undo(state: State, undo: list[tuple[int, Choice | None]]) -> None:
    for number, _ in undo:
        if state.chosen[number] is not None:
            state.remove(number)
    for number, choice in undo:
        if choice is not None:
            state.place(number, choice)


def _step(state: State, random: Random, number: int) -> list[tuple[int, Choice | None]] | None:
    """Put an activity somewhere else; returns what was there before, or None if nothing changed."""
    options = state.compiled.demands[number].options
    # Cheap places are tried more often.
    option = options[int(len(options) * random.random() ** 2)]
    seat = option.seats[int(len(option.seats) * random.random() ** 1.5)]
    held = state.chosen[number]
    if held is not None and held[0] is option and held[1] is seat:
        return None
    span = state.bounds(number)
    if span is None or option.days.first < span[0] or option.days.last > span[1]:
        return None
    if held is not None:
        state.remove(number)
    pushed = _in_the_way(state, (option, seat))
    if len(pushed) > MOST_PUSHED or any(has_held_followers(state, other) for other in pushed):
        if held is not None:
            state.place(number, held)
        return None
    undo: list[tuple[int, Choice | None]] = [(number, held)]
    undo += [(other, state.remove(other)) for other in pushed]
    state.place(number, (option, seat))
    for other in pushed:
        if found := state.best(other):
            state.place(other, found[1])
    return undo


def _in_the_way(state: State, choice: Choice) -> list[int]:
    """Who holds the venue or a team on the days of a choice."""
    option, seat = choice
    hall = seat.venue >= 0 and state.halls[seat.venue] & seat.bits
    if not hall and state.teams_free(option):
        return []
    wanted = dict(option.team_bits)
    found = []
    for other, held in enumerate(state.chosen):
        if held is None:
            continue
        if (hall and held[1].venue == seat.venue and held[1].bits & seat.bits) or (
            wanted and any(team in wanted and wanted[team] & bits for team, bits in held[0].team_bits)
        ):
            found.append(other)
        if len(found) > MOST_PUSHED:
            break
    return found
