"""Uneven months: starts beyond a month's share of the good working days cost ever more."""

from collections.abc import Iterator

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "uneven_months"


def groups(year: Year, activity: Activity, days: Days) -> Iterator[tuple[str, int]]:
    yield "", year.months[days.first]


def price(year: Year) -> int:
    return year.problem.weights.uneven_month


def free(year: Year, group: tuple[str, int]) -> int:
    return year.month_shares[group[1]]
