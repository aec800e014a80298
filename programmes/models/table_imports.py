"""What every table that people bring in has: the file, its lines, and what became of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.enums import ImportStatus, RowVerdict


class TableImport(models.Model):
    """One file from its preview to its commit, and perhaps its undoing.

    What is committed is exactly what the rows held when they were previewed.
    """

    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(_("digest of the file"), max_length=64)
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
    made = models.JSONField(
        _("records made"),
        default=list,
        blank=True,
        help_text=_(
            "Model, row and version of each record the commit made, in order; undoing goes backwards."
        ),
    )

    class Meta:
        abstract = True
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_committed_has_time",
                condition=Q(status=ImportStatus.PREVIEWED, committed_at__isnull=True)
                | (~Q(status=ImportStatus.PREVIEWED) & Q(committed_at__isnull=False)),
                violation_error_message=_("A committed import has the time it was committed, and only then."),
            ),
            models.CheckConstraint(
                name="%(class)s_undone_has_time",
                condition=Q(status=ImportStatus.UNDONE, undone_at__isnull=False)
                | (~Q(status=ImportStatus.UNDONE) & Q(undone_at__isnull=True)),
                violation_error_message=_("An undone import has the time it was undone, and only then."),
            ),
        ]


class TableImportRow(models.Model):
    """One line of a file, tied to its import as `batch`: the cells as they came, the values understood,
    and every doubt.

    `notes` are codes with parameters, put into words when shown.
    """

    number = models.PositiveIntegerField(_("line"))
    raw = models.JSONField(_("cells as they came"), default=dict)
    parsed = models.JSONField(_("values understood"), default=dict)
    notes = models.JSONField(_("notes"), default=list)
    verdict = models.CharField(_("what happens"), max_length=8, choices=RowVerdict)

    class Meta:
        abstract = True
        ordering = ["batch", "number"]

    def __str__(self) -> str:
        return str(self.number)
