"""What restricts work in Kuwait over a period."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from programmes.models import Closure

HOST = "kw"  # the code of the state that the Centre sits in


def host_closures(first: date, last: date) -> list[Closure]:
    """Holidays and short hours of the host state and closures of the Centre itself."""
    where = Q(calendar__state__code=HOST) | Q(calendar__isnull=False, calendar__state__isnull=True)
    return list(Closure.objects.touching(first, last).filter(where).order_by("starts_on", "code"))
