"""The calendars of the states: one section each, whose closures others link to."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, EmptyState, Fact, FactList, Link, Period, Table, Unknown
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.named import named_row
from programmes.dashboards.presenters.pages import ListPage, Section, nothing_here
from programmes.enums import ClosureStatus
from programmes.models import Calendar, Closure, WeekendPattern


def calendar_list(listing: Listing, calendars: list[Calendar], shown: Evidenced, export: str) -> ListPage:
    """Every calendar with its weekend and its closures."""
    closures = [closure for calendar in calendars for closure in calendar.closures.all()]
    held = [calendar for calendar in calendars if calendar.closures.all() or not listing.narrowed]
    sections = tuple(_section(calendar, shown) for calendar in held)
    empty = nothing_here(
        listing, _("No calendar on record yet"), _("Calendars appear here as planners enter them.")
    )
    return ListPage(
        title=_("Calendars of the states"),
        lead=_("Weekends, holidays and short hours. Lunar days stay estimated (≈) until they are announced."),
        bar=listing.bar(_count_line(len(closures)), export if closures else ""),
        sections=sections or (Section("", (empty,)),),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _count_line(number: int) -> str:
    text = ngettext("%(number)s holiday or closure", "%(number)s holidays and closures", number)
    return text % {"number": number}


def _section(calendar: Calendar, shown: Evidenced) -> Section:
    facts = []
    if calendar.state:
        facts.append(Fact(_("State"), (Link(calendar.state.label, calendar.state.get_absolute_url()),)))
    weekends = tuple(_weekend(pattern, shown) for pattern in calendar.weekends.all())
    facts.append(Fact(_("Weekend"), tuple(piece for pair in weekends for piece in pair) or (Unknown(),)))
    return Section(calendar.label, (FactList(tuple(facts)), _closures(calendar, shown)), anchor=calendar.code)


def _weekend(pattern: WeekendPattern, shown: Evidenced) -> tuple[object, ...]:
    value = shown.value(pattern, "weekend", str(pattern.get_weekend_display()))
    first = pattern.valid_from.isoformat() if pattern.valid_from else ""
    last = pattern.valid_to.isoformat() if pattern.valid_to else ""
    if not first and not last:
        return (value,)
    return value, Period(first, last, open_end=not last)


def _closures(calendar: Calendar, shown: Evidenced) -> Table | EmptyState:
    columns = tuple(
        Column(label) for label in (_("Name"), _("Kind"), _("Calculated"), _("Observed"), _("Status"))
    )
    rows = tuple(_closure(closure, shown) for closure in calendar.closures.all())
    if not rows:
        return EmptyState(_("No holidays on record"), _("None is entered for this calendar yet."))
    return Table(calendar.label, columns, rows, caption_hidden=True)


def _closure(closure: Closure, shown: Evidenced) -> tuple[object, ...]:
    estimated = closure.status == ClosureStatus.ESTIMATED
    marks = shown.marks(closure, "starts_on", "ends_on")
    observed: object = _("not announced") if estimated else _("as calculated")
    if closure.observed_starts_on:
        observed = _days(closure.observed_starts_on, closure.observed_ends_on)
    return (
        named_row(closure, shown, note=closure.text("note")),
        str(closure.get_kind_display()),
        _days(closure.starts_on, closure.ends_on, estimated=estimated, marks=marks),
        observed,
        str(closure.get_status_display()),
    )


def _days(first, last, **how) -> Period:
    return Period(first.isoformat(), last.isoformat() if last else "", **how)
