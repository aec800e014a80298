"""The clock of a plan: the gates of all its calls by date, and what each will ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Link, Table, Value
from programmes.models import Reoffer
from programmes.seat_enums import Gate
from programmes.selectors.seat_gates import GateDay, GateFacts, PlanClock, days_of, gate_reached, runs
from programmes.selectors.seat_policies import first_day
from programmes.services.reoffer_content import parted
from programmes.services.reoffers import ClockFinds

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the clock: its title, its gates as a table, or what there is to say instead."""

    title: str
    anchor: str
    table: Table | None
    text: str


@dataclass(frozen=True, slots=True)
class ClockPage:
    """`undated` are the activities without a day: no date, no clock."""

    lead: str
    proposals: Table | None
    spans: tuple[Span, ...]
    undated: tuple[Link, ...]


def clock_page(
    clock: PlanClock, proposals: list[Reoffer], finds: Mapping[int, ClockFinds], today: date
) -> ClockPage:
    """The latest gate each call has reached, then those of the next seven days, then all others.

    `finds` is what a run of the clock would find today, by the primary key of the call.
    """
    running = [one for one in clock.facts.values() if runs(one.call)]
    reached = [(gate, one) for one in running if (gate := gate_reached(one.call, today))]
    ahead = [(gate, one) for one in running for gate in days_of(one.call) if gate.day > today]
    soon = [pair for pair in ahead if pair[0].day <= today + WEEK]
    later = [pair for pair in ahead if pair[0].day > today + WEEK]
    return ClockPage(
        lead=_lead(len(proposals), sum(1 for _gate, one in reached if _due(one, finds))),
        proposals=_proposals(proposals) if proposals else None,
        spans=(
            Span(_("Reached"), "reached", _table(reached, finds, today), _("No gate has been reached.")),
            Span(
                _("The next seven days"),
                "soon",
                _table(soon, finds, today),
                _("No gate in the next seven days."),
            ),
            Span(_("Later"), "later", _table(later, finds, today), _("No further gate.")),
        ),
        undated=tuple(_activity(one) for one in running if first_day(one.call.activity) is None),
    )


def _lead(waiting: int, due: int) -> str:
    if not waiting and not due:
        return _("Nothing is to be done now.")
    said = []
    if waiting:
        text = ngettext(
            "%(number)s proposal waits for a decision.", "%(number)s proposals wait for a decision.", waiting
        )
        said.append(text % {"number": waiting})
    if due:
        text = ngettext(
            "Run the clock: it has something to propose at %(number)s gate that was reached.",
            "Run the clock: it has something to propose at %(number)s gates that were reached.",
            due,
        )
        said.append(text % {"number": due})
    return " ".join(said)


def _table(
    pairs: Iterable[tuple[GateDay, GateFacts]], finds: Mapping[int, ClockFinds], today: date
) -> Table | None:
    rows = sorted(pairs, key=lambda pair: (pair[0].day, pair[1].call.activity.code))
    if not rows:
        return None
    columns = (
        Column(_("Activity")),
        Column(_("Day")),
        Column(_("Gate")),
        Column(_("What it asks for, as seats stand")),
        Column(_("Standing")),
    )
    lines = tuple(
        (
            _activity(one),
            Value(gate.day.isoformat(), ltr=True),
            str(gate.gate.label),
            asks_for(gate.gate, one, max(gate.day, today)),
            _standing(gate, one, finds, today),
        )
        for gate, one in rows
    )
    return Table(_("Gates"), columns, lines, caption_hidden=True)


def _activity(one: GateFacts) -> Link:
    return Link(str(one.call.activity.label), one.call.get_absolute_url())


def asks_for(gate: Gate, one: GateFacts, as_of: date) -> str:
    """What a gate asks for on a day, with the seats as they stand."""
    unnamed, free = len(one.empty), len(one.free)
    if gate == Gate.NOMINATE:
        if not unnamed:
            return _("Nothing: every seat given has a name.")
        states = len({seat.state for seat in one.empty})
        reminders = ngettext("A reminder to %(number)s state", "Reminders to %(number)s states", states)
        seats = ngettext("%(number)s seat without a name", "%(number)s seats without a name", unnamed)
        words = {"reminders": reminders % {"number": states}, "seats": seats % {"number": unnamed}}
        return _("%(reminders)s: %(seats)s.") % words
    if gate == Gate.TAKE_BACK:
        unnamed = len(parted(one, as_of=as_of)[1])
        taken = ngettext("%(number)s seat to take back", "%(number)s seats to take back", unnamed)
        left = ngettext("%(number)s free seat to offer", "%(number)s free seats to offer", free)
        return _("%(taken)s, %(left)s.") % {
            "taken": taken % {"number": unnamed},
            "left": left % {"number": free},
        }
    waiting = sum(one.unconfirmed.values())
    confirmed = ngettext("%(number)s nominee confirmed", "%(number)s nominees confirmed", one.confirmed)
    unconfirmed = ngettext("%(number)s not confirmed", "%(number)s not confirmed", waiting)
    seats = ngettext("for %(number)s seat", "for %(number)s seats", one.opened)
    words = {
        "confirmed": confirmed % {"number": one.confirmed},
        "seats": seats % {"number": one.opened},
        "unconfirmed": unconfirmed % {"number": waiting},
    }
    return _("%(confirmed)s %(seats)s, %(unconfirmed)s.") % words


def _due(one: GateFacts, finds: Mapping[int, ClockFinds]) -> bool:
    """Whether a run of the clock would bring a proposal that does not wait already."""
    return one.standing is None and finds.get(one.call.pk) == ClockFinds.WORK


def _standing(gate: GateDay, one: GateFacts, finds: Mapping[int, ClockFinds], today: date) -> object:
    if one.standing is not None and one.standing.gate == gate.gate:
        return Link(_("A proposal waits"), one.standing.get_absolute_url())
    if gate.day > today:
        return _("to come")
    found = finds.get(one.call.pk, ClockFinds.NOTHING)
    if found == ClockFinds.WORK:
        return _("decided; something came after") if gate.gate in one.decided else _("open")
    if found == ClockFinds.DISMISSED:
        return _("dismissed")
    if gate.gate in one.decided:
        return _("decided")
    # The seats still free are offered as soon as somebody asks for one.
    return _("nobody in line") if gate.gate != Gate.NOMINATE and one.free else _("nothing to do")


def _proposals(found: list[Reoffer]) -> Table:
    columns = (
        Column(_("Proposal")),
        Column(_("Activity")),
        Column(_("To take back"), numeric=True),
        Column(_("To offer"), numeric=True),
        Column(_("Letters"), numeric=True),
        Column(_("Proposed for")),
    )
    rows = tuple(
        (
            Link(str(one.get_gate_display()), one.get_absolute_url()),
            str(one.call.activity.label),
            *(str(len(one.content.get(part, ()))) for part in ("take_back", "offers", "letters")),
            Value(one.as_of.isoformat(), ltr=True),
        )
        for one in found
    )
    return Table(_("Proposals that wait"), columns, rows, caption_hidden=True)
