"""Sharing the seats of one activity so that the year comes out fair.

Webster on the running total of the year, inside floors and caps, handed out as increments; largest
remainders on one activity alone as the second rule. All arithmetic is exact. Under Webster a claim
depends on the claimant's own record alone, so that more seats, a larger weight, or somebody else's
leaving never cost a seat; docs/decisions/seat-shares.md says why, and what else was tried.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from programmes.planning.faults import Fault
from programmes.planning.seat_sheets import HAMILTON, WEBSTER, Award, Claim, Line, Rule, Sheet

# Strongest first; see seat_sheets.Claim.
GROUNDS = ("owed", "quotient", "remainder", "spare")
HALF = Fraction(1, 2)
# The drawn order is dealt anew for each activity: a prime beyond any number of claimants, and a step that
# scatters neighbours.
DEAL, STEP = 1009, 624


class SeatsError(Exception):
    """The seats cannot be shared as they are put; `faults` name everything at fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{one.code} {one.params}" for one in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Claimant:
    """A state invited to the activity.

    `floor` and `cap` bound its seats of this activity (no cap: None). `entitled` and `held` are the
    fair share and the seats of the year before this activity. `lot` is its place, from 0, in the
    order drawn for the year; no two have the same.
    """

    key: str
    weight: Fraction | int = 1
    floor: int = 0
    cap: int | None = None
    entitled: Fraction | int = 0
    held: int = 0
    lot: int = 0


@dataclass(frozen=True, slots=True)
class SeatProblem:
    """The seats of one activity and who is invited; `turn` counts the activities of the year from 0."""

    activity: str
    seats: int
    claimants: tuple[Claimant, ...]
    rule: Rule = WEBSTER
    turn: int = 0


def share(problem: SeatProblem) -> Sheet:
    """Share out the seats, each going to the strongest claim.

    Nobody gets less than the floor or more than the cap; what is left when all are at their caps stays
    unfilled. Raises SeatsError.
    """
    require_sound(problem)
    bench = _Bench(problem)
    given = {one.key: bench.given(one) for one in problem.claimants}
    taken, awards = dict(given), []
    ranking = bench.ranking(taken)
    for seat in range(sum(given.values()) + 1, problem.seats + 1):
        if not ranking:
            break
        awards.append(_award(seat, ranking))
        winner = bench.claimants[ranking.pop(0).key]
        taken[winner.key] += 1
        if winner.cap is None or taken[winner.key] < winner.cap:
            insort(ranking, bench.claim(winner, taken[winner.key]), key=bench.order)
    return Sheet(
        activity=problem.activity,
        rule=problem.rule,
        seats=problem.seats,
        turn=problem.turn,
        lines=tuple(_line(bench, one, given[one.key], taken[one.key]) for one in bench.drawn()),
        awards=tuple(awards),
        unfilled=problem.seats - sum(taken.values()),
    )


def claims(problem: SeatProblem, taken: Mapping[str, int]) -> tuple[Claim, ...]:
    """Who has what claim on the next seat, strongest first; those at their caps have none.

    `taken` says how many seats of this activity each claimant has by now (none where it says nothing).
    A seat turned back goes where sharing anew, with the cap of who gave it back lowered, would have put
    it. To offer a seat to some alone, put the others' caps at what they have. Raises SeatsError.
    """
    require_sound(problem)
    bench = _Bench(problem)
    return tuple(bench.ranking({one.key: taken.get(one.key, 0) for one in problem.claimants}))


def largest_claim(problem: SeatProblem, taken: Mapping[str, int]) -> Award | None:
    """The award of one freed seat, or None where nobody can take it. Raises SeatsError."""
    ranking = claims(problem, taken)
    return _award(sum(taken.values()) + 1, ranking) if ranking else None


def entitlements(problem: SeatProblem) -> dict[str, Fraction]:
    """Each claimant's fair share of this activity: in proportion to weight as far as floors and caps allow.

    All rise with one level, weight x level, held up by the floor and stopped by the cap, until the seats
    (or all caps) are reached; then those of weight zero share what is left, alike. Who asks for less is
    so entitled to less, and what it leaves is others' due.
    """
    caps = {one.key: problem.seats if one.cap is None else one.cap for one in problem.claimants}
    bounds = [(Fraction(one.weight), one.floor, caps[one.key]) for one in problem.claimants]
    seats = min(problem.seats, sum(caps.values()))
    level = _level([one for one in bounds if one[0]], seats - sum(low for w, low, _ in bounds if not w))
    due = [_within(level * weight, low, high) for weight, low, high in bounds]
    if (left := seats - sum(due)) > 0:
        idle = [(Fraction(1), low, high) for weight, low, high in bounds if not weight]
        level = _level(idle, left + sum(low for _, low, _ in idle))
        due = [
            one if weight else _within(level, low, high)
            for one, (weight, low, high) in zip(due, bounds, strict=True)
        ]
    return {one.key: amount for one, amount in zip(problem.claimants, due, strict=True)}


def place(lot: int, turn: int) -> int:
    """The place among equals, the lowest first; the drawn order itself at the first activity.

    Every pair of activities deals the drawn order anew, and the second of the pair runs it backwards: of
    any two claimants each comes first in one of the two. It depends on no name and on nobody else.
    """
    step = pow(STEP, turn // 2, DEAL)
    return (lot + 1) * (DEAL - step if turn % 2 else step) % DEAL


def problem_of(sheet: Sheet) -> SeatProblem:
    """The question that `sheet` answers."""
    return SeatProblem(
        activity=sheet.activity,
        seats=sheet.seats,
        claimants=tuple(
            Claimant(one.key, one.weight, one.floor, one.cap, one.entitled, one.held, one.lot)
            for one in sheet.lines
        ),
        rule=sheet.rule,
        turn=sheet.turn,
    )


def require_sound(problem: SeatProblem) -> None:
    """Raise SeatsError with every fault of the problem."""
    if faults := tuple(_faults(problem)):
        raise SeatsError(faults)


class _Bench:
    """A problem laid out for sharing: the entitlements, and the claims that compete."""

    def __init__(self, problem: SeatProblem) -> None:
        self.problem = problem
        self.due = entitlements(problem)
        self.claimants = {one.key: one for one in problem.claimants}

    def drawn(self) -> list[Claimant]:
        return sorted(self.problem.claimants, key=lambda one: one.lot)

    def given(self, one: Claimant) -> int:
        return one.floor if self.problem.rule == WEBSTER else int(self.due[one.key])

    def claim(self, one: Claimant, taken: int) -> Claim:
        """What `one` puts forward for a further seat of this activity when it has `taken`."""
        if self.problem.rule == HAMILTON:
            return Claim(one.key, "remainder", self.due[one.key] - taken)
        owed = Fraction(one.entitled) - one.held - taken
        if owed >= HALF:
            return Claim(one.key, "owed", owed)
        if not one.weight:
            return Claim(one.key, "spare", owed)
        return Claim(one.key, "quotient", one.weight / (1 - 2 * owed))

    def order(self, claim: Claim) -> tuple[int, Fraction, int]:
        """Sorts claims, the strongest first, equal ones by their places."""
        equal = place(self.claimants[claim.key].lot, self.problem.turn)
        return GROUNDS.index(claim.ground), -claim.quotient, equal

    def ranking(self, taken: Mapping[str, int]) -> list[Claim]:
        open_to = [one for one in self.problem.claimants if one.cap is None or taken[one.key] < one.cap]
        return sorted((self.claim(one, taken[one.key]) for one in open_to), key=self.order)


def _award(seat: int, ranking: Sequence[Claim]) -> Award:
    first = ranking[0]
    equal = [one.key for one in ranking if (one.ground, one.quotient) == (first.ground, first.quotient)]
    second = ranking[1] if len(ranking) > 1 else None
    return Award(seat, first, second, tuple(equal) if len(equal) > 1 else ())


def _line(bench: _Bench, one: Claimant, given: int, taken: int) -> Line:
    running, held = one.entitled + bench.due[one.key], one.held + taken
    return Line(
        key=one.key,
        weight=Fraction(one.weight),
        floor=one.floor,
        cap=one.cap,
        entitled=Fraction(one.entitled),
        held=one.held,
        lot=one.lot,
        place=place(one.lot, bench.problem.turn),
        entitlement=bench.due[one.key],
        running=running,
        given=given,
        share=taken,
        full=taken == one.cap,
        held_after=held,
        carried=running - held,
    )


def _within(value: Fraction, low: int, high: int) -> Fraction:
    return min(max(value, Fraction(low)), Fraction(high))


def _level(bounds: Sequence[tuple[Fraction, int, int]], seats: Fraction | int) -> Fraction:
    """The level at which amounts of weight x level within bounds come to `seats`, or to all that they can."""
    before, sum_before = Fraction(0), Fraction(sum(low for _, low, _ in bounds))
    for level in sorted({Fraction(end) / weight for weight, *ends in bounds for end in ends}):
        reached = sum((_within(level * weight, low, high) for weight, low, high in bounds), Fraction(0))
        if reached >= seats:
            rise = reached - sum_before
            return before + (level - before) * (seats - sum_before) / rise if rise else before
        before, sum_before = level, reached
    return before


def _faults(problem: SeatProblem) -> Iterator[Fault]:
    named = {"activity": problem.activity}
    if problem.rule not in (WEBSTER, HAMILTON):
        yield Fault("rule_unknown", {**named, "rule": problem.rule})
    for name in ("seats", "turn"):
        yield from _count_faults(name, getattr(problem, name), named)
    for kind, values in (("claimant", "key"), ("lot", "lot")):
        counts = Counter(getattr(one, values) for one in problem.claimants)
        for value in sorted(value for value, count in counts.items() if count > 1):
            yield Fault(f"{kind}_twice", {**named, kind: value})
    for one in problem.claimants:
        yield from _claimant_faults(one, {**named, "claimant": one.key})
    if not any(one.weight > 0 for one in problem.claimants):
        yield Fault("nobody_with_weight", named)
    if (floors := sum(one.floor for one in problem.claimants)) > problem.seats >= 0:
        yield Fault("floors_above_seats", {**named, "floors": floors, "seats": problem.seats})


def _claimant_faults(one: Claimant, named: dict[str, str | int]) -> Iterator[Fault]:
    for name in ("weight", "entitled"):
        value = getattr(one, name)
        if not isinstance(value, int | Fraction):
            yield Fault(f"{name}_not_exact", {**named, name: str(value)})
        elif value < 0:
            yield Fault(f"{name}_below_zero", {**named, name: str(value)})
    for name in ("floor", "held", "lot", *([] if one.cap is None else ["cap"])):
        yield from _count_faults(name, getattr(one, name), named)
    if one.cap is not None and one.cap < one.floor:
        yield Fault("floor_above_cap", {**named, "floor": one.floor, "cap": one.cap})
    if one.lot >= DEAL - 1:
        yield Fault("lot_out_of_range", {**named, "lot": one.lot})


def _count_faults(name: str, value: int, named: Mapping[str, str | int]) -> Iterator[Fault]:
    if type(value) is not int:
        yield Fault(f"{name}_not_whole", {**named, name: str(value)})
    elif value < 0:
        yield Fault(f"{name}_below_zero", {**named, name: value})
