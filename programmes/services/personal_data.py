"""Erasing a person: every count stays, no trace of who it was.

What identifies a nominee stands with the nominee, in its history, in the lines of spreadsheets, and
perhaps in words that people typed as reasons, reports or letters about seats. All of it goes in one
transaction. What code keeps as plain data (proposals, books of imports) never holds a name. Records
of public life (people, dialogues) are not touched: they are no nominees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import models, transaction
from django.utils import timezone

from programmes.models import (
    Certificate,
    CourseReport,
    Nomination,
    NominationImport,
    NominationImportRow,
    Nominee,
    OutboxMessage,
    Reoffer,
    ReportItem,
    SeatCall,
    SeatEvent,
    SeatQuota,
    User,
    WaitingEntry,
)
from programmes.models.nominations import PERSONAL_COLUMNS
from programmes.selectors.personal_data import due_for_erasure, marks_of, old_lines, rows_naming
from programmes.services.records import save_record

# What stands where a name stood. A word in no language, since it is stored.
GONE = "[—]"
WORDED: tuple[type[models.Model], ...] = (
    Certificate,
    CourseReport,
    LogEntry,
    Nomination,
    NominationImport,
    OutboxMessage,
    Reoffer,
    ReportItem,
    SeatCall,
    SeatEvent,
    SeatQuota,
    WaitingEntry,
)


@transaction.atomic
def erase_nominee(*, nominee: Nominee, by: User | None, reason: str) -> Nominee:
    """Empty all that identifies a nominee, everywhere; erasing twice changes nothing.

    `reason` says why (asked for, keeping time over) and must not name the person; should it do so, the
    name is taken out of it too.
    """
    held = Nominee.objects.select_for_update().get(pk=nominee.pk)
    if held.erased_at:
        return held
    marks = marks_of(held)
    _empty_rows(rows_naming(held))
    _empty_reasons(held)
    for model in WORDED:
        _sweep(model, marks)
    for name in PERSONAL_COLUMNS:
        setattr(held, name, "")
    held.erased_at = timezone.now()
    Nominee.history.filter(id=held.pk).delete()
    return save_record(held, by=by, reason=_without(reason, marks))


def erase_due(*, today: date, by: User | None, reason: str) -> list[Nominee]:
    """Erase every nominee whose keeping time is over; each stands or falls by itself."""
    return [erase_nominee(nominee=one, by=by, reason=reason) for one in due_for_erasure(today)]


@transaction.atomic
def empty_old_lines(*, today: date, by: User | None) -> int:
    """Empty the lines of spreadsheets whose keeping time is over; their verdicts and counts stay.

    `by` is asked for as everywhere; lines keep no history to name the person in. Returns how many.
    """
    return _empty_rows(old_lines(today))


def _empty_rows(rows: Iterable[NominationImportRow]) -> int:
    number = 0
    for row in rows:
        row.raw, row.parsed, row.notes = {}, {}, []
        row.save(update_fields=["raw", "parsed", "notes"])
        number += 1
    return number


def _empty_reasons(nominee: Nominee) -> None:
    """Words typed about the person's own nominations go whole: they may describe without naming."""
    own = nominee.nominations.values("pk")
    SeatEvent.objects.filter(nomination__in=own).update(reason="")
    Nomination.history.filter(id__in=own).update(history_change_reason="")
    Certificate.history.filter(nomination_id__in=own).update(history_change_reason="")
    for table in (Certificate, Certificate.history.model):
        revoked = table._base_manager.filter(nomination_id__in=own, revoked_at__isnull=False)
        revoked.update(revoked_reason=GONE)


def _sweep(model: type[models.Model], marks: tuple[str, ...]) -> None:
    """Take the marks out of every text of a model and of its history."""
    tables = [model, *([model.history.model] if hasattr(model, "history") else [])]
    for table in tables:
        for field in table._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                _sweep_column(table, field, marks)


def _sweep_column(table: type[models.Model], field: Any, marks: tuple[str, ...]) -> None:
    named = models.Q()
    for mark in marks:
        named |= models.Q(**{f"{field.name}__icontains": mark})
    if not named or field.unique:
        return
    for pk, value in table._base_manager.filter(named).values_list("pk", field.name):
        table._base_manager.filter(pk=pk).update(**{field.name: _without(value, marks)})


def _without(text: str, marks: tuple[str, ...]) -> str:
    """`text` with every mark replaced."""
    for mark in marks:
        text = re.sub(re.escape(mark), GONE, text, flags=re.IGNORECASE)
    return text
