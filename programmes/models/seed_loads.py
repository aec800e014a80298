"""What the seed files wrote, so that a later load knows its own values from people's edits."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class SeedLoad(models.Model):
    """One run of the seed loader: when, by whom, from which files, with what result."""

    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("loaded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    digest = models.CharField(_("digest of the files"), max_length=64)
    counts = models.JSONField(_("counts"), default=dict)
    kept_edits = models.JSONField(_("edits left alone"), default=list)

    class Meta:
        verbose_name = _("seed load")
        verbose_name_plural = _("seed loads")
        ordering = ["-loaded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d %H:%M}"


class SeededRecord(models.Model):
    """The values a seed file last wrote to one record."""

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.PositiveBigIntegerField(_("record"))
    key = models.CharField(_("natural key"), max_length=400)
    file = models.CharField(_("file"), max_length=200)
    values = models.JSONField(_("values written"), default=dict)
    load = models.ForeignKey(
        SeedLoad, verbose_name=_("seed load"), on_delete=models.PROTECT, related_name="records"
    )

    class Meta:
        verbose_name = _("seeded record")
        verbose_name_plural = _("seeded records")
        ordering = ["content_type", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "key"],
                name="seeded_record_once",
                violation_error_message=_("This record is already known as seeded."),
            ),
        ]

    def __str__(self) -> str:
        return self.key
