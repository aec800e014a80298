"""Taking the invented data away again, without a trace."""

from __future__ import annotations

from django.contrib.admin.models import LogEntry
from django.db import models, transaction
from django.db.models import Q

from programmes.models import (
    Activity,
    ActivityTopic,
    AnnualPlan,
    Certificate,
    CourseReport,
    Nomination,
    NominationImport,
    NominationImportRow,
    Nominee,
    OutboxMessage,
    Participation,
    PlanPart,
    Reoffer,
    ReportItem,
    Seat,
    SeatAllocation,
    SeatCall,
    SeatEvent,
    SeatOffer,
    SeatPolicy,
    SeatQuota,
    SeatWeight,
    User,
    WaitingEntry,
)
from programmes.models.base import Tracked
from programmes.services.demonstration import PREFIX
from programmes.services.demonstration_life import FIRST_NAMES

# What hangs on an invented plan, each before what it points to, and the way from it to the plan.
WAYS: tuple[tuple[type[models.Model], str], ...] = (
    (Certificate, "nomination__call__activity__plan"),
    (ReportItem, "report__activity__plan"),
    (CourseReport, "activity__plan"),
    (SeatEvent, "call__activity__plan"),
    (OutboxMessage, "call__activity__plan"),
    (SeatOffer, "seat__call__activity__plan"),
    (Reoffer, "call__activity__plan"),
    (NominationImportRow, "nomination__call__activity__plan"),
    (Nomination, "call__activity__plan"),
    (WaitingEntry, "call__activity__plan"),
    (Seat, "call__activity__plan"),
    (SeatAllocation, "call__activity__plan"),
    (SeatQuota, "call__activity__plan"),
    (SeatCall, "activity__plan"),
    (SeatWeight, "policy__plan"),
    (SeatPolicy, "plan"),
    (Participation, "activity__plan"),
    (ActivityTopic, "activity__plan"),
    (Activity, "plan"),
    (PlanPart, "plan"),
    (AnnualPlan, "pk"),
)


@transaction.atomic
def remove_demonstration() -> dict[str, int]:
    """Delete every invented plan with all that hangs on it, its history, people and accounts.

    Returns the rows taken away by model. What people entered of real plans is not touched; what they
    entered in an invented plan goes with it.
    """
    plans = list(AnnualPlan.objects.filter(invented=True).values_list("pk", flat=True))
    Nomination.objects.filter(call__activity__plan__in=plans).update(replaces=None)
    Certificate.objects.filter(nomination__call__activity__plan__in=plans).update(replaces=None)
    gone = {model.__name__: _remove(model, Q(**{f"{way}__in": plans})) for model, way in WAYS}
    gone["Nominee"] = _remove(Nominee, Q(name_en__startswith=FIRST_NAMES[0], nominations__isnull=True))
    gone["User"] = _remove_accounts()
    return {name: number for name, number in gone.items() if number}


def _remove(model: type[models.Model], which: Q) -> int:
    """Delete rows, in bulk, and the history of each with its many-to-many rows."""
    ids = list(model._base_manager.filter(which).values_list("pk", flat=True))
    if issubclass(model, Tracked):
        _forget(model, ids)
    for field in model._meta.many_to_many:
        if (between := field.remote_field.through) is not None and between._meta.auto_created:
            between._base_manager.filter(**{f"{field.m2m_field_name()}__in": ids}).delete()
    rows = model._base_manager.filter(pk__in=ids)
    return rows._raw_delete(rows.db)


def _forget(model: type[Tracked], ids: list[int]) -> None:
    kept = model.history.filter(id__in=ids)
    for relation in kept.model._meta.related_objects:
        if relation.on_delete is not None:
            relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__in": kept.values("pk")}
            ).delete()
    kept.delete()


def _remove_accounts() -> int:
    accounts = User.objects.filter(username__startswith=PREFIX)
    number = accounts.count()
    LogEntry.objects.filter(user__in=accounts).delete()
    NominationImport.objects.filter(made_by__in=accounts, rows__isnull=True).delete()
    accounts.delete()
    return number
