"""Which released placements a change has made impossible, and how many moves that forces at least."""

from __future__ import annotations

from dataclasses import dataclass

from programmes.planning.compiled import Compiled
from programmes.planning.solution import Placement
from programmes.planning.state import Choice


@dataclass(frozen=True)
class Touched:
    """`released` were placed in the last release; `stays` are those whose place is still allowed by itself.

    `touched` cannot stay: not allowed by itself, or in the way of another (then the cheapest of those
    that clash; `choice` then says that others could have moved instead). `fewest` is a number of moves
    that no plan can do without.
    """

    released: tuple[int, ...]
    stays: dict[int, Choice]
    touched: tuple[int, ...]
    fewest: int
    choice: bool = False


def touched(compiled: Compiled) -> Touched:
    numbers = compiled.numbers
    known = [one for one in compiled.problem.released if one.activity in numbers]
    places = {
        numbers[one.activity]: Placement(one.activity, one.start, one.start, one.venue) for one in known
    }
    stays = {
        number: choice
        for number, placement in sorted(places.items())
        if (choice := compiled.pair(compiled.demands[number], placement)) is not None
    }
    gone = sorted(set(places) - set(stays))
    moving, certain = _fewest_out(compiled, stays)
    fewest = len(gone) + (len(moving) if certain else 0)
    return Touched(tuple(sorted(places)), stays, tuple(sorted({*gone, *moving})), fewest, bool(moving))


def clashes(compiled: Compiled, stays: dict[int, Choice]) -> list[tuple[int, int]]:
    """Pairs of released placements that cannot both stay: one venue or team, or out of order."""
    found = []
    numbers = sorted(stays)
    for place, one in enumerate(numbers):
        option, seat = stays[one]
        teams = dict(option.team_bits)
        for other in numbers[place + 1 :]:
            others, hall = stays[other]
            same_hall = seat.venue >= 0 and seat.venue == hall.venue and seat.bits & hall.bits
            same_team = any(teams.get(team, 0) & bits for team, bits in others.team_bits)
            if same_hall or same_team or _disordered(compiled, stays, one, other):
                found.append((one, other))
    return found


def _disordered(compiled: Compiled, stays: dict[int, Choice], one: int, other: int) -> bool:
    for first, follower in ((one, other), (other, one)):
        for number, gap in compiled.demands[follower].firsts:
            if number == first and stays[first][0].days.last + gap >= stays[follower][0].days.first:
                return True
    return False


def _fewest_out(compiled: Compiled, stays: dict[int, Choice]) -> tuple[list[int], bool]:
    """A smallest set to move so that no two of the rest clash; among those the cheapest by notice.

    The second value says whether it is proven to be smallest.
    """
    pairs = clashes(compiled, stays)
    if not pairs:
        return [], True
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    out = {number: model.new_bool_var("") for pair in pairs for number in pair}
    for one, other in pairs:
        model.add_bool_or([out[one], out[other]])
    price = {number: compiled.demands[number].out_price for number in out}
    whole = sum(price.values()) + 1
    model.minimize(sum((whole + price[number]) * literal for number, literal in out.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 10.0
    certain = solver.solve(model) == cp_model.OPTIMAL
    return [number for number, literal in sorted(out.items()) if solver.boolean_value(literal)], certain
