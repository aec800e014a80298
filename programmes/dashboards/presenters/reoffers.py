"""A proposal of the clock: what is taken back, to whom it goes and why, the letters to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Fact, FactList, Link, Notice, Value
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.outbox import Given, Side, sides
from programmes.dashboards.presenters.seat_frames import exactly, moment
from programmes.dashboards.presenters.sentences import joined
from programmes.models import OutboxMessage, ParticipatingState, Reoffer
from programmes.seat_enums import Gate, OfferGround, ReofferStatus
from programmes.selectors.seat_gates import OVERTAKEN
from programmes.services.reoffer_letters import Letter


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a person can leave out: `value` is what its box sends, `why` says why it is proposed."""

    value: str
    state: str
    why: str = ""
    seat: str = ""
    url: str = ""
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter: in both languages as it would read, or linked where it is in the outbox."""

    value: str
    state: str
    sides: tuple[Side, ...] = ()
    link: Link | None = None
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class ReofferPage:
    """A proposal as its page shows it; `open` while a person can still decide."""

    title: str
    lead: str
    open: bool
    notices: tuple[Notice, ...]
    facts: FactList
    take_back: tuple[Line, ...]
    spared: tuple[Line, ...]
    offers: tuple[Line, ...]
    to_nobody: str
    letters: tuple[LetterLine, ...]


def gate_lead(gate: str) -> str:
    """What a gate is for, in a sentence."""
    match gate:
        case Gate.NOMINATE:
            return _("Names are due: states with seats nobody is named for are reminded.")
        case Gate.TAKE_BACK:
            return _("Seats nobody is named for are taken back and offered to who comes next.")
        case _:
            return _("The activity is confirmed or cancelled: the names stand here against the seats.")


def reoffer_page(
    reoffer: Reoffer,
    states: Mapping[str, ParticipatingState],
    letters: list[Letter],
    messages: list[OutboxMessage],
) -> ReofferPage:
    """`letters` as they would read now, or `messages` where the proposal was confirmed."""
    content = reoffer.content
    left = content.get("left_out", {})
    return ReofferPage(
        title=_("Proposal of the clock: %(gate)s") % {"gate": reoffer.get_gate_display()},
        lead=gate_lead(reoffer.gate),
        open=reoffer.status == ReofferStatus.PROPOSED,
        notices=tuple(_notices(reoffer)),
        facts=FactList(tuple(_facts(reoffer))),
        take_back=tuple(_lost(reoffer, one, states, left) for one in content.get("take_back", ())),
        spared=tuple(_spared(reoffer, one, states) for one in content.get("spared", ())),
        offers=tuple(_offered(reoffer, one, states, left) for one in content.get("offers", ())),
        to_nobody=_to_nobody(content),
        letters=tuple(_letters(letters, messages)),
    )


def codes_in(content) -> set[str]:
    """The codes of all states that a proposal speaks of."""
    offers = content.get("offers", ())
    parts = ("take_back", "spared", "offers", "letters")
    found = {one["state"] for part in parts for one in content.get(part, ())}
    found |= {one["why"]["next"]["state"] for one in offers if one["why"].get("next")}
    return found | {code for one in offers for code in one["why"].get("tied", ())}


def _notices(reoffer: Reoffer):
    if reoffer.content.get("faults"):
        text = _("The claims cannot be compared, so seats went by the waiting list alone. See the policy.")
        yield Notice("warning", text)
    if reoffer.status == ReofferStatus.PROPOSED:
        yield Notice("note", _("Nothing is sent by itself: letters wait in the outbox for a person."))
        return
    words = {
        "day": isolated(moment(reoffer.decided_at)) if reoffer.decided_at else "",
        "who": reoffer.decided_by.get_full_name() or reoffer.decided_by.get_username()
        if reoffer.decided_by
        else _("the clock"),
        "why": reoffer.reason,
    }
    if reoffer.status == ReofferStatus.CONFIRMED:
        yield Notice("good", _("Confirmed on %(day)s by %(who)s.") % words)
    elif reoffer.reason == OVERTAKEN:
        yield Notice("warning", _("The facts changed, so the clock took this away on %(day)s.") % words)
    else:
        yield Notice("warning", _("Dismissed on %(day)s by %(who)s: %(why)s") % words)


def _facts(reoffer: Reoffer):
    content = reoffer.content
    if first := content.get("first_day"):
        yield Fact(_("First day"), (Value(first, ltr=True),))
    if day := content.get("day"):
        yield Fact(_("Day of the gate"), (Value(day, ltr=True),))
    yield Fact(_("Proposed on"), (Value(moment(reoffer.made_at), ltr=True),))
    if days := content.get("offer_days"):
        text = ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
        yield Fact(_("An offer stands"), (text,))
    if numbers := content.get("numbers"):
        yield from _numbers(numbers)


def _numbers(numbers: Mapping[str, int | None]):
    capacity = numbers["capacity"]
    yield Fact(_("Places in the hall"), (str(capacity) if capacity is not None else _("not published"),))
    labels = (
        ("opened", _("Seats opened")),
        ("confirmed", _("Confirmed")),
        ("unconfirmed", _("Named, not confirmed")),
        ("unnamed", _("Seats nobody is named for")),
        ("free", _("Free seats")),
        ("held_back", _("Held back by the Centre")),
    )
    for name, label in labels:
        yield Fact(label, (str(numbers[name]),))


def _name(code: str, states: Mapping[str, ParticipatingState]) -> str:
    return str(states[code].label) if code in states else code


def _story(reoffer: Reoffer, seat: int) -> str:
    return reverse("dashboards:seat-story", args=[reoffer.call.activity.code, seat])


def _lost(reoffer: Reoffer, one, states, left) -> Line:
    seat = one["seat"]
    return Line(
        value=str(seat),
        state=_name(one["state"], states),
        seat=str(seat),
        url=_story(reoffer, seat),
        ticked=seat not in left.get("take_back", ()),
    )


def _spared(reoffer: Reoffer, one, states) -> Line:
    why = _("It came lately; the state keeps it until %(day)s.") % {"day": isolated(one["until"])}
    seat = one["seat"]
    return Line(str(seat), _name(one["state"], states), why, str(seat), _story(reoffer, seat))


def _offered(reoffer: Reoffer, one, states, left) -> Line:
    seat = one["seat"]
    return Line(
        value=str(seat),
        state=_name(one["state"], states),
        why=_why(one, states),
        seat=str(seat),
        url=_story(reoffer, seat),
        ticked=seat not in (*left.get("offers", ()), *left.get("take_back", ())),
    )


def _to_nobody(content) -> str:
    """That seats are taken back and go to nobody, where they do: so that nobody looks for their offers."""
    offered = {one["seat"] for one in content.get("offers", ())}
    number = sum(1 for one in content.get("take_back", ()) if one["seat"] not in offered)
    if not number:
        return ""
    return ngettext(
        "%(number)s seat taken back stays free: no other state can take it now.",
        "%(number)s seats taken back stay free: no other state can take them now.",
        number,
    ) % {"number": number}


def _why(offer, states: Mapping[str, ParticipatingState]) -> str:
    """The ground of an offer in a sentence, with the numbers anybody can recompute."""
    why = offer["why"]
    if offer["ground"] == OfferGround.WAITING_LIST:
        since = timezone.localtime(datetime.fromisoformat(why["since"]))
        words = {"day": isolated(f"{since:%Y-%m-%d %H:%M}"), "priority": why["priority"]}
        return _("First on the waiting list since %(day)s, priority %(priority)s.") % words
    if offer["ground"] == OfferGround.OPEN_BID:
        text = _("Asked for %(bid)s and has %(has)s; %(claims)s")
    else:
        text = _("Named no number and has %(has)s; %(claims)s")
    return text % {"bid": why["bid"], "has": why["has"], "claims": _claims(why, states)}


def _claims(why, states: Mapping[str, ParticipatingState]) -> str:
    """The claim beside the next one: "claim 17/6 against 5/2"."""
    second = why["next"]
    words = {"claim": _claim(why["basis"], why["claim"])}
    if second is None:
        return _("%(claim)s, and no other state can take it.") % words
    words |= {"other": _claim(second["basis"], second["claim"]), "state": _name(second["state"], states)}
    if why["tied"]:
        words["names"] = joined([_name(code, states) for code in why["tied"]])
        return _("%(claim)s, as have %(names)s alike; the lots drawn put it first.") % words
    return _("%(claim)s against %(other)s of %(state)s.") % words


def _claim(basis: str, quotient: str) -> str:
    number = isolated(exactly(Fraction(quotient)))
    match basis:
        case "owed":
            return _("owed %(number)s seats") % {"number": number}
        case "spare":
            return _("weight zero, balance %(number)s") % {"number": number}
        case _:
            return _("claim %(number)s") % {"number": number}


def _letters(letters: list[Letter], messages: list[OutboxMessage]):
    for one in messages:
        link = Link(str(one.text("subject")), one.get_absolute_url(), str(one.get_status_display()))
        yield LetterLine(one.code, str(one.state.label), link=link)
    for letter in letters:
        yield LetterLine(letter.state.code, str(letter.state.label), sides(letter, Given()))
