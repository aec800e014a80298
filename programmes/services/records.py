"""The one way a record is made, changed, retired or deleted.

Every change goes through here, from the admin, the API and the seeds alike: it is checked whole,
guarded against lost updates, written in one transaction and kept in the history with who and why.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

from programmes.errors import InvalidRecord, StaleRecord, StillInUse
from programmes.models import User
from programmes.models.base import Record, Tracked
from programmes.services.rules import broken

T = TypeVar("T", bound=Tracked)

# What a database guard says by name, for the moment in which two people write at once.
GUARDS = {
    "plan_no_overlap": ("starts_on", _("The period overlaps that of another plan.")),
    "activity_venue_no_overlap": ("venue", _("Another activity already holds this venue on those days.")),
    "activity_team_no_overlap": (
        "team",
        _("Another activity already holds this training team on those days."),
    ),
}


def save_record(
    instance: T,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
    related: Mapping[str, Sequence[models.Model]] | None = None,
) -> T:
    """Check and write one record, and set its plain many-to-many `related` rows.

    `by` is None only for the seed loader run from the command line. Raises InvalidRecord where a
    value is wrong, StaleRecord where the stored version is not `expected_version`.
    """
    with transaction.atomic():
        if instance.pk and expected_version is not None:
            require_version(instance, expected_version=expected_version)
        check(instance)
        write(instance, by=by, reason=reason)
        for name, rows in (related or {}).items():
            getattr(instance, name).set(rows)
    return instance


def create_records(rows: Sequence[T], *, by: User | None, reason: str) -> list[T]:
    """Check and write many new rows of one model at once, each with its history; all or none.

    Columns and the rules of the model are checked row by row; what asks the database (uniqueness,
    constraints) is left to the database. Raises InvalidRecord, which cannot then say for which row:
    `save_record` on each tells.
    """
    if not rows:
        return []
    model = type(rows[0])
    relations = {field.name for field in model._meta.fields if field.is_relation}
    try:
        for row in rows:
            row.clean_fields(exclude=relations)
            row.clean()
        with transaction.atomic():
            return bulk_create_with_history(
                rows, model, batch_size=500, default_user=by, default_change_reason=reason
            )
    except ValidationError as error:
        raise invalid(error) from error
    except IntegrityError as error:
        raise _refused(error) from error


def check(instance: Tracked, *, exclude: Sequence[str] = ()) -> None:
    """Run every rule of the record. Raises InvalidRecord naming each field concerned."""
    wrong: dict[str, list[ValidationError]] = {}
    try:
        instance.full_clean(exclude=set(exclude), validate_constraints=False)
    except ValidationError as error:
        error.update_error_dict(wrong)
    for name, breach in broken(instance, exclude={*exclude, *wrong}):
        wrong.setdefault(name, []).extend(breach.error_list)
    if wrong:
        raise invalid(ValidationError(wrong))


def invalid(error: ValidationError) -> InvalidRecord:
    """A validation error as an error of the programme, field by field."""
    if hasattr(error, "error_dict"):
        return InvalidRecord(fields={name: _sentences(errors) for name, errors in error.error_dict.items()})
    return InvalidRecord(fields={NON_FIELD_ERRORS: _sentences(error.error_list)})


def _sentences(errors: Sequence[ValidationError]) -> list[Any]:
    return [sentence for error in errors for sentence in error.messages]


def write(instance: Tracked, *, by: User | None, reason: str) -> None:
    """Save a checked record with its history. Raises InvalidRecord where a database guard refuses."""
    instance._history_user = by
    instance._change_reason = reason
    try:
        with transaction.atomic():
            instance.save()
    except IntegrityError as error:
        raise _refused(error) from error


def _refused(error: IntegrityError) -> InvalidRecord:
    """The database's refusal in words."""
    text = str(error)
    for name, (field, message) in GUARDS.items():
        if name in text:
            return InvalidRecord(fields={field: [message]})
    return InvalidRecord(
        _("The database refused the change: somebody else may have saved at the same moment.")
    )


def require_version(instance: Tracked, *, expected_version: int) -> None:
    """Lock the stored row. Raises StaleRecord where it is not at `expected_version`."""
    model = type(instance)
    stored = model._default_manager.select_for_update(of=("self",)).filter(pk=instance.pk)
    if stored.values_list("version", flat=True).first() != expected_version:
        raise StaleRecord


def retire_record(instance: Record, *, by: User | None, reason: str) -> Record:
    """Take a record out of use from today; what points to it keeps pointing."""
    instance.retired_on = timezone.localdate()
    return save_record(instance, by=by, reason=reason)


def delete_record(
    instance: Tracked, *, by: User | None, reason: str, expected_version: int | None = None
) -> None:
    """Delete a record that nothing depends on; its history stays. Raises StillInUse, StaleRecord."""
    try:
        with transaction.atomic():
            if expected_version is not None:
                require_version(instance, expected_version=expected_version)
            instance._history_user = by
            instance._change_reason = reason
            instance.delete()
    except (ProtectedError, RestrictedError) as error:
        raise StillInUse from error
