"""The calendars of the states: weekends over time, holidays, short hours, closures."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from programmes.models import Calendar, Closure, WeekendPattern


def closure_years() -> list[int]:
    """The years in which any closure begins, the latest first."""
    days = Closure.objects.current().filter(calendar__isnull=False).dates("starts_on", "year", order="DESC")
    return [day.year for day in days]


def calendar_rows(*, q: str = "", calendar: str = "", year: str = "") -> QuerySet[Calendar]:
    """Calendars with their weekends and closures; `q` and `year` narrow the closures."""
    weekends = WeekendPattern.objects.order_by("valid_from")
    closures = closure_rows(q=q, year=year)
    rows = Calendar.objects.current().select_related("state").order_by("code")
    if calendar:
        rows = rows.filter(code=calendar)
    return rows.prefetch_related(
        Prefetch("weekends", queryset=weekends), Prefetch("closures", queryset=closures)
    )


def closure_rows(*, q: str = "", calendar: str = "", year: str = "") -> QuerySet[Closure]:
    """Closures of calendars, by the day they are calculated for."""
    rows = Closure.objects.current().filter(calendar__isnull=False).matching(q).select_related("calendar")
    if calendar:
        rows = rows.filter(calendar__code=calendar)
    if year:
        first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        observed = Q(observed_starts_on__lte=last, observed_ends_on__gte=first)
        rows = rows.filter(Q(starts_on__lte=last, ends_on__gte=first) | observed)
    return rows.order_by("starts_on", "code")
