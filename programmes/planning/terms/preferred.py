"""Begun weeks between the start and the nearest day of the preferred window and months."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "preferred"


def price(year: Year, activity: Activity, days: Days) -> int:
    distances = year.liked_distance(activity.preferred, activity.preferred_months)
    return year.problem.weights.preferred_week * -(-distances[days.first] // 7)
