"""Spreadsheets of nominations: what was read, what was understood, what was written."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import ImportStatus, RowVerdict
from programmes.models.nominations import Nomination
from programmes.models.states import ParticipatingState


class NominationImport(models.Model):
    """One spreadsheet of nominations of one state, from its preview to its commit or undoing."""

    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(_("digest of the file"), max_length=64)
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="nomination_imports",
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ImportStatus, default=ImportStatus.PREVIEWED
    )
    made_at = models.DateTimeField(_("previewed at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    committed_at = models.DateTimeField(_("committed at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    made = models.JSONField(_("records made"), default=list, blank=True)

    class Meta:
        verbose_name = _("import of nominations")
        verbose_name_plural = _("imports of nominations")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="nominationimport_committed_has_time",
                condition=Q(status="previewed", committed_at__isnull=True)
                | (~Q(status="previewed") & Q(committed_at__isnull=False)),
                violation_error_message=_("A committed import has the time it was committed, and only then."),
            ),
            models.CheckConstraint(
                name="nominationimport_undone_has_time",
                condition=Q(status="undone", undone_at__isnull=False)
                | (~Q(status="undone") & Q(undone_at__isnull=True)),
                violation_error_message=_("An undone import has the time it was undone, and only then."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id}/{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:nomination-import", args=[self.pk])


class NominationImportRow(models.Model):
    """One row of the spreadsheet. `raw` and `parsed` hold personal data and go when the person is erased."""

    batch = models.ForeignKey(
        NominationImport, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows"
    )
    number = models.PositiveIntegerField(_("line"))
    raw = models.JSONField(_("cells as they came"), default=dict)
    parsed = models.JSONField(_("values understood"), default=dict)
    notes = models.JSONField(_("notes"), default=list)
    verdict = models.CharField(_("what happens"), max_length=8, choices=RowVerdict)
    nomination = models.ForeignKey(
        Nomination,
        verbose_name=_("nomination"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_rows",
    )

    class Meta:
        verbose_name = _("row of an import of nominations")
        verbose_name_plural = _("rows of imports of nominations")
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"],
                name="nominationimport_row_once",
                violation_error_message=_("The import already has a row of that number."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
