"""How many seats there are and what became of them: the one definition of every count of seats.

Pages, the API, exports and findings all read it. A count takes the same few queries however many
calls, states or activities it runs over. A nomination fills a seat of its own state, so that a
state's seats and the people in them are counted under the same key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncQuarter

from programmes.models import AnnualPlan, Nomination, ParticipatingState, Seat, SeatCall, WaitingEntry
from programmes.seat_enums import NOMINATIONS_SEATED, NominationStatus, SeatStanding, WaitingStatus

Key = tuple[Hashable, ...]
# What counts may be grouped by. A call's own properties are reached from it, a state from the row.
OF_CALL: dict[str, Any] = {
    "activity": F("call__activity"),
    "plan": F("call__activity__plan"),
    "kind": F("call__activity__kind"),
    "topic": F("call__activity__activity_topics__topic"),
    "quarter": TruncQuarter("call__activity__starts_on"),
}
OF_ROW = {"call": "call_id", "state": "state_id"}


@dataclass(slots=True)
class SeatCounts:
    """Seats by standing, then nominations in a seat by status; each seat and each person stands in one.

    `waitlisted` are people named without a seat, `waiting` the seats that states still wait for,
    `walk_ins` those who attended without a seat. Under a state there are no seats held back or free:
    those are nobody's.
    """

    held_back: int = 0
    free: int = 0
    on_offer: int = 0
    allocated: int = 0
    nominated: int = 0
    validated: int = 0
    confirmed: int = 0
    attended: int = 0
    no_show: int = 0
    waitlisted: int = 0
    waiting: int = 0
    walk_ins: int = 0

    @property
    def opened(self) -> int:
        """All seats there are."""
        return self.held_back + self.offered

    @property
    def offered(self) -> int:
        """Seats for the states: opened and not held back by the Centre."""
        return self.free + self.on_offer + self.allocated

    @property
    def named(self) -> int:
        """Seats somebody is named for, whatever became of it."""
        return self.nominated + self.validated + self.ever_confirmed

    @property
    def ever_confirmed(self) -> int:
        """Seats whose nominee was confirmed, also where the course is over."""
        return self.confirmed + self.attended + self.no_show

    @property
    def unnamed(self) -> int:
        """Allocated seats nobody is named for."""
        return self.allocated - self.named

    @property
    def unfilled(self) -> int:
        """Seats for the states that nobody is named for, allocated or not."""
        return self.offered - self.named

    @property
    def attendances(self) -> int:
        """Attendances, each counted: one person at two courses is two."""
        return self.attended + self.walk_ins

    def __add__(self, other: SeatCounts) -> SeatCounts:
        return SeatCounts(*(getattr(self, one) + getattr(other, one) for one in COLUMNS))


COLUMNS = tuple(field.name for field in fields(SeatCounts))
_OF_STANDING = {
    SeatStanding.HELD_BACK: "held_back",
    SeatStanding.FREE: "free",
    SeatStanding.OFFERED: "on_offer",
    SeatStanding.ALLOCATED: "allocated",
}


def calls_of(*plans: AnnualPlan) -> QuerySet[SeatCall]:
    """The calls for seats of the activities in use of some plans."""
    return SeatCall.objects.filter(activity__plan__in=plans, activity__retired_on=None)


def seat_counts(
    calls: QuerySet[SeatCall], *by: str, state: ParticipatingState | None = None
) -> dict[Key, SeatCounts]:
    """Counts over some calls, keyed by the values of `by`, in four queries.

    `by` names any of: call, activity, plan, state, kind, topic, quarter (its first day). An activity
    with two topics is counted under both, one without under None. With `state` only the seats,
    nominations and waits of that state are counted.
    """
    found: dict[Key, SeatCounts] = defaultdict(SeatCounts)
    for *key, standing, number in _grouped(Seat, calls, by, state, "standing"):
        setattr(found[tuple(key)], _OF_STANDING[SeatStanding(standing)], number)
    for *key, status, number in _nominations(calls, by, state):
        setattr(found[tuple(key)], status, number)
    waiting = _rows(WaitingEntry, calls, state).filter(status=WaitingStatus.WAITING)
    names, values = grouping(by)
    sums = waiting.values(**values).annotate(number=Sum(F("seats") - F("served"))).order_by()
    for *key, number in sums.values_list(*names, "number"):
        found[tuple(key)].waiting = number
    return dict(found)


def total_of(counts: Iterable[SeatCounts]) -> SeatCounts:
    """The sum of some counts. Counts by topic overlap and are not to be summed."""
    return sum(counts, start=SeatCounts())


def summed(counts: Mapping[Key, SeatCounts], key: Callable[[Key], Hashable]) -> dict[Hashable, SeatCounts]:
    """Finer counts brought together under coarser keys, as the rows or columns of a matrix."""
    found: dict[Hashable, SeatCounts] = {}
    for one, counted in counts.items():
        at = key(one)
        found[at] = found[at] + counted if at in found else counted
    return found


def people_attended(calls: QuerySet[SeatCall], *by: str) -> dict[Key, int]:
    """Different people who attended, each counted once under a key, in one query."""
    rows = _rows(Nomination, calls, None).filter(status=NominationStatus.ATTENDED)
    names, values = grouping(by)
    counted = rows.values(**values).annotate(number=Count("nominee", distinct=True)).order_by()
    return {tuple(key): number for *key, number in counted.values_list(*names, "number")}


def _nominations(
    calls: QuerySet[SeatCall], by: tuple[str, ...], state: ParticipatingState | None
) -> Iterable[tuple[Any, ...]]:
    """Nominations by status; who attended without a seat counts as a walk-in and as nothing else."""
    seated = Q(status__in=NOMINATIONS_SEATED, seat__isnull=False) | Q(status=NominationStatus.WAITLISTED)
    yield from _grouped(Nomination, calls, by, state, "status", only=seated)
    walked_in = Q(status=NominationStatus.ATTENDED, seat__isnull=True)
    for *key, _status, number in _grouped(Nomination, calls, by, state, "status", only=walked_in):
        yield *key, "walk_ins", number


def _grouped(
    model: type[Any],
    calls: QuerySet[SeatCall],
    by: tuple[str, ...],
    state: ParticipatingState | None,
    column: str,
    *,
    only: Q | None = None,
) -> Iterable[tuple[Any, ...]]:
    names, values = grouping(by)
    rows = _rows(model, calls, state).filter(only or Q())
    counted = rows.values(column, **values).annotate(number=Count("pk")).order_by()
    found: Iterable[tuple[Any, ...]] = counted.values_list(*names, column, "number")
    return found


def _rows(model: type[Any], calls: QuerySet[SeatCall], state: ParticipatingState | None) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(call__in=calls.order_by().values("pk"))
    return rows if state is None else rows.filter(state=state)


def grouping(by: tuple[str, ...]) -> tuple[list[str], dict[str, Any]]:
    """Expressions of what to group by, on rows that have a call, under names that no column has."""
    values = {f"by_{name}": F(OF_ROW[name]) if name in OF_ROW else OF_CALL[name] for name in by}
    return list(values), values
