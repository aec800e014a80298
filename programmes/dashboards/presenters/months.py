"""The band of weeks again as a table: a row a month with its activities and what restricts work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from programmes.dashboards.components import Column, Link, Many, Period, Table, Unknown, Value

if TYPE_CHECKING:
    from programmes.dashboards.presenters.weeks import Dated, Shade


def month_table(
    label: str, first: date, last: date, dated: tuple[Dated, ...], shades: tuple[Shade, ...]
) -> Table:
    """Activities stand in the month they start in; a closure in each month it touches.

    An activity that starts outside the period has a row too, so that none is lost from sight.
    A year of which no closure is on record has an unknown calendar, not a free one.
    """
    known = {day.year for shade in shades for day in (shade.first, shade.last)}
    columns = (Column(_("Month")), Column(_("Activities")), Column(_("Holidays and short hours")))
    rows = tuple(
        (Value(f"{day:%Y-%m}", ltr=True), _activities(day, dated), _closures(day, shades, known))
        for day in _months(first, last, dated)
    )
    return Table(label, columns, rows, caption_hidden=True)


def _months(first: date, last: date, dated: tuple[Dated, ...]) -> list[date]:
    """The first day of each month of the period and of each month that something starts in."""
    months = {item.first.replace(day=1) for item in dated}
    day = first.replace(day=1)
    while day <= last:
        months.add(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return sorted(months)


def _activities(month: date, dated: tuple[Dated, ...]):
    found = sorted((i for i in dated if i.first.replace(day=1) == month), key=lambda i: i.first)
    return Many(tuple(Link(item.label, item.url) for item in found)) if found else _("none with a date")


def _closures(month: date, shades: tuple[Shade, ...], known: set[int]):
    if month.year not in known:
        return Unknown()
    end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    found = sorted((s for s in shades if s.first <= end and s.last >= month), key=lambda s: s.first)
    return Many(tuple(_closure(shade) for shade in found)) if found else _("none")


def _closure(shade: Shade):
    ends = shade.last.isoformat() if shade.last != shade.first else ""
    return Many((shade.label, Period(shade.first.isoformat(), ends, estimated=shade.estimated)))
