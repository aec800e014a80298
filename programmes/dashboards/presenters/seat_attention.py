"""What of a plan's seats needs attention, in sentences with the way to act."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Finding, Findings
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.sentences import joined
from programmes.seat_enums import Gate
from programmes.selectors.seat_attention import SeatFinding


def seat_findings_of(found: list[SeatFinding]) -> Findings:
    return Findings(tuple(Finding(one.number, _text(one), _url(one)) for one in found))


def _text(one: SeatFinding) -> str:
    words = {
        "name": str(one.activity.label),
        "day": isolated(one.day.isoformat()) if one.day else "",
        "gate": str(Gate(one.gate).label) if one.gate else "",
    }
    match one.code:
        case "past_gate":
            text = ngettext(
                "seat without a name in “%(name)s”, past the gate of %(day)s: %(gate)s",
                "seats without a name in “%(name)s”, past the gate of %(day)s: %(gate)s",
                one.number,
            )
        case "no_names":
            words["states"] = joined([str(state.label) for state in one.states])
            text = ngettext(
                "state with seats and no name in “%(name)s”, names due on %(day)s: %(states)s",
                "states with seats and no name in “%(name)s”, names due on %(day)s: %(states)s",
                one.number,
            )
        case "not_opened":
            text = _("call not open: “%(name)s”, where names were due on %(day)s")
        case "proposal":
            text = _("proposal of the clock waits for a decision: “%(name)s”, %(gate)s")
        case "open_items":
            text = ngettext(
                "lesson or change of the report on “%(name)s” still to be done or dropped",
                "lessons and changes of the report on “%(name)s” still to be done or dropped",
                one.number,
            )
        case _:
            text = _("open call without a day, so that no clock runs: “%(name)s”")
    return text % words


def _url(one: SeatFinding) -> str:
    if one.proposal:
        return one.proposal.get_absolute_url()
    if one.code == "not_opened":
        return f"#open-{one.activity.code}"
    if one.code == "open_items":
        return reverse("dashboards:course-report", args=[one.activity.code]) + "#settle"
    anchor = {"past_gate": "#strip", "no_names": "#states"}.get(one.code, "")
    return reverse("dashboards:seats", args=[one.activity.code]) + anchor
