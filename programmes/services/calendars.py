"""Announcing holidays, and what an announcement does to the plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes.enums import ClosureStatus
from programmes.errors import InvalidRecord, ProgrammeError
from programmes.models import AnnualPlan, Closure, User
from programmes.selectors.findings import Finding, findings_of_plan
from programmes.services.records import save_record


@dataclass(frozen=True)
class Announcement:
    """A closure as announced; what newly clashes in the plans it touches, and what no longer does."""

    closure: Closure
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


@transaction.atomic
def announce_closure(
    closure: Closure,
    *,
    first: date,
    last: date,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> Announcement:
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
    plans = _touched(closure, first, last)
    before = _findings(plans)
    closure.observed_starts_on, closure.observed_ends_on = first, last
    closure.status = ClosureStatus.ANNOUNCED
    save_record(closure, by=by, reason=reason, expected_version=expected_version)
    after = _findings(plans)
    return Announcement(
        closure,
        new=tuple(found for key, found in after.items() if key not in before),
        gone=tuple(found for key, found in before.items() if key not in after),
    )


def _touched(closure: Closure, first: date, last: date) -> list[AnnualPlan]:
    """Plans in use that the calculated, observed or announced days fall into."""
    start, end = min(closure.first_day, first), max(closure.last_day, last)
    return list(AnnualPlan.objects.current().filter(starts_on__lte=end, ends_on__gte=start))


def _findings(plans: list[AnnualPlan]) -> dict[object, Finding]:
    return {finding.key: finding for plan in plans for finding in findings_of_plan(plan)}
