"""The ledger of a plan's seats, and the lines behind one state's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programmes.dashboards.components import Column, Link, Many, Notice, Number, Table, Value
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.seat_frames import UNKNOWN, at_most, decimal, exactly
from programmes.models import ParticipatingState, SeatCall
from programmes.selectors.seat_ledger import Account, SeatLedger


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The table, its sentence, whether it balances, and the way to exact fractions and back."""

    sentence: str
    balance: Notice
    table: Table | None
    exact: bool
    other: Link
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LedgerLines:
    """What stands behind one state's numbers: a line for each activity."""

    title: str
    table: Table


def ledger_page(ledger: SeatLedger, *, exact: bool) -> LedgerPage:
    base = reverse("dashboards:seat-ledger", args=[ledger.plan.code])
    rows = tuple(_row(ledger, one, base, exact) for one in ledger.states)
    total = _cells(ledger.total, exact, "")
    columns = (Column(_("State")), *_columns())
    whole = (Value(_("All states")), *total)
    table = Table(_("Ledger of seats"), columns, (*rows, whole), caption_hidden=True) if rows else None
    text = _("Show shares as decimals") if exact else _("Show shares as exact fractions")
    return LedgerPage(
        sentence=_sentence(ledger),
        balance=_balance(ledger),
        table=table,
        exact=exact,
        other=Link(text, base if exact else f"{base}?exact=yes"),
        words=_words(),
    )


def ledger_lines(ledger: SeatLedger, state: ParticipatingState, *, exact: bool) -> LedgerLines:
    """A line for each activity in which the state has a share, a seat or a wait."""
    columns = (Column(_("Activity")), Column(_("Proof sheets")), *_columns())
    rows = tuple(_line(ledger, call, account, state, exact) for call, account in ledger.of_state(state))
    title = _("Behind the numbers of %(state)s") % {"state": state.label}
    return LedgerLines(title, Table(title, columns, rows, caption_hidden=True))


def _columns() -> tuple[Column, ...]:
    names = (
        _("Entitled"),
        _("Allocated"),
        _("By offers"),
        _("By hand"),
        _("Turned back"),
        _("Taken back"),
        _("Holds now"),
        pgettext("of seats", "Named"),
        _("Used"),
        _("Carried"),
        _("Distance"),
    )
    return tuple(Column(name, numeric=True) for name in names)


def _words() -> tuple[tuple[str, str], ...]:
    """Each column in a sentence."""
    return (
        (_("Entitled"), _("The sum of the state's fair shares in the sharings of this plan.")),
        (_("Allocated"), _("Seats the sharings gave it.")),
        (_("By offers"), _("Seats it took when they were offered to it.")),
        (_("By hand"), _("Seats a planner gave it outside the sharing; no part of its fair share.")),
        (_("Turned back"), _("Seats it gave up by itself.")),
        (_("Taken back"), _("Seats taken back at a gate.")),
        (_("Holds now"), _("Allocated, by offers and by hand, less what was turned back and taken back.")),
        (pgettext("of seats", "Named"), _("Seats it holds with a name.")),
        (_("Used"), _("Seats whose nominee attended.")),
        (_("Carried"), _("Entitled less allocated: above nothing it is owed, below it is ahead.")),
        (_("Distance"), _("How far from its fair share of the year, whichever way.")),
    )


def _row(ledger: SeatLedger, state: ParticipatingState, base: str, exact: bool) -> tuple[object, ...]:
    account = ledger.by_state[state.pk]
    url = f"{base}?state={state.code}{'&exact=yes' if exact else ''}#lines"
    return (Link(str(state.label), state.get_absolute_url()), *_cells(account, exact, url))


def _line(
    ledger: SeatLedger, call: SeatCall, account: Account, state: ParticipatingState, exact: bool
) -> tuple[object, ...]:
    code = call.activity.code
    here = f"{reverse('dashboards:seats', args=[code])}#state-{state.code}"
    sheets = tuple(
        Link(
            _("Sharing %(number)s") % {"number": number},
            f"{reverse('dashboards:seat-proof', args=[code, number])}#line-{state.code}",
        )
        for number in ledger.allocations.get(call.pk, ())
    )
    name = Link(name_of(call.activity), here, call.activity.start_written or UNKNOWN)
    return (name, Many(sheets) if sheets else Value(_("none")), *_cells(account, exact, here))


def _cells(account: Account, exact: bool, url: str) -> tuple[object, ...]:
    share = exactly if exact else decimal
    whole = (
        account.given,
        account.accepted,
        account.granted,
        account.turned_back,
        account.taken_back,
        account.held,
        account.seats.named,
        account.seats.attended,
    )
    return (
        _number(share(account.entitled), url),
        *(_number(number, url) for number in whole),
        _carried(account.carried, share, url),
        _number(share(abs(account.carried)), url),
    )


def _number(number: int | str, url: str) -> Number:
    """A number leads to its rows; none has no rows to lead to."""
    return Number(number, url=url if number not in (0, "0") else "")


def _carried(carried: Fraction, share, url: str) -> Number:
    unit = _("owed") if carried > 0 else _("ahead") if carried < 0 else ""
    text = share(carried, signed=True)
    return Number(isolated(text) if carried else text, unit=unit, url=url if carried else "")


def _sentence(ledger: SeatLedger) -> str:
    total, number = ledger.total, sum(len(one) for one in ledger.allocations.values())
    if not number:
        return _("No seats of this plan have been shared out yet.")
    shared = ngettext(
        "%(number)s sharing gave out %(seats)s seats.",
        "%(number)s sharings gave out %(seats)s seats.",
        number,
    ) % {"number": number, "seats": total.given}
    far = _("No state is further from its fair share of the year than %(seats)s seats.")
    return f"{shared} {far % {'seats': at_most(ledger.furthest)}}"


def _balance(ledger: SeatLedger) -> Notice:
    if ledger.balanced:
        text = _(
            "Allocated, by offers and by hand, less turned back and taken back, is what each state holds."
        )
        return Notice("good", text, _("The ledger balances"))
    text = _("For some state the seats given and gone do not come to the seats it holds. See its lines.")
    return Notice("error", text, _("The ledger does not balance"))
