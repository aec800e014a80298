"""Venues and training teams: short lists whose rows others link to."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Link, Many, Number, Table, Unknown, Value
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.named import named_row
from programmes.dashboards.presenters.pages import ListPage, Section, counted, nothing_here
from programmes.models import TrainingTeam, Venue


def venue_list(listing: Listing, page, shown: Evidenced, export: str) -> ListPage:
    """Venues with how many they hold and what is on record there."""
    rows = tuple(_venue(venue, shown) for venue in page)
    columns = (
        listing.column(_("Venue"), "name"),
        Column(_("City")),
        Column(_("State")),
        listing.column(_("People it holds"), "capacity", numeric=True),
        listing.column(_("Activities"), "activities", numeric=True),
    )
    empty = nothing_here(listing, _("No venue on record yet"), _("No source names one; planners enter them."))
    piece = Table(_("Venues"), columns, rows, caption_hidden=True) if rows else empty
    count = page.paginator.count
    return ListPage(
        title=_("Venues"),
        lead=_("Halls and places. A venue holds one activity at a time."),
        bar=listing.bar(ngettext("%(count)s venue", "%(count)s venues", count) % {"count": count}, export),
        sections=(Section("", (piece,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _venue(venue: Venue, shown: Evidenced) -> tuple[object, ...]:
    capacity = venue.capacity
    marks = shown.marks(venue, "capacity")
    return (
        named_row(venue, shown, note=venue.text("note")),
        shown.cell(venue, "city", venue.text("city")),
        Link(str(venue.state.label), venue.state.get_absolute_url()) if venue.state else Unknown(),
        Number(capacity, basis=shown.citations.basis(venue, "capacity"), marks=marks)
        if capacity
        else Unknown(),
        counted(venue.activity_count, rows_url(venue=venue.code)),
    )


def team_list(listing: Listing, page, shown: Evidenced, export: str) -> ListPage:
    """Training teams with what they teach."""
    rows = tuple(_team(team, shown) for team in page)
    columns = (
        listing.column(_("Training team"), "name"),
        Column(_("Abbreviation")),
        Column(_("Sent by")),
        Column(_("Teaches")),
        listing.column(_("Activities"), "activities", numeric=True),
    )
    empty = nothing_here(
        listing, _("No training team on record yet"), _("No source names one; planners enter them.")
    )
    piece = Table(_("Training teams"), columns, rows, caption_hidden=True) if rows else empty
    count = page.paginator.count
    return ListPage(
        title=_("Training teams"),
        lead=_("Who teaches. A team can be in one place at a time."),
        bar=listing.bar(
            ngettext("%(count)s training team", "%(count)s training teams", count) % {"count": count}, export
        ),
        sections=(Section("", (piece,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _team(team: TrainingTeam, shown: Evidenced) -> tuple[object, ...]:
    topics = tuple(Link(str(one.label), one.get_absolute_url()) for one in team.topics.all())
    short = team.abbreviation
    return (
        named_row(team, shown, note=team.text("note")),
        Value(short, ltr=True, marks=shown.marks(team, "abbreviation")) if short else _("none"),
        Link(str(team.state.label), team.state.get_absolute_url()) if team.state else Unknown(),
        Many(topics) if topics else Unknown(),
        counted(team.activity_count, rows_url(team=team.code)),
    )
