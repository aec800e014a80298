"""Weekends of invited states inside the host's working week, by the square of the share absent."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "state_weekends"


def price(year: Year, activity: Activity, days: Days) -> int:
    invited = frozenset(activity.invited)
    whole = year.problem.weights.state_weekend_day
    return sum(
        whole * year.absent(invited, number)[1] ** 2 // len(invited) ** 2 for number in days.worked if invited
    )
