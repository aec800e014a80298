"""Releases of plans: the list, one, the plan as it stood on a day, two compared."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from programmes.models import AnnualPlan, Release
from programmes.selectors.release_changes import Change, changes_between


def release_rows(plan: AnnualPlan | None = None) -> QuerySet[Release]:
    """Releases without what they froze, the newest version first; of one plan where one is given."""
    rows = Release.objects.select_related("plan", "released_by").defer("snapshot")
    if plan is not None:
        rows = rows.filter(plan=plan)
    return rows.order_by("-released_at", "-number")


def release(code: str) -> Release | None:
    """One release whole; None where the code is unknown."""
    return Release.objects.select_related("plan", "released_by").filter(code=code).first()


def latest_release(plan: AnnualPlan) -> Release | None:
    return Release.objects.filter(plan=plan).order_by("-number").first()


def release_as_of(plan: AnnualPlan, day: date) -> Release | None:
    """The version in force at the end of a day, by the clock of the Centre; None before the first."""
    # The last day that a calendar of this kind holds has no day after it.
    midnight = datetime.combine(min(day, date.max - timedelta(days=1)) + timedelta(days=1), time.min)
    end = timezone.make_aware(midnight, timezone.get_default_timezone())
    rows = Release.objects.filter(plan=plan, released_at__lt=end).select_related("plan", "released_by")
    return rows.order_by("-number").first()


def difference(before: Release, after: Release) -> list[Change]:
    """What changed from one release to another, whatever lies between."""
    return changes_between(before.snapshot, after.snapshot)


def release_of_number(plan: AnnualPlan, number: int) -> Release | None:
    """Version `number` of a plan, whole."""
    return Release.objects.filter(plan=plan, number=number).first()
