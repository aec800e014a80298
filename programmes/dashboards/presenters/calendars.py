"""The calendars of the states: weekends, holidays as calculated and as observed, short hours."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Fact, FactList, Link, Period, Table, Value
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.evidence import Evidenced, in_language, isolated
from programmes.dashboards.presenters.named import Named
from programmes.dashboards.presenters.pages import ListPage, Section, nothing_here
from programmes.enums import ClosureKind, ClosureStatus
from programmes.models import Calendar, Closure, WeekendPattern
from programmes.selectors.calendars import CalendarBook, calendars_named, closure_years


def calendar_filters() -> tuple[Filter, ...]:
    calendars = tuple((code, in_language(english, arabic)) for code, english, arabic in calendars_named())
    years = tuple((str(year), str(year)) for year in closure_years())
    return (
        Filter("calendar", _("Calendar"), calendars),
        Filter("year", _("Year"), years),
        Filter("kind", _("Kind"), tuple((value, str(label)) for value, label in ClosureKind.choices)),
        Filter("status", _("Status"), tuple((value, str(label)) for value, label in ClosureStatus.choices)),
    )


def calendar_list(listing: Listing, book: CalendarBook, shown: Evidenced, export: str) -> ListPage:
    """Calendar by calendar: its weekend, then what restricts work. Lunar days are estimates."""
    sections = [_calendar(one, shown) for one in book.calendars]
    if book.venue_closures:
        table = _closures(_("Closed venues"), book.venue_closures, shown)
        sections.append(Section(_("Closed venues"), (table,), "venues"))
    if not sections:
        text = _("Calendars come with the seeds or from planners.")
        sections.append(Section("", (nothing_here(listing, _("No calendar on record yet"), text),)))
    count = len(book.closures)
    line = ngettext("%(count)s day or period", "%(count)s days and periods", count) % {"count": count}
    return ListPage(
        title=_("Calendars of the states"),
        lead=_("Weekends, holidays and short hours. Lunar days carry ≈ and stay estimates until announced."),
        bar=listing.bar(line, export),
        sections=tuple(sections),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _calendar(calendar: Calendar, shown: Evidenced) -> Section:
    weekends = tuple(_weekend(one, shown) for one in calendar.weekends.all())
    facts = [Fact(_("Weekend"), weekends or (_("none on record"),))]
    if state := calendar.state:
        facts.insert(0, Fact(_("State"), (Link(str(state.label), state.get_absolute_url()),)))
    rows = calendar.closures.all()
    pieces = (FactList(tuple(facts)), *((_closures(str(calendar.label), rows, shown),) if rows else ()))
    return Section(str(calendar.label), pieces, calendar.code)


def _weekend(pattern: WeekendPattern, shown: Evidenced) -> Value:
    """The days of a weekend and, where it has changed, since or until when."""
    words = {"days": str(pattern.get_weekend_display())}
    words |= {name: isolated(str(getattr(pattern, name))) for name in ("valid_from", "valid_to")}
    text = words["days"]
    if pattern.valid_from and pattern.valid_to:
        text = _("%(days)s, from %(valid_from)s to %(valid_to)s") % words
    elif pattern.valid_from:
        text = _("%(days)s, since %(valid_from)s") % words
    elif pattern.valid_to:
        text = _("%(days)s, until %(valid_to)s") % words
    return Value(text, shown.citations.basis(pattern), marks=shown.marks(pattern))


def _closures(caption: str, closures: Iterable[Closure], shown: Evidenced) -> Table:
    columns = (
        Column(_("What")),
        Column(_("Days")),
        Column(_("Kind")),
        Column(_("Status")),
        Column(_("As calculated")),
    )
    return Table(caption, columns, tuple(_row(one, shown) for one in closures), caption_hidden=True)


def _row(closure: Closure, shown: Evidenced) -> tuple[object, ...]:
    estimated = closure.status == ClosureStatus.ESTIMATED
    fields = ("starts_on", "ends_on")
    observed = ("observed_starts_on", "observed_ends_on") if closure.observed_starts_on else fields
    title = str(closure.label)
    if closure.venue:
        title = _("%(venue)s: %(title)s") % {"venue": closure.venue.label, "title": title}
    return (
        Named(
            closure.code, title, note=closure.text("note"), marks=shown.marks(closure, "title_en", "title_ar")
        ),
        _days(closure.first_day, closure.last_day, shown.nearest(closure, *observed), estimated=estimated),
        str(closure.get_kind_display()),
        str(closure.get_status_display()),
        _days(closure.starts_on, closure.ends_on, (), estimated=True)
        if closure.observed_starts_on
        else _("the same"),
    )


def _days(first, last, marks, *, estimated: bool) -> Period:
    return Period(first.isoformat(), last.isoformat(), estimated=estimated, marks=marks)
