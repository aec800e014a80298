"""What no plan can undercut: a week-level relaxation, its bound recomputed in whole numbers.

Every activity chooses a week (or to be left out) at the least it could cost there; weeks hold only as
many days as their venues and teams have; company is counted by week. Each plan is such a choice and
costs no less. The linear solver finds prices for the shared limits; with any prices that are not
negative the bound below is true, so rounding errors of the solver can weaken it but not falsify it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programmes.planning.compiled import Compiled, Option
from programmes.planning.limits import Limits

if TYPE_CHECKING:
    from ortools.linear_solver import pywraplp

# Prices of limits are kept in thousandths of a point.
SCALE = 1000


@dataclass(eq=False)
class Cell:
    """A week and month an activity may start in: its options and prices, and their use of limits."""

    options: list[tuple[Option, int]]
    uses: dict[int, int]
    joins: dict[int, int]

    @property
    def price(self) -> int:
        return min(price for _, price in self.options)


@dataclass(eq=False)
class Relaxation:
    """`limits` are capacities of rows; `steps` the widths and prices by which a group grows dearer."""

    cells: list[list[Cell]] = field(default_factory=list)
    out: list[int | None] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)
    steps: list[list[tuple[int, int]]] = field(default_factory=list)


@dataclass(eq=False)
class Proof:
    """What prices prove: a total no plan undercuts, and how much more it is with an option taken.

    Both are in thousandths of a point, exactly.
    """

    total: int
    slack: list[dict[Option, int]]

    @property
    def bound(self) -> int:
        """In whole points; 0 when every activity could be free."""
        return max(0, -(-self.total // SCALE))

    def keeps(self, number: int, option: Option, cost: int) -> bool:
        """Whether a plan of at most `cost` points can take the option."""
        return self.total + self.slack[number][option] <= SCALE * cost


def prove_bound(compiled: Compiled, seconds: float | None = None) -> Proof:
    """The best of what the linear solver's prices prove and what no prices prove."""
    relaxed = relax(compiled)
    none = ([0] * len(relaxed.limits), [0] * len(relaxed.steps))
    proofs = [evaluate(relaxed, *none)]
    if prices := _prices(relaxed, seconds):
        proofs.append(evaluate(relaxed, *prices))
    return max(proofs, key=lambda proof: proof.total)


def evaluate(relaxed: Relaxation, limits: list[int], groups: list[int]) -> Proof:
    """What prices prove; true for any that are not negative."""
    total = -sum(price * limit for price, limit in zip(limits, relaxed.limits, strict=True))
    for price, steps in zip(groups, relaxed.steps, strict=True):
        total += sum(width * min(0, SCALE * step - price) for width, step in steps)
    slack: list[dict[Option, int]] = []
    for cells, out in zip(relaxed.cells, relaxed.out, strict=True):
        costs = {option: cost for cell in cells for option, cost in _costs(cell, limits, groups)}
        every = [*costs.values(), *([] if out is None else [SCALE * out])]
        least = min(every, default=0)
        total += least
        slack.append({option: cost - least for option, cost in costs.items()})
    return Proof(total, slack)


def _costs(cell: Cell, limits: list[int], groups: list[int]) -> Iterator[tuple[Option, int]]:
    """What each option of a cell costs with its share of the limits."""
    shared = sum(limits[row] * used for row, used in cell.uses.items())
    shared += sum(groups[row] * joined for row, joined in cell.joins.items())
    for option, price in cell.options:
        yield option, SCALE * price + shared


def relax(compiled: Compiled) -> Relaxation:
    limits = Limits(compiled)
    relaxed = Relaxation()
    for demand in compiled.demands:
        cells = limits.cells(demand)
        relaxed.cells.append([_cell(limits, options) for options in cells])
        relaxed.out.append(None if demand.must else demand.out_price)
    relaxed.limits, relaxed.steps = limits.capacities, limits.steps()
    return relaxed


def _cell(limits: Limits, options: list[Option]) -> Cell:
    """What all options of a cell use and join at least, and what each costs."""
    uses: dict[int, int] = {}
    for week in limits.weeks(options[0]):
        if days := min(limits.days_in(option, week) for option in options):
            uses |= dict(limits.uses(options, week, days))
    counted = [limits.joined(option) for option in options]
    joins = {row: least for row in counted[0] if (least := min(one.get(row, 0) for one in counted))}
    priced = [(option, option.price + min(seat.price for seat in option.seats)) for option in options]
    return Cell(priced, uses, joins)


def _prices(relaxed: Relaxation, seconds: float | None) -> tuple[list[int], list[int]] | None:
    """The linear solver's prices of limits and groups, none negative; None if it found none in time."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    if seconds is not None:
        solver.SetTimeLimit(max(1, int(seconds * 1000)))
    goal = solver.Objective()
    limits = [solver.Constraint(-solver.infinity(), float(limit)) for limit in relaxed.limits]
    groups = [solver.Constraint(-solver.infinity(), 0.0) for _ in relaxed.steps]
    for group, steps in zip(groups, relaxed.steps, strict=True):
        for width, price in steps:
            bought = solver.NumVar(0.0, float(width), "")
            goal.SetCoefficient(bought, float(price))
            group.SetCoefficient(bought, -1.0)
    for cells, out in zip(relaxed.cells, relaxed.out, strict=True):
        once = solver.Constraint(1.0, 1.0)
        for cell in cells:
            share = solver.NumVar(0.0, solver.infinity(), "")
            goal.SetCoefficient(share, float(cell.price))
            once.SetCoefficient(share, 1.0)
            for row, used in cell.uses.items():
                limits[row].SetCoefficient(share, float(used))
            for row, joined in cell.joins.items():
                groups[row].SetCoefficient(share, float(joined))
        if out is not None:
            left = solver.NumVar(0.0, solver.infinity(), "")
            goal.SetCoefficient(left, float(out))
            once.SetCoefficient(left, 1.0)
    goal.SetMinimization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    return _whole(limits), _whole(groups)


def _whole(constraints: list[pywraplp.Constraint]) -> list[int]:
    return [max(0, round(-SCALE * one.dual_value())) for one in constraints]
