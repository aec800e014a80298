"""Tables of activities that people bring in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.enums import ActivityStatus
from programmes.models.activities import Activity
from programmes.models.plans import AnnualPlan
from programmes.models.table_imports import TableImport, TableImportRow


class ImportBatch(TableImport):
    """One table of activities."""

    plan = models.ForeignKey(
        AnnualPlan,
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="imports",
        help_text=_("Empty: activities on record outside any plan."),
    )
    activity_status = models.CharField(
        _("status to record"), max_length=12, choices=ActivityStatus, default=ActivityStatus.DELIVERED
    )

    class Meta(TableImport.Meta):
        verbose_name = _("import of activities")
        verbose_name_plural = _("imports of activities")

    def __str__(self) -> str:
        return self.file_name


class ImportRow(TableImportRow):
    """One row of a table of activities."""

    batch = models.ForeignKey(
        ImportBatch, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_rows",
    )

    class Meta(TableImportRow.Meta):
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"],
                name="import_row_once",
                violation_error_message=_("The import already has a row of that number."),
            ),
        ]
