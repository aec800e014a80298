"""Working days beside a host's holiday that is only estimated and may still move by one."""

from programmes.planning.problem import Activity
from programmes.planning.year import Days, Year

NAME = "estimated_holidays"


def price(year: Year, activity: Activity, days: Days) -> int:
    beside = {
        edge
        for holiday in year.host.holidays
        if holiday.estimated
        for edge in (year.number(holiday.first) - 1, year.number(holiday.last) + 1)
    }
    return year.problem.weights.estimated_holiday_day * len(beside.intersection(days.worked))
