"""Nominations of a call in lines, and the steps that may be taken with those that are ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Link, Value
from programmes.dashboards.presenters.seat_frames import moment
from programmes.models import Nomination
from programmes.seat_enums import NOMINATION_STEPS, NominationStatus

BULK = (NominationStatus.VALIDATED, NominationStatus.CONFIRMED, NominationStatus.REFUSED)


@dataclass(frozen=True, slots=True)
class NominationLine:
    """One nomination: `steps` are those of BULK that may follow; `ticket` names it at this version."""

    code: str
    ticket: str
    name: object
    detail: str
    state: str
    seat: str
    status: str
    status_code: str
    at: str
    instead: str
    steps: tuple[str, ...]


def nomination_lines(rows: Iterable[Nomination], *, acts: bool) -> tuple[NominationLine, ...]:
    return tuple(_line(one, acts) for one in rows)


def _line(one: Nomination, acts: bool) -> NominationLine:
    steps = tuple(step for step in BULK if step in NOMINATION_STEPS[one.status]) if acts else ()
    place = [str(one.nominee.position), str(one.body.label) if one.body else ""]
    return NominationLine(
        code=one.code,
        ticket=f"{one.code}:{one.version}",
        name=_named(one),
        detail=" · ".join(part for part in place if part),
        state=str(one.state.label),
        seat=str(one.seat.number) if one.seat else _("walked in") if one.walk_in else _("none"),
        status=str(one.get_status_display()),
        status_code=one.status,
        at=moment(one.nominated_at),
        instead=one.replaces.nominee.label if one.replaces else "",
        steps=tuple(str(step) for step in steps),
    )


def _named(one: Nomination) -> object:
    """The person, leading to the nomination's own page."""
    try:
        return Link(one.nominee.label, reverse("dashboards:nomination", args=[one.code]))
    except NoReverseMatch:
        return Value(one.nominee.label)


def step_words(step: str) -> dict[str, str]:
    """The title, the button and the done-sentence's verb of a step."""
    words = {
        NominationStatus.VALIDATED: (_("Validate nominations"), _("Validate them")),
        NominationStatus.CONFIRMED: (_("Confirm nominations"), _("Confirm them")),
        NominationStatus.REFUSED: (_("Refuse nominations"), _("Refuse them")),
    }
    title, button = words[NominationStatus(step)]
    return {"title": title, "button": button, "status": str(NominationStatus(step).label)}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a step would do: those it can be taken with, those it cannot, and what is asked for."""

    step: str
    title: str
    button: str
    status: str
    able: tuple[NominationLine, ...]
    unable: tuple[NominationLine, ...]
    needs_reason: bool
    reason: str
    faults: tuple[str, ...]


def confirmation(
    step: str, rows: Iterable[Nomination], reason: str = "", faults: Iterable[str] = ()
) -> Confirmation:
    lines = nomination_lines(rows, acts=True)
    return Confirmation(
        step=step,
        **step_words(step),
        able=tuple(one for one in lines if step in one.steps),
        unable=tuple(one for one in lines if step not in one.steps),
        needs_reason=step == NominationStatus.REFUSED,
        reason=reason,
        faults=tuple(faults),
    )
