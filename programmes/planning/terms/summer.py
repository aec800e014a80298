"""Working days in the summer months, when people are away."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "summer"


def price(year: Year, activity: Activity, days: Days) -> int:
    return year.problem.weights.summer_day * sum(year.summer[number] for number in days.worked)
