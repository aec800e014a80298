"""A set of activities as a constraint model: one literal for each place still open to each of them.

The rest of the plan stands still and takes its days away. With every activity in the set it is the
whole problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programmes.planning.compiled import Option, Seat
from programmes.planning.state import Choice, State

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(eq=False)
class Place:
    """An open start, the literal that takes it, and one literal for each free venue."""

    number: int
    option: Option
    taken: cp_model.IntVar
    seats: list[tuple[Seat, cp_model.IntVar]]


@dataclass(eq=False)
class Model:
    """The constraint model with what is needed to read an answer back."""

    proto: cp_model.CpModel
    free: list[int]
    places: dict[int, list[Place]]
    held: dict[int, cp_model.IntVar]
    costs: list[tuple[cp_model.IntVar, int]] = field(default_factory=list)
    base: int = 0
    literals: int = 0

    def objective(self) -> cp_model.LinearExprT:
        return _weighted(self.costs) + self.base


def _weighted(terms: Sequence[tuple[cp_model.LiteralT, int]]) -> cp_model.LinearExprT:
    from ortools.sat.python import cp_model

    return cp_model.LinearExpr.weighted_sum([one for one, _ in terms], [factor for _, factor in terms])


def build(
    state: State,
    free: list[int],
    *,
    widest: int | None = None,
    keeps: Callable[[int, Option], bool] | None = None,
    at_any_price: bool = False,
) -> Model:
    """The model of moving `free`, which must not be placed in `state` at this moment.

    `widest` keeps only that many cheapest starts for each activity, `keeps` only those it approves;
    without either the model's optimum is the true one. `at_any_price` keeps places that cost more than
    leaving out, for aims other than the cost.
    """
    from ortools.sat.python import cp_model

    model = Model(cp_model.CpModel(), free, {}, {})
    model.base = state.cost
    joins: dict[int, dict[int, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    days: dict[tuple[str, int, int], list[cp_model.IntVar]] = defaultdict(list)
    inside = set(free)
    for number in free:
        _places(model, state, number, open_places(state, number, inside, keeps, at_any_price)[:widest])
        for place in model.places[number]:
            for group in place.option.groups:
                joins[group][number].append(place.taken)
            _hold(place, days)
    for literals in {tuple(one.index for one in found): found for found in days.values()}.values():
        if len(literals) > 1:
            model.proto.add_at_most_one(literals)
    _company(model, state, joins)
    _order(model, state, inside)
    model.proto.minimize(model.objective())
    return model


def _places(model: Model, state: State, number: int, kept: list[tuple[Option, tuple[Seat, ...]]]) -> None:
    """Literals for an activity's open places; at most one is taken, just one for a must."""
    proto, demand = model.proto, state.compiled.demands[number]
    places: list[Place] = []
    for option, seats in kept:
        taken = proto.new_bool_var("")
        chosen = (
            [(seats[0], taken)] if len(seats) == 1 else [(seat, proto.new_bool_var("")) for seat in seats]
        )
        if len(seats) > 1:
            proto.add_exactly_one([taken.negated(), *(literal for _, literal in chosen)])
        places.append(Place(number, option, taken, chosen))
        model.literals += 1 + (len(seats) if len(seats) > 1 else 0)
        model.costs.append((taken, option.price - state.out_price(number)))
        model.costs += [(literal, seat.price) for seat, literal in chosen if seat.price]
    taken_literals = [place.taken for place in places]
    model.places[number] = places
    # A literal of its own rather than a sum, for sums of this solver may change when used again.
    held = proto.new_bool_var("")
    model.held[number] = held
    proto.add_exactly_one([held.negated(), *taken_literals])
    if demand.must:
        proto.add_bool_or([held])


def open_places(
    state: State,
    number: int,
    inside: set[int],
    keeps: Callable[[int, Option], bool] | None = None,
    at_any_price: bool = False,
) -> list[tuple[Option, tuple[Seat, ...]]]:
    """Starts and venues that the fixed rest leaves, cheapest first.

    A place dearer than leaving the activity out is dropped, unless something follows the activity or
    price is no object.
    """
    demand = state.compiled.demands[number]
    first, last = 0, state.compiled.year.length
    for other, gap in demand.firsts:
        if other not in inside:
            held = state.chosen[other]
            if held is None:
                return []
            first = max(first, held[0].days.last + gap + 1)
    for other, gap in demand.followers:
        if other not in inside and (held := state.chosen[other]) is not None:
            last = min(last, held[0].days.first - gap - 1)
    keep_all = at_any_price or demand.must or bool(demand.followers)
    found = []
    for option in demand.options:
        if option.days.first < first or option.days.last > last or not state.teams_free(option):
            continue
        if keeps is not None and not keeps(number, option):
            continue
        price = state.price(option)
        if not keep_all and price >= demand.out_price:
            continue
        seats = tuple(
            seat for seat in option.seats if seat.venue < 0 or not state.halls[seat.venue] & seat.bits
        )
        if seats:
            found.append((price, option.days.first, option, seats))
    return [(option, seats) for _, _, option, seats in sorted(found, key=lambda one: one[:2])]


def _hold(place: Place, days: dict[tuple[str, int, int], list[cp_model.IntVar]]) -> None:
    for seat, literal in place.seats:
        for day in _bits(seat.bits) if seat.venue >= 0 else ():
            days["venue", seat.venue, day].append(literal)
    for team, bits in place.option.team_bits:
        for day in _bits(bits):
            days["team", team, day].append(place.taken)


def _bits(bits: int) -> range:
    """The days of an unbroken run of bits."""
    first = (bits & -bits).bit_length() - 1
    return range(first, bits.bit_length())


def _company(model: Model, state: State, joins: dict[int, dict[int, list[cp_model.IntVar]]]) -> None:
    """Each further member of a group costs more, so the members buy the steps from the cheapest up."""
    groups = state.compiled.groups
    for group, members in joins.items():
        literals = [literal for found in members.values() for literal in found]
        count, free = state.counts[group], groups.free[group]
        if count + len(members) <= free:
            continue
        if len(members) == 1:
            model.costs += [(literal, state.further[group]) for literal in literals if state.further[group]]
            continue
        steps = [model.proto.new_bool_var("") for _ in members]
        for place, step in enumerate(steps):
            if price := groups.prices[group] * max(0, count + place + 1 - free):
                model.costs.append((step, price))
        model.proto.add(_weighted([*((one, 1) for one in steps), *((one, -1) for one in literals)]) >= 0)


def _order(model: Model, state: State, inside: set[int]) -> None:
    """A follower is held only with its first, and begins after it."""
    for number in model.free:
        for first, gap in state.compiled.demands[number].firsts:
            if first in inside:
                late = state.compiled.year.length + gap + 1
                begins = [(place.taken, place.option.days.first) for place in model.places[number]]
                ends = [(place.taken, -place.option.days.last - gap - 1) for place in model.places[first]]
                waived = (model.held[number].negated(), late)
                model.proto.add_implication(model.held[number], model.held[first])
                model.proto.add(_weighted([*begins, *ends, waived]) >= 0)
        for follower, _gap in state.compiled.demands[number].followers:
            if follower not in inside and state.chosen[follower] is not None:
                model.proto.add_bool_or([model.held[number]])


def hint(model: Model, chosen: dict[int, Choice]) -> None:
    """Begin the search from a known plan."""
    for number in model.free:
        option, seat = chosen.get(number, (None, None))
        for place in model.places[number]:
            model.proto.add_hint(place.taken, place.option is option)
            for own, literal in place.seats:
                if literal is not place.taken:
                    model.proto.add_hint(literal, place.option is option and own is seat)


def read(model: Model, solver: cp_model.CpSolver) -> dict[int, Choice]:
    """Which place each activity got; those left out are missing."""
    found: dict[int, Choice] = {}
    for number, places in model.places.items():
        for place in places:
            if solver.boolean_value(place.taken):
                seat = next(seat for seat, literal in place.seats if solver.boolean_value(literal))
                found[number] = (place.option, seat)
    return found
