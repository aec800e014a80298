"""A meeting on a page: the sides facing each other, topics, outcomes, who was represented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Many,
    Mark,
    Period,
    Table,
    Value,
)
from programmes.dashboards.presenters.evidence import Evidenced, named, yes_no
from programmes.enums import DelegateRole
from programmes.models import Delegate, DialogueSide, FollowUp, Meeting


@dataclass(frozen=True, slots=True)
class Seat:
    """One delegate: the name, the part played, and the title held that day."""

    anchor: str
    person: Link
    role: str
    title: object


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a meeting with its delegates, the chair first; `remark` says what no source names."""

    title: str
    url: str
    seats: tuple[Seat, ...]
    marks: tuple[Mark, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a meeting, facing each other."""

    template: ClassVar[str] = "meetings/sides.html"
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class MeetingBlock:
    """A meeting inside its round: when and how it was held, its sides, topics and outcomes."""

    template: ClassVar[str] = "meetings/block.html"
    anchor: str
    heading: Link
    group: str
    period: Period
    facts: FactList
    sides: Sides | None
    outcomes: object


def sides(meeting: Meeting, of_dialogue: Iterable[DialogueSide], shown: Evidenced) -> Sides | None:
    """Every side of the dialogue as it sat at this meeting; None where nobody is on record."""
    seated = list(meeting.delegates.all())
    if not seated:
        return None
    return Sides(tuple(_side(side, seated, shown) for side in of_dialogue))


def _side(side: DialogueSide, seated: list[Delegate], shown: Evidenced) -> Side:
    own = [delegate for delegate in seated if delegate.side_id == side.pk]
    own.sort(key=lambda one: (one.role != DelegateRole.CHAIR, one.position, one.code))
    chaired = any(one.role == DelegateRole.CHAIR for one in own)
    remark = "" if chaired else _("no chair named") if own else _("nobody named")
    party = side.state or side.grouping
    return Side(
        title=str(side.label),
        url=party.get_absolute_url() if party else "",
        seats=tuple(_seat(delegate, shown) for delegate in own),
        marks=shown.marks(side),
        remark=remark,
    )


def _seat(delegate: Delegate, shown: Evidenced) -> Seat:
    held = shown.value(delegate, "title", delegate.text("title"))
    role = delegate.get_role_display()
    return Seat(delegate.code, named(delegate.person), str(role), held)


def block(meeting: Meeting, of_dialogue: Iterable[DialogueSide], shown: Evidenced) -> MeetingBlock:
    """A meeting as its round shows it."""
    group = str(meeting.working_group.label) if meeting.working_group else ""
    facts = [
        shown.fact(_("Mode"), meeting, "mode", str(meeting.get_mode_display() if meeting.mode else "")),
        topics_fact(meeting, shown),
    ]
    return MeetingBlock(
        anchor=meeting.code,
        heading=Link(str(meeting.label), meeting.get_absolute_url()),
        group=group,
        period=shown.period(meeting),
        facts=FactList(tuple(facts)),
        sides=sides(meeting, of_dialogue, shown),
        outcomes=outcomes(meeting, shown),
    )


def topics_fact(meeting: Meeting, shown: Evidenced) -> Fact:
    """The topics of a meeting, each on its own basis."""
    rows = meeting.meeting_topics.all()
    values = tuple(
        shown.reasoned(row, str(row.topic.label), url=row.topic.get_absolute_url()) for row in rows
    )
    return Fact(_("Topics"), (Many(values),) if values else (_("none on record"),))


def outcomes(meeting: Meeting, shown: Evidenced):
    """What the meeting came to, each line with its kind and its sources."""
    rows = tuple(
        (
            Value(row.text("title"), shown.citations.basis(row), marks=shown.marks(row)),
            str(row.get_kind_display()),
        )
        for row in meeting.outcomes.all()
    )
    if not rows:
        return EmptyState(_("No outcome on record"), _("No source reports what came of this meeting."))
    return Table(_("Outcomes"), (Column(_("Outcome")), Column(_("Kind"))), rows, caption_hidden=True)


def follow_ups(rows: Iterable[FollowUp], shown: Evidenced) -> Table | EmptyState:
    """What is to be done, by whom, until when, and whether it was."""
    lines = tuple(
        (
            Value(row.text("title"), marks=shown.marks(row)),
            _owner(row, shown),
            shown.value(row, "due_on", row.due_on.isoformat() if row.due_on else "", ltr=True),
            str(row.get_status_display()),
        )
        for row in rows
    )
    if not lines:
        return EmptyState(
            _("No follow-up on record"), _("No source names anything that was to be done next.")
        )
    columns = (Column(_("What is to be done")), Column(_("Owner")), Column(_("Due")), Column(_("Status")))
    return Table(_("Follow-ups"), columns, lines, caption_hidden=True)


def _owner(row: FollowUp, shown: Evidenced):
    if row.state and not row.text("owner"):
        return Link(str(row.state.label), row.state.get_absolute_url())
    return shown.value(row, "owner", row.text("owner"))


def represented(meeting: Meeting, shown: Evidenced) -> Table | EmptyState:
    """The states and organisations on record for the meeting, each on its own basis."""
    lines = tuple(
        (named(row.state), shown.reasoned(row, str(row.get_role_display())))
        for row in meeting.representations.all()
    )
    if not lines:
        return EmptyState(_("Nobody on record"), _("No source names the states that were represented."))
    columns = (Column(_("State or organisation")), Column(_("Role")))
    return Table(_("Who was represented"), columns, lines, caption_hidden=True)


def meeting_facts(meeting: Meeting, shown: Evidenced) -> FactList:
    """When, where and how a meeting was held."""
    dialogue, held = meeting.round.dialogue, meeting.round
    facts = [
        Fact(_("Dialogue"), (Link(str(dialogue.label), dialogue.get_absolute_url()),)),
        Fact(_("Round"), (Link(str(held.label), held.get_absolute_url()),)),
        Fact(_("When"), (shown.period(meeting),)),
        shown.fact(_("Place"), meeting, "place", meeting.text("place")),
        shown.fact(_("Mode"), meeting, "mode", str(meeting.get_mode_display() if meeting.mode else "")),
        shown.fact(_("Informal"), meeting, "informal", yes_no(meeting.informal)),
        topics_fact(meeting, shown),
    ]
    if group := meeting.working_group:
        facts.insert(2, shown.fact(_("Working group"), meeting, "working_group", str(group.label)))
    for label, field in ((_("Represented, as reported"), "attendance_note"), (_("Note"), "note")):
        if text := meeting.text(field):
            facts.append(shown.fact(label, meeting, field, text))
    return FactList(tuple(facts))
