"""The rounds of a dialogue: the line through the years, and each round opened."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from django.utils.translation import gettext as _

from programmes.dashboards.components import Fact, FactList, Period, Value
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.meetings import MeetingBlock, block
from programmes.models import DialogueRound
from programmes.selectors.dialogues import DialogueSheet

# More numbers than this without a record are drawn as one stop.
FEW = 4


@dataclass(frozen=True, slots=True)
class Stop:
    """A round on the line. Without a record it is hollow and leads nowhere."""

    sign: str
    label: str
    when: object = ""
    url: str = ""

    @property
    def known(self) -> bool:
        return bool(self.url)


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A dialogue as a line of its rounds through the years."""

    template: ClassVar[str] = "dialogues/line.html"
    label: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class RoundBlock:
    """One round that opens to its meetings."""

    template: ClassVar[str] = "dialogues/round.html"
    anchor: str
    title: str
    period: Period
    facts: FactList
    meetings: tuple[MeetingBlock, ...]
    remark: str = ""
    open: bool = True


def round_line(rounds: tuple[DialogueRound, ...], page: str = "") -> RoundLine:
    """Rounds in the order of their numbers; an earlier number that has no record is a hollow stop.

    `page` is the address of the dialogue's page, empty on that page itself.
    """
    numbered = [one for one in rounds if one.number is not None]
    named = [one for one in rounds if one.number is None]
    stops: list[Stop] = []
    numbers = [0, *(one.number for one in numbered)]
    for (before, number), one in zip(pairwise(numbers), numbered, strict=True):
        stops += _without_record(before + 1, number - 1)
        stops.append(_stop(one, page))
    stops += [_stop(one, page) for one in named]
    return RoundLine(_("The rounds through the years"), tuple(stops))


def _without_record(first: int, last: int) -> list[Stop]:
    if last - first >= FEW:
        label = _("Rounds %(first)s to %(last)s: no record") % {"first": first, "last": last}
        return [Stop(f"{first}–{last}", label)]
    return [
        Stop(str(number), _("Round %(number)s: no record") % {"number": number})
        for number in range(first, last + 1)
    ]


def _stop(one: DialogueRound, page: str) -> Stop:
    written = one.start_written or one.end_written
    when = Value(written[:4], one.date_basis, ltr=True) if written else _("no date")
    return Stop(str(one.number or "•"), str(one.label), when, f"{page}#{one.code}")


def round_blocks(sheet: DialogueSheet, shown: Evidenced) -> tuple[RoundBlock, ...]:
    """Rounds, the latest first; where there are many, only that one stands open."""
    few = len(sheet.rounds) <= FEW
    latest_first = tuple(reversed(sheet.rounds))
    return tuple(
        _round(one, sheet, shown, is_open=few or not place) for place, one in enumerate(latest_first)
    )


def _round(one: DialogueRound, sheet: DialogueSheet, shown: Evidenced, *, is_open: bool) -> RoundBlock:
    held = tuple(block(row, sheet.sides, shown) for row in sheet.meetings if row.round_id == one.pk)
    facts = [
        Fact(_("When"), (shown.period(one),)),
        shown.fact(_("Place"), one, "place", one.text("place")),
    ]
    if note := one.text("note"):
        facts.append(shown.fact(_("Note"), one, "note", note))
    remark = "" if held else _("No meeting of this round is on record.")
    period = shown.period(one, marked=False)
    return RoundBlock(one.code, str(one.label), period, FactList(tuple(facts)), held, remark, is_open)
