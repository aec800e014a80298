"""The page of one state: since when it stands in which grouping, what it took part in, on which side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Many,
    Period,
    Table,
    Value,
)
from programmes.dashboards.presenters import meetings
from programmes.dashboards.presenters.evidence import Evidenced, other_names, other_script
from programmes.dashboards.presenters.named import named_row
from programmes.dashboards.presenters.pages import Section, Sheet, retired_notice
from programmes.enums import Basis
from programmes.selectors.states import StateSheet


@dataclass(frozen=True, slots=True)
class Since:
    """Something that has held from a day on."""

    template: ClassVar[str] = "record/since.html"
    what: Link
    period: Period


# Sorts the undated behind every dated row.
NEVER = date.min


def state_page(sheet: StateSheet, shown: Evidenced) -> Sheet:
    """One state or organisation."""
    state = sheet.state
    other, lang = other_script(state.title_en, state.title_ar)
    facts = _facts(sheet, shown)
    return Sheet(
        breadcrumb=Breadcrumb((Link(_("States"), reverse("dashboards:states")),), str(state.label)),
        title=str(state.label),
        other=other,
        other_lang=lang,
        notices=retired_notice(state),
        facts=facts,
        sections=tuple(_sections(sheet, shown)),
        notes=shown.notes(),
    )


def _facts(sheet: StateSheet, shown: Evidenced) -> FactList:
    state = sheet.state
    since = tuple(
        Since(Link(str(one.grouping.label), one.grouping.get_absolute_url()), shown.period(one))
        for one in sheet.memberships
    )
    facts = [
        shown.fact(_("Kind"), state, "kind", str(state.get_kind_display())),
        Fact(_("Groupings, since"), since or (_("in none on record"),)),
    ]
    if names := other_names(state):
        facts.append(Fact(_("Other names"), (Value(" · ".join(names), marks=shown.marks(state, "aliases")),)))
    if note := state.text("note"):
        facts.append(shown.fact(_("Note"), state, "note", note))
    for label, rows in ((_("Calendar"), sheet.calendars), (_("Venues"), sheet.venues)):
        if rows:
            facts.append(Fact(label, tuple(Link(str(one.label), one.get_absolute_url()) for one in rows)))
    if sheet.teams:
        links = tuple(Link(str(one.label), one.get_absolute_url()) for one in sheet.teams)
        facts.append(Fact(_("Training teams"), links))
    return FactList(tuple(facts))


def _sections(sheet: StateSheet, shown: Evidenced):
    yield Section(_("What it took part in"), (_took_part(sheet, shown),), "took-part")
    if sheet.sides:
        yield Section(_("On which side of which dialogue"), (_sides(sheet, shown),), "dialogues")
    if sheet.agreements:
        yield Section(_("Agreements"), (_agreements(sheet, shown),), "agreements")
    if sheet.follow_ups:
        yield Section(_("Follow-ups it owns"), (meetings.follow_ups(sheet.follow_ups, shown),), "follow-ups")
    if sheet.appointments:
        yield Section(_("People who held posts for it"), (_people(sheet, shown),), "people")
    if sheet.bodies:
        rows = tuple((named_row(one, shown), " · ".join(other_names(one))) for one in sheet.bodies)
        columns = (Column(_("Body")), Column(_("Other names")))
        yield Section(
            _("Nominating bodies"), (Table(_("Bodies"), columns, rows, caption_hidden=True),), "bodies"
        )


def _took_part(sheet: StateSheet, shown: Evidenced) -> Table | EmptyState:
    """Activities and meetings in one line of years, the latest first, the undated at the end."""
    dated = [*_activities(sheet, shown), *_meetings(sheet, shown)]
    if not dated:
        text = _("No source on record names it among those who took part. That is not the same as absence.")
        return EmptyState(_("Nothing on record"), text)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    columns = (Column(_("What")), Column(_("When")), Column(_("Kind")), Column(_("Part it played")))
    return Table(_("What it took part in"), columns, tuple(row for _day, row in dated), caption_hidden=True)


def _activities(sheet: StateSheet, shown: Evidenced):
    roles = defaultdict(list)
    for one in sheet.participations:
        roles[one.activity].append(shown.reasoned(one, str(one.get_role_display())))
    for activity, played in roles.items():
        plan = str(activity.plan.label) if activity.plan else _("in no plan")
        what = Link(str(activity.label), activity.get_absolute_url(), plan)
        row = (what, shown.period(activity), str(activity.get_kind_display()), Many(tuple(played)))
        yield activity.starts_on or activity.ends_on or NEVER, row


def _meetings(sheet: StateSheet, shown: Evidenced):
    on_record = {one.meeting_id for one in sheet.representations}
    for one in sheet.representations:
        yield _meeting(one.meeting, shown.reasoned(one, str(one.get_role_display())), shown)
    seated = defaultdict(list)
    for delegate in sheet.delegates:
        if delegate.meeting_id not in on_record:
            seated[delegate.meeting].append(delegate)
    for meeting, delegates in seated.items():
        people = ngettext("%(count)s delegate named", "%(count)s delegates named", len(delegates))
        words = {"side": delegates[0].side.label, "people": people % {"count": len(delegates)}}
        yield _meeting(meeting, Value(_("sat as %(side)s: %(people)s") % words), shown)


def _meeting(meeting, part: Value, shown: Evidenced):
    what = Link(str(meeting.label), meeting.get_absolute_url(), str(meeting.round.dialogue.label))
    return meeting.starts_on or NEVER, (what, shown.period(meeting), _("meeting of a dialogue"), part)


def _sides(sheet: StateSheet, shown: Evidenced) -> Table:
    named = defaultdict(list)
    for delegate in sheet.delegates:
        named[delegate.side_id].append(delegate)
    rows = tuple(
        (
            Link(str(side.dialogue.label), side.dialogue.get_absolute_url()),
            _side(side, shown),
            _("by or at the Centre") if side.dialogue.of_the_centre else _("by others; in no plan"),
            _delegates(named[side.pk]) if side.state_id else _("those of the grouping"),
        )
        for side in sheet.sides
    )
    columns = (Column(_("Dialogue")), Column(_("Side")), Column(_("Held")), Column(_("Delegates named")))
    return Table(_("Dialogues"), columns, rows, caption_hidden=True)


def _side(side, shown: Evidenced) -> Value:
    """The side it sat on; as a member of a grouping, that is read from its membership."""
    marks = shown.marks(side)
    if side.state_id:
        return Value(str(side.label), marks=marks)
    text = _("It belonged to this grouping when a round was held: %(grouping)s. No source names it there.")
    reason = shown.book.reason(text % {"grouping": side.grouping.label})
    return Value(str(side.label), Basis.INFERRED, side.grouping.get_absolute_url(), marks=(*marks, reason))


def _delegates(rows):
    people = {one.person_id: one.person for one in rows}
    links = tuple(Link(str(one.label), one.get_absolute_url()) for one in people.values())
    return Many(links) if links else _("nobody named")


def _agreements(sheet: StateSheet, shown: Evidenced) -> Table:
    rows = tuple(
        (Link(str(one.label), one.get_absolute_url()), str(one.get_kind_display()), shown.period(one))
        for one in sheet.agreements
    )
    columns = (Column(_("Agreement")), Column(_("Kind")), Column(_("Date as reported")))
    return Table(_("Agreements"), columns, rows, caption_hidden=True)


def _people(sheet: StateSheet, shown: Evidenced) -> Table:
    rows = tuple(
        (
            Link(str(one.person.label), one.person.get_absolute_url()),
            Value(str(one.label), marks=shown.marks(one, "title_en", "title_ar")),
            shown.period(one),
        )
        for one in sheet.appointments
    )
    columns = (Column(_("Person")), Column(_("Title held")), Column(_("Seen in it")))
    return Table(_("People"), columns, rows, caption_hidden=True)
