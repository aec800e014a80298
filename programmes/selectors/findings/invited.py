"""Invited states that cannot come, or lose days, because they do not work when the host does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from programmes.models import ParticipatingState
from programmes.selectors.findings.finding import Fault
from programmes.selectors.findings.picture import Picture, Stay


def faults(picture: Picture) -> Iterator[Fault]:
    known = picture.days
    tests: dict[str, Callable[[str, date], bool]] = {
        "invited_holiday": lambda state, day: known.holiday(state, day) is not None,
        "invited_weekend": known.weekend,
    }
    for stay in picture.stays:
        invited = [state for state in picture.invited(stay.activity) if state.code != known.host]
        held = _held(picture, stay)
        for code, test in tests.items():
            if lost := [state for state in invited if any(test(state.code, day) for day in held)]:
                yield _fault(code, stay, lost, len(invited))


def _held(picture: Picture, stay: Stay) -> list[date]:
    """The days that count: those on which the host works, or all where it works on none."""
    days = list(stay.each_day())
    return [day for day in days if picture.days.centre_works(day)] or days


def _fault(code: str, stay: Stay, lost: list[ParticipatingState], of: int) -> Fault:
    return Fault(code, (stay.activity, *lost), {"number": len(lost), "of": of})
