"""An activity as a block on the planning board."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import FAMILY_OF_KIND, name_of
from programmes.enums import STATUSES_OFF_THE_FLOOR, Severity
from programmes.models import Activity, AnnualPlan
from programmes.selectors.findings import Finding
from programmes.selectors.findings.picture import Stay

# Worth a sign on the block; what merely warns of an invited state's weekend would mark nearly all.
GRAVE = (Severity.BLOCK, Severity.BLOCK_RELEASE)


@dataclass(frozen=True, slots=True)
class Block:
    """`days` are the numbers of its first and last day; `said` is all of it for those who hear the page.

    `leaving`: the proposal on the board would move it.
    """

    code: str
    version: int
    kind: str
    status: str
    name: str
    short: str
    when: str
    days: str
    venue: str
    venue_label: str
    locked: bool
    grave: int
    lesser: int
    movable: bool
    url: str
    said: str
    leaving: bool = False


def block_of(activity: Activity, plan: AnnualPlan, findings: list[Finding], stay: Stay | None) -> Block:
    """A block; without a stay it lies in the tray."""
    demand = getattr(activity, "demand", None)
    locked = bool(demand and (demand.lock_dates or demand.lock_venue))
    name, when = name_of(activity), _when(activity, stay)
    grave = sum(finding.severity in GRAVE for finding in findings)
    lesser = sum(finding.severity == Severity.WARN and finding.code != "undated" for finding in findings)
    signs = [_("locked")] if locked else []
    if grave:
        signs.append(
            ngettext("%(number)s finding blocks a release", "%(number)s findings block a release", grave)
            % {"number": grave}
        )
    if lesser:
        signs.append(ngettext("%(number)s warning", "%(number)s warnings", lesser) % {"number": lesser})
    return Block(
        code=activity.code,
        version=activity.version,
        kind=FAMILY_OF_KIND[activity.kind],
        status=activity.status,
        name=name,
        short=short_name(activity, name),
        when=when,
        days=_days(stay),
        venue=activity.venue.code if activity.venue else "",
        venue_label=str(activity.venue.label) if activity.venue else "",
        locked=locked,
        grave=grave,
        lesser=lesser,
        movable=activity.status not in STATUSES_OFF_THE_FLOOR,
        url=reverse("dashboards:board-activity", args=[plan.code, activity.code]),
        said=_(", ").join(signs),
    )


def leaving(block: Block) -> Block:
    """The same block where a proposal would take it away."""
    said = _(", ").join(filter(None, (block.said, _("the proposal would move it"))))
    return replace(block, leaving=True, said=said)


def short_name(activity: Activity, name: str) -> str:
    """The name as a narrow block holds it: the kind and the number where there is no title."""
    if activity.text("title"):
        return name
    kinds = {"course": _("Course %(place)s"), "event": _("Event %(place)s"), "talk": _("Talk %(place)s")}
    return kinds[FAMILY_OF_KIND[activity.kind]] % {"place": activity.place}


def _when(activity: Activity, stay: Stay | None) -> str:
    if stay is None:
        written = activity.start_written or activity.end_written
        return isolated(written) if written else ""
    return span(stay.first.isoformat(), stay.last.isoformat())


def _days(stay: Stay | None) -> str:
    if stay is None:
        return ""
    return days_of(stay.first, stay.last)


def days_of(first: date, last: date) -> str:
    """The numbers of the first and the last day, as a narrow block holds them."""
    if first == last:
        return isolated(f"{first:%d}")
    return f"{isolated(f'{first:%d}')}–{isolated(f'{last:%d}')}"


def span(first: str, last: str) -> str:
    """A period that runs with the page: each day by itself keeps its own direction."""
    return isolated(first) if first == last else f"{isolated(first)} – {isolated(last)}"
