"""Holidays of invited states: each day costs the square of the share that is absent."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "state_holidays"


def price(year: Year, activity: Activity, days: Days) -> int:
    invited = frozenset(activity.invited)
    whole = year.problem.weights.state_holiday_day
    return sum(
        whole * year.absent(invited, number)[0] ** 2 // len(invited) ** 2 for number in days.worked if invited
    )
