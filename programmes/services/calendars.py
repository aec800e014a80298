"""What a change of closed days does to the plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from programmes.models import AnnualPlan, Closure
from programmes.selectors.findings import Finding, findings_of_plan


@dataclass
class Recheck:
    """What newly clashes in the plans that a change of closed days touches, and what no longer does."""

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()


@contextmanager
def rechecked(*closures: Closure) -> Iterator[Recheck]:
    """Check the plans again around a change of closures, which already carry their new days.

    What is found is in the result once the block, which saves the closures, is left.
    """
    stored = Closure.objects.filter(pk__in=[one.pk for one in closures if one.pk])
    plans = _touched([*stored, *closures])
    before, found = _findings(plans), Recheck()
    yield found
    after = _findings(plans)
    found.new = tuple(finding for key, finding in after.items() if key not in before)
    found.gone = tuple(finding for key, finding in before.items() if key not in after)


def _touched(closures: list[Closure]) -> list[AnnualPlan]:
    """Plans in use that the days before or after the change fall into."""
    if not closures:
        return []
    start = min(closure.first_day for closure in closures)
    end = max(closure.last_day for closure in closures)
    return list(AnnualPlan.objects.current().filter(starts_on__lte=end, ends_on__gte=start))


def _findings(plans: list[AnnualPlan]) -> dict[object, Finding]:
    return {finding.key: finding for plan in plans for finding in findings_of_plan(plan)}
