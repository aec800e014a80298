"""The page of one call: seats, states, sharings, who waits and why in that order, offers, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programmes.dashboards.components import (
    Column,
    Fact,
    FactList,
    Link,
    MarkBook,
    Notes,
    Notice,
    Number,
    Table,
    Value,
)
from programmes.dashboards.presenters.evidence import as_typed, isolated
from programmes.dashboards.presenters.seat_frames import UNKNOWN, gate_lines, moment
from programmes.dashboards.presenters.seat_nominations import NominationLine, nomination_lines
from programmes.dashboards.presenters.seat_strips import SeatStrip, seat_strip
from programmes.enums import Basis
from programmes.models import SeatCall, SeatEvent, SeatQuota
from programmes.models.nominations import WaitingEntry
from programmes.selectors.seat_calls import CallSheet
from programmes.selectors.seats import SeatCounts, total_of


@dataclass(frozen=True, slots=True)
class StateLine:
    """A state in a call: invited on which basis, its bounds and bid, and what became of its seats."""

    code: str
    name: Link
    invited: Value
    bounds: str
    bid: str
    counts: SeatCounts


@dataclass(frozen=True, slots=True)
class CallPage:
    """All sections of the page; those that a person may not see are empty."""

    lead: str
    facts: FactList
    notices: tuple[Notice, ...]
    strip: SeatStrip | None
    states: tuple[StateLine, ...]
    total: SeatCounts
    sharings: Table | None
    grants: Table | None
    waiting: Table | None
    waiting_why: str
    offers: Table | None
    nominations: tuple[NominationLine, ...]
    notes: Notes


def call_page(sheet: CallSheet, today: date, *, acts: bool, counts_all: bool) -> CallPage:
    """`acts`: the person plans the seats; `counts_all`: the person may see every state's numbers."""
    book, total = MarkBook(), total_of(sheet.counts.values())
    code = sheet.call.activity.code
    return CallPage(
        lead=_lead(total),
        facts=_facts(sheet.call, today, book),
        notices=_notices(sheet.call),
        strip=seat_strip(code, sheet.seats) if sheet.seats else None,
        states=_states(sheet, book),
        total=total,
        sharings=_sharings(sheet) if counts_all else None,
        grants=_grants(sheet),
        waiting=_waiting(sheet),
        waiting_why=_("By priority, 1 first; then by who has waited longest; then as they were entered."),
        offers=_offers(sheet),
        nominations=nomination_lines(sheet.nominations, acts=acts),
        notes=book.notes(),
    )


def _lead(total: SeatCounts) -> str:
    text = ngettext(
        "%(opened)s seat: %(named)s with a name, %(unnamed)s allocated without one, %(free)s free.",
        "%(opened)s seats: %(named)s with a name, %(unnamed)s allocated without one, %(free)s free.",
        total.opened,
    )
    words = {"opened": total.opened, "named": total.named, "unnamed": total.unnamed, "free": total.free}
    return text % words


def _notices(call: SeatCall) -> tuple[Notice, ...]:
    if call.closed_at is None:
        return ()
    text = _("Closed on %(day)s: no seat changes hands any more.")
    return (Notice("note", text % {"day": isolated(moment(call.closed_at))}, _("Closed")),)


def _facts(call: SeatCall, today: date, book: MarkBook) -> FactList:
    activity, policy = call.activity, call.policy
    marks = ()
    if policy.basis != Basis.STATED and policy.text("reason"):
        marks = (book.reason(policy.text("reason"), policy.basis),)
    gates = tuple(
        f"{isolated(line.day)} · {line.text} · {line.state}" for line in gate_lines(call, today)
    ) or (_("No day is known yet, so no clock runs."),)
    days = isolated(activity.start_written) if activity.start_written else UNKNOWN
    return FactList(
        (
            Fact(_("First day"), (days,)),
            Fact(_("Gates"), gates),
            Fact(
                _("Policy"),
                (Value(str(policy.label), policy.basis, policy.get_absolute_url(), marks=marks),),
            ),
            Fact(_("Opened"), (isolated(moment(call.opened_at)),)),
            Fact(_("Turn"), (_("call %(number)s of its plan; ties rotate with it") % {"number": call.turn},)),
        )
    )


def _states(sheet: CallSheet, book: MarkBook) -> tuple[StateLine, ...]:
    quotas = {one.state_id: one for one in sheet.quotas}
    known = sorted(sheet.states.values(), key=lambda one: one.code)
    return tuple(
        StateLine(
            code=state.code,
            name=Link(str(state.label), state.get_absolute_url()),
            invited=_invited(quotas.get(state.pk), book),
            bounds=_bounds(quotas.get(state.pk)),
            bid=_bid(quotas.get(state.pk)),
            counts=sheet.counts.get(state.pk, SeatCounts()),
        )
        for state in known
    )


def _invited(quota: SeatQuota | None, book: MarkBook) -> Value:
    if quota is None:
        return Value(_("no"))
    marks = ()
    if quota.basis != Basis.STATED and quota.text("reason"):
        marks = (book.reason(quota.text("reason"), quota.basis),)
    return Value(_("yes"), quota.basis, marks=marks)


def _bounds(quota: SeatQuota | None) -> str:
    if quota is None or (quota.floor is None and quota.cap is None):
        return _("the policy's")
    low = UNKNOWN if quota.floor is None else str(quota.floor)
    high = UNKNOWN if quota.cap is None else str(quota.cap)
    return _("%(low)s to %(high)s") % {"low": isolated(low), "high": isolated(high)}


def _bid(quota: SeatQuota | None) -> str:
    return UNKNOWN if quota is None or quota.bid is None else str(quota.bid)


def _sharings(sheet: CallSheet) -> Table | None:
    if not sheet.allocations:
        return None
    code = sheet.call.activity.code
    columns = (Column(_("Sharing")), Column(_("Seats"), numeric=True), Column(_("Rule")), Column(_("Made")))
    rows = tuple(
        (
            Link(
                _("Proof sheet of sharing %(number)s") % {"number": one.number},
                reverse("dashboards:seat-proof", args=[code, one.number]),
            ),
            Number(one.seats),
            str(one.get_rule_display()),
            Value(moment(one.made_at), ltr=True),
        )
        for one in sheet.allocations
    )
    return Table(_("Sharings"), columns, rows, caption_hidden=True)


def _grants(sheet: CallSheet) -> Table | None:
    """The seats given by hand, with the reason of each; the body where the seat is still kept for it."""
    if not sheet.grants:
        return None
    columns = tuple(map(Column, (_("Seat"), _("State"), _("Given"), _("By"), _("Reason"))))
    rows = tuple(_grant(sheet.call.activity.code, one) for one in sheet.grants)
    return Table(_("Given by hand"), columns, rows, caption_hidden=True)


def _grant(code: str, one: SeatEvent) -> tuple[object, ...]:
    # A seat with a story stays, and this one was given to a state.
    assert one.seat is not None
    assert one.state is not None
    kept_for = one.seat.body if one.seat.state_id == one.state_id else None
    label = _("Seat %(number)s") % {"number": one.seat.number}
    return (
        Link(label, reverse("dashboards:seat-story", args=[code, one.seat.number])),
        Link(str(one.state.label), one.state.get_absolute_url(), str(kept_for.label) if kept_for else ""),
        Value(moment(one.at), ltr=True),
        as_typed(one.by_name),
        as_typed(one.reason),
    )


def _waiting(sheet: CallSheet) -> Table | None:
    if not sheet.waiting:
        return None
    columns = (
        Column(pgettext("in a list", "Place")),
        Column(_("State")),
        Column(_("Seats"), numeric=True),
        Column(_("Priority"), numeric=True),
        Column(_("Waiting since")),
        Column(_("Why here")),
    )
    rows = tuple(
        _waits(place, one, sheet.waiting[place - 2] if place > 1 else None)
        for place, one in enumerate(sheet.waiting, 1)
    )
    return Table(_("Waiting list"), columns, rows, caption_hidden=True)


def _waits(place: int, one: WaitingEntry, before: WaitingEntry | None) -> tuple[object, ...]:
    return (
        str(place),
        Link(str(one.state.label), one.state.get_absolute_url(), str(one.body.label) if one.body else ""),
        Number(one.seats - one.served),
        Number(one.priority),
        Value(moment(one.entered_at), ltr=True),
        _why_here(one, before),
    )


def _why_here(one: WaitingEntry, before: WaitingEntry | None) -> str:
    """What puts an entry behind the one before it."""
    if before is None:
        return _("nobody comes before")
    if one.priority != before.priority:
        return _("priority %(own)s after %(other)s") % {"own": one.priority, "other": before.priority}
    if one.entered_at != before.entered_at:
        return _("same priority, came later")
    return _("same priority and moment, entered after")


def _offers(sheet: CallSheet) -> Table | None:
    if not sheet.offers:
        return None
    columns = (Column(_("Seat")), Column(_("State")), Column(_("Ground")), Column(_("Ends")))
    code = sheet.call.activity.code
    rows = tuple(
        (
            Link(
                _("Seat %(number)s") % {"number": one.seat.number},
                reverse("dashboards:seat-story", args=[code, one.seat.number]),
            ),
            str(one.state.label),
            str(one.get_ground_display()),
            Value(moment(one.expires_at), ltr=True),
        )
        for one in sheet.offers
    )
    return Table(_("Open offers"), columns, rows, caption_hidden=True)
