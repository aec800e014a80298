"""One audience asked to be in two places: each pair costs by the day."""

from collections.abc import Iterator

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "audiences"


def groups(year: Year, activity: Activity, days: Days) -> Iterator[tuple[str, int]]:
    for audience in sorted(set(activity.audiences)):
        for number in days.worked:
            yield audience, number


def price(year: Year) -> int:
    return year.problem.weights.audience_day


def free(year: Year, group: tuple[str, int]) -> int:
    return 1
