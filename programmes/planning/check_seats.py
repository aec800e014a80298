"""Recomputes a proof sheet, sharing no code with its maker: all claims in one order, the first are served."""

from fractions import Fraction
from hashlib import sha256
from json import dumps
from typing import Any

from programmes.planning.faults import Fault


def check_seats(sheet: dict[str, Any]) -> list[Fault]:
    """What does not fit: where, what stands there, what should (JSON, "" for nothing); none if sound."""
    try:
        found, due = _leaves(sheet), _leaves(_anew(sheet, sheet["seats"], sheet["turn"]))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return [Fault("sheet_unsound", {})]
    rows = [(".".join(map(str, at)), found.get(at, ""), due.get(at, "")) for at in {**found, **due}]
    return [Fault("sheet_differs", {"where": at, "found": f, "due": d}) for at, f, d in rows if f != d]


def _leaves(value: Any, at: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], str]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    leaf = {at: dumps(value, default=lambda exact: f"{exact.numerator}/{exact.denominator}")}
    return {k: v for name, one in inner for k, v in _leaves(one, (*at, name)).items()} or leaf


def _anew(sheet: dict[str, Any], seats: int, turn: int) -> dict[str, Any]:
    names = "weight entitled place entitlement running given full held_after carried"
    lines, claims, awards, deal = [], [], [], pow(624, turn // 2, 1009) * (-1) ** turn
    room, raised, stopped, sound = 0, [(False, Fraction(0))], [(True, Fraction(seats))], True
    alone = {"webster": False, "hamilton": True}[sheet["rule"]]
    for one in sorted(sheet["lines"], key=lambda one: one["lot"]):
        old = {name: one[name] for name in ("key", "floor", "cap", "held", "lot", "share")}
        key, low, cap, held, lot, share = old.values()
        weight, before, due = (Fraction(one[name]) for name in ("weight", "entitled", "entitlement"))
        top, place, given = seats if cap is None else cap, (lot + 1) * deal % 1009, int(due) if alone else low
        whole, level = (seats, turn, low, held, lot, 1007 - lot, top), (not weight, due / (weight or 1))
        sound &= min(weight, before, *whole) >= 0 and {*map(type, whole)} == {int} and low <= due <= top
        room, raised, stopped = room + top, raised + [level] * (due > low), stopped + [level] * (due < top)
        for owed in ((due if alone else before - held) - had for had in range(given, min(top, share + 1))):
            ground = "remainder" if alone else "owed" if 2 * owed >= 1 else "quotient" if weight else "spare"
            claims.append((ground, -weight / (1 - 2 * owed) if ground == "quotient" else -owed, place, key))
        new = (weight, before, place, due, before + due, given, share == cap, held + share)
        lines.append(old | dict(zip(names.split(), (*new, before + due - held - share), strict=True)))
    sound &= sum(one["entitlement"] for one in lines) == min(seats, room) and max(raised) <= min(stopped)
    apart = all(len({one[name] for one in lines}) == len(lines) for name in ("key", "lot"))
    if not sound or not apart or not any(one["weight"] for one in lines):
        raise ValueError(lines)
    said = [{"key": key, "ground": name, "quotient": -least} for name, least, _, key in sorted(claims)]
    rest = seats - sum(one["given"] for one in lines)
    for n, first in enumerate(said[:rest]):
        second = next((one for one in said[n:] if one["key"] != first["key"]), None)
        equal = [one["key"] for one in said[n:] if one | {"key": ""} == first | {"key": ""}]
        award = {"seat": seats - rest + n + 1, "claim": first, "runner_up": second}
        awards.append(award | {"tied": equal * (len(equal) > 1)})
    lines = [o | {"share": o["given"] + [a["key"] for a in said[:rest]].count(o["key"])} for o in lines]
    seal = sha256(dumps({n: v for n, v in sheet.items() if n != "seal"}, sort_keys=True).encode()).hexdigest()
    body = {name: sheet[name] for name in ("activity", "rule", "seats", "turn")} | {"seal": seal}
    return {**body, "lines": lines, "awards": awards, "unfilled": rest - len(awards)}
