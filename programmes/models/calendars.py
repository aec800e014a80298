"""Working weeks, holidays and closures of the states that take part."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import ClosureKind, ClosureStatus, Weekend
from programmes.models.base import Record, RecordQuerySet, Tracked, title_required
from programmes.models.fields import SearchTextField
from programmes.models.states import ParticipatingState
from programmes.models.venues import Venue


class Calendar(Record):
    """The working calendar of a state, or of the Centre itself where no state is named."""

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    state = models.OneToOneField(
        ParticipatingState,
        verbose_name=_("state"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="calendar",
    )
    search_text = SearchTextField(sources=("code", "title_en", "title_ar"))

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        ordering = ["code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:calendars')}#{self.code}"


class WeekendPattern(Tracked):
    """The weekend days of a calendar over a period; an open end means until further notice."""

    natural_key_fields = ("calendar", "valid_from")

    calendar = models.ForeignKey(
        Calendar, verbose_name=_("calendar"), on_delete=models.CASCADE, related_name="weekends"
    )
    weekend = models.CharField(_("weekend"), max_length=8, choices=Weekend)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("weekend")
        verbose_name_plural = _("weekends")
        ordering = ["calendar__code", "valid_from"]
        constraints = [
            models.CheckConstraint(
                name="weekendpattern_date_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The end comes before the start."),
            ),
            models.UniqueConstraint(
                fields=["calendar", "valid_from"],
                name="weekendpattern_once_a_start",
                violation_error_message=_("The calendar already has a weekend from that day."),
            ),
            models.UniqueConstraint(
                fields=["calendar"],
                condition=Q(valid_from__isnull=True),
                name="weekendpattern_one_without_start",
                violation_error_message=_("The calendar already has a weekend without a first day."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_weekend_display())


class ClosureQuerySet(RecordQuerySet):
    def touching(self, first: date, last: date) -> Self:
        """Closures in force on any day from `first` to `last`, by the day they are observed."""
        return (
            self.current()
            .exclude(status=ClosureStatus.CANCELLED)
            .alias(
                first_day=Coalesce("observed_starts_on", "starts_on"),
                last_day=Coalesce("observed_ends_on", "ends_on"),
            )
            .filter(first_day__lte=last, last_day__gte=first)
        )


class Closure(Record):
    """A day or period that restricts work: a holiday, Ramadan's short hours, a closed venue.

    The base days are what the calendar calculates; the observed days are what was announced.
    Lunar dates stay estimated until announced.
    """

    calendar = models.ForeignKey(
        Calendar,
        verbose_name=_("calendar"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
    )
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
    )
    kind = models.CharField(_("kind"), max_length=16, choices=ClosureKind, default=ClosureKind.PUBLIC_HOLIDAY)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    observed_starts_on = models.DateField(_("observed from"), null=True, blank=True)
    observed_ends_on = models.DateField(_("observed to"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ClosureStatus, default=ClosureStatus.ESTIMATED
    )
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_ar = models.CharField(_("note (Arabic)"), max_length=300, blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar"))

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ["starts_on", "code"]
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="closure_days")]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="closure_date_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                name="closure_observed_pair",
                condition=Q(observed_starts_on__isnull=True, observed_ends_on__isnull=True)
                | Q(
                    observed_starts_on__isnull=False,
                    observed_ends_on__isnull=False,
                    observed_ends_on__gte=F("observed_starts_on"),
                ),
                violation_error_message=_("Give both observed days, the last not before the first."),
            ),
            models.CheckConstraint(
                name="closure_of_calendar_or_venue",
                condition=Q(calendar__isnull=False, venue__isnull=True)
                | Q(calendar__isnull=True, venue__isnull=False),
                violation_error_message=_("A closure belongs to a calendar or to a venue, and to just one."),
            ),
            models.CheckConstraint(
                name="closure_venue_kind",
                condition=Q(kind=ClosureKind.VENUE_CLOSURE, venue__isnull=False)
                | (~Q(kind=ClosureKind.VENUE_CLOSURE) & Q(venue__isnull=True)),
                violation_error_message=_("The closure of a venue names the venue."),
            ),
        ]

    @property
    def first_day(self) -> date:
        """The first day as observed, or as calculated while nothing is announced."""
        return self.observed_starts_on or self.starts_on

    @property
    def last_day(self) -> date:
        return self.observed_ends_on or self.ends_on

    def clean(self) -> None:
        super().clean()
        if self.observed_starts_on and self.status == ClosureStatus.ESTIMATED:
            raise ValidationError({"status": _("Observed days are announced, not estimated.")})

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:calendars')}#{self.code}"
