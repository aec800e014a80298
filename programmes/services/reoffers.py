"""The re-offer clock: it proposes at each gate, a person confirms or dismisses. Nothing is sent by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.models import (
    AnnualPlan,
    ParticipatingState,
    Reoffer,
    Seat,
    SeatCall,
    SeatOffer,
    User,
    WaitingEntry,
)
from programmes.seat_enums import OfferStatus, ReofferStatus
from programmes.selectors.seat_gates import (
    OVERTAKEN,
    GateFacts,
    clocked_calls,
    gate_facts,
    gate_reached,
)
from programmes.services.offer_lines import offer_lines
from programmes.services.offers import end_offers, open_offer
from programmes.services.outbox import put_letters
from programmes.services.reoffer_content import Content, content_of, digest_of
from programmes.services.seat_errors import SeatRefused
from programmes.services.seat_events import day_of, hold_call, require_reason
from programmes.services.seat_pool import take_back
from programmes.services.seat_rights import SeatAct, require


class ProposalOvertaken(SeatRefused):
    """The facts a proposal stands on have changed; it cannot be confirmed any more."""

    code = "proposal_overtaken"
    message = _("Something changed since this was proposed. Run the clock again and look at what it finds.")


class ProposalDecided(SeatRefused):
    code = "proposal_decided"
    message = _("This proposal was decided already.")


class ClockFinds(StrEnum):
    """What the clock finds in a call: something to propose, what a person said no to, or nothing."""

    WORK = "work"
    DISMISSED = "dismissed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a person takes out of a proposal: seats to be left with their states, offers by seat, letters."""

    take_back: frozenset[int] = frozenset()
    offers: frozenset[int] = frozenset()
    letters: frozenset[str] = frozenset()

    def as_data(self) -> dict[str, list[Any]]:
        found = {"take_back": self.take_back, "offers": self.offers, "letters": self.letters}
        return {name: sorted(values) for name, values in found.items() if values}


@transaction.atomic
def propose(*, call: SeatCall, as_of: date, by: User | None, now: datetime | None = None) -> Reoffer | None:
    """What the gate reached by `as_of` asks for; None where none is or nothing is to be done.

    A proposal that waits is kept while its facts stand and replaced when they do not. What a person
    dismissed is not proposed again on the same facts. Offers whose time ran out end first. Raises
    NotYours, InvalidRecord where the day is still to come.
    """
    plan = call.activity.plan
    if plan:
        AnnualPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    found = _propose([hold_call(call)], as_of=as_of, by=by, now=now)
    return found[0] if found else None


@transaction.atomic
def propose_due(
    *, plan: AnnualPlan, as_of: date, by: User | None, now: datetime | None = None
) -> list[Reoffer]:
    """The proposals of all calls of a plan that have reached a gate, in the order of the calls.

    As `propose` for each, in a number of queries that grows with the offers run out alone.
    """
    AnnualPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    rows = clocked_calls(plan).select_for_update(of=("self",), no_key=True)
    return _propose(list(rows), as_of=as_of, by=by, now=now)


def clock_would_find(facts: Mapping[int, GateFacts], *, as_of: date) -> dict[int, ClockFinds]:
    """What a run of the clock on a day would find in some calls, by primary key; nothing is written."""
    if not facts:
        return {}
    return {pk: _found(content, refused) for pk, (content, refused) in _contents_of(facts, as_of).items()}


def _found(content: Content | None, refused: str) -> ClockFinds:
    if content is None:
        return ClockFinds.NOTHING
    return ClockFinds.DISMISSED if digest_of(content) == refused else ClockFinds.WORK


@transaction.atomic
def confirm(
    *,
    reoffer: Reoffer,
    by: User | None,
    now: datetime | None = None,
    left_out: LeftOut | None = None,
    reason: str = "",
) -> Reoffer:
    """Do what a proposal says, but what is `left_out`: take back, offer, put the letters in the outbox.

    All or nothing. An offer of a seat that stays with its state falls away; letters tell what was done.
    Raises NotYours, ProposalDecided, ProposalOvertaken, and what the steps raise.
    """
    _require_centre(by)
    moment = now or timezone.now()
    reason = require_reason(reason, needed=False)
    held = hold_call(reoffer.call)
    stored = _still_open(reoffer)
    stored.call = held
    _expire([held], by, moment)
    content = _content_now(held, stored, moment)
    if content is None or digest_of(content) != stored.digest:
        raise ProposalOvertaken
    out = left_out or LeftOut()
    lost = _take_back(held, content, out, by, moment)
    offers = _offer(held, stored, content, out, by, moment)
    put_letters(reoffer=stored, lost=lost, offers=offers, without=out.letters, by=by, now=moment)
    stored.status, stored.decided_at, stored.decided_by = ReofferStatus.CONFIRMED, moment, by
    stored.reason = reason
    if said := out.as_data():
        stored.content = {**stored.content, "left_out": said}
    stored.save()
    return stored


@transaction.atomic
def dismiss(*, reoffer: Reoffer, by: User | None, reason: str, now: datetime | None = None) -> Reoffer:
    """Say no to a proposal; on the same facts it does not come again. Raises NotYours, ProposalDecided,
    ReasonMissing."""
    _require_centre(by)
    reason = require_reason(reason)
    hold_call(reoffer.call)
    stored = _still_open(reoffer)
    stored.status, stored.decided_at, stored.decided_by = ReofferStatus.DISMISSED, now or timezone.now(), by
    stored.reason = reason
    stored.save()
    return stored


def _require_centre(by: User | None) -> None:
    require(SeatAct.TAKE_BACK, by=by)
    require(SeatAct.OFFER, by=by)


def _propose(
    calls: Sequence[SeatCall], *, as_of: date, by: User | None, now: datetime | None
) -> list[Reoffer]:
    """The proposals of some calls that are locked."""
    _require_centre(by)
    moment = now or timezone.now()
    if as_of > day_of(moment):
        raise InvalidRecord(
            fields={"as_of": [_("The clock cannot propose for a day that is still to come.")]}
        )
    _expire(calls, by, moment)
    contents = _contents([one for one in calls if gate_reached(one, as_of)], as_of)
    waiting = {one.call_id: one for one in _waiting(calls)}
    kept, made = [], []
    for call in calls:
        content, refused = contents.get(call.pk, (None, ""))
        digest = digest_of(content) if content else ""
        standing = waiting.get(call.pk)
        if standing and standing.digest == digest:
            kept.append(waiting.pop(call.pk))
        elif content and digest != refused:
            made.append(_new(call, content, digest, as_of, moment))
    _replace(list(waiting.values()), by, moment)
    order = {call.pk: place for place, call in enumerate(calls)}
    return sorted([*kept, *Reoffer.objects.bulk_create(made)], key=lambda one: order[one.call_id])


def _waiting(calls: Sequence[SeatCall]) -> list[Reoffer]:
    rows = Reoffer.objects.filter(call__in=[call.pk for call in calls], status=ReofferStatus.PROPOSED)
    return list(rows.select_related("call__activity"))


def _new(call: SeatCall, content: Content, digest: str, as_of: date, moment: datetime) -> Reoffer:
    return Reoffer(
        call=call, gate=content["gate"], as_of=as_of, content=content, digest=digest, made_at=moment
    )


def _replace(overtaken: Sequence[Reoffer], by: User | None, moment: datetime) -> None:
    """Dismiss proposals that the facts have overtaken; the reason is a code."""
    keys = [one.pk for one in overtaken]
    Reoffer.objects.filter(pk__in=keys, status=ReofferStatus.PROPOSED).update(
        status=ReofferStatus.DISMISSED, decided_at=moment, decided_by=by, reason=OVERTAKEN
    )


def _contents(calls: Sequence[SeatCall], as_of: date) -> dict[int, tuple[Content | None, str]]:
    """What each call's gate asks for, and the digest that was last dismissed for it."""
    return _contents_of(gate_facts(calls), as_of) if calls else {}


def _contents_of(facts: Mapping[int, GateFacts], as_of: date) -> dict[int, tuple[Content | None, str]]:
    lines, states = offer_lines([one.call for one in facts.values()]), _states()
    return {
        pk: (content_of(one, line=lines[pk], states=states, as_of=as_of), one.refused)
        for pk, one in facts.items()
    }


def _content_now(call: SeatCall, reoffer: Reoffer, moment: datetime) -> Content | None:
    """What would be proposed now for the day of the proposal; None where a later gate is reached."""
    reached = gate_reached(call, day_of(moment))
    if reached is None or reached.gate != reoffer.gate:
        return None
    return _contents([call], reoffer.as_of)[call.pk][0]


def _states() -> Mapping[int, ParticipatingState]:
    return ParticipatingState.objects.in_bulk()


def _expire(calls: Sequence[SeatCall], by: User | None, moment: datetime) -> None:
    due = SeatOffer.objects.filter(
        seat__call__in=[call.pk for call in calls], status=OfferStatus.OPEN, expires_at__lte=moment
    )
    concerned = set(due.values_list("seat__call", flat=True))
    for call in calls:
        if call.pk in concerned:
            end_offers(call, status=OfferStatus.EXPIRED, by=by, at=moment, reason="", due=True)


def _still_open(reoffer: Reoffer) -> Reoffer:
    """The proposal as it stands, under lock. Raises ProposalDecided."""
    stored = Reoffer.objects.select_for_update().get(pk=reoffer.pk)
    if stored.status != ReofferStatus.PROPOSED:
        raise ProposalDecided
    return stored


def _take_back(
    call: SeatCall, content: Content, out: LeftOut, by: User | None, moment: datetime
) -> dict[str, int]:
    """Take the seats back; how many each state lost, by its code."""
    chosen = [one for one in content["take_back"] if one["seat"] not in out.take_back]
    if not chosen:
        return {}
    seats = list(Seat.objects.filter(call=call, number__in=[one["seat"] for one in chosen]))
    reason = gettext("Nobody was named by the gate of %(day)s.") % {"day": content["day"]}
    take_back(call=call, seats=seats, by=by, reason=reason, now=moment)
    lost: dict[str, int] = {}
    for one in chosen:
        lost[one["state"]] = lost.get(one["state"], 0) + 1
    return lost


def _offer(
    call: SeatCall, reoffer: Reoffer, content: Content, out: LeftOut, by: User | None, moment: datetime
) -> list[SeatOffer]:
    chosen = [one for one in content["offers"] if one["seat"] not in out.offers | out.take_back]
    seats = {one.number: one for one in Seat.objects.filter(call=call).select_related("call")}
    states = {one.code: one for one in _states().values()}
    entries = WaitingEntry.objects.in_bulk([one["waiting"] for one in chosen if one["waiting"]])
    return [
        open_offer(
            seat=seats[one["seat"]],
            state=states[one["state"]],
            ground=one["ground"],
            waiting=entries.get(one["waiting"]),
            reoffer=reoffer,
            by=by,
            now=moment,
        )
        for one in chosen
    ]
