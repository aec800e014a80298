"""Announcing holidays, and what a change of closed days does to the plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes.enums import ClosureStatus
from programmes.errors import InvalidRecord, ProgrammeError
from programmes.models import AnnualPlan, Closure, User
from programmes.selectors.findings import Finding, findings_of_plan
from programmes.services.records import save_record


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


@transaction.atomic
def announce_closure(
    closure: Closure,
    *,
    first: date,
    last: date,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> Recheck:
    """Set the observed days of a closure and check again every plan that the old or new days touch.

    Raises ProgrammeError `closure_cancelled` where it was called off, InvalidRecord where the last
    day comes before the first, StaleRecord.
    """
    if closure.status == ClosureStatus.CANCELLED or closure.retired_on:
        raise ProgrammeError(
            _("This closure was called off; take it back into use before announcing its days."),
            code="closure_cancelled",
        )
    if last < first:
        raise InvalidRecord(fields={"observed_ends_on": [_("The last day comes before the first.")]})
    closure.observed_starts_on, closure.observed_ends_on = first, last
    closure.status = ClosureStatus.ANNOUNCED
    with rechecked(closure) as found:
        save_record(closure, by=by, reason=reason, expected_version=expected_version)
    return found


def _touched(closures: list[Closure]) -> list[AnnualPlan]:
    """Plans in use that the days before or after the change fall into."""
    if not closures:
        return []
    start = min(closure.first_day for closure in closures)
    end = max(closure.last_day for closure in closures)
    return list(AnnualPlan.objects.current().filter(starts_on__lte=end, ends_on__gte=start))


def _findings(plans: list[AnnualPlan]) -> dict[object, Finding]:
    return {finding.key: finding for plan in plans for finding in findings_of_plan(plan)}
