"""What every record of the programme has in common."""

from typing import Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programmes.folding import words
from programmes.models.fields import VersionField
from programmes.models.history import KeptHistory
from programmes.validators import validate_code


class TrackedQuerySet(models.QuerySet):
    def matching(self, query: str) -> Self:
        """Rows whose folded text holds every word of `query`, in any order and spelling."""
        rows = self
        for word in words(query):
            rows = rows.filter(search_text__contains=word)
        return rows


class RecordQuerySet(TrackedQuerySet):
    def current(self) -> Self:
        """Rows that have not been retired."""
        return self.filter(retired_on__isnull=True)


class Tracked(models.Model):
    """A row whose every change is kept: who, when, why, before and after.

    `natural_key_fields` name the columns by which people and files know the row.
    """

    natural_key_fields: ClassVar[tuple[str, ...]]
    # Read by the history when the row is saved; set by the services alone.
    _history_user: models.Model | None
    _change_reason: str

    version = VersionField(_("version"))
    citations = GenericRelation("programmes.Citation")
    history = KeptHistory(inherit=True)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True

    def text(self, stem: str) -> str:
        """The `stem_en` or `stem_ar` column for the active language, the other where it is empty."""
        first, second = ("ar", "en") if (get_language() or "en").startswith("ar") else ("en", "ar")
        return getattr(self, f"{stem}_{first}") or getattr(self, f"{stem}_{second}")


class Record(Tracked):
    """A tracked row known by a stable code. It is retired with a date rather than deleted."""

    natural_key_fields = ("code",)

    code = models.CharField(
        _("code"),
        max_length=160,
        unique=True,
        validators=[validate_code],
        error_messages={"unique": _("Another record already has this code.")},
        help_text=_("Stable name used in addresses and by other systems; never reused."),
    )
    retired_on = models.DateField(
        _("retired on"), null=True, blank=True, help_text=_("From this day the record is no longer in use.")
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The name shown to people; never empty."""
        return self.text("title") or self.code

    def __str__(self) -> str:
        return self.label


def title_required(stem: str = "title", **kwargs: Any) -> models.CheckConstraint:
    """A name in at least one of the two languages."""
    return models.CheckConstraint(
        name="%(class)s_has_name",
        condition=~models.Q(**{f"{stem}_en": "", f"{stem}_ar": ""}),
        violation_error_message=_("Give a name in English, in Arabic, or in both."),
        **kwargs,
    )
