"""Activities on days on which the Centre, their venue or the host state is closed or works short hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from programmes.enums import ClosureStatus
from programmes.models import Closure
from programmes.selectors.findings.finding import Fault, days
from programmes.selectors.findings.picture import Picture, Stay

SUMMER_MONTHS = (7, 8)


def faults(picture: Picture) -> Iterator[Fault]:
    for stay in picture.stays:
        yield from _closures(picture, stay)
        yield from _days(picture, stay)


def _closures(picture: Picture, stay: Stay) -> Iterator[Fault]:
    """One fault a closure, with the days of the activity that it takes."""
    known, activity = picture.days, stay.activity
    for closure, met in _met(stay, known.centre).items():
        yield Fault("centre_closed", (activity, closure), met)
    if activity.venue:
        for closure, met in _met(stay, known.venues.get(activity.venue.code, {})).items():
            yield Fault("venue_closed", (activity, closure, activity.venue), met)
    for closure, met in _met(stay, known.holidays.get(known.host, {})).items():
        yield Fault(_holiday(closure), (activity, closure), met)
    for closure, met in _met(stay, known.ramadan).items():
        estimated = closure.status == ClosureStatus.ESTIMATED
        yield Fault("ramadan", (activity, closure), met | {"estimated": estimated})


def _holiday(closure: Closure) -> str:
    return "host_holiday_estimated" if closure.status == ClosureStatus.ESTIMATED else "host_holiday"


def _met(stay: Stay, closed: Mapping[date, Closure]) -> dict[Closure, dict[str, object]]:
    taken: dict[Closure, list[date]] = {}
    for day in stay.each_day():
        if day in closed:
            taken.setdefault(closed[day], []).append(day)
    return {closure: _spoken(found) for closure, found in taken.items()}


def _spoken(found: list[date]) -> dict[str, object]:
    return {"number": len(found), **days(found[0], found[-1])}


def _days(picture: Picture, stay: Stay) -> Iterator[Fault]:
    known, activity = picture.days, stay.activity
    tests: dict[str, Callable[[date], bool]] = {
        "host_weekend": lambda day: known.weekend(known.host, day),
        "summer": lambda day: day.month in SUMMER_MONTHS,
    }
    for code, test in tests.items():
        if found := [day for day in stay.each_day() if test(day)]:
            yield Fault(code, (activity,), _spoken(found))
    if not any(known.centre_works(day) for day in stay.each_day()):
        yield Fault("no_working_day", (activity,), days(stay.first, stay.last))
