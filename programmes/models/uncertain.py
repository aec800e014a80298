"""Dates that may be known to the day, the month, the year, or not at all."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes import dates
from programmes.enums import Basis, DatePrecision


class UncertainDates(models.Model):
    """A start, an end, how precisely they are known, and on what basis.

    `starts_on` is the first day the start can mean, `ends_on` the last day the end can mean.
    Unknown is empty. A row of one known day has both set to it when the source says so.
    """

    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    date_precision = models.CharField(
        _("date known"), max_length=5, choices=DatePrecision, default=DatePrecision.NONE
    )
    date_basis = models.CharField(_("basis of the date"), max_length=8, choices=Basis, default=Basis.STATED)
    date_note_en = models.CharField(_("note on the date (English)"), max_length=300, blank=True)
    date_note_ar = models.CharField(_("note on the date (Arabic)"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def start_written(self) -> str | None:
        """The start as it is known: `2019-02-14`, `2019-02`, `2019` or None."""
        return dates.written(self.starts_on, self.date_precision)

    @property
    def end_written(self) -> str | None:
        """The end as it is known, like the start."""
        return dates.written(self.ends_on, self.date_precision)

    def set_dates(self, start: str | None, end: str | None) -> None:
        """Set start, end and precision from partial dates. Raises ValidationError (see `dates.bounds`)."""
        self.starts_on, self.ends_on, self.date_precision = dates.bounds(start, end)

    def clean(self) -> None:
        """Bounds must be the first and last day of what they mean."""
        super().clean()
        pairs = (
            ("starts_on", self.start_written, dates.first_day),
            ("ends_on", self.end_written, dates.last_day),
        )
        for name, written, bound in pairs:
            if written and bound(written) != getattr(self, name):
                raise ValidationError(
                    {
                        name: ValidationError(
                            _("The date contradicts how precisely it is known."), code="precision"
                        )
                    }
                )


def date_constraints() -> list[models.CheckConstraint]:
    """Rules every model with uncertain dates carries, for its `Meta.constraints`."""
    unknown = Q(starts_on__isnull=True, ends_on__isnull=True)
    none = Q(date_precision=DatePrecision.NONE)
    whole_month = Q(starts_on__isnull=True) | Q(starts_on__day=1)
    whole_year = Q(starts_on__isnull=True) | Q(starts_on__day=1, starts_on__month=1)
    return [
        models.CheckConstraint(
            name="%(class)s_date_order",
            condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            violation_error_message=_("The end comes before the start."),
        ),
        models.CheckConstraint(
            name="%(class)s_date_known",
            condition=(none & unknown) | (~none & ~unknown),
            violation_error_message=_("A known date needs a precision, and an unknown one has none."),
        ),
        models.CheckConstraint(
            name="%(class)s_date_precision",
            condition=(~Q(date_precision=DatePrecision.MONTH) | whole_month)
            & (~Q(date_precision=DatePrecision.YEAR) | whole_year),
            violation_error_message=_("The date contradicts how precisely it is known."),
        ),
        models.CheckConstraint(
            name="%(class)s_date_basis_has_reason",
            condition=Q(date_basis=Basis.STATED) | ~Q(date_note_en="", date_note_ar=""),
            violation_error_message=_("Say why this date is inferred or assumed."),
        ),
    ]
