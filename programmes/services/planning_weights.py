"""The prices of harms: the planner's own, with what a profile says differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from programmes.planning.faults import Fault
from programmes.planning.problem import NoticeStep, Weights
from programmes.services.planning_faults import UnplannableYear

MONTHS, NOTICE = "summer_months", "notice"


def default_weights() -> dict[str, Any]:
    """Every price by name, as a profile would write it."""
    standard = Weights()
    return {one.name: _plain(one.name, getattr(standard, one.name)) for one in fields(Weights)}


def _plain(name: str, value: Any) -> Any:
    if name == MONTHS:
        return sorted(value)
    return [{"weeks": one.weeks, "times": one.times} for one in value] if name == NOTICE else value


def weights_of(given: Mapping[str, Any]) -> Weights:
    """The prices with those of a profile in place. Raises UnplannableYear naming each wrong one."""
    known = {one.name for one in fields(Weights)}
    faults = [Fault("weight_unknown", {"weight": name}) for name in sorted(set(given) - known)]
    values: dict[str, Any] = {}
    for name in sorted(set(given) & known):
        try:
            values[name] = _read(name, given[name])
        except (TypeError, KeyError, ValueError):
            faults.append(Fault("weight_not_a_number", {"weight": name}))
    for name, value in values.items():
        numbers = [step.times for step in value] if name == NOTICE else [value]
        faults += [
            Fault("weight_below_zero", {"weight": name, "value": number})
            for number in numbers
            if isinstance(number, int) and number < 0
        ]
    if faults:
        raise UnplannableYear(faults)
    return Weights(**values)


def _read(name: str, value: Any) -> Any:
    if name == MONTHS:
        return frozenset(_month(one) for one in value)
    if name == NOTICE:
        return tuple(NoticeStep(_whole(one["weeks"]), _whole(one["times"])) for one in value)
    return _whole(value)


def _month(value: Any) -> int:
    if _whole(value) not in range(1, 13):
        raise ValueError(value)
    return int(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value
