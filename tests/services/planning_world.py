"""A small year to plan: 2030 in Kuwait with two halls, and runs carried out in the test itself."""

import threading
from datetime import date
from typing import Any

from programmes.enums import ActivityKind
from programmes.models import PlanningRun
from programmes.services.planning_runs import claim_run, request_run
from programmes.services.planning_work import work
from tests import factories as make
from tests.selectors.plan_2030 import World, world

ANNOUNCED = date(2030, 2, 17)


def year(courses: int = 2, talks: int = 0) -> World:
    """The world of 2030 with halls `hall-1` and `hall-2` and undated activities."""
    found = world(announced_on=ANNOUNCED)
    halls = [make.VenueFactory(code=f"hall-{number}", state=found.host) for number in (1, 2)]
    found.profile.venues.set(halls)
    for number in range(1, courses + 1):
        undated(found, f"course-{number}")
    for number in range(1, talks + 1):
        undated(found, f"talk-{number}", kind=ActivityKind.NATO_TALK)
    return found


def undated(found: World, code: str, **values: Any):
    return make.ActivityFactory(code=code, plan=found.plan, title_en=code.title(), title_ar=code, **values)


def carried_out(plan: Any, **asked: Any) -> PlanningRun:
    """A run asked for and carried out at once, without a thread of its own."""
    return done(request_run(plan, by=None, **asked))


def done(run: PlanningRun) -> PlanningRun:
    claimed = claim_run(worker="test", run=run)
    return work(claimed, stop=threading.Event(), pulse=False)


def places(run: PlanningRun) -> dict[str, tuple[str, str, str]]:
    """Start, end and hall by activity."""
    rows = run.placements.filter(left_out=False).select_related("activity", "venue")
    return {
        row.activity.code: (row.starts_on.isoformat(), row.ends_on.isoformat(), row.venue.code)
        for row in rows
    }
