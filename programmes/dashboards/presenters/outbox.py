"""The outbox: letters in a list, and one letter in both languages beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programmes.dashboards.components import Column, Fact, FactList, Link, Notice, Table, Value
from programmes.dashboards.listings import Filter
from programmes.dashboards.presenters.evidence import isolated, named
from programmes.dashboards.presenters.seat_frames import moment
from programmes.models import AnnualPlan, OutboxMessage
from programmes.seat_enums import MessageStatus
from programmes.services.reoffer_letters import Letter


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a letter: its inputs are named `subject_…` and `body_…`."""

    lang: str
    dir: str
    name: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was sent by a form that was refused, which form, and why."""

    form: str = ""
    values: Mapping[str, str] | None = None
    faults: tuple[str, ...] = ()

    def value(self, form: str, name: str, otherwise: str = "") -> str:
        return (
            self.values.get(name, otherwise) if self.values is not None and self.form == form else otherwise
        )


def outbox_filters(plans: Iterable[AnnualPlan]) -> tuple[Filter, ...]:
    statuses = tuple((str(one), str(one.label)) for one in MessageStatus)
    return (
        Filter("status", _("Status"), statuses),
        Filter("plan", _("Plan"), tuple((one.code, str(one.label)) for one in plans)),
    )


def count_line(number: int, counts: Mapping[str, int]) -> str:
    text = ngettext("%(number)s letter", "%(number)s letters", number) % {"number": number}
    waiting = counts[MessageStatus.WAITING]
    more = ngettext("%(number)s waits in all", "%(number)s wait in all", waiting) % {"number": waiting}
    return _("%(letters)s; %(waiting)s") % {"letters": text, "waiting": more}


def outbox_table(rows: Iterable[OutboxMessage]) -> Table:
    columns = (
        Column(_("Letter")),
        Column(_("State")),
        Column(_("Plan")),
        Column(_("Written on")),
        Column(_("Status")),
    )
    return Table(_("Letters"), columns, tuple(_row(one) for one in rows), caption_hidden=True)


def _row(one: OutboxMessage):
    return (
        Link(str(one.text("subject")), one.get_absolute_url()),
        str(one.state.label),
        _plan(one),
        Value(moment(one.made_at), ltr=True),
        str(one.get_status_display()),
    )


def _plan(one: OutboxMessage) -> str:
    plan = one.call.activity.plan if one.call else None
    if plan is None:
        return _("none")
    return _("%(plan)s (invented)") % {"plan": plan.label} if plan.invented else str(plan.label)


def sides(letter: OutboxMessage | Letter, given: Given) -> tuple[Side, ...]:
    """Both languages of a letter, the reader's first, as it stands or as it was last sent by the form."""
    both = (("en", "ltr", _("English")), ("ar", "rtl", _("Arabic")))
    known = sorted(both, key=lambda one: one[0] != get_language())
    return tuple(
        Side(
            lang,
            direction,
            name,
            given.value("save", f"subject_{lang}", getattr(letter, f"subject_{lang}")),
            given.value("save", f"body_{lang}", getattr(letter, f"body_{lang}")),
        )
        for lang, direction, name in known
    )


def message_facts(message: OutboxMessage) -> FactList:
    facts = [
        Fact(_("State"), (named(message.state),)),
        Fact(_("Status"), (str(message.get_status_display()),)),
        Fact(_("Written on"), (Value(moment(message.made_at), ltr=True),)),
    ]
    if message.call:
        activity = message.call.activity
        facts.append(Fact(_("Activity"), (Link(str(activity.label), message.call.get_absolute_url()),)))
    if message.reoffer:
        text = str(message.reoffer.get_gate_display())
        facts.append(Fact(_("Proposal of the clock"), (Link(text, message.reoffer.get_absolute_url()),)))
    return FactList(tuple(facts))


def message_notice(message: OutboxMessage) -> Notice:
    """What became of a letter, and that nothing is sent from here."""
    day = isolated(moment(message.ended_at)) if message.ended_at else ""
    match message.status:
        case MessageStatus.SENT:
            return Notice("good", _("Marked as sent on %(day)s. The state reads it now.") % {"day": day})
        case MessageStatus.CANCELLED:
            return Notice("warning", _("Cancelled on %(day)s.") % {"day": day})
        case _:
            text = _("Nothing is sent from here. Copy the text, send it yourself, then mark it as sent.")
            return Notice("note", text)
