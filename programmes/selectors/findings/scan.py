"""From a picture to findings: every rule asked, the Centre's severities applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from programmes.enums import Severity
from programmes.models import Activity, AnnualPlan
from programmes.selectors.findings import (
    closed_days,
    dates,
    invited,
    order,
    resources,
    statuses,
    totals,
)
from programmes.selectors.findings.finding import Fault, Finding, Known
from programmes.selectors.findings.picture import Picture, picture_of
from programmes.selectors.findings.severities import blocks_release, severity_of

RULES: tuple[Callable[[Picture], Iterator[Fault]], ...] = (
    resources.faults,
    closed_days.faults,
    dates.faults,
    order.faults,
    statuses.faults,
    invited.faults,
    totals.faults,
)
GRAVEST_FIRST = (Severity.BLOCK, Severity.BLOCK_RELEASE, Severity.WARN)


def findings_of_plan(plan: AnnualPlan) -> list[Finding]:
    """Everything that does not fit in a plan, the gravest first; what the Centre ignores is left out."""
    return findings_within(picture_of(plan))


def findings_of_activity(activity: Activity) -> list[Finding]:
    """What does not fit about one activity as given, saved or not; empty outside any plan."""
    if activity.plan is None:
        return []
    return findings_within(picture_of(activity.plan).with_activity(activity), of=activity)


def findings_within(picture: Picture, *, of: Activity | None = None) -> list[Finding]:
    """The findings of a gathered picture; with `of` those that speak of that activity."""
    faults = (fault for rule in RULES for fault in rule(picture))
    known = Known()
    found = [_judged(fault, picture, known) for fault in faults if of is None or of in fault.records]
    kept = [finding for finding in found if finding.severity != Severity.IGNORE]
    return sorted(kept, key=_place)


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stand in the way of a release."""
    return [finding for finding in findings if blocks_release(finding.severity)]


def _judged(fault: Fault, picture: Picture, known: Known) -> Finding:
    severity = severity_of(fault.code, picture.severities)
    records = tuple(known.name(record) for record in fault.records)
    return Finding(fault.code, severity, records, dict(fault.params), known.link(fault.records[0]))


def _place(finding: Finding) -> tuple[object, ...]:
    return GRAVEST_FIRST.index(finding.severity), finding.records[0].code, finding.code, str(finding.key)
