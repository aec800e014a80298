"""What all pages of seats share: the ways between them, exact numbers as decimals, days and gates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import ceil

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.dashboards.components import Breadcrumb, Link
from programmes.models import AnnualPlan, SeatCall
from programmes.selectors.seat_gates import GateStanding, standings_of

UNKNOWN = "—"
PLACES = 2  # decimals of a share


@dataclass(frozen=True, slots=True)
class Way:
    """A page beside this one; `here` marks the one being read."""

    text: str
    url: str
    here: bool


def plan_ways(plan: AnnualPlan, here: str, *, acts: bool) -> tuple[Way, ...]:
    """The pages of a plan's seats. The clock and the outbox are for those who act."""
    names = [
        ("seat-matrix", _("Activities and states")),
        ("seat-ledger", _("Ledger")),
        ("seat-totals", _("Totals")),
    ]
    ways = [Way(text, reverse(f"dashboards:{name}", args=[plan.code]), name == here) for name, text in names]
    return (*ways, *_acting_ways(plan, here)) if acts else tuple(ways)


def _acting_ways(plan: AnnualPlan, here: str) -> list[Way]:
    wanted = (("seat-clock", [plan.code], _("Clock")), ("outbox", [], _("Outbox")))
    found = []
    for name, args, text in wanted:
        try:
            found.append(Way(text, reverse(f"dashboards:{name}", args=args), name == here))
        except NoReverseMatch:
            continue
    return found


def plan_crumbs(plan: AnnualPlan, here: str) -> Breadcrumb:
    return Breadcrumb((Link(str(plan.label), plan.get_absolute_url()),), here)


def call_crumbs(call: SeatCall, here: str = "", *, counts: bool) -> Breadcrumb:
    """The way to the page of a call, or to a page below it; over the matrix where that may be seen."""
    plan, name = call.activity.plan, str(call.activity.label)
    links = []
    if plan:
        links.append(Link(str(plan.label), plan.get_absolute_url()))
    if plan and counts:
        links.append(Link(_("Seats"), reverse("dashboards:seat-matrix", args=[plan.code])))
    if here:
        links.append(Link(name, call.get_absolute_url()))
    return Breadcrumb(tuple(links), here or name)


def decimal(value: Fraction, *, signed: bool = False) -> str:
    """A share to two places, halves to the even digit; an exact whole number without any."""
    sign = "−" if value < 0 else "+" if signed and value else ""
    if value.denominator == 1:
        return f"{sign}{abs(value.numerator)}"
    scaled = round(abs(value) * 10**PLACES)
    whole, rest = divmod(scaled, 10**PLACES)
    return f"{sign}{whole}.{rest:0{PLACES}}"


def at_most(value: Fraction) -> str:
    """A share rounded up to two places, for a sentence that nothing may exceed."""
    return decimal(Fraction(ceil(value * 10**PLACES), 10**PLACES))


def exactly(value: Fraction, *, signed: bool = False) -> str:
    """A share as a fraction in lowest terms."""
    sign = "−" if value < 0 else "+" if signed and value else ""
    part = f"/{value.denominator}" if value.denominator != 1 else ""
    return f"{sign}{abs(value.numerator)}{part}"


def moment(at: datetime) -> str:
    """A moment on the Centre's clock, to the minute."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class GateLine:
    """A gate of a call: its day, what is due, and whether it is past or the next."""

    text: str
    day: str
    state: str


def gate_lines(call: SeatCall, today: date) -> tuple[GateLine, ...]:
    """The three gates in order; none where the activity has no day."""
    words = {
        GateStanding.REACHED: _("reached"),
        GateStanding.NEXT: _("next"),
        GateStanding.TO_COME: _("to come"),
    }
    return tuple(
        GateLine(str(one.gate.label), one.day.isoformat(), words[standing])
        for one, standing in standings_of(call, today)
    )
