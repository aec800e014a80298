"""Spreadsheets of nominations that focal points bring in."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.nominations import Nomination
from programmes.models.states import ParticipatingState
from programmes.models.table_imports import TableImport, TableImportRow


class NominationImport(TableImport):
    """One spreadsheet of nominations of one state."""

    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="nomination_imports",
    )

    class Meta(TableImport.Meta):
        verbose_name = _("import of nominations")
        verbose_name_plural = _("imports of nominations")

    def __str__(self) -> str:
        return f"{self.state_id}/{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:nomination-import", args=[self.pk])


class NominationImportRow(TableImportRow):
    """One row of the spreadsheet. `raw` and `parsed` hold personal data and go when the person is erased."""

    batch = models.ForeignKey(
        NominationImport, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows"
    )
    nomination = models.ForeignKey(
        Nomination,
        verbose_name=_("nomination"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_rows",
    )

    class Meta(TableImportRow.Meta):
        verbose_name = _("row of an import of nominations")
        verbose_name_plural = _("rows of imports of nominations")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"],
                name="nominationimport_row_once",
                violation_error_message=_("The import already has a row of that number."),
            ),
        ]
