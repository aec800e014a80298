"""Activities and closures laid on the band of weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import ngettext

from programmes.dashboards.components import Band
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import FAMILY_OF_KIND, name_of
from programmes.dashboards.presenters.strips import place_of
from programmes.dashboards.presenters.weeks import Dated, Shade, band
from programmes.dates import last_day
from programmes.enums import ClosureKind, ClosureStatus, DatePrecision
from programmes.models import Activity, Closure


def year_band(
    label: str,
    first: date,
    last: date,
    activities: Iterable[Activity],
    closures: Iterable[Closure],
    undated_url: str,
) -> Band:
    """The period as a band: dated activities on it, the undated in the tray, closures as shades."""
    activities = list(activities)
    undated = [one for one in activities if one.date_precision == DatePrecision.NONE]
    dated = [_dated(one) for one in activities if one.date_precision != DatePrecision.NONE]
    tray_label = ngettext(
        "%(number)s activity without a date", "%(number)s activities without a date", len(undated)
    ) % {"number": len(undated)}
    tray = tuple(place_of(one, named=False) for one in undated)
    shades = tuple(_shade(closure) for closure in closures)
    return band(label, first, last, tuple(dated), shades, tray, tray_label, undated_url)


def _dated(activity: Activity) -> Dated:
    first = activity.starts_on or activity.ends_on
    last = activity.ends_on or _end_of(activity)
    loose = activity.date_precision != DatePrecision.DAY
    label = f"{name_of(activity)} · {isolated(activity.start_written or activity.end_written or '')}"
    return Dated(FAMILY_OF_KIND[activity.kind], label, first, last, activity.get_absolute_url(), loose)


def _end_of(activity: Activity) -> date | None:
    """Where no end is known: the start itself, or the last day that its month or year can mean."""
    return last_day(activity.start_written) if activity.start_written else None


def _shade(closure: Closure) -> Shade:
    return Shade(
        closure.label,
        closure.first_day,
        closure.last_day,
        estimated=closure.status == ClosureStatus.ESTIMATED,
        ramadan=closure.kind == ClosureKind.RAMADAN,
    )
