"""One activity at a door: our seats and who is in them, what may be done, the forms of each act."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Breadcrumb, Column, Fact, FactList, Link, Many, Table, Value
from programmes.dashboards.presenters.door import (
    AT_GATES,
    activity_link,
    days_left,
    offer_card,
    people_table,
    period_of,
    person_link,
    status_word,
)
from programmes.dashboards.presenters.door_whose import door_owner, door_title
from programmes.dashboards.presenters.kinds import kind_badge, name_of
from programmes.dashboards.presenters.pages import invented_notice
from programmes.models import Nomination, WaitingEntry
from programmes.seat_enums import NOMINATIONS_STANDING, Gate, NominationStatus
from programmes.selectors.door import OwnCall, OwnSeat


def activity_page(sight, own: OwnCall, now: datetime) -> dict[str, object]:
    """What the state has in one activity, and what it may do now."""
    today = timezone.localtime(now).date()
    activity = own.call.activity
    waitlisted = [one for one in own.nominations if one.status == NominationStatus.WAITLISTED]
    past = [one for one in own.nominations if one.status not in NOMINATIONS_STANDING]
    return {
        "title": name_of(activity),
        "owner": door_owner(sight),
        "breadcrumb": way(sight, own, ""),
        "notices": invented_notice(activity.plan),
        "answer": seats_sentence(own),
        "facts": FactList(tuple(_facts(own, today))),
        "offers": [offer_card(sight, one, today) for one in own.offers],
        "ways": ways(sight, own, today) if sight.acts else (),
        "seats": _seats_table(sight, own) if own.seats else None,
        "waitlisted": people_table(sight, [(own, one) for one in waitlisted]),
        "past": people_table(sight, [(own, one) for one in past]),
        "past_count": len(past),
    }


def way(sight, own: OwnCall, here: str) -> Breadcrumb:
    """The way to a page of one activity at the door."""
    links = [Link(door_title(sight), sight.url("door"))]
    if here:
        links.append(activity_link(sight, own))
    return Breadcrumb(tuple(links), here or name_of(own.call.activity))


def seats_sentence(own: OwnCall) -> str:
    """Our seats here, and how many wait for a name, as one would say it."""
    counts = own.counts
    if not counts.allocated:
        if counts.waiting:
            return _("We have no seat here yet; we wait for one.")
        return _("We have no seat here yet.")
    text = ngettext("We have %(number)s seat here.", "We have %(number)s seats here.", counts.allocated)
    text %= {"number": counts.allocated}
    if not counts.unnamed:
        return text + " " + _("Somebody is named for every one.")
    rest = ngettext("%(number)s waits for a name.", "%(number)s wait for a name.", counts.unnamed)
    return text + " " + rest % {"number": counts.unnamed}


def _facts(own: OwnCall, today: date):
    activity = own.call.activity
    yield Fact(_("Kind"), (kind_badge(activity.kind),))
    yield Fact(_("Days"), (period_of(activity),))
    if own.gates is None:
        yield Fact(_("Deadlines"), (_("no date yet, no clock"),))
    else:
        days = (own.gates.nominate_on, own.gates.take_back_on, own.gates.confirm_on)
        for gate, day in zip(Gate, days, strict=True):
            left = days_left(day, today) if day >= today else _("past")
            yield Fact(str(AT_GATES[gate]), (Many((Value(day.isoformat(), ltr=True), left)),))
    if own.quota and own.quota.bid is not None:
        yield Fact(_("Seats we asked for"), (own.quota.bid,))
    for entry in own.waiting:
        yield Fact(_("On the waiting list"), (_waiting_words(entry),))


def _waiting_words(entry: WaitingEntry) -> str:
    number = entry.seats - entry.served
    words = {"number": number, "day": f"\u2066{timezone.localtime(entry.entered_at):%Y-%m-%d}\u2069"}
    return (
        ngettext(
            "waiting for %(number)s seat since %(day)s", "waiting for %(number)s seats since %(day)s", number
        )
        % words
    )


def ways(sight, own: OwnCall, today: date) -> tuple[Link, ...]:
    """What may be done now, the likeliest first."""
    if not own.open_on(today):
        return ()
    code, counts = own.call.activity.code, own.counts
    entry = own_entry(sight, own)
    found = []
    if counts.unnamed:
        found.append(Link(_("Name somebody"), sight.url("door-nominate", code)))
    else:
        found.append(Link(_("Name somebody for the waiting list"), sight.url("door-nominate", code)))
    if may_bid(sight, own):
        text = _("Say how many seats we ask for") if _no_bid(own) else _("Change how many seats we ask for")
        found.append(Link(text, sight.url("door-bid", code)))
    if entry is None:
        found.append(Link(_("Wait for more seats"), sight.url("door-wait", code)))
    else:
        found.append(Link(_("Change how many seats we wait for"), sight.url("door-wait", code)))
        found.append(Link(_("Leave the waiting list"), sight.url("door-leave", code)))
    if turnable(sight, own):
        found.append(Link(_("Turn seats back"), sight.url("door-turn-back", code)))
    return tuple(found)


def own_entry(sight, own: OwnCall) -> WaitingEntry | None:
    """The entry of the waiting list that this account may change."""
    body = sight.door.body.pk if sight.door.body else None
    return next((one for one in own.waiting if one.body_id == body), None)


def may_bid(sight, own: OwnCall) -> bool:
    """A bid is the state's, until the seats are shared out."""
    return sight.door.body is None and own.quota is not None and not own.shared


def turnable(sight, own: OwnCall) -> int:
    """How many seats this account may turn back: those without a name, of a body only its own."""
    free = [one for one in own.seats if one.nomination is None and not one.taken]
    if sight.door.body is not None:
        free = [one for one in free if one.seat.body_id == sight.door.body.pk]
    return len(free)


def _no_bid(own: OwnCall) -> bool:
    return own.quota is None or own.quota.bid is None


def _seats_table(sight, own: OwnCall) -> Table:
    columns = (Column(_("Seat")), Column(_("Who")), Column(_("Status")))
    rows = tuple(_seat_row(sight, one) for one in own.seats)
    return Table(_("Our seats"), columns, rows, caption_hidden=True)


def _seat_row(sight, one: OwnSeat) -> tuple[object, ...]:
    number = _("Seat %(number)s") % {"number": one.seat.number}
    name = Many((number, str(one.seat.body.label))) if one.seat.body else number
    if one.nomination is not None:
        return name, person_link(sight, one.nomination), status_word(one.nomination)
    if one.taken:
        return name, _("named by another body of the state"), "—"
    return name, _("nobody yet"), _("waits for a name")


def form_page(sight, own: OwnCall, form, *, here: str, lead: str, button: str, grave=False) -> dict:
    """The page of one act on an activity: what it does, its form, and why it was refused if it was."""
    back_url = sight.url("door-activity", own.call.activity.code)
    return _form(form, own.call.activity, way(sight, own, here), here, lead, button, grave, back_url)


def nomination_form_page(
    sight, nomination: Nomination, form, breadcrumb: Breadcrumb, *, here: str, lead: str, grave=False
) -> dict:
    """The page of one act on a nomination."""
    page = _form(
        form,
        nomination.call.activity,
        breadcrumb,
        here,
        lead,
        here,
        grave,
        sight.url("nomination", nomination.code),
    )
    return page | {"person": nomination.nominee.label}


def _form(form, activity, breadcrumb, here, lead, button, grave, back_url) -> dict:
    """`grave`: it cannot be undone, and the page says so."""
    return {
        "title": here,
        "activity": name_of(activity),
        "breadcrumb": breadcrumb,
        "lead": lead,
        "form": form,
        "button": button,
        "grave": grave,
        "back_url": back_url,
    }
