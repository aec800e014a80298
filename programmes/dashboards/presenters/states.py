"""The list of states by grouping, and the page of groupings."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Fact, FactList, Link, Many, Number, Table, Value
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.evidence import Evidenced, named, other_script
from programmes.dashboards.presenters.pages import ListPage, Section, counted, nothing_here
from programmes.enums import ParticipantKind
from programmes.models import Grouping, Membership, ParticipatingState
from programmes.selectors.states import NO_GROUPING


def state_filters(groupings: Iterable[Grouping]) -> tuple[Filter, ...]:
    known = tuple((one.code, str(one.label)) for one in groupings)
    return (
        Filter("grouping", _("Grouping"), (*known, (NO_GROUPING, _("in none")))),
        Filter("kind", _("Kind"), tuple((value, str(label)) for value, label in ParticipantKind.choices)),
    )


def state_list(
    listing: Listing,
    rows: list[ParticipatingState],
    groupings: Iterable[Grouping],
    shown: Evidenced,
    export: str,
) -> ListPage:
    """Everyone who takes part: by grouping as the list comes, in one table when it is narrowed or sorted."""
    plain = listing.narrowed or listing.sort
    sections = (
        (_all(listing, rows, shown),) if plain else tuple(_by_grouping(listing, rows, groupings, shown))
    )
    text = ngettext("%(count)s state or organisation", "%(count)s states and organisations", len(rows))
    return ListPage(
        title=_("States"),
        lead=_(
            "States and organisations that take part, by the groupings they belong to. Some stand in two."
        ),
        bar=listing.bar(text % {"count": len(rows)}, export),
        sections=sections,
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _all(listing: Listing, rows: list[ParticipatingState], shown: Evidenced) -> Section:
    if not rows:
        text = _("States are entered by planners, each with the groupings it belongs to.")
        return Section("", (nothing_here(listing, _("No state on record yet"), text),))
    table = Table(
        _("States"), _columns(listing), tuple(_row(row, shown) for row in rows), caption_hidden=True
    )
    return Section("", (table,))


def _by_grouping(
    listing: Listing, rows: list[ParticipatingState], groupings: Iterable[Grouping], shown: Evidenced
):
    """A table a grouping, the smallest first: the partners before the thirty-two Allies."""
    if not rows:
        yield _all(listing, rows, shown)
        return
    members_of = {one: [row for row in rows if _membership(row, one)] for one in groupings}
    for grouping, members in sorted(members_of.items(), key=lambda pair: len(pair[1])):
        if members:
            lines = tuple(_row(row, shown, grouping) for row in members)
            title = _("%(grouping)s: %(count)s") % {"grouping": grouping.label, "count": len(members)}
            columns = _columns(listing, since=True)
            yield Section(title, (Table(title, columns, lines, caption_hidden=True),), grouping.code)
    loose = [row for row in rows if not _today(row)]
    if loose:
        lines = tuple(_row(row, shown) for row in loose)
        title = _("In no grouping: %(count)s") % {"count": len(loose)}
        yield Section(title, (Table(title, _columns(listing), lines, caption_hidden=True),), NO_GROUPING)


def _columns(listing: Listing, *, since: bool = False) -> tuple[Column, ...]:
    groups = Column(_("Member since")) if since else Column(_("Groupings"))
    return (
        listing.column(_("State or organisation"), "name"),
        listing.column(_("Kind"), "kind"),
        groups,
        listing.column(_("Activities"), "activities", numeric=True),
        listing.column(_("Meetings"), "meetings", numeric=True),
    )


def _row(row: ParticipatingState, shown: Evidenced, grouping: Grouping | None = None) -> tuple[object, ...]:
    membership = _membership(row, grouping) if grouping else None
    return (
        named(row),
        str(row.get_kind_display()),
        shown.period(membership) if membership else _groupings(row),
        counted(row.activity_count, rows_url(state=row.code)),
        counted(row.meeting_count, f"{row.get_absolute_url()}#took-part"),
    )


def _groupings(row: ParticipatingState):
    links = tuple(
        Link(str(one.grouping.abbreviation or one.grouping.label), one.grouping.get_absolute_url())
        for one in _today(row)
    )
    return Many(links) if links else _("none")


def _today(row: ParticipatingState) -> list[Membership]:
    return [one for one in row.memberships.all() if one.ends_on is None]


def _membership(row: ParticipatingState, grouping: Grouping) -> Membership | None:
    return next((one for one in _today(row) if one.grouping_id == grouping.pk), None)


def grouping_page(listing: Listing, groupings: Iterable[Grouping], shown: Evidenced, export: str) -> ListPage:
    """Every grouping with its members and since when each belongs to it."""
    sections = tuple(_grouping(one, shown) for one in groupings)
    empty = nothing_here(listing, _("No grouping on record yet"), _("Groupings are entered by planners."))
    text = ngettext("%(count)s grouping", "%(count)s groupings", len(sections)) % {"count": len(sections)}
    return ListPage(
        title=_("Groupings"),
        lead=_("Sets of states with their dated membership. A grouping is not the list of who attended."),
        bar=listing.bar(text, export),
        sections=sections or (Section("", (empty,)),),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _grouping(grouping: Grouping, shown: Evidenced) -> Section:
    members = list(grouping.memberships.all())
    rows = tuple(
        (named(one.state), str(one.state.get_kind_display()), shown.period(one), _left(one))
        for one in members
    )
    columns = (Column(_("Member")), Column(_("Kind")), Column(_("Member since")), Column(_("Today")))
    other, lang = other_script(grouping.title_en, grouping.title_ar)
    today = sum(one.ends_on is None for one in members)
    url = f"{reverse('dashboards:states')}?grouping={grouping.code}"
    facts = [
        Fact(_("Other language"), (Value(other, lang=lang),)) if other else None,
        shown.fact(_("Abbreviation"), grouping, "abbreviation", grouping.abbreviation, ltr=True),
        shown.fact(_("Founded"), grouping, "founded_year", str(grouping.founded_year or ""), ltr=True),
        Fact(_("Members today"), (Number(today, url=url),)),
        shown.fact(_("Note"), grouping, "note", grouping.text("note")) if grouping.text("note") else None,
    ]
    table = Table(_("Members"), columns, rows, caption_hidden=True)
    pieces = (
        (FactList(tuple(fact for fact in facts if fact)), table)
        if rows
        else (FactList(tuple(filter(None, facts))),)
    )
    return Section(str(grouping.label), pieces, grouping.code)


def _left(membership: Membership) -> str:
    return _("member") if membership.ends_on is None else _("has left")
