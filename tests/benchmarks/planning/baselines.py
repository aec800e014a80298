"""Two honest ways to plan without our search: a greedy planner, and a hill-climber that swaps.

Both keep every hard rule and see every price; they use the same tables, so that they are as fast as they
can be, and none of the search's ideas.
"""

import time
from random import Random

from programmes.planning.compiled import compile_problem
from programmes.planning.state import State


def greedy(problem):
    """By priority, then length, each at its cheapest free place; what follows comes after its first."""
    compiled = compile_problem(problem)
    state = State(compiled)
    waiting = sorted(
        compiled.ordered,
        key=lambda number: (
            -compiled.demands[number].activity.priority,
            -compiled.demands[number].activity.days,
            number,
        ),
    )
    while waiting:
        held_back = []
        for number in waiting:
            if any(
                first in waiting and state.chosen[first] is None
                for first, _ in compiled.demands[number].firsts
            ):
                held_back.append(number)
            elif found := state.best(number):
                state.place(number, found[1])
        if len(held_back) == len(waiting):
            break
        waiting = held_back
    return state


def climber(problem, seconds, seed=0):
    """From the greedy plan: move one or swap two at random, and keep what is no dearer, until time is up."""
    state, random = greedy(problem), Random(seed)
    end = time.monotonic() + seconds
    numbers = [demand.number for demand in state.compiled.demands if demand.options]
    while time.monotonic() < end:
        if random.random() < 0.5:
            _move(state, random, random.choice(numbers))
        else:
            _swap(state, *random.sample(numbers, 2))
    return state


def _move(state, random, number):
    option = random.choice(state.compiled.demands[number].options)
    _exchange(state, {number: (option, random.choice(option.seats))})


def _swap(state, one, other):
    held, others = state.chosen[one], state.chosen[other]
    if held is not None and others is not None:
        mine, theirs = _same(state, one, others), _same(state, other, held)
        if mine and theirs:
            _exchange(state, {one: mine, other: theirs})


def _same(state, number, choice):
    """The place of `choice` as an option of another activity, if it is one."""
    for option in state.compiled.demands[number].options:
        if option.days.first == choice[0].days.first:
            return next(((option, seat) for seat in option.seats if seat.venue == choice[1].venue), None)
    return None


def _exchange(state, places):
    before, held = state.cost, {number: state.chosen[number] for number in places}
    for number in places:
        if held[number] is not None:
            state.remove(number)
    placed = []
    for number in sorted(places, key=state.compiled.ordered.index):
        if _allowed(state, number, places[number]):
            state.place(number, places[number])
            placed.append(number)
    if len(placed) < len(places) or state.cost > before:
        for number in placed:
            state.remove(number)
        for number, choice in held.items():
            if choice is not None:
                state.place(number, choice)


def _allowed(state, number, choice):
    option, seat = choice
    span = state.bounds(number)
    if span is None or option.days.first < span[0] or option.days.last > span[1]:
        return False
    return state.teams_free(option) and (seat.venue < 0 or not state.halls[seat.venue] & seat.bits)
