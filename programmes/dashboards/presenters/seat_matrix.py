"""The matrix of a plan's seats: rows of plain tuples, since there may be thousands of cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from programmes.dashboards.presenters.kinds import FAMILY_OF_KIND, name_of
from programmes.dashboards.presenters.seat_frames import UNKNOWN
from programmes.models import SeatCall
from programmes.selectors.seat_matrix import SeatMatrix, Unopened
from programmes.selectors.seat_policies import first_day
from programmes.selectors.seats import SeatCounts

LARGE = 20  # columns that a sheet of A4 still holds
BY_HAND = "*"  # after the numbers of a state that was given seats outside the sharing


@dataclass(frozen=True, slots=True)
class Head:
    """A column: a state, its row of the ledger, its totals: allocated, named, confirmed."""

    name: str
    url: str
    total: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """An activity: `cells` are pairs of a class and a text, `total` and `pool` texts."""

    name: str
    url: str
    kind: str
    day: str
    closed: bool
    cells: tuple[tuple[str, str], ...]
    total: str
    free: int
    held_back: int
    on_offer: int
    waiting: int
    share_url: str


@dataclass(frozen=True, slots=True)
class MatrixSheet:
    """The matrix as it is drawn; `whole` is the sum of all. A `large` one asks for a larger paper.

    `by_hand`: some cell has the sign of seats given outside the sharing.
    """

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    whole: str
    pool: SeatCounts
    sentence: str
    large: bool
    by_hand: bool


def _totals(counts: SeatCounts) -> tuple[int, int, int]:
    return counts.allocated, counts.named, counts.ever_confirmed


def three(counts: SeatCounts) -> str:
    """Allocated, named and confirmed, as every cell has them."""
    return "/".join(map(str, _totals(counts)))


def matrix_sheet(matrix: SeatMatrix, *, acts: bool, today: date) -> MatrixSheet:
    """`acts`: the person plans the seats; what has begun by `today` has none to be shared out any more."""
    ledger = reverse("dashboards:seat-ledger", args=[matrix.plan.code])
    heads = tuple(
        Head(str(one.label), f"{ledger}?state={one.code}#lines", _totals(matrix.by_state[one.pk]))
        for one in matrix.states
    )
    return MatrixSheet(
        heads=heads,
        rows=tuple(_row(matrix, call, acts, today) for call in matrix.calls),
        whole=three(matrix.total),
        pool=matrix.total,
        sentence=_sentence(matrix),
        large=len(heads) > LARGE,
        by_hand=bool(matrix.by_hand),
    )


def _row(matrix: SeatMatrix, call: SeatCall, acts: bool, today: date) -> Row:
    activity, counts = call.activity, matrix.by_call[call.pk]
    first = first_day(activity)
    ahead = first is None or first > today
    may_share = acts and ahead and counts.free and call.closed_at is None
    return Row(
        name=name_of(activity),
        url=reverse("dashboards:seats", args=[activity.code]),
        kind=FAMILY_OF_KIND[activity.kind],
        day=activity.start_written or UNKNOWN,
        closed=call.closed_at is not None,
        cells=tuple(_cell(matrix, call.pk, state.pk) for state in matrix.states),
        total=three(counts),
        free=counts.free,
        held_back=counts.held_back,
        on_offer=counts.on_offer,
        waiting=counts.waiting,
        share_url=reverse("dashboards:seat-share", args=[activity.code]) if may_share else "",
    )


def _cell(matrix: SeatMatrix, call: int, state: int) -> tuple[str, str]:
    """Its class and its text: a dash where the state is not invited, a nought where it is and has none."""
    counts = matrix.cells.get((call, state))
    if counts is None or not (counts.allocated or counts.named):
        return ("none", "0") if counts or (call, state) in matrix.invited else ("out", "–")
    text = f"{three(counts)}{BY_HAND if (call, state) in matrix.by_hand else ''}"
    if not counts.named:
        return "empty", text
    return ("full" if counts.ever_confirmed >= counts.allocated else "part"), text


def _sentence(matrix: SeatMatrix) -> str:
    """The matrix in one sentence that can be read aloud."""
    total = matrix.total
    calls = ngettext(
        "The seats of %(number)s activity are open.",
        "The seats of %(number)s activities are open.",
        len(matrix.calls),
    ) % {"number": len(matrix.calls)}
    if not total.opened:
        return calls
    seats = ngettext(
        "Of %(opened)s seat, %(allocated)s allocated, %(named)s with a name, %(confirmed)s confirmed.",
        "Of %(opened)s seats, %(allocated)s allocated, %(named)s with a name, %(confirmed)s confirmed.",
        total.opened,
    ) % {
        "opened": total.opened,
        "allocated": total.allocated,
        "named": total.named,
        "confirmed": total.ever_confirmed,
    }
    return f"{calls} {seats}"


@dataclass(frozen=True, slots=True)
class ToOpen:
    """An activity whose seats can be opened; `given` is what was typed where it was refused."""

    code: str
    name: str
    url: str
    day: str
    policy: str
    policy_url: str
    seats: str
    faults: tuple[str, ...]


def to_open(rows: list[Unopened], given: dict[str, str], faults: dict[str, list[str]]) -> tuple[ToOpen, ...]:
    """The forms that open calls, with what is wrong beside the one that was sent."""
    return tuple(_to_open(one, given, faults) for one in rows)


def _to_open(one: Unopened, given: dict[str, str], faults: dict[str, list[str]]) -> ToOpen:
    activity, policy = one.activity, one.policy
    return ToOpen(
        code=activity.code,
        name=name_of(activity),
        url=activity.get_absolute_url(),
        day=activity.start_written or UNKNOWN,
        policy=str(policy.label) if policy else "",
        policy_url=policy.get_absolute_url() if policy else "",
        seats=given.get(activity.code, str(one.seats or "")),
        faults=tuple(faults.get(activity.code, ())),
    )
