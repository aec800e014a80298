"""Releases: frozen versions of a plan."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.plans import AnnualPlan


class Release(models.Model):
    """Version N of a plan as it was on the day it was released. It never changes.

    `snapshot` holds the plan, its parts and activities as data; `changes` what moved since the
    version before, in codes and parameters; the notes say it to people in both languages.
    """

    code = models.CharField(_("code"), max_length=80, unique=True)
    plan = models.ForeignKey(
        AnnualPlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="releases"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    released_at = models.DateTimeField(_("released at"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    note_en = models.TextField(_("change notice (English)"), blank=True)
    note_ar = models.TextField(_("change notice (Arabic)"), blank=True)
    snapshot = models.JSONField(_("the plan as released"), default=dict)
    changes = models.JSONField(_("what changed"), default=list, blank=True)
    digest = models.CharField(_("digest of the snapshot"), max_length=64)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["plan__code", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="release_number_once",
                violation_error_message=_("The plan already has a version of that number."),
            ),
            models.CheckConstraint(
                name="release_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Versions are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("dashboards:release", args=[self.code])
