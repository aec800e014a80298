"""The part of a year that a run is to plan: a quarter, a venue, a kind of activity, or all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from programmes.models import Activity
from programmes.planning import problem as core
from programmes.planning.faults import Fault
from programmes.selectors.planning_input import PlanningInput
from programmes.services.planning_demands import LENGTHS, family_of
from programmes.services.planning_faults import UnplannableYear

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """What a run may place; an empty scope is the whole year."""

    first: date | None = None
    last: date | None = None
    venue: str = ""
    kind: str = ""

    def takes(self, activity: Activity) -> bool:
        """Whether an activity is in this part: by its kind, or where it is now, or because it is nowhere."""
        if self.kind and family_of(activity.kind) != self.kind:
            return False
        if self.venue and activity.venue is not None and activity.venue.code != self.venue:
            return False
        start = activity.starts_on
        return self.first is None or self.last is None or start is None or self.first <= start <= self.last

    def narrowed(self, demand: core.Activity, activity: Activity) -> core.Activity:
        """What an activity asks within this part."""
        earliest = max((day for day in (demand.earliest, self.first) if day), default=None)
        latest = min((day for day in (demand.latest, self.last) if day), default=None)
        venues = frozenset({self.venue}) if self.venue and demand.needs_venue else demand.venues
        return replace(demand, earliest=earliest, latest=latest, venues=venues)


def scope_of(given: PlanningInput, *, asked: Mapping[str, Any]) -> Scope:
    """The part that `asked` names with one of `quarter`, `venue` and `kind`. Raises UnplannableYear."""
    match dict(asked):
        case {} if not asked:
            return Scope()
        case {"quarter": int(quarter), **others} if 1 <= quarter <= 4 and not others:
            return _quarter(given, quarter)
        case {"venue": str(venue), **others} if not others:
            if venue not in {one.code for one in given.venues}:
                raise UnplannableYear([Fault("scope_venue_unknown", {"venue": venue})])
            return Scope(venue=venue)
        case {"kind": str(kind), **others} if kind in LENGTHS and not others:
            return Scope(kind=kind)
    raise UnplannableYear([Fault("scope_unknown", {})])


def _quarter(given: PlanningInput, quarter: int) -> Scope:
    """The first days of that quarter of a year that the plan holds."""
    for year in range(given.first_day.year, given.last_day.year + 1):
        last_month = 3 * quarter
        after = date(year + last_month // 12, last_month % 12 + 1, 1)
        first = max(date(year, last_month - 2, 1), given.first_day)
        last = min(after - DAY, given.last_day)
        if first <= last:
            return Scope(first, last)
    raise UnplannableYear(
        [Fault("scope_quarter_outside_plan", {"quarter": quarter, "plan": given.plan.code})]
    )
