"""An activity stays inside its window."""

from programmes.planning.problem import Activity
from programmes.planning.year import Year


def bounds(year: Year, activity: Activity) -> tuple[int, int]:
    """The first and the last day number the activity may touch."""
    first = 0 if activity.earliest is None else max(0, year.number(activity.earliest))
    last = year.length - 1
    return first, last if activity.latest is None else min(last, year.number(activity.latest))
