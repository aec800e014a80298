"""The proof sheet of a sharing, laid out so that a clerk can follow it with pencil and paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Notice, Table, Value
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.seat_frames import decimal, exactly
from programmes.dashboards.presenters.sentences import joined
from programmes.models import ParticipatingState
from programmes.seat_enums import SharingRule
from programmes.services.seat_proofs import ProofFault


@dataclass(frozen=True, slots=True)
class Line:
    """A state: what it came with, what is due, what it got. Shares are texts as asked for."""

    code: str
    name: str
    weight: str
    floor: str
    cap: str
    entitled: str
    held: int
    place: int
    due: str
    given: int
    share: int
    full: bool
    held_after: int
    carried: str


@dataclass(frozen=True, slots=True)
class Step:
    """A seat that was competed for: who has it by which claim, whose claim came next, and any tie."""

    seat: int
    name: str
    claim: str
    second: str
    tie: str


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """The whole sheet: the question, the lines, the steps, the result, the check, its seal."""

    sentence: str
    rule: tuple[str, ...]
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    result: str
    check: Notice
    faults: Table | None
    seal: str
    turn: int
    exact: bool


Names = Mapping[str, ParticipatingState]


def proof_sheet(
    sheet: Mapping[str, Any], names: Names, faults: list[ProofFault], *, exact: bool
) -> ProofSheet:
    """A sheet's data as pages show it; `names` are its states by code."""
    given = sum(one["given"] for one in sheet["lines"])
    return ProofSheet(
        sentence=_sentence(sheet),
        rule=_rule(sheet, given),
        lines=tuple(_line(one, names, exact) for one in sheet["lines"]),
        steps=tuple(_step(one, names, exact) for one in sheet["awards"]),
        result=_result(sheet, names),
        check=_check(faults),
        faults=_faults(faults),
        seal=sheet.get("seal", ""),
        turn=sheet["turn"] + 1,
        exact=exact,
    )


def _sentence(sheet: Mapping[str, Any]) -> str:
    rule = str(SharingRule(sheet["rule"]).label)
    text = ngettext(
        "%(seats)s seat shared among %(states)s states: %(rule)s.",
        "%(seats)s seats shared among %(states)s states: %(rule)s.",
        sheet["seats"],
    )
    return text % {"seats": sheet["seats"], "states": len(sheet["lines"]), "rule": rule}


def _rule(sheet: Mapping[str, Any], given: int) -> tuple[str, ...]:
    """How to follow the sheet, step by step, under its rule."""
    first = _(
        "The fair share is in proportion to weight, as far as the bounds allow; all add up to the seats."
    )
    tie = _("Equal claims go by the place among equals, the lowest first; places are dealt anew each turn.")
    if sheet["rule"] == SharingRule.HAMILTON:
        return (
            first,
            _("Each state gets the whole part of its fair share."),
            _("What is left goes to the largest remainders, one seat each."),
            tie,
        )
    return (
        first,
        _("Each state gets its floor first, which nobody can contest."),
        _("A state owed half a seat or more from earlier activities comes first, the most owed ahead."),
        _("Else the claim is weight / (2 × lead + 1); the lead is seats held by now less entitled before."),
        _("The strongest claim has the next seat, and puts forward its next claim."),
        tie,
    )


def _line(one: Mapping[str, Any], names: Names, exact: bool) -> Line:
    share = exactly if exact else decimal
    return Line(
        code=one["key"],
        name=_name(one["key"], names),
        weight=share(Fraction(one["weight"])),
        floor=str(one["floor"]),
        cap=_("none") if one["cap"] is None else str(one["cap"]),
        entitled=share(Fraction(one["entitled"])),
        held=one["held"],
        place=one["place"],
        due=share(Fraction(one["entitlement"])),
        given=one["given"],
        share=one["share"],
        full=one["full"],
        held_after=one["held_after"],
        carried=share(Fraction(one["carried"]), signed=True),
    )


def _name(key: str, names: Names) -> str:
    return str(names[key].label) if key in names else key


def _step(one: Mapping[str, Any], names: Names, exact: bool) -> Step:
    second = one["runner_up"]
    return Step(
        seat=one["seat"],
        name=_name(one["claim"]["key"], names),
        claim=_claim(one["claim"], exact),
        second=f"{_name(second['key'], names)}: {_claim(second, exact)}" if second else _("nobody"),
        tie=_tie(one["tied"], names),
    )


def _claim(claim: Mapping[str, Any], exact: bool) -> str:
    value = Fraction(claim["quotient"])
    shown = isolated((exactly if exact else decimal)(value))
    match claim["ground"]:
        case "owed":
            text = _("owed %(number)s")
        case "quotient":
            text = _("quotient %(number)s")
        case "remainder":
            text = _("remainder %(number)s")
        case _:
            text = _("without weight, %(number)s")
    return text % {"number": shown}


def _tie(tied: list[str], names: Names) -> str:
    if not tied:
        return ""
    words = joined([_name(key, names) for key in tied])
    return _("equal: %(states)s") % {"states": words}


def _result(sheet: Mapping[str, Any], names: Names) -> str:
    text = _("%(state)s %(seats)s")
    shares = [
        text % {"state": _name(one["key"], names), "seats": one["share"]}
        for one in sheet["lines"]
        if one["share"]
    ]
    result = _("%(shares)s.") % {"shares": joined(shares)} if shares else _("No seat was given.")
    if left := sheet["unfilled"]:
        unfilled = ngettext(
            "%(number)s seat stays free, since all are at their caps.",
            "%(number)s seats stay free, since all are at their caps.",
            left,
        )
        return f"{result} {unfilled % {'number': left}}"
    return result


def _check(faults: list[ProofFault]) -> Notice:
    if not faults:
        text = _("A second program that shares no line with the first worked this sheet out anew, just now.")
        return Notice("good", text, _("Checked: every number follows from the inputs"))
    text = _("The sheet is not what its inputs give. Do not rely on it; tell the administrator.")
    return Notice("error", text, _("The check found faults"))


def _faults(faults: list[ProofFault]) -> Table | None:
    if not faults:
        return None
    columns = (Column(_("Where")), Column(_("Stands")), Column(_("Should be")))
    rows = tuple(tuple(Value(part, ltr=True) for part in (one.where, one.found, one.due)) for one in faults)
    return Table(_("What differs"), columns, rows)
