"""What the clock proposes for one call, as codes and numbers, and the digest of what it stands on.

The keys of a content: `gate`, `day` (of the gate), `first_day`, `offer_days`;
`take_back`   seats by number with the state that has them and named nobody;
`spared`      such seats that came to their state so lately that it keeps them until a day;
`offers`      seats by number with the state each goes to, the ground, and why in numbers;
`letters`     one a state: seats without a name (`unnamed`), seats lost, seats offered, nominees not
              confirmed (`unconfirmed`), whichever there are;
`numbers`     at the last gate, the seats against the names;
`faults`      codes of what kept the claims from being compared.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from programmes.models import ParticipatingState
from programmes.planning.seats import SeatsError
from programmes.seat_enums import Gate
from programmes.selectors.seat_gates import GateDay, GateFacts, Unnamed, gate_reached
from programmes.selectors.seat_policies import first_day
from programmes.services.offer_lines import Next, OfferLine, who_is_next
from programmes.services.seat_events import day_of

Content = dict[str, Any]
PARTS = ("take_back", "offers", "letters")


def content_of(
    facts: GateFacts, *, line: OfferLine, states: Mapping[int, ParticipatingState], as_of: date
) -> Content | None:
    """What the gate reached proposes; None where no gate is reached or nothing is to be done."""
    reached = gate_reached(facts.call, as_of)
    if reached is None:
        return None
    content = _frame(facts, reached)
    if reached.gate == Gate.NOMINATE:
        content["letters"] = _reminders(facts, states)
    else:
        _pass_on(content, facts, line, states, as_of)
    if reached.gate == Gate.CONFIRM:
        content["numbers"] = _numbers(facts)
        _ask_for_confirmation(content, facts, states)
    confirm_once = reached.gate == Gate.CONFIRM and Gate.CONFIRM not in facts.decided
    worth = confirm_once or any(content[part] for part in PARTS)
    return content if worth else None


def digest_of(content: Content) -> str:
    """The same for the same facts, on any machine."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _frame(facts: GateFacts, reached: GateDay) -> Content:
    first = first_day(facts.call.activity)
    return {
        "gate": str(reached.gate),
        "day": reached.day.isoformat(),
        "first_day": first.isoformat() if first else "",
        "offer_days": facts.call.policy.offer_days,
        "take_back": [],
        "spared": [],
        "offers": [],
        "letters": [],
        "faults": [],
    }


def _reminders(facts: GateFacts, states: Mapping[int, ParticipatingState]) -> list[Content]:
    """A letter to each state with seats nobody is named for, once."""
    unnamed = Counter(one.state for one in facts.empty)
    wanted = {pk: number for pk, number in unnamed.items() if pk not in facts.written[Gate.NOMINATE]}
    return _letters({"unnamed": wanted}, states)


def _pass_on(
    content: Content,
    facts: GateFacts,
    line: OfferLine,
    states: Mapping[int, ParticipatingState],
    as_of: date,
) -> None:
    """Take back what nobody is named for, and offer it with what is free to who comes next."""
    spared, lost = parted(facts, as_of=as_of)
    numbers = {one.pk: one.number for one in facts.free} | {one.pk: one.number for one in lost}
    losing = {one.state for one in lost}
    keeps = facts.has - Counter(one.state for one in lost)
    seats = sorted(numbers, key=lambda pk: numbers[pk])
    try:
        found = who_is_next(line, seats=seats, has=keeps, losing=losing)
    except SeatsError as error:
        content["faults"], found = sorted({one.code for one in error.faults}), []
    content["take_back"] = [{"seat": one.number, "state": states[one.state].code} for one in lost]
    content["spared"] = [
        {"seat": one.number, "state": states[one.state].code, "until": _kept_until(facts, one).isoformat()}
        for one in spared
    ]
    content["offers"] = [_offer(one, numbers[one.seat], states) for one in found]
    told = {"lost": Counter(one.state for one in lost), "offered": Counter(one.state for one in found)}
    content["letters"] = _letters(told, states)


def parted(facts: GateFacts, *, as_of: date) -> tuple[list[Unnamed], list[Unnamed]]:
    """The seats a state keeps for now, and those it loses.

    Who came to a seat lately has as many days to name somebody as an offer stands.
    """
    spared = [one for one in facts.empty if one.came and _kept_until(facts, one) >= as_of]
    return spared, [one for one in facts.empty if one not in spared]


def _kept_until(facts: GateFacts, one: Unnamed) -> date:
    assert one.came is not None
    return day_of(one.came) + timedelta(days=facts.call.policy.offer_days)


def _offer(one: Next, number: int, states: Mapping[int, ParticipatingState]) -> Content:
    return {
        "seat": number,
        "state": states[one.state].code,
        "ground": str(one.ground),
        "waiting": one.entry.pk if one.entry else None,
        "why": _why(one),
    }


def _why(one: Next) -> Content:
    """The numbers that put this state before the next."""
    if one.entry:
        return {"priority": one.entry.priority, "since": one.entry.entered_at.isoformat()}
    assert one.award is not None
    award, second = one.award, one.award.runner_up
    return {
        "has": one.has,
        "bid": one.bid,
        "basis": award.claim.ground,
        "claim": str(award.claim.quotient),
        "next": {"state": second.key, "basis": second.ground, "claim": str(second.quotient)}
        if second
        else None,
        "tied": list(award.tied),
    }


def _numbers(facts: GateFacts) -> Content:
    return {
        "capacity": facts.call.activity.capacity,
        "opened": facts.opened,
        "held_back": facts.held_back,
        "confirmed": facts.confirmed,
        "unconfirmed": sum(facts.unconfirmed.values()),
        "unnamed": len(facts.empty),
        "free": len(facts.free),
    }


def _ask_for_confirmation(
    content: Content, facts: GateFacts, states: Mapping[int, ParticipatingState]
) -> None:
    """The states with nominees not confirmed, once; in the same letter as what it gains or loses."""
    open_still = {
        pk: number for pk, number in facts.unconfirmed.items() if pk not in facts.written[Gate.CONFIRM]
    }
    by_code = {one["state"]: one for one in content["letters"]}
    for letter in _letters({"unconfirmed": open_still}, states):
        by_code.setdefault(letter["state"], {}).update(letter)
    content["letters"] = [by_code[code] for code in sorted(by_code)]


def _letters(
    told: Mapping[str, Mapping[int, int]], states: Mapping[int, ParticipatingState]
) -> list[Content]:
    """One a state, by its code, with what there is to tell it in numbers."""
    concerned = {pk for numbers in told.values() for pk, number in numbers.items() if number}
    return [
        {"state": states[pk].code} | {name: numbers[pk] for name, numbers in told.items() if numbers.get(pk)}
        for pk in sorted(concerned, key=lambda pk: states[pk].code)
    ]
