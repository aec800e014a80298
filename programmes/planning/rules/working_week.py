"""Whole days in the host's working week.

An activity no longer than a working week lies inside one; a longer one begins on the first working
day of a week and goes on after each weekend. Its days follow one another without another break.
"""

from programmes.planning.year import Days, Year


def days_from(year: Year, start: int, length: int) -> Days | None:
    """The days held by an activity of `length` working days from `start`, or None."""
    if year.free[start]:
        return None
    short = length <= year.week_length
    if not short and start and not year.free[start - 1]:
        return None
    worked: list[int] = []
    number = start
    while len(worked) < length:
        if number >= year.length or (short and year.free[number]):
            return None
        if not year.free[number]:
            worked.append(number)
        number += 1
    return Days(start, worked[-1], tuple(worked), sum(1 << number for number in worked))
