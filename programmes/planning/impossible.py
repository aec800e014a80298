"""A smallest set of demands that cannot stand together, in words a planner knows.

Every demand gets a switch. A model in which all switches are on and no plan exists is thinned out, one
switch after another; what is left cannot stand together, and without any one of it the rest can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programmes.planning.demands import Bid, DemandToken, bids
from programmes.planning.problem import Problem
from programmes.planning.rules import order
from programmes.planning.year import Year

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

UNITS_EACH = 20.0


@dataclass(frozen=True)
class Conflict:
    """Demands that cannot all be met. `minimal` is false if some check ran out of effort."""

    demands: tuple[DemandToken, ...]
    minimal: bool


def conflict(problem: Problem, held: Iterable[str] | None = None) -> Conflict | None:
    """Why the activities in `held` (all musts and locks if None) cannot all be held; None if they can,
    or if that could not be settled.

    First the fewest activities are sought that clash as they are, then which of their windows, locks,
    seats, orders and closures it takes.
    """
    wanted = _with_firsts(problem, held)
    year = Year(problem)
    strict = {code: bids(year, problem.activity(code), relaxed=False) for code in wanted}
    everyone = [DemandToken("hold", code) for code in wanted]
    orders = [
        DemandToken("order", follower, first)
        for first, follower, _ in order.followed(problem)
        if first in strict and follower in strict
    ]
    core = _thin(problem, strict, everyone, fixed=orders)
    if core is None:
        return None
    codes = [one.activity for one in core.demands]
    loose = {code: bids(year, problem.activity(code), relaxed=True) for code in codes}
    tokens = {token for found in loose.values() for bid in found for token in bid.against}
    tokens |= {one for one in orders if one.activity in loose and one.record in loose}
    full = _thin(problem, loose, [*sorted(tokens), *core.demands], fixed=[])
    return core if full is None else Conflict(tuple(sorted(full.demands)), full.minimal and core.minimal)


def _with_firsts(problem: Problem, held: Iterable[str] | None) -> list[str]:
    """The activities asked for and, since none is held without them, those they follow."""
    asked = (
        set(held)
        if held is not None
        else {one.code for one in problem.activities if one.must_hold or one.lock}
    )
    for code in reversed(order.in_order(problem) or []):
        if code in asked:
            asked.update(problem.activity(code).follows)
    return [one.code for one in problem.activities if one.code in asked]


def _thin(
    problem: Problem,
    offered: dict[str, list[Bid]],
    tokens: list[DemandToken],
    fixed: list[DemandToken],
) -> Conflict | None:
    """Leave out one demand after another for as long as the rest still cannot stand together."""
    verdict, core = _stand(problem, offered, [*tokens, *fixed])
    if verdict != "no":
        return None
    kept = [token for token in tokens if token in core or not core]
    minimal = True
    for token in list(kept):
        if token not in kept:
            continue
        rest = [one for one in kept if one != token]
        verdict, core = _stand(problem, offered, [*rest, *fixed])
        if verdict == "no":
            kept = [one for one in rest if one in core or not core]
        elif verdict == "unknown":
            minimal = False
    return Conflict(tuple(kept), minimal)


def _stand(
    problem: Problem, offered: dict[str, list[Bid]], tokens: list[DemandToken]
) -> tuple[str, set[DemandToken]]:
    """Whether the demands can stand together: yes, no with those it takes, or unknown."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    switches = {token: model.new_bool_var("") for token in tokens}
    taken: dict[str, list[tuple[Bid, cp_model.IntVar]]] = {}
    days: dict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
    for code, offers in offered.items():
        taken[code] = []
        if DemandToken("hold", code) not in switches:
            continue
        for bid in offers:
            # A bid against a demand that is on is no bid; one against nothing that is asked is free.
            literal = model.new_bool_var("")
            taken[code].append((bid, literal))
            for token in bid.against:
                if token in switches:
                    model.add_implication(literal, switches[token].negated())
            for resource, day in bid.holds:
                days[resource, day].append(literal)
        model.add_at_most_one(literal for _, literal in taken[code])
        hold = switches[DemandToken("hold", code)]
        model.add_bool_or([*(literal for _, literal in taken[code]), hold.negated()])
    for literals in days.values():
        if len(literals) > 1:
            model.add_at_most_one(literals)
    _orders(problem, model, switches, taken)
    model.add_assumptions(list(switches.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = UNITS_EACH
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        needed = set(solver.sufficient_assumptions_for_infeasibility())
        return "no", {token for token, switch in switches.items() if switch.index in needed}
    return ("yes" if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else "unknown"), set()


def _orders(
    problem: Problem,
    model: cp_model.CpModel,
    switches: dict[DemandToken, cp_model.IntVar],
    taken: dict[str, list[tuple[Bid, cp_model.IntVar]]],
) -> None:
    """A follower begins after its first, where both are held and the order is asked."""
    for first, follower, gap in order.followed(problem):
        switch = switches.get(DemandToken("order", follower, first))
        if switch is None:
            continue
        for bid, literal in taken[follower]:
            late = [one for other, one in taken[first] if other.last + gap >= bid.first]
            if late:
                # Whoever takes this start leaves none of the late ones to the first.
                model.add(sum(late) == 0).only_enforce_if(literal, switch)
