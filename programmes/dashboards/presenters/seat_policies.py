"""A seat policy: every value with its basis, the weights of states, the calls under it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Breadcrumb, Column, Fact, FactList, Link, Many, Table, Value
from programmes.dashboards.presenters.evidence import Evidenced, named, other_script
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.pages import Section, Sheet, invented_notice, retired_notice
from programmes.enums import Basis
from programmes.models import SeatPolicy
from programmes.selectors.citations import Citations
from programmes.selectors.seat_policy_sheets import PolicySheet


def policy_page(found: PolicySheet, citations: Citations) -> Sheet:
    """The sheet of a policy. Where no paragraph speaks of a value, the policy's own basis counts."""
    policy, shown = found.policy, Evidenced(citations)
    other, lang = other_script(policy.title_en, policy.title_ar)
    facts = FactList(tuple(_facts(policy, shown)))
    sections = (_weights(found, shown), _calls(found))
    return Sheet(
        breadcrumb=Breadcrumb((Link(_("Planning"), reverse("dashboards:planning")),), str(policy.label)),
        title=str(policy.label),
        other=other,
        other_lang=lang,
        facts=facts,
        sections=sections,
        notes=shown.notes(),
        lead=_("How seats are shared, and the weeks of the clock."),
        notices=(*invented_notice(policy.plan), *retired_notice(policy)),
    )


def _facts(policy: SeatPolicy, shown: Evidenced):
    yield _fact(policy, shown, _("Rule of sharing"), "rule", str(policy.get_rule_display()))
    yield _fact(policy, shown, _("In force from"), "valid_from", policy.valid_from.isoformat(), ltr=True)
    if policy.valid_to:
        yield _fact(policy, shown, _("In force until"), "valid_to", policy.valid_to.isoformat(), ltr=True)
    plan = named(policy.plan) if policy.plan else _("every plan")
    yield Fact(_("Plan"), (plan,))
    invited = policy.invited
    words = str(invited.label) if invited else _("nobody: each activity names its own")
    yield _fact(
        policy,
        shown,
        _("Invited where none is named"),
        "invited",
        words,
        url=invited.get_absolute_url() if invited else "",
    )
    yield _fact(
        policy, shown, _("Seats where the activity says none"), "class_size", _or_none(policy.class_size)
    )
    yield _fact(policy, shown, _("Seats at least, a state"), "floor", str(policy.floor))
    yield _fact(policy, shown, _("Seats at most, a state"), "cap", _or_none(policy.cap))
    yield _fact(policy, shown, _("Seats held back"), "held_back", str(policy.held_back))
    yield from _clock(policy, shown)


def _clock(policy: SeatPolicy, shown: Evidenced):
    gates = (
        ("nominate_weeks", _("Names are due")),
        ("take_back_weeks", _("Unfilled seats are taken back")),
        ("confirm_weeks", _("Confirmed or cancelled")),
    )
    for column, label in gates:
        yield _fact(policy, shown, label, column, _weeks(getattr(policy, column)))
    yield _fact(policy, shown, _("An offer stands"), "offer_days", _days(policy.offer_days))
    months = ngettext(
        "%(number)s month after the end", "%(number)s months after the end", policy.retention_months
    )
    kept = months % {"number": policy.retention_months}
    yield _fact(policy, shown, _("Personal data is kept"), "retention_months", kept)


def _weeks(number: int) -> str:
    text = ngettext("%(number)s week before the start", "%(number)s weeks before the start", number)
    return text % {"number": number}


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def _or_none(value: int | None) -> str:
    return _("none") if value is None else str(value)


def _fact(
    policy: SeatPolicy,
    shown: Evidenced,
    label: str,
    column: str,
    text: str,
    *,
    url: str = "",
    ltr: bool = False,
) -> Fact:
    """A value with what is said of it, else with the basis and the reason of the whole policy."""
    if shown.citations.naming(policy, column):
        return Fact(label, (shown.value(policy, column, text, url=url, ltr=ltr),))
    marks = ()
    if policy.basis != Basis.STATED and (reason := policy.text("reason")):
        marks = (shown.book.reason(reason, policy.basis),)
    return Fact(label, (Value(text, policy.basis, url, ltr, marks),))


def _weights(found: PolicySheet, shown: Evidenced) -> Section:
    lead = _(
        "Weights count relative to one another. A state without a line weighs 1; ties fall by the lots drawn."
    )
    if not found.weights:
        return Section(
            _("Weights of states"),
            (Many((_("All states weigh the same: none has a line."),)),),
            "weights",
            lead,
        )
    columns = (
        Column(_("State")),
        Column(_("Weight")),
        Column(_("Seats at least")),
        Column(_("Seats at most")),
        Column(_("Lot drawn")),
    )
    rows = tuple(
        (
            named(one.state),
            shown.reasoned(one, str(one.weight)),
            _or_policy(one.floor),
            _or_policy(one.cap),
            _or_none(one.lot),
        )
        for one in found.weights
    )
    table = Table(_("Weights of states"), columns, rows, caption_hidden=True)
    return Section(_("Weights of states"), (table,), "weights", lead)


def _or_policy(value: int | None) -> str:
    return _("the policy's") if value is None else str(value)


def _calls(found: PolicySheet) -> Section:
    if not found.calls:
        return Section(_("Calls under this policy"), (Many((_("None yet."),)),), "calls")
    links = tuple(
        Link(name_of(one.activity), one.get_absolute_url(), one.activity.start_written or "")
        for one in found.calls
    )
    return Section(_("Calls under this policy"), (Many(links),), "calls")
