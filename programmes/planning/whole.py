"""The whole problem as one constraint model: for a proof where it is small enough."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programmes.planning import model as models
from programmes.planning.bound import Proof
from programmes.planning.compiled import MISSING, Option
from programmes.planning.effort import Meter
from programmes.planning.search import BUILD_UNITS
from programmes.planning.state import State

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

STOP_LOOKS_SECONDS = 0.2


@dataclass(frozen=True)
class Answer:
    """What the whole model found: a bound no plan undercuts, or that no plan exists."""

    bound: int
    impossible: bool


def prove(state: State, meter: Meter, seed: int, units: float, proof: Proof | None = None) -> Answer:
    """Improve `state` where the model finds something cheaper, and prove a bound.

    With the relaxation's proof, options are left away that no plan as cheap as this one can take.
    """
    from ortools.sat.python import cp_model

    before, cost = state.copy_choices(), state.cost
    held = {number: choice for number, choice in enumerate(before) if choice is not None}
    for number in held:
        state.remove(number)
    model = models.build(state, list(range(len(before))), keeps=_keeps(cost, proof))
    state.restore(before)
    if state.feasible:
        models.hint(model, held)
    meter.spend(BUILD_UNITS * model.literals)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = max(0.01, units)
    if (left := meter.seconds_left) is not None:
        solver.parameters.max_time_in_seconds = max(0.01, left)
    status = watched(solver, model, meter)
    meter.spend(solver.response_proto.deterministic_time)
    if status == cp_model.INFEASIBLE:
        return Answer(0, True)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and solver.objective_value < state.cost:
        found = models.read(model, solver)
        state.restore([found.get(number) for number in range(len(before))])
    # Musts cancel out of the objective, so the bound is in points even while a must is missing.
    return Answer(max(0, -int(-solver.best_objective_bound // 1)), False)


def _keeps(cost: int, proof: Proof | None) -> Callable[[int, Option], bool] | None:
    if proof is None or cost >= MISSING:
        return None
    return lambda number, option: proof.keeps(number, option, cost)


def kept(state: State, proof: Proof) -> int:
    """How many options are left when those are gone that no plan as cheap as this one can take."""
    return sum(
        proof.keeps(demand.number, option, state.cost)
        for demand in state.compiled.demands
        for option in demand.options
    )


def watched(solver: cp_model.CpSolver, model: models.Model, meter: Meter) -> cp_model.CpSolverStatus:
    """Solve, and break off soon after somebody says stop."""
    if meter.stop is None:
        return solver.solve(model.proto)
    done = threading.Event()

    def watch() -> None:
        while not done.wait(STOP_LOOKS_SECONDS):
            if meter.told:
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return solver.solve(model.proto)
    finally:
        done.set()
        watcher.join()
