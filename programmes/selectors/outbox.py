"""The letters of the outbox: those that wait, were marked as sent, or were cancelled."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from programmes.models import AnnualPlan, OutboxMessage, Reoffer
from programmes.seat_enums import MessageStatus


def messages(*, status: str = "", plan: str = "", words: str = "") -> QuerySet[OutboxMessage]:
    """The letters of a status, of a plan, whose subject, code or state has the words; the newest first."""
    rows = OutboxMessage.objects.select_related("state", "call__activity__plan", "reoffer")
    if status:
        rows = rows.filter(status=status)
    if plan:
        rows = rows.filter(call__activity__plan__code=plan)
    for word in words.split():
        rows = rows.filter(
            Q(subject_en__icontains=word)
            | Q(subject_ar__icontains=word)
            | Q(code__icontains=word)
            | Q(state__title_en__icontains=word)
            | Q(state__title_ar__icontains=word)
        )
    return rows.order_by("-made_at", "code")


def message(code: str) -> OutboxMessage | None:
    """One letter with what it belongs to."""
    rows = OutboxMessage.objects.select_related("state", "call__activity__plan", "call__policy", "reoffer")
    return rows.filter(code=code).first()


def letters_of(reoffer: Reoffer) -> list[OutboxMessage]:
    """The letters that a confirmed proposal put into the outbox."""
    return list(OutboxMessage.objects.filter(reoffer=reoffer).select_related("state").order_by("state__code"))


def counts() -> dict[str, int]:
    """How many letters stand in each status, none where there are none."""
    found = dict(OutboxMessage.objects.values_list("status").annotate(number=Count("pk")).order_by())
    return {status: found.get(status, 0) for status in MessageStatus.values}


def plans_with_messages() -> list[AnnualPlan]:
    """The plans that have letters, the newest first."""
    return list(AnnualPlan.objects.filter(activities__seat_call__messages__isnull=False).distinct())
