"""The proof sheet of one allocation: everything a clerk needs to follow it with pencil and paper.

Numbers are exact: seats are whole, shares and quotients are fractions. As data, for storing and for the
checker, a fraction is written "p/q" in lowest terms, also where q is 1.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Final, Literal

Rule = Literal["webster", "hamilton"]
WEBSTER: Final = "webster"
HAMILTON: Final = "hamilton"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claimant puts forward for its next seat: a ground, and a quotient to compare on it.

    Grounds from strongest to weakest, in each of them the larger quotient first:
    `owed`       the quotient is the seats still owed from earlier activities, half a seat or more;
    `quotient`   weight / (2 x lead + 1), where lead = seats held by now - entitled to before this activity;
    `spare`      a claimant of weight zero, after all others: entitled to before - seats held by now;
    `remainder`  under largest remainders alone: the fraction left of this activity's entitlement.
    """

    key: str
    ground: str
    quotient: Fraction


@dataclass(frozen=True, slots=True)
class Award:
    """One seat, by number, to the strongest claim; the next claimant's claim beside it.

    `tied` lists all whose claims were equal, in the order of their places, the winner first; it is empty
    where the claim stood alone.
    """

    seat: int
    claim: Claim
    runner_up: Claim | None = None
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One claimant: what it came with, what it got, and where the year's ledger leaves it.

    `place` is its place among equals in this activity. `entitlement` is the fair share of this activity,
    `running` that of the year with it. `given` are the seats that nobody could contest: the floor, or
    under largest remainders the whole part of the entitlement. `full` says that the cap was reached.
    """

    key: str
    weight: Fraction
    floor: int
    cap: int | None
    entitled: Fraction
    held: int
    lot: int
    place: int
    entitlement: Fraction
    running: Fraction
    given: int
    share: int
    full: bool
    held_after: int
    carried: Fraction


@dataclass(frozen=True, slots=True)
class Sheet:
    """An allocation with its proof; lines stand in the year's drawn order.

    `unfilled` are the seats that nobody could take because all were at their caps.
    """

    activity: str
    rule: Rule
    seats: int
    turn: int
    lines: tuple[Line, ...]
    awards: tuple[Award, ...]
    unfilled: int

    @property
    def shares(self) -> dict[str, int]:
        return {line.key: line.share for line in self.lines}

    def line(self, key: str) -> Line:
        return next(line for line in self.lines if line.key == key)

    def as_data(self) -> Data:
        """Plain data that JSON can hold, with a seal over all of it."""
        data: Data = _plain(asdict(self))
        return {**data, "seal": seal(data)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Sheet":
        """The sheet that gave `data`. Whether the data is sound is the checker's to say."""
        return cls(
            **{name: data[name] for name in ("activity", "rule", "seats", "turn", "unfilled")},
            lines=tuple(_line(one) for one in data["lines"]),
            awards=tuple(_award(one) for one in data["awards"]),
        )


def seal(data: Data) -> str:
    """The digest of a sheet's data, the seal itself left out, whatever order its names are in."""
    body = {name: value for name, value in data.items() if name != "seal"}
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def _line(data: Mapping[str, Any]) -> Line:
    exact = {
        name: Fraction(data[name]) for name in ("weight", "entitled", "entitlement", "running", "carried")
    }
    return Line(**{**data, **exact})


def _award(data: Mapping[str, Any]) -> Award:
    second = data["runner_up"]
    return Award(data["seat"], _claim(data["claim"]), second and _claim(second), tuple(data["tied"]))


def _claim(data: Mapping[str, Any]) -> Claim:
    return Claim(data["key"], data["ground"], Fraction(data["quotient"]))
