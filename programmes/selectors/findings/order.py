"""Activities before what they must follow, and courses on one topic too close to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from programmes.enums import COURSE_KINDS
from programmes.models import Topic
from programmes.selectors.findings.finding import Fault, days
from programmes.selectors.findings.picture import Picture, Stay, stay_of

SAME_TOPIC_WEEKS = 4
WEEK = 7


def faults(picture: Picture) -> Iterator[Fault]:
    yield from _order(picture)
    yield from _same_topic(picture)


def _order(picture: Picture) -> Iterator[Fault]:
    stays = {stay.code: stay for stay in picture.stays}
    for stay in picture.stays:
        demand = getattr(stay.activity, "demand", None)
        if demand is None or demand.follows is None:
            continue
        before = stays.get(demand.follows.code) or stay_of(demand.follows)
        if before and before.last >= stay.first:
            yield Fault("order_broken", (stay.activity, before.activity), days(stay.first, before.last))


def _same_topic(picture: Picture) -> Iterator[Fault]:
    """Each course with the next one on the same topic, counted from first day to first day."""
    weights = picture.profile.weights if picture.profile else {}
    weeks = int(weights.get("same_topic_weeks", SAME_TOPIC_WEEKS))
    for topic, stays in _by_topic(picture).items():
        for one, other in pairwise(stays):
            apart = (other.first - one.first).days
            if apart < weeks * WEEK:
                params = {"number": apart, "weeks": weeks, **days(one.first, other.first)}
                yield Fault("same_topic_close", (one.activity, other.activity, topic), params)


def _by_topic(picture: Picture) -> dict[Topic, list[Stay]]:
    found: dict[Topic, list[Stay]] = defaultdict(list)
    for stay in picture.stays:
        if stay.activity.kind in COURSE_KINDS and stay.activity.pk:
            for row in stay.activity.activity_topics.all():
                found[row.topic].append(stay)
    return found
