"""What planners do on the page of a call, each a form with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programmes.dashboards.components import Choice
from programmes.enums import Basis
from programmes.models import NominatingBody, ParticipatingState, SeatCall
from programmes.selectors.seats import SeatCounts


@dataclass(frozen=True, slots=True)
class Field:
    """An input: `kind` is number, text or choice; `least` and `most` bound a number."""

    name: str
    label: str
    kind: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    least: int = 1
    most: int = 1000


@dataclass(frozen=True, slots=True)
class Act:
    """One form: its anchor, what it does in a sentence, its inputs, its button, why it was refused."""

    code: str
    title: str
    text: str
    url: str
    fields: tuple[Field, ...]
    button: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What was sent by the form that was refused, and why it was."""

    act: str = ""
    values: Mapping[str, str] | None = None
    faults: tuple[str, ...] = ()


class _Forms:
    """The forms of one call, filled with what was sent where one was refused."""

    def __init__(self, call: SeatCall, given: Given) -> None:
        self.call, self.given = call, given

    def act(self, code: str, title: str, text: str, button: str, *fields: Field) -> Act:
        mine = self.given.act == code
        return Act(
            code=code,
            title=title,
            text=text,
            url=reverse("dashboards:seat-act", args=[self.call.activity.code, code]),
            fields=fields,
            button=button,
            faults=self.given.faults if mine else (),
        )

    def value(self, code: str, name: str, default: str = "") -> str:
        if self.given.act != code or self.given.values is None:
            return default
        return self.given.values.get(name, default)

    def number(
        self, code: str, *, default: str = "1", least: int = 1, name: str = "seats", label=""
    ) -> Field:
        return Field(name, label or _("Seats"), "number", self.value(code, name, default), least=least)

    def reason(self, code: str, *, required: bool = True) -> Field:
        return Field("reason", _("Reason"), "text", self.value(code, "reason"), required=required)

    def choice(self, code: str, name: str, label: str, pairs: Iterable[tuple[str, str]], default="") -> Field:
        chosen = self.value(code, name, default)
        choices = tuple(Choice(value, text, value == chosen) for value, text in pairs)
        return Field(name, label, "choice", chosen, choices)


def acts_of(
    call: SeatCall,
    total: SeatCounts,
    invited: list[ParticipatingState],
    others: list[ParticipatingState],
    bodies: list[NominatingBody],
    given: Given,
) -> tuple[Act, ...]:
    """The forms that make sense as the seats stand; none once the call is closed."""
    if call.closed_at is not None:
        return ()
    forms = _Forms(call, given)
    ours = [(one.code, str(one.label)) for one in invited]
    found = [*_pool(forms, total), *_invitation(forms, others)]
    if ours:
        found += [*_by_hand(forms, ours, bodies, total), *_of_state(forms, ours, total)]
    return (*found, _closing(forms))


def _pool(forms: _Forms, total: SeatCounts) -> list[Act]:
    found = []
    if total.free or forms.given.act == "hold-back":
        found.append(
            forms.act(
                "hold-back",
                _("Hold seats back"),
                _("Free seats are kept out of every sharing until they are released."),
                _("Hold back"),
                forms.number("hold-back"),
                forms.reason("hold-back"),
            )
        )
    if total.held_back or forms.given.act == "release":
        found.append(
            forms.act(
                "release",
                _("Release seats held back"),
                _("They become free, for the next sharing or an offer."),
                pgettext("of seats", "Release"),
                forms.number("release"),
                forms.reason("release"),
            )
        )
    resize = forms.act(
        "resize",
        _("Change the number of seats"),
        _("More are opened, or seats that never were anybody's are closed."),
        _("Change"),
        forms.number("resize", default=str(total.opened), label=_("Seats in all")),
        forms.reason("resize"),
    )
    return [*found, resize]


def _invitation(forms: _Forms, others: list[ParticipatingState]) -> list[Act]:
    if not others:
        return []
    act = "invite"
    return [
        forms.act(
            act,
            _("Invite a state"),
            _("Say on which basis; what is not stated by a source needs a reason."),
            _("Invite"),
            forms.choice(act, "state", _("State"), [(one.code, str(one.label)) for one in others]),
            forms.choice(act, "basis", _("Basis"), Basis.choices, Basis.ASSUMED),
            Field("reason_en", _("Reason (English)"), "text", forms.value(act, "reason_en"), required=False),
            Field("reason_ar", _("Reason (Arabic)"), "text", forms.value(act, "reason_ar"), required=False),
        )
    ]


def _by_hand(
    forms: _Forms, ours: list[tuple[str, str]], bodies: list[NominatingBody], total: SeatCounts
) -> list[Act]:
    """Seats given outside the sharing, to a state or to one of its bodies."""
    if not (total.held_back or total.free or forms.given.act == "grant"):
        return []
    kept = [(f"{one.state.code}/{one.code}", f"{one.state.label} · {one.label}") for one in bodies]
    return [
        forms.act(
            "grant",
            _("Give seats by hand"),
            _("Outside the sharing and no part of the fair share; seats held back go first, then free ones."),
            pgettext("of seats", "Give"),
            forms.choice("grant", "whom", _("State or agency"), [*ours, *kept]),
            forms.number("grant"),
            forms.reason("grant"),
        )
    ]


def _of_state(forms: _Forms, ours: list[tuple[str, str]], total: SeatCounts) -> list[Act]:
    bid = forms.act(
        "bid",
        _("Enter a bid for a state"),
        _("How many seats it asks for at most; the next sharing gives it no more."),
        _("Enter"),
        forms.choice("bid", "state", _("State"), ours),
        forms.number("bid", least=0),
        forms.reason("bid", required=False),
    )
    wait = forms.act(
        "wait",
        _("Put a state on the waiting list"),
        _("Priority 1 is served first, 5 last."),
        _("Put on the list"),
        forms.choice("wait", "state", _("State"), ours),
        forms.number("wait"),
        forms.number("wait", name="priority", default="3", label=_("Priority")),
    )
    if not total.unnamed and forms.given.act != "turn-back":
        return [bid, wait]
    back = forms.act(
        "turn-back",
        _("Turn seats back for a state"),
        _("Seats without a name that the state gives up become free."),
        _("Turn back"),
        forms.choice("turn-back", "state", _("State"), ours),
        forms.number("turn-back"),
        forms.reason("turn-back"),
    )
    return [bid, back, wait]


def _closing(forms: _Forms) -> Act:
    return forms.act(
        "close",
        _("Close the seats"),
        _("No seat changes hands from then on; offers and the waiting list end. This cannot be undone."),
        _("Close"),
        forms.reason("close"),
    )
