"""A first plan at once: the hardest to place first, each at its cheapest free place."""

from programmes.planning.compiled import Compiled, Demand
from programmes.planning.state import State


def difficulty(demand: Demand) -> tuple[bool, bool, int, int, int, int]:
    """Sorts the fixed and the must first, then by priority, length and fewest places."""
    return (
        demand.activity.lock is None,
        not demand.must,
        -demand.activity.priority,
        -demand.activity.days,
        len(demand.options),
        demand.number,
    )


def construct(compiled: Compiled) -> State:
    """A plan that keeps every hard rule; what finds no place is left out."""
    state = State(compiled)
    rank = {demand.number: difficulty(demand) for demand in compiled.demands}
    # A first is as urgent as the most urgent of those that follow it.
    for number in reversed(compiled.ordered):
        for first, _gap in compiled.demands[number].firsts:
            rank[first] = min(rank[first], rank[number])
    depth: dict[int, int] = {}
    for number in compiled.ordered:
        depth[number] = max((depth[first] + 1 for first, _ in compiled.demands[number].firsts), default=0)
    for number in sorted(compiled.ordered, key=lambda number: (rank[number][:5], depth[number], number)):
        if found := state.best(number):
            state.place(number, found[1])
    return state
