"""What a run rests on, pays and failed at, in sentences made from its codes where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programmes.services.planning_faults import END, ISOLATE, fault_sentence

TERMS: Mapping[str, Promise] = {
    "ramadan": _("days in Ramadan"),
    "summer": _("days in high summer"),
    "state_holidays": _("holidays of invited states"),
    "state_weekends": _("weekends of invited states"),
    "estimated_holidays": _("days beside an estimated holiday"),
    "preferred": _("distance from the months preferred"),
    "same_topic": _("courses on one topic close together"),
    "audiences": _("one audience in two places"),
    "uneven_months": _("a crowded month"),
    "moved": _("moved from where it was released"),
    "moved_venue": _("moved to another venue than released"),
    "left_out": _("left out of the plan"),
}
NO_NAMES: Mapping[str, str] = {}
KINDS: Mapping[str, Promise] = {"course": _("a course"), "talk": _("a NATO Talk"), "event": _("an event")}
FAILURES: Mapping[str, Promise] = {
    "worker_lost": _("The worker that carried out the run was lost; nothing of the plan was changed."),
    "worker_failed": _("The run broke off by a fault of the planner; nothing of the plan was changed."),
    "check_failed": _("The independent check did not accept the plan that was found, so none is shown."),
    "unplannable": _("The year cannot be planned as it was put."),
    "impossible": _("No plan can hold what must be held."),
    "not_found": _("No plan that holds what must be held was found within the effort."),
}
DEMANDS: Mapping[str, Promise] = {
    "hold": _("%(activity)s must be held."),
    "window": _("%(activity)s keeps to the days asked for it."),
    "lock": _("%(activity)s stays where it is locked."),
    "venues": _("%(activity)s is held in one of its venues."),
    "seats": _("%(activity)s has the seats it asks for."),
    "features": _("%(activity)s has what it needs."),
    "order": _("%(activity)s comes after %(record)s."),
    "holiday": _("The holiday %(record)s stays free."),
    "closure": _("The closure %(record)s stays free."),
    "venue_closure": _("Venue %(activity)s stays free for %(record)s."),
    "team_absence": _("Training team %(activity)s stays free for %(record)s."),
}


def term_name(term: str) -> str:
    """A harm by name."""
    return str(TERMS[term])


def assumption_sentence(assumption: Mapping[str, Any], *, names: Mapping[str, str] = NO_NAMES) -> str:
    """One number that no source and no planner gave, and where it was taken from.

    `names` are what the halls, groupings and topics are called, by code; without its name a code stands.
    """
    match assumption["code"]:
        case "days_of_kind":
            days = assumption["days"]
            sentence = ngettext(
                "The planning profile assumes %(days)s working day for %(kind)s.",
                "The planning profile assumes %(days)s working days for %(kind)s.",
                days,
            )
            return sentence % {"days": days, "kind": KINDS[assumption["kind"]]}
        case "halls_of_profile":
            sentence = ngettext(
                "The planning profile assumes %(number)s hall: %(halls)s.",
                "The planning profile assumes %(number)s halls: %(halls)s.",
                len(assumption["halls"]),
            )
            halls = str(_(", ")).join(_called(one, names) for one in assumption["halls"])
            return sentence % {"number": len(assumption["halls"]), "halls": halls}
        case "invited_of_profile":
            invited = _("The planning profile assumes that the states of %(grouping)s are invited.")
            return str(invited) % {"grouping": _called(assumption["grouping"], names)}
        case _:
            topic = _("The topic %(topic)s is inferred or assumed, not stated by a source.")
            return str(topic) % {"topic": _called(assumption["topic"], names)}


def _called(code: str, names: Mapping[str, str]) -> str:
    return names.get(code) or f"{ISOLATE}{code}{END}"


def failure_sentences(failure: Mapping[str, Any]) -> list[str]:
    """Why a run has no plan: the reason, then what it speaks of."""
    found = [str(FAILURES[failure["code"]])]
    found += [fault_sentence(one["code"], params=one["params"]) for one in failure.get("faults") or ()]
    conflict = failure.get("conflict") or {}
    return found + [demand_sentence(one) for one in conflict.get("demands", ())]


def demand_sentence(token: Mapping[str, str]) -> str:
    """One of the demands that cannot stand together."""
    words = {name: f"{ISOLATE}{token[name]}{END}" for name in ("activity", "record")}
    return str(DEMANDS[token["kind"]]) % words
