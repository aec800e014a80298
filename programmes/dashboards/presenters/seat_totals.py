"""Totals of seats with the years before beside them, each number with its definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programmes.dashboards.components import Column, Link, Table, Value
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.seat_frames import UNKNOWN, Way
from programmes.enums import ActivityKind
from programmes.exchange.csv_files import ExportTable
from programmes.models import Activity, AnnualPlan
from programmes.selectors.seat_totals import GROUPS, SeatTotals, Totals, TotalsRow

Figure = Callable[[Totals], "int | float | None"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of this plan, and under it the same of each plan before."""

    template: ClassVar[str] = "seats/compared.html"
    now: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A column: its name for people and for files, what it counts, and how it is read."""

    name: str
    column: str
    means: str
    figure: Figure
    percent: bool = False


@dataclass(frozen=True, slots=True)
class TotalsPage:
    """Headline figures, the table, the choice of grouping, definitions, and what is compared."""

    headlines: tuple[tuple[str, Compared], ...]
    table: Table | None
    groups: tuple[Way, ...]
    compared: str
    words: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    csv_url: str


def totals_page(found: SeatTotals) -> TotalsPage:
    measures = _measures(found.by)
    columns = (Column(_group_names()[found.by]), *(Column(one.name, numeric=True) for one in measures))
    rows = tuple(_row(found, row, measures) for row in found.rows)
    base = reverse("dashboards:seat-totals", args=[found.plan.code])
    heads = [one for one in (*_measures("activity"), *_people()) if one.column in HEADLINES]
    return TotalsPage(
        headlines=tuple((_headline(one), _compared(found, found.whole, one)) for one in heads),
        table=Table(_("Seats"), columns, rows, caption_hidden=True) if rows else None,
        groups=tuple(Way(name, f"{base}?by={by}", by == found.by) for by, name in _group_names().items()),
        compared=_what_is_compared(found),
        words=tuple((one.name, one.means) for one in (*measures, *_people())),
        notes=_notes(found),
        csv_url=f"{reverse('dashboards:seat-totals-csv', args=[found.plan.code])}?by={found.by}",
    )


HEADLINES = ("people", "attendances", "fill_rate_percent", "lead_days_median")


def _headline(measure: Measure) -> str:
    """Its name; of what the whole plan's rate is reckoned, since beside states it is another."""
    return _("Fill rate, of seats offered") if measure.percent else measure.name


def _group_names() -> dict[str, str]:
    names = {"state": _("State"), "activity": _("Activity"), "kind": _("Kind"), "topic": _("Topic")}
    return {by: names[by] for by in GROUPS}


def _measures(by: str) -> tuple[Measure, ...]:
    """The columns in the order of a seat's life. A state is offered no seats that are not its own."""
    offered = Measure(_("Offered"), "offered", _("Seats opened and not held back by the Centre."), _offered)
    if by == "state":
        unfilled_means = _("Allocated seats nobody is named for.")
        fill_means = _("Seats with a name, of those allocated.")
    else:
        unfilled_means = _("Seats offered that nobody is named for.")
        fill_means = _("Seats with a name, of those offered.")
    allocated = Measure(_("Allocated"), "allocated", _("Seats that a state holds."), _allocated)
    life = (
        Measure(_("Nominated"), "nominated", _("Seats with a name, whatever became of it."), _named),
        Measure(_("Confirmed"), "confirmed", _("Seats whose nominee was confirmed."), _confirmed),
        Measure(_("Attended"), "attended", _("Seats whose nominee attended."), _attended),
        Measure(_("Unfilled"), "unfilled", unfilled_means, _unnamed if by == "state" else _unfilled),
        Measure(_("Fill rate"), "fill_rate_percent", fill_means, _fill(by), percent=True),
        Measure(
            _("Lead time, days"),
            "lead_days_median",
            _("Median days from a nomination that stands to the first day, where that is known."),
            lambda one: one.lead,
        ),
    )
    return (allocated, *life) if by == "state" else (offered, allocated, *life)


def _people() -> tuple[Measure, Measure]:
    return (
        Measure(
            _("People, each once"),
            "people",
            _("Different people who attended, however often, walk-ins among them."),
            lambda one: one.people,
        ),
        Measure(
            _("Attendances"),
            "attendances",
            _("One for each person at each activity attended, walk-ins among them."),
            lambda one: one.seats.attendances,
        ),
    )


def _offered(one: Totals) -> int:
    return one.seats.offered


def _allocated(one: Totals) -> int:
    return one.seats.allocated


def _named(one: Totals) -> int:
    return one.seats.named


def _confirmed(one: Totals) -> int:
    return one.seats.ever_confirmed


def _attended(one: Totals) -> int:
    return one.seats.attended


def _unfilled(one: Totals) -> int:
    return one.seats.unfilled


def _unnamed(one: Totals) -> int:
    return one.seats.unnamed


def _fill(by: str) -> Figure:
    def rate(one: Totals) -> float | None:
        of = one.seats.allocated if by == "state" else one.seats.offered
        return 100 * one.seats.named / of if of else None

    return rate


def _row(found: SeatTotals, row: TotalsRow, measures: tuple[Measure, ...]) -> tuple[object, ...]:
    own = (*measures, *_people())
    return (_subject(row.subject), *(_compared(found, row.totals, one) for one in own[: len(measures)]))


def _subject(subject) -> object:
    if subject is None:
        return Value(_("without a topic"))
    if isinstance(subject, ActivityKind):
        return Value(capfirst(str(subject.label)))
    name = name_of(subject) if isinstance(subject, Activity) else str(subject.label)
    detail = (subject.start_written or "") if isinstance(subject, Activity) else ""
    return Link(name, subject.get_absolute_url(), detail)


def _compared(found: SeatTotals, totals, measure: Measure) -> Compared:
    now = _text(found, found.plan, totals, measure)
    before = tuple((one.code, _text(found, one, totals, measure)) for one in found.plans[1:])
    return Compared(now, before)


def _text(found: SeatTotals, plan: AnnualPlan, totals, measure: Measure) -> str:
    """A figure as text: a dash where the plan's seats are not on record or the figure has no meaning."""
    if plan.pk not in found.opened:
        return UNKNOWN
    value = measure.figure(totals[plan.pk]) if plan.pk in totals else None
    if value is None:
        return UNKNOWN
    if measure.percent:
        return f"{value:.0f}%"
    return f"{value:g}"


def _what_is_compared(found: SeatTotals) -> str:
    earlier = [one.code for one in found.plans[1:]]
    if found.plan.invented:
        return _("An invented plan stands beside invented plans alone; none of these numbers is a fact.")
    if not earlier:
        return _("No earlier plan is on record to stand beside this one.")
    return _("Under each number stands that of earlier plans; a dash where no seats are on record.")


def _notes(found: SeatTotals) -> tuple[str, ...]:
    notes = [_("A dash means that nothing is on record or that the figure has no meaning, never nought.")]
    if found.by == "topic":
        notes.append(_("An activity with two topics counts under both, so the rows are not to be summed."))
    if found.by == "state":
        notes.append(
            _("Seats are offered to all who are invited, so a state has no number of its own there.")
        )
    return tuple(notes)


def totals_table(found: SeatTotals) -> ExportTable:
    """What the page shows: one line a group and plan; unknown is empty."""
    measures = (*_measures(found.by), *_people())
    columns = ("plan", "invented", found.by, "title_en", "title_ar", *(one.column for one in measures))
    return ExportTable(f"{found.plan.code}-seats-by-{found.by}", columns, _lines(found, measures))


def _lines(found: SeatTotals, measures: tuple[Measure, ...]):
    for plan in found.plans:
        if plan.pk not in found.opened:
            continue
        for row in found.rows:
            if plan.pk in row.totals:
                figures = (_exported(one, row.totals[plan.pk]) for one in measures)
                yield (plan.code, "yes" if plan.invented else "no", *_names(row.subject), *figures)


def _exported(measure: Measure, totals: Totals) -> str | int | None:
    value = measure.figure(totals)
    if value is None or isinstance(value, int):
        return value
    return f"{value:.1f}" if measure.percent else f"{value:g}"


def _names(subject) -> tuple[str, str, str]:
    if subject is None:
        return "", "", ""
    if isinstance(subject, ActivityKind):
        return subject.value, "", ""
    return subject.code, subject.title_en, subject.title_ar
