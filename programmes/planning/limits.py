"""The limits that weeks put on a year: days of venues and teams, and company counted by week."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from programmes.planning.compiled import Compiled, Demand, Option
from programmes.planning.terms import audiences

# Sets of venues that limits are kept for; the commonest say nearly everything.
MOST_SETS = 24
MOST_STEPS = 12
Key = tuple[str, frozenset[int], int]
NO_END = 10**6


@dataclass(eq=False)
class Limits:
    """Numbers the limits of a compiled problem on first use and gives each its capacity."""

    compiled: Compiled
    capacities: list[int] = field(default_factory=list)
    _rows: dict[Key, int] = field(default_factory=dict)
    _groups: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = {number: key for key, number in self.compiled.groups.numbers.items()}
        year = self.compiled.year
        self.open_days: dict[int, list[int]] = defaultdict(list)
        for number in range(year.length):
            if year.open[number]:
                self.open_days[year.week[number]].append(number)
        self.venue_shut = [year.marked(venue.closures) for venue in self.compiled.problem.venues]
        self.team_away = [year.marked(team.absences) for team in self.compiled.problem.teams]
        common = Counter(
            halls
            for demand in self.compiled.demands
            for options in self.cells(demand)
            if (halls := self.halls(options))
        )
        self.sets = [halls for halls, _ in sorted(common.items(), key=lambda one: (-one[1], sorted(one[0])))]
        self.sets = self.sets[:MOST_SETS]

    def cells(self, demand: Demand) -> list[list[Option]]:
        """The options by the week and month of their start."""
        year = self.compiled.year
        found: dict[tuple[int, int], list[Option]] = defaultdict(list)
        for option in demand.options:
            found[year.week[option.days.first], year.months[option.days.first]].append(option)
        return [options for _, options in sorted(found.items())]

    def halls(self, options: list[Option]) -> frozenset[int]:
        return frozenset(seat.venue for option in options for seat in option.seats if seat.venue >= 0)

    def weeks(self, option: Option) -> list[int]:
        return sorted({self.compiled.year.week[number] for number in option.days.worked})

    def days_in(self, option: Option, week: int) -> int:
        return sum(self.compiled.year.week[number] == week for number in option.days.worked)

    def uses(self, options: list[Option], week: int, days: int) -> Iterator[tuple[int, int]]:
        """The limits that options of one cell draw on by holding `days` of a week, and how much of each."""
        halls = self.halls(options)
        problem = self.compiled.problem
        for chosen in self.sets:
            if halls and halls <= chosen:
                turnround = min(problem.venues[one].turnround_days for one in chosen)
                shut = [self.venue_shut[one] for one in sorted(chosen)]
                yield from self._drawn(("venue", chosen, week), shut, turnround, days)
        for team, _bits in options[0].team_bits:
            key = ("team", frozenset({team}), week)
            yield from self._drawn(key, [self.team_away[team]], problem.teams[team].turnround_days, days)

    def _drawn(
        self, key: Key, shut: list[list[bool]], turnround: int, days: int
    ) -> Iterator[tuple[int, int]]:
        """Days, and what cannot be cut up: two things of over half a week, three of over a third."""
        if key not in self._rows:
            kept = [[day for day in self.open_days[key[2]] if not closed[day]] for closed in shut]
            spans = [own[-1] - own[0] + 1 + turnround if turnround else len(own) for own in kept if own]
            self._rows[key] = len(self.capacities)
            self.capacities += [sum(spans), len(spans), 2 * len(spans)]
        row, week = self._rows[key], self.compiled.year.week_length
        yield row, days + turnround
        if 2 * days > week:
            yield row + 1, 1
        if 3 * days > week:
            yield row + 2, 2 if 3 * days > 2 * week else 1

    def joined(self, option: Option) -> dict[int, int]:
        """How often an option joins each group; days of one audience are pooled by week."""
        found: dict[int, int] = Counter()
        for group in option.groups:
            name, what, when = self.keys[group]
            key = (
                (name, what, self.compiled.year.week[when]) if name == audiences.NAME else (name, what, when)
            )
            found[self._groups.setdefault(key, len(self._groups))] += 1
        return found

    def steps(self) -> list[list[tuple[int, int]]]:
        """For each group the widths and prices by which it grows dearer."""
        groups = self.compiled.groups
        pooled: dict[int, list[int]] = defaultdict(list)
        for number, (name, what, when) in self.keys.items():
            week = self.compiled.year.week[when] if name == audiences.NAME else when
            if (row := self._groups.get((name, what, week))) is not None:
                pooled[row].append(number)
        return [
            _steps(len(numbers), groups.prices[numbers[0]], groups.free[numbers[0]])
            for _, numbers in sorted(pooled.items())
        ]


def _steps(width: int, price: int, free: int) -> list[tuple[int, int]]:
    """Each further member of each of `width` groups; past the last step nothing grows dearer."""
    steps = [(width, price * step) for step in range(1, MOST_STEPS)]
    return [*([(width * free, 0)] if free else []), *steps, (NO_END, price * MOST_STEPS)]
