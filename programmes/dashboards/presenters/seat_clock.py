"""The clock of a plan: the gates of all its calls by date, and what each will ask for."""

from __future__ import annotations

from collections.abc import Iterable
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


def clock_page(clock: PlanClock, proposals: list[Reoffer], today: date) -> ClockPage:
    """The latest gate each call has reached, then those of the next seven days, then all others."""
    running = [one for one in clock.facts.values() if runs(one.call)]
    reached = [(gate, one) for one in running if (gate := gate_reached(one.call, today))]
    ahead = [(gate, one) for one in running for gate in days_of(one.call) if gate.day > today]
    soon = [pair for pair in ahead if pair[0].day <= today + WEEK]
    later = [pair for pair in ahead if pair[0].day > today + WEEK]
    return ClockPage(
        lead=_lead(len(proposals), sum(1 for gate, one in reached if _work(gate, one, today))),
        proposals=_proposals(proposals) if proposals else None,
        spans=(
            Span(_("Reached"), "reached", _table(reached, today), _("No gate has been reached.")),
            Span(_("The next seven days"), "soon", _table(soon, today), _("No gate in the next seven days.")),
            Span(_("Later"), "later", _table(later, today), _("No further gate.")),
        ),
        undated=tuple(_activity(one) for one in running if first_day(one.call.activity) is None),
    )


def _lead(waiting: int, due: int) -> str:
    first = ngettext(
        "%(number)s proposal waits for a decision.", "%(number)s proposals wait for a decision.", waiting
    ) % {"number": waiting}
    second = ngettext(
        "At %(number)s gate that was reached something is to be done.",
        "At %(number)s gates that were reached something is to be done.",
        due,
    ) % {"number": due}
    return f"{first} {second}"


def _table(pairs: Iterable[tuple[GateDay, GateFacts]], today: date) -> Table | None:
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
            _standing(gate, one, today),
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


def _work(gate: GateDay, one: GateFacts, today: date) -> bool:
    """Whether a gate that was reached leaves something to do."""
    if gate.gate == Gate.NOMINATE:
        return {seat.state for seat in one.empty} - one.written[Gate.NOMINATE] != set()
    if gate.gate == Gate.CONFIRM and Gate.CONFIRM not in one.decided:
        return True
    return bool(one.free or parted(one, as_of=max(gate.day, today))[1])


def _standing(gate: GateDay, one: GateFacts, today: date) -> object:
    if one.standing is not None and one.standing.gate == gate.gate:
        return Link(_("A proposal waits"), one.standing.get_absolute_url())
    if gate_reached(one.call, gate.day) != gate:
        return _("over")
    if gate.gate in one.decided:
        return _("decided; something came after") if _work(gate, one, today) else _("decided")
    return _("open") if _work(gate, one, today) else _("nothing to do")


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
