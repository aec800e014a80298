"""Working days in Ramadan, when the host's offices keep short hours."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "ramadan"


def price(year: Year, activity: Activity, days: Days) -> int:
    return year.problem.weights.ramadan_day * sum(year.ramadan[number] for number in days.worked)
