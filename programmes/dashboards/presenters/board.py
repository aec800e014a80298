"""The planning board: the year in four tables of weeks, rows of halls or teams, and the tray beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from programmes.dashboards.presenters.blocks import Block, block_of, leaving
from programmes.dashboards.presenters.board_addresses import VENUES
from programmes.dashboards.presenters.board_proposal import Proposal, Proposed
from programmes.dashboards.presenters.board_weeks import WeekHead, week_head
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.hijri import hijri_months
from programmes.enums import STATUSES_OFF_THE_FLOOR
from programmes.models import Activity
from programmes.selectors.availability import Week
from programmes.selectors.board import Board
from programmes.selectors.findings.picture import Stay

QUARTERS = 4
MIDWEEK = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Span:
    """A heading over `weeks` columns."""

    label: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A week of a row: what begins in it, what goes on from the week before, what a proposal would begin."""

    head: WeekHead
    blocks: tuple[Block, ...]
    going_on: tuple[Block, ...]
    proposed: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A hall or a team; `code` is empty for what has none yet."""

    code: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Quarter:
    """Up to fourteen weeks: months over them, Hijri months over those, a row for each hall or team."""

    label: str
    months: tuple[Span, ...]
    hijri: tuple[Span, ...]
    weeks: tuple[WeekHead, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """The whole board. `agenda` is the same year as a list of weeks, for a phone."""

    quarters: tuple[Quarter, ...]
    agenda: tuple[tuple[WeekHead, tuple[Block, ...], tuple[Proposed, ...]], ...]
    tray: tuple[Block, ...]
    off: tuple[Block, ...]
    placed: int
    rows: str


def board_sheet(board: Board, rows: str, proposal: Proposal | None = None) -> BoardSheet:
    """The board with venues or teams as rows, and a proposal laid over it where one is given."""
    first, last = board.weeks[0].first, board.weeks[-1].last
    stays = {stay.code: stay for stay in board.picture.stays if first <= stay.first <= last}
    found, plan = board.by_activity, board.plan
    blocks = {
        one.code: block_of(one, plan, found.get(one.code, []), stays.get(one.code))
        for one in board.picture.activities
    }
    for code in proposal.codes & set(blocks) if proposal else ():
        blocks[code] = leaving(blocks[code])
    heads = tuple(week_head(week, board.picture.days) for week in board.weeks)
    placed = _placed(board, stays.values(), rows)
    weeks = proposal.by_week() if proposal else {}
    return BoardSheet(
        quarters=tuple(_quarters(board, heads, placed, blocks, rows, weeks)),
        agenda=tuple(_agenda(board.weeks, heads, stays.values(), blocks, weeks)),
        tray=tuple(blocks[one.code] for one in _loose(board.picture.activities, stays)),
        off=tuple(
            blocks[one.code] for one in board.picture.activities if one.status in STATUSES_OFF_THE_FLOOR
        ),
        placed=len(stays),
        rows=rows,
    )


def _loose(activities: Iterable[Activity], stays: Mapping[str, Stay]) -> list[Activity]:
    """On the floor but on no week shown: undated, known to the month or year only, outside the plan."""
    loose = (one for one in activities if one.code not in stays)
    return sorted(
        (one for one in loose if one.status not in STATUSES_OFF_THE_FLOOR), key=lambda one: one.code
    )


Placed = Mapping[tuple[str, date], list[tuple[Stay, bool]]]
ByWeek = Mapping[date, list[Proposed]]


def _placed(board: Board, stays: Iterable[Stay], rows: str) -> Placed:
    """What lies in each row and week: the stay, and whether it begins there."""
    found: dict[tuple[str, date], list[tuple[Stay, bool]]] = defaultdict(list)
    for stay in stays:
        holder = stay.activity.venue if rows == VENUES else stay.activity.team
        sunday = stay.first - timedelta(days=stay.first.isoweekday() % 7)
        starts = True
        while sunday <= stay.last:
            found[holder.code if holder else "", sunday].append((stay, starts))
            sunday, starts = sunday + timedelta(days=7), False
    return found


def _quarters(
    board: Board,
    heads: tuple[WeekHead, ...],
    placed: Placed,
    blocks: Mapping[str, Block],
    rows: str,
    proposed: ByWeek,
) -> Iterator[Quarter]:
    size = -(-len(heads) // QUARTERS)
    for start in range(0, len(heads), size):
        weeks = board.weeks[start : start + size]
        named = heads[start : start + size]
        yield Quarter(
            _weeks_from(weeks),
            tuple(_spans([str(MONTHS[(week.first + MIDWEEK).month]) for week in weeks])),
            tuple(_spans(_hijri(weeks))),
            named,
            tuple(_rows(board, weeks, named, placed, blocks, rows, proposed)),
        )


def _weeks_from(weeks: tuple[Week, ...]) -> str:
    words = {"first": isolated(f"{weeks[0].first}"), "last": isolated(f"{weeks[-1].last}")}
    return _("Weeks from %(first)s to %(last)s") % words


def _spans(labels: list[str]) -> Iterator[Span]:
    weeks = 0
    for number, label in enumerate(labels):
        weeks += 1
        if number + 1 == len(labels) or labels[number + 1] != label:
            yield Span(label, weeks)
            weeks = 0


def _hijri(weeks: tuple[Week, ...]) -> list[str]:
    """The calculated Hijri month of the middle of each week."""
    months = hijri_months(weeks[0].first, weeks[-1].last)
    found = []
    for week in weeks:
        begun = [month for month in months if month.first_day <= week.first + MIDWEEK]
        found.append(f"≈ {begun[-1].name}" if begun else "")
    return found


def _rows(
    board: Board,
    weeks: tuple[Week, ...],
    heads: tuple[WeekHead, ...],
    placed: Placed,
    blocks: Mapping[str, Block],
    rows: str,
    proposed: ByWeek,
) -> Iterator[Row]:
    holders = board.venues if rows == VENUES else board.teams
    names = [(one.code, str(one.label)) for one in holders]
    aside = any(_holder(one, rows) == "" for some in proposed.values() for one in some)
    if aside or any(code == "" for code, _week in placed):
        names.append(("", _("No venue yet") if rows == VENUES else _("No training team")))
    for code, label in names:
        cells = []
        for week, head in zip(weeks, heads, strict=True):
            here = placed.get((code, week.first), ())
            cells.append(
                Cell(
                    head,
                    tuple(blocks[stay.code] for stay, starts in here if starts),
                    tuple(blocks[stay.code] for stay, starts in here if not starts),
                    tuple(one for one in proposed.get(week.first, ()) if _holder(one, rows) == code),
                )
            )
        yield Row(code, label, tuple(cells))


def _holder(one: Proposed, rows: str) -> str:
    return one.venue if rows == VENUES else one.team


def _agenda(
    weeks: tuple[Week, ...],
    heads: tuple[WeekHead, ...],
    stays: Iterable[Stay],
    blocks: Mapping[str, Block],
    proposed: ByWeek,
) -> Iterator[tuple[WeekHead, tuple[Block, ...], tuple[Proposed, ...]]]:
    """The weeks in which something begins or would begin, or which a closure or Ramadan marks."""
    found = list(stays)
    for week, head in zip(weeks, heads, strict=True):
        here = tuple(blocks[stay.code] for stay in found if week.first <= stay.first <= week.last)
        there = tuple(proposed.get(week.first, ()))
        if here or there or head.remarks:
            yield head, here, there
