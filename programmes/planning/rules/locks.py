"""What a planner has locked stays where it is locked."""

from programmes.planning.problem import Activity
from programmes.planning.year import Year


def start_allowed(year: Year, activity: Activity, start: int) -> bool:
    lock = activity.lock
    return lock is None or lock.start is None or year.number(lock.start) == start


def venue_allowed(activity: Activity, venue: str) -> bool:
    lock = activity.lock
    return lock is None or lock.venue is None or lock.venue == venue
