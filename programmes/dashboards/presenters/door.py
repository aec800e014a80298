"""The first page of a door: what waits for an answer, what is due next, our seats, our people, letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programmes.dashboards.components import Column, EmptyState, Link, Many, Period, Table, Unknown, Value
from programmes.dashboards.presenters.door_whose import door_owner, door_title
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import name_of
from programmes.models import Nomination, OutboxMessage, SeatOffer
from programmes.seat_enums import NOMINATIONS_STANDING, Gate, NominationStatus
from programmes.selectors.door import Deadline, OwnCall

AT_HAND = 5  # deadlines shown before one asks for more
# What a gate means to a state.
AT_GATES = {
    Gate.NOMINATE: gettext_lazy("Names are due"),
    Gate.TAKE_BACK: gettext_lazy("Seats without a name are taken back"),
    Gate.CONFIRM: gettext_lazy("The activity is confirmed or cancelled"),
}


@dataclass(frozen=True, slots=True)
class OfferCard:
    """A seat on offer: for what, until when, and the ways to answer."""

    activity: Link
    period: Period
    until: str
    left: str
    accept_url: str
    decline_url: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """One day on which something is due."""

    day: str
    left: str
    what: str
    activity: Link
    seats: str
    near: bool
    calm: str


@dataclass(frozen=True, slots=True)
class Letter:
    day: str
    subject: str
    body: str


def door_page(sight, calls: Sequence[OwnCall], due: Sequence[Deadline], letters, now: datetime):
    """Everything of the first page, the most pressing first."""
    today = timezone.localtime(now).date()
    still_open = [own for own in calls if own.open_on(today)]
    over = [own for own in reversed(calls) if not own.open_on(today)]
    standing, ended = _people(still_open)
    before, ended_before = _people(over)
    gates = [due_line(sight, one, today) for one in due if one.gate]
    return {
        "title": door_title(sight),
        "owner": door_owner(sight),
        "invented": any(own.call.activity.plan and own.call.activity.plan.invented for own in calls),
        "answer": answer(still_open, due, today),
        "offers": [offer_card(sight, one, today) for own in still_open for one in own.offers],
        "due": gates[:AT_HAND],
        "due_later": gates[AT_HAND:],
        "undated": sum(own.gates is None for own in still_open),
        "open": calls_table(sight, still_open, _("Open to us")) if still_open else None,
        "over": calls_table(sight, over, _("Over or closed")) if over else None,
        "over_count": len(over),
        "empty": EmptyState(
            _("No activity is open to the state now"),
            _("As soon as the Centre invites the state to an activity it stands here."),
        ),
        "people": people_table(sight, standing),
        "before": people_table(sight, before),
        "before_count": len(before),
        "ended": people_table(sight, [*ended, *ended_before]),
        "letters": [_letter(one) for one in letters],
        "imports_url": sight.url("nomination-imports"),
    }


def _people(calls: Sequence[OwnCall]):
    """Our people in some calls: those whose nomination stands, and those whose does not any more."""
    people = [(own, one) for own in calls for one in own.nominations]
    standing = [pair for pair in people if pair[1].status in NOMINATIONS_STANDING]
    return standing, [pair for pair in people if pair not in standing]


def answer(calls: Sequence[OwnCall], due: Sequence[Deadline], today: date) -> str:
    """The one sentence that the page answers: what is to be done next, and by when."""
    offers = [one for one in due if one.offer]
    unnamed = sum(own.counts.unnamed for own in calls)
    if offers:
        text = ngettext(
            "%(number)s seat is on offer to us; the answer is due by %(day)s.",
            "%(number)s seats are on offer to us; the first answer is due by %(day)s.",
            len(offers),
        )
        return text % {"number": len(offers), "day": isolated(offers[0].on.isoformat())}
    if not unnamed:
        return _("No seat of ours waits for a name.")
    text = ngettext(
        "%(number)s seat of ours waits for a name.", "%(number)s seats of ours wait for a name.", unnamed
    ) % {"number": unnamed}
    first = next((one for one in due if one.gate == Gate.NOMINATE and one.own.counts.unnamed), None)
    if first is None:
        return text
    when = _("The next names are due on %(day)s, %(left)s.") % {
        "day": isolated(first.on.isoformat()),
        "left": days_left(first.on, today),
    }
    return f"{text} {when}"


def days_left(day: date, today: date) -> str:
    """How long until a day, in words."""
    number = (day - today).days
    if number <= 0:
        return _("today")
    if number == 1:
        return _("tomorrow")
    return ngettext("in %(number)s day", "in %(number)s days", number) % {"number": number}


def activity_link(sight, own_or_call) -> Link:
    activity = getattr(own_or_call, "call", own_or_call).activity
    return Link(name_of(activity), sight.url("door-activity", activity.code))


def period_of(activity) -> Period:
    return Period(activity.start_written or "", activity.end_written or "", basis=activity.date_basis)


def offer_card(sight, offer: SeatOffer, today: date) -> OfferCard:
    activity, ends = offer.seat.call.activity, timezone.localtime(offer.expires_at)
    return OfferCard(
        activity=activity_link(sight, offer.seat.call),
        period=period_of(activity),
        until=f"{ends:%Y-%m-%d %H:%M}",
        left=days_left(ends.date(), today),
        accept_url=sight.url("offer-accept", offer.pk) if sight.acts else "",
        decline_url=sight.url("offer-decline", offer.pk) if sight.acts else "",
    )


def due_line(sight, one: Deadline, today: date) -> DueLine:
    """A gate; what it means for the seats without a name."""
    unnamed = one.own.counts.unnamed
    named = one.own.counts.allocated and not unnamed and one.gate != Gate.CONFIRM
    seats = (
        ngettext("%(number)s seat without a name", "%(number)s seats without a name", unnamed)
        % {"number": unnamed}
        if unnamed and one.gate != Gate.CONFIRM
        else ""
    )
    return DueLine(
        day=one.on.isoformat(),
        left=days_left(one.on, today),
        what=str(AT_GATES[Gate(one.gate)]),
        activity=activity_link(sight, one.own),
        seats=seats,
        near=bool(seats) and (one.on - today).days <= 7,
        calm=_("every seat of ours has a name") if named else "",
    )


def calls_table(sight, calls: Sequence[OwnCall], caption: str) -> Table:
    """A line for each call: own numbers alone. Columns in which nothing stands are left away."""
    offered, waited = (any(getattr(own.counts, name) for own in calls) for name in ("on_offer", "waiting"))
    columns = [
        Column(_("Activity")),
        Column(_("Days")),
        Column(_("Our seats"), numeric=True),
        Column(_("With a name"), numeric=True),
        Column(_("Without a name"), numeric=True),
        *([Column(_("On offer to us"), numeric=True)] if offered else []),
        *([Column(_("We wait for"), numeric=True)] if waited else []),
        Column(_("Names due")),
    ]
    rows = tuple(_call_row(sight, own, offered=offered, waited=waited) for own in calls)
    return Table(caption, tuple(columns), rows, caption_hidden=True)


def _call_row(sight, own: OwnCall, *, offered: bool, waited: bool) -> tuple[object, ...]:
    counts, activity = own.counts, own.call.activity
    due = Value(own.gates.nominate_on.isoformat(), ltr=True) if own.gates else _("no date yet, no clock")
    return (
        activity_link(sight, own),
        period_of(activity) if activity.start_written or activity.end_written else Unknown(),
        counts.allocated,
        counts.named,
        counts.unnamed,
        *([counts.on_offer] if offered else []),
        *([counts.waiting] if waited else []),
        due,
    )


def people_table(sight, people: Sequence[tuple[OwnCall, Nomination]]) -> Table | None:
    """Who is named for what, and how it stands."""
    if not people:
        return None
    columns = (Column(_("Name")), Column(_("Activity")), Column(_("Status")))
    rows = tuple(
        (person_link(sight, one), activity_link(sight, own), status_word(one)) for own, one in people
    )
    return Table(_("Nominees"), columns, rows, caption_hidden=True)


def person_link(sight, nomination: Nomination) -> Link:
    nominee = nomination.nominee
    url = sight.url("nomination", nomination.code)
    return Link(_("erased person"), url) if nominee.erased_at else Link(nominee.label, url, nominee.position)


def status_word(nomination: Nomination) -> object:
    """The status; with the body that named, where there is one."""
    word = str(NominationStatus(nomination.status).label)
    return Many((word, str(nomination.body.label))) if nomination.body else word


def _letter(message: OutboxMessage) -> Letter:
    day = timezone.localtime(message.ended_at).date().isoformat() if message.ended_at else ""
    return Letter(day, message.text("subject"), message.text("body"))
