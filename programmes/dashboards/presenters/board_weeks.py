"""The head of a week on the board: its days, what restricts work in it, and who of the invited can come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.presenters.blocks import span
from programmes.enums import ClosureStatus
from programmes.models import Closure
from programmes.selectors.availability import Week
from programmes.selectors.hijri_dates import hijri_period
from programmes.selectors.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class WeekHead:
    """`iso` is the Sunday; `css` names the shades; `remarks` say in words what the shades mean."""

    iso: str
    label: str
    period: str
    hijri: str
    able: str
    able_words: str
    scarce: bool
    css: str
    remarks: tuple[str, ...]


def week_head(week: Week, days: WorkingDays) -> WeekHead:
    """A week with its Hijri days, both as numbers."""
    dates = [week.first + timedelta(days=number) for number in range(7)]
    ramadan = _ordered(days.ramadan, dates)
    holidays = _ordered(days.holidays.get(days.host, {}), dates)
    closed = _ordered(days.centre, dates)
    shades = ["ramadan"] if ramadan else []
    if holidays:
        shades.append("estimated" if all(map(_estimated, holidays)) else "holiday")
    if closed:
        shades.append("closed")
    if not week.days:
        shades.append("shut")
    return WeekHead(
        iso=week.first.isoformat(),
        label=f"{week.first:%m-%d}",
        period=span(week.first.isoformat(), week.last.isoformat()),
        hijri=hijri_period(week.first, week.last),
        able=f"{week.able}/{week.invited}" if week.invited else "",
        able_words=_able(week),
        scarce=week.able < week.invited,
        css=" ".join(f"week-{shade}" for shade in shades),
        remarks=tuple(map(_named, (*ramadan, *holidays, *closed))),
    )


def _able(week: Week) -> str:
    """How many of the invited can come; an estimated holiday makes it an estimate."""
    if not week.invited:
        return ""
    text = ngettext(
        "%(number)s of %(of)s invited states can come",
        "%(number)s of %(of)s invited states can come",
        week.able,
    ) % {"number": week.able, "of": week.invited}
    return f"≈ {text}" if week.estimated else text


def _ordered(closures: Mapping[date, Closure], dates: list[date]) -> list[Closure]:
    """The closures that touch these days, each once."""
    found = {closures[day].pk: closures[day] for day in dates if day in closures}
    return list(found.values())


def _estimated(closure: Closure) -> bool:
    return closure.status == ClosureStatus.ESTIMATED


def _named(closure: Closure) -> str:
    return _("≈ %(name)s, estimated") % {"name": closure.label} if _estimated(closure) else str(closure.label)
