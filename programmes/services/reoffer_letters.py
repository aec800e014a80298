"""The letters of a proposal in both languages: seats and days, never a nominee. One a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import ParticipatingState, Reoffer, SeatCall, SeatOffer
from programmes.selectors.seat_policies import first_day, gates_of
from programmes.services.seat_errors import END, ISOLATE

LONGEST_SUBJECT = 200
LONGEST_NAME = 120  # of the activity's name in a subject
NUMBERS = ("unnamed", "lost", "offered", "unconfirmed")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one state, ready to be read."""

    state: ParticipatingState
    subject_en: str
    subject_ar: str
    body_en: str
    body_ar: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one letter tells: numbers by NUMBERS, and until when the offers stand."""

    call: SeatCall
    state: ParticipatingState
    numbers: Mapping[str, int] = field(default_factory=dict)
    until: datetime | None = None


def letters_ahead(reoffer: Reoffer, *, now: datetime) -> list[Letter]:
    """The letters of a proposal as they would read if all of it was confirmed now."""
    states = _states(reoffer)
    until = _until(reoffer.call, now)
    return [
        written(Told(reoffer.call, states[one["state"]], _numbers(one), until))
        for one in reoffer.content["letters"]
        if one["state"] in states
    ]


def letters_done(reoffer: Reoffer, *, lost: Mapping[str, int], offers: Sequence[SeatOffer]) -> list[Letter]:
    """The letters that tell what was done of a proposal; none to a state for which nothing was."""
    states, offered = _states(reoffer), Counter(one.state.code for one in offers)
    until = {one.state.code: one.expires_at for one in offers}
    found = []
    for one in reoffer.content["letters"]:
        code = one["state"]
        numbers = _numbers(one) | {"lost": lost.get(code, 0), "offered": offered[code]}
        if any(numbers.values()):
            found.append(written(Told(reoffer.call, states[code], numbers, until.get(code))))
    return found


def written(told: Told) -> Letter:
    """The letter in both languages."""
    texts = {}
    for language in ("en", "ar"):
        with translation.override(language):
            texts[language] = (_subject(told), "\n\n".join(_paragraphs(told)))
    (subject_en, body_en), (subject_ar, body_ar) = texts["en"], texts["ar"]
    return Letter(told.state, subject_en, subject_ar, body_en, body_ar)


def _numbers(letter: Mapping[str, int]) -> dict[str, int]:
    return {name: letter[name] for name in NUMBERS if letter.get(name)}


def _states(reoffer: Reoffer) -> dict[str, ParticipatingState]:
    codes = [one["state"] for one in reoffer.content["letters"]]
    return {one.code: one for one in ParticipatingState.objects.filter(code__in=codes)}


def _until(call: SeatCall, now: datetime) -> datetime:
    """When an offer made now would end."""
    end, first = now + timedelta(days=call.policy.offer_days), first_day(call.activity)
    return min(end, timezone.make_aware(datetime.combine(first, time.min))) if first else end


def _subject(told: Told) -> str:
    numbers = told.numbers
    name = str(told.call.activity.label)
    name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    if number := numbers.get("offered"):
        text = ngettext("%(count)d seat is offered to you: %(name)s",
                        "%(count)d seats are offered to you: %(name)s", number)  # fmt: skip
    elif number := numbers.get("lost"):
        text = ngettext("%(count)d seat was taken back: %(name)s",
                        "%(count)d seats were taken back: %(name)s", number)  # fmt: skip
    elif number := numbers.get("unconfirmed"):
        text = ngettext("%(count)d nominee is not confirmed yet: %(name)s",
                        "%(count)d nominees are not confirmed yet: %(name)s", number)  # fmt: skip
    else:
        number = numbers.get("unnamed", 0)
        text = ngettext("%(count)d seat has no name yet: %(name)s",
                        "%(count)d seats have no name yet: %(name)s", number)  # fmt: skip
    subject = text % {"count": number, "name": name}
    return f"{_invented_mark(told.call)}{subject}"[:LONGEST_SUBJECT]


def _invented_mark(call: SeatCall) -> str:
    return _("[Invented] ") if _invented(call) else ""


def _invented(call: SeatCall) -> bool:
    return call.activity.plan is not None and call.activity.plan.invented


def _paragraphs(told: Told) -> Iterator[str]:
    if _invented(told.call):
        yield _("Invented for demonstration: nothing in this letter is a fact. It is not to be sent.")
    yield _("To the focal point of %(state)s") % {"state": told.state.label}
    first = first_day(told.call.activity)
    words = {"name": told.call.activity.label, "day": _day(first)}
    yield _("This letter is about the seats of “%(name)s”, which begins on %(day)s.") % words
    for name, said in (("unnamed", _unnamed), ("lost", _lost), ("offered", _offered)):
        if number := told.numbers.get(name):
            yield said(told, number)
    if number := told.numbers.get("unconfirmed"):
        yield _unconfirmed(told, number)
    yield _("NATO–ICI Regional Centre, Kuwait")


def _unnamed(told: Told, number: int) -> str:
    gates = gates_of(told.call)
    text = ngettext(
        "%(count)d seat of yours has no name yet.", "%(count)d seats of yours have no name yet.", number
    ) % {"count": number}
    if gates is None:
        return text
    due = _("Names are due on %(day)s. On %(later)s seats without a name are taken back for other states.")
    return f"{text} {due % {'day': _day(gates.nominate_on), 'later': _day(gates.take_back_on)}}"


def _lost(told: Told, number: int) -> str:
    text = ngettext(
        "%(count)d seat was taken back, since nobody was named for it.",
        "%(count)d seats were taken back, since nobody was named for them.",
        number,
    ) % {"count": number}
    further = _("If you can still send somebody, ask for the waiting list.")
    return f"{text} {further}"


def _offered(told: Told, number: int) -> str:
    until = f"{timezone.localtime(told.until):%Y-%m-%d %H:%M}" if told.until else ""
    text = ngettext(
        "%(count)d seat is offered to you until %(until)s, Kuwait time.",
        "%(count)d seats are offered to you until %(until)s, Kuwait time.",
        number,
    ) % {"count": number, "until": f"{ISOLATE}{until}{END}"}
    more = _("Please accept or decline by then; what is not answered goes to the next in line.")
    return f"{text} {more}"


def _unconfirmed(told: Told, number: int) -> str:
    gates = gates_of(told.call)
    text = ngettext(
        "%(count)d of your nominees is not confirmed yet.",
        "%(count)d of your nominees are not confirmed yet.",
        number,
    ) % {"count": number}
    if gates is None:
        return text
    due = _("From %(day)s on it is decided whether the activity takes place; please settle this at once.")
    return f"{text} {due % {'day': _day(gates.confirm_on)}}"


def _day(day: object) -> str:
    return f"{ISOLATE}{day}{END}"
