"""What of a plan's seats deserves attention, as data: gates passed, names missing, calls not opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programmes.enums import DatePrecision
from programmes.models import Activity, ParticipatingState, Reoffer, SeatCall, User
from programmes.seat_enums import Gate, ReofferStatus
from programmes.selectors.course_reports import open_items
from programmes.selectors.seat_matrix import SeatMatrix, Unopened
from programmes.selectors.seat_policies import gates_of
from programmes.selectors.seats import SeatCounts
from programmes.selectors.visibility import visible_to

NAMES_SOON = timedelta(weeks=2)  # before names are due, a state without any is worth a word


@dataclass(frozen=True, slots=True)
class SeatFinding:
    """Something to act on: `code` says what, `number` how many of what the code counts.

    past_gate      seats nobody is named for, after the gate of `day`
    no_names       states (`states`) with seats and no name, the names being due on `day`
    not_opened     an activity whose names were due on `day` and whose seats are not open
    proposal       a proposal of the clock (`proposal`) that waits for a decision
    no_day         a call whose activity has no day, so that no clock runs
    open_items     lessons and changes of a submitted report that nobody has done or dropped
    """

    code: str
    number: int
    activity: Activity
    day: date | None = None
    gate: str = ""
    states: tuple[ParticipatingState, ...] = ()
    proposal: Reoffer | None = None


def seat_findings(
    matrix: SeatMatrix, still_closed: list[Unopened], today: date, user: User
) -> list[SeatFinding]:
    """All that `user` may know, the most pressing kind first: two queries beyond those of the matrix."""
    running = [one for one in matrix.calls if one.closed_at is None]
    return [
        *_proposals(matrix, user),
        *_past_gate(matrix, running, today),
        *_no_names(matrix, running, today),
        *_not_opened(still_closed, today),
        *_no_day(running),
        *_open_items(matrix, user),
    ]


def _proposals(matrix: SeatMatrix, user: User) -> Iterator[SeatFinding]:
    calls = {one.pk: one for one in matrix.calls}
    waiting = Reoffer.objects.filter(call__in=list(calls), status=ReofferStatus.PROPOSED)
    for one in visible_to(user, waiting).order_by("as_of", "pk"):
        yield SeatFinding("proposal", 1, calls[one.call_id].activity, one.as_of, one.gate, proposal=one)


def _past_gate(matrix: SeatMatrix, calls: list[SeatCall], today: date) -> Iterator[SeatFinding]:
    for call in calls:
        passed = last_gate(call, today)
        unfilled = matrix.by_call[call.pk].unfilled
        if passed and unfilled and _to_come(call.activity, today):
            yield SeatFinding("past_gate", unfilled, call.activity, passed[1], passed[0])


def _no_names(matrix: SeatMatrix, calls: list[SeatCall], today: date) -> Iterator[SeatFinding]:
    for call in calls:
        gates = gates_of(call)
        if gates is None or not _to_come(call.activity, today) or today < gates.nominate_on - NAMES_SOON:
            continue
        without = tuple(
            state for state in matrix.states if _without_names(matrix.cells.get((call.pk, state.pk)))
        )
        if without:
            yield SeatFinding(
                "no_names", len(without), call.activity, gates.nominate_on, Gate.NOMINATE, without
            )


def _without_names(counts: SeatCounts | None) -> bool:
    return counts is not None and counts.allocated > 0 and counts.named == 0


def _not_opened(still_closed: list[Unopened], today: date) -> Iterator[SeatFinding]:
    for one in still_closed:
        activity, policy = one.activity, one.policy
        if policy is None or activity.date_precision != DatePrecision.DAY or activity.starts_on is None:
            continue
        due = activity.starts_on - timedelta(weeks=policy.nominate_weeks)
        if due <= today and _to_come(activity, today):
            yield SeatFinding("not_opened", 1, activity, due, Gate.NOMINATE)


def _no_day(calls: list[SeatCall]) -> Iterator[SeatFinding]:
    for call in calls:
        if gates_of(call) is None:
            yield SeatFinding("no_day", 1, call.activity)


def _open_items(matrix: SeatMatrix, user: User) -> Iterator[SeatFinding]:
    activities = [call.activity for call in matrix.calls]
    waiting = open_items(activities, user)
    for activity in activities:
        if number := waiting.get(activity.pk):
            yield SeatFinding("open_items", number, activity)


def _to_come(activity: Activity, today: date) -> bool:
    return activity.starts_on is not None and activity.starts_on >= today


def last_gate(call: SeatCall, today: date) -> tuple[Gate, date] | None:
    """The latest gate that has been reached, and its day; None before the first or without a day."""
    gates = gates_of(call)
    reached = [(gate, day) for gate, day in gates.days if day <= today] if gates else []
    return reached[-1] if reached else None
