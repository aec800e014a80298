"""A plan while it is being searched: what is held, who keeps company, what it costs."""

from dataclasses import dataclass, field

from programmes.planning.compiled import MISSING, Compiled, Option, Seat
from programmes.planning.solution import Solution

Choice = tuple[Option, Seat]


@dataclass(eq=False)
class State:
    """Kept exact after every change: `cost` is the objective, with MISSING for each must not held."""

    compiled: Compiled
    cost: int = 0
    chosen: list[Choice | None] = field(default_factory=list)
    halls: list[int] = field(default_factory=list)
    teams: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    # What one more of each group would cost.
    further: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        compiled = self.compiled
        groups = compiled.groups
        self.chosen = [None] * len(compiled.demands)
        self.halls = [0] * len(compiled.problem.venues)
        self.teams = [0] * len(compiled.problem.teams)
        self.counts = [0] * len(groups.prices)
        self.further = [
            price * max(0, 1 - free) for price, free in zip(groups.prices, groups.free, strict=True)
        ]
        self.cost = sum(self.out_price(number) for number in range(len(compiled.demands)))

    def out_price(self, number: int) -> int:
        demand = self.compiled.demands[number]
        return demand.out_price + (MISSING if demand.must else 0)

    def price(self, option: Option) -> int:
        """What the option would cost in the present company, without its venue."""
        return option.price + sum(map(self.further.__getitem__, option.groups))

    def place(self, number: int, choice: Choice) -> None:
        option, seat = choice
        self.cost += self.price(option) + seat.price - self.out_price(number)
        self.chosen[number] = choice
        if seat.venue >= 0:
            self.halls[seat.venue] |= seat.bits
        for team, bits in option.team_bits:
            self.teams[team] |= bits
        self._join(option.groups, 1)

    def remove(self, number: int) -> Choice:
        choice = self.chosen[number]
        assert choice is not None
        option, seat = choice
        self.chosen[number] = None
        if seat.venue >= 0:
            self.halls[seat.venue] &= ~seat.bits
        for team, bits in option.team_bits:
            self.teams[team] &= ~bits
        self._join(option.groups, -1)
        self.cost -= self.price(option) + seat.price - self.out_price(number)
        return choice

    def _join(self, joined: tuple[int, ...], step: int) -> None:
        groups, counts, further = self.compiled.groups, self.counts, self.further
        for group in joined:
            counts[group] += step
            further[group] = groups.prices[group] * max(0, counts[group] + 1 - groups.free[group])

    def bounds(self, number: int) -> tuple[int, int] | None:
        """The first day to start and the last to end that order leaves; None when a first is out."""
        demand = self.compiled.demands[number]
        first, last = 0, self.compiled.year.length
        for other, gap in demand.firsts:
            held = self.chosen[other]
            if held is None:
                return None
            first = max(first, held[0].days.last + gap + 1)
        for other, gap in demand.followers:
            if (held := self.chosen[other]) is not None:
                last = min(last, held[0].days.first - gap - 1)
        return first, last

    def free_seat(self, option: Option) -> Seat | None:
        """The best venue free on the option's days."""
        for seat in option.seats:
            if seat.venue < 0 or not self.halls[seat.venue] & seat.bits:
                return seat
        return None

    def teams_free(self, option: Option) -> bool:
        return not any(self.teams[team] & bits for team, bits in option.team_bits)

    def best(self, number: int, below: int | None = None) -> tuple[int, Choice] | None:
        """The cheapest free place of an activity that is not placed, and its price; None if there is none
        cheaper than `below`, or than leaving it out."""
        demand = self.compiled.demands[number]
        limit = self.out_price(number) if below is None else below
        found: Choice | None = None
        span = self.bounds(number) if demand.firsts or demand.followers else (0, self.compiled.year.length)
        if span is None:
            return None
        further = self.further.__getitem__
        for option in demand.options:
            if option.price >= limit:
                break
            price = option.price + sum(map(further, option.groups))
            if price >= limit or option.days.first < span[0] or option.days.last > span[1]:
                continue
            if not self.teams_free(option):
                continue
            seat = self.free_seat(option)
            if seat is not None and price + seat.price < limit:
                limit, found = price + seat.price, (option, seat)
        return None if found is None else (limit, found)

    def copy_choices(self) -> list[Choice | None]:
        return list(self.chosen)

    def restore(self, choices: list[Choice | None]) -> None:
        """Make the plan the one of `choices`, changing only what differs."""
        changed = [number for number, choice in enumerate(choices) if choice is not self.chosen[number]]
        for number in changed:
            if self.chosen[number] is not None:
                self.remove(number)
        for number in changed:
            if (choice := choices[number]) is not None:
                self.place(number, choice)

    @property
    def feasible(self) -> bool:
        return self.cost < MISSING

    def solution(self) -> Solution:
        compiled = self.compiled
        placements, out = [], []
        for demand, choice in zip(compiled.demands, self.chosen, strict=True):
            if choice is None:
                out.append(demand.activity.code)
            else:
                placements.append(compiled.placement(demand, *choice))
        return Solution(tuple(sorted(placements)), tuple(sorted(out)))
