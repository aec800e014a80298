"""What is kept about a nominee, and whose keeping time is over."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from programmes.folding import fold
from programmes.models import Nomination, NominationImportRow, Nominee, SeatEvent, SeatPolicy

# What is shorter than this is part of too many words to tell a person by.
SHORTEST = 3


def person_data(nominee: Nominee) -> dict[str, Any]:
    """All that is kept about one nominee, as plain data a person can be handed.

    Keys: nominee (columns by name), nominations (each with its steps and certificates), history (every
    kept version of the nominee), imported_rows (lines of spreadsheets that named the person).
    """
    steps = Prefetch("events", queryset=SeatEvent.objects.order_by("at", "id"))
    nominations = nominee.nominations.select_related("call__activity", "state", "body")
    ordered = nominations.prefetch_related(steps, "certificates").order_by("nominated_at", "code")
    return {
        "nominee": _columns(nominee),
        "nominations": [_nomination(one) for one in ordered],
        "history": [_version(one) for one in nominee.history.order_by("history_date", "history_id")],
        "imported_rows": [
            {"import": row.batch_id, "line": row.number, "raw": row.raw, "parsed": row.parsed}
            for row in rows_naming(nominee)
        ],
    }


def _columns(nominee: Nominee) -> dict[str, Any]:
    return {
        "code": nominee.code,
        "state": nominee.state.code,
        "body": nominee.body.code if nominee.body else None,
        **_values(nominee),
        "erased_at": _moment(nominee.erased_at),
    }


def _nomination(nomination: Nomination) -> dict[str, Any]:
    return {
        "code": nomination.code,
        "activity": nomination.call.activity.code,
        "state": nomination.state.code,
        "body": nomination.body.code if nomination.body else None,
        "status": nomination.status,
        "nominated_at": _moment(nomination.nominated_at),
        "walk_in": nomination.walk_in,
        "days_attended": nomination.days_attended,
        "certificates": sorted(one.number for one in nomination.certificates.all()),
        "steps": [
            {"at": _moment(event.at), "kind": event.kind, "by": event.by_name, "reason": event.reason}
            for event in nomination.events.all()
        ],
    }


def _version(row: Any) -> dict[str, Any]:
    return {
        "at": _moment(row.history_date),
        "why": row.history_change_reason or "",
        **_values(row),
    }


def _values(row: Any) -> dict[str, str]:
    """What a nominee, or a kept version of one, says of the person."""
    names = ("name_en", "name_ar", "position", "email", "service", "gender")
    return {name: getattr(row, name) for name in names}


def _moment(value: Any) -> str | None:
    return value.isoformat() if value else None


def rows_naming(nominee: Nominee) -> list[NominationImportRow]:
    """Lines of spreadsheets of the nominee's state that made a nomination of the person or hold the name.

    Lines that were refused made none, so they are known by a name or address that the person ever had
    here, in any spelling that folds to the same.
    """
    marks = {fold(mark) for mark in marks_of(nominee)}
    rows = NominationImportRow.objects.filter(batch__state=nominee.state_id).select_related("nomination")
    return [
        row
        for row in rows.order_by("batch", "number").iterator()
        if (row.nomination and row.nomination.nominee_id == nominee.pk) or _holds(row, marks)
    ]


def marks_of(nominee: Nominee) -> tuple[str, ...]:
    """The names and addresses by which the person was ever known here, the longest first."""
    kept = nominee.history.values_list("name_en", "name_ar", "email")
    known = {text.strip() for row in kept for text in row}
    known |= {text.strip() for text in (nominee.name_en, nominee.name_ar, nominee.email)}
    return tuple(sorted((text for text in known if len(text) >= SHORTEST), key=len, reverse=True))


def _holds(row: NominationImportRow, marks: set[str]) -> bool:
    texts = [fold(text) for text in (*_texts(row.raw), *_texts(row.parsed))]
    return any(mark in text for mark in marks for text in texts)


def _texts(value: Any) -> Iterator[str]:
    """Every text within plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def due_for_erasure(today: date) -> list[Nominee]:
    """Nominees whose keeping time is over, by code: all activities they were named for ended longer ago
    than the policy of each allows; who was never named is kept as long as the newest policy says.
    """
    kept: set[int] = set()
    for policy in SeatPolicy.objects.all():
        kept |= set(_named_under(policy, since=_months_before(today, policy.retention_months)))
    rows: QuerySet[Nominee] = Nominee.objects.filter(erased_at__isnull=True).exclude(pk__in=kept)
    named = Nomination.objects.filter(nominee=OuterRef("pk"))
    made = Nominee.history.model.objects.filter(
        id=OuterRef("pk"),
        history_type="+",
        history_date__date__gte=_kept_since(today),
    )
    return list(rows.filter(Exists(named) | ~Exists(made)).select_related("state").order_by("code"))


def old_lines(today: date) -> QuerySet[NominationImportRow]:
    """Lines that still hold what a spreadsheet said, of imports older than the newest policy keeps.

    They may name people who never became nominees.
    """
    return NominationImportRow.objects.filter(batch__made_at__date__lt=_kept_since(today)).exclude(
        raw={}, parsed={}
    )


def _kept_since(today: date) -> date:
    """What no activity dates is kept from this day on, by the newest real policy in use."""
    real = SeatPolicy.objects.current().exclude(plan__invented=True)
    newest = real.order_by("-valid_from", "code").first() or SeatPolicy()
    return _months_before(today, newest.retention_months)


def _named_under(policy: SeatPolicy, *, since: date) -> Iterable[int]:
    """Nominees named for an activity of the policy that ended on or after `since`, or has no end yet."""
    rows = Nomination.objects.filter(call__policy=policy).annotate(end=F("call__activity__ends_on"))
    return rows.filter(Q(end__isnull=True) | Q(end__gte=since)).values_list("nominee", flat=True)


def _months_before(day: date, months: int) -> date:
    """The same day so many months ago; the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    _weekday, last = monthrange(year, month + 1)
    return date(year, month + 1, min(day.day, last))
