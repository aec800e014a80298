"""Courses of one topic too close: two of them cost the weeks they lack to the wished distance."""

from collections.abc import Iterator

from programmes.planning.problem import COURSE, Activity
from programmes.planning.year import Days, Year

NAME = "same_topic"


def groups(year: Year, activity: Activity, days: Days) -> Iterator[tuple[str, int]]:
    """Every run of weeks, as long as the wished distance, in which the start lies.

    Two starts g weeks apart share (distance - g) such runs: what they cost together.
    """
    if activity.kind == COURSE:
        for topic in sorted(set(activity.topics)):
            for back in range(year.problem.weights.same_topic_weeks):
                yield topic, year.week[days.first] - back


def price(year: Year) -> int:
    return year.problem.weights.same_topic_week


def free(year: Year, group: tuple[str, int]) -> int:
    return 1
