"""An activity left out, by its priority; never silently."""

from programmes.planning.problem import Activity
from programmes.planning.year import Year

NAME = "left_out"


def price(year: Year, activity: Activity) -> int:
    return year.problem.weights.left_out * activity.priority
