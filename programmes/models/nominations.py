"""Who is named for a seat. Here alone stands personal data of nominees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Record, Tracked
from programmes.models.fields import SearchTextField
from programmes.models.seats import Seat, SeatCall
from programmes.models.states import NominatingBody, ParticipatingState
from programmes.seat_enums import (
    NOMINATIONS_SEATED,
    NOMINATIONS_STANDING,
    Gender,
    NominationStatus,
    Service,
    WaitingStatus,
)

if TYPE_CHECKING:
    from programmes.models.certificates import Certificate

# What identifies a person; erasing empties these and drops the history that held them.
PERSONAL_COLUMNS = ("name_en", "name_ar", "position", "email", "gender", "service", "search_text")


class Nominee(Record):
    """A person a state names. The code says nothing of the person, so logs may carry it.

    An erased nominee keeps the row, so that counts stay, and nothing else.
    """

    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="nominees",
    )
    body = models.ForeignKey(
        NominatingBody,
        verbose_name=_("nominating body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominees",
    )
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    position = models.CharField(_("rank or position"), max_length=200, blank=True)
    email = models.EmailField(_("address for joining instructions"), blank=True)
    service = models.CharField(_("service"), max_length=8, choices=Service, blank=True)
    gender = models.CharField(
        _("gender"),
        max_length=6,
        choices=Gender,
        blank=True,
        help_text=_("Empty where it was not collected."),
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)
    search_text = SearchTextField(sources=("name_en", "name_ar"))

    class Meta:
        verbose_name = _("nominee")
        verbose_name_plural = _("nominees")
        ordering = ["state__code", "code"]
        constraints = [
            models.CheckConstraint(
                name="nominee_named_or_erased",
                condition=(Q(erased_at__isnull=True) & ~Q(name_en="", name_ar=""))
                | Q(
                    erased_at__isnull=False,
                    name_en="",
                    name_ar="",
                    position="",
                    email="",
                    service="",
                    gender="",
                ),
                violation_error_message=_("Give a name in English, in Arabic, or in both."),
            ),
        ]

    @property
    def label(self) -> str:
        """The name shown to those who may read it; the code once the person is erased."""
        return self.text("name") or self.code

    def __str__(self) -> str:
        """The code, never the name: this is what logs and change messages print."""
        return self.code


class Nomination(Tracked):
    """A person named by a state for an activity. Each step is kept as an event of the seat.

    A walk-in attended without a seat of the state's; it is recorded as such.
    """

    natural_key_fields = ("code",)

    code = models.CharField(_("code"), max_length=40, unique=True)
    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.PROTECT, related_name="nominations"
    )
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="nominations",
    )
    body = models.ForeignKey(
        NominatingBody,
        verbose_name=_("nominating body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
    )
    nominee = models.ForeignKey(
        Nominee, verbose_name=_("nominee"), on_delete=models.PROTECT, related_name="nominations"
    )
    seat = models.ForeignKey(
        Seat,
        verbose_name=_("seat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        help_text=_("The seat it fills or last filled."),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=NominationStatus, default=NominationStatus.NOMINATED
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("in place of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    walk_in = models.BooleanField(_("came without a nomination"), default=False)
    nominated_at = models.DateTimeField(_("nominated at"))
    days_attended = models.PositiveSmallIntegerField(_("days attended"), null=True, blank=True)

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["call", "state__code", "code"]
        indexes = [
            models.Index(fields=["call", "state", "status"], name="nomination_call_state"),
            models.Index(fields=["state", "status"], name="nomination_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(status__in=[str(status) for status in NOMINATIONS_SEATED]),
                name="nomination_one_per_seat",
                violation_error_message=_("Somebody is already named for this seat."),
            ),
            models.UniqueConstraint(
                fields=["call", "nominee"],
                condition=Q(status__in=[str(status) for status in NOMINATIONS_STANDING]),
                name="nomination_once_a_person",
                violation_error_message=_("This person is already named for the activity."),
            ),
            models.CheckConstraint(
                name="nomination_seated_or_walk_in",
                condition=~Q(status__in=[str(status) for status in NOMINATIONS_SEATED])
                | Q(seat__isnull=False)
                | Q(walk_in=True),
                violation_error_message=_(
                    "A nomination that stands fills a seat, unless the person walked in."
                ),
            ),
            models.CheckConstraint(
                name="nomination_days_when_attended",
                condition=Q(days_attended__isnull=True) | Q(status=NominationStatus.ATTENDED),
                violation_error_message=_("Days are counted for those who attended."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def certificate(self) -> Certificate | None:
        """The last certificate of this attendance: the one in force, where one is."""
        return max(self.certificates.all(), key=lambda one: one.pk, default=None)

    def get_absolute_url(self) -> str:
        return reverse("dashboards:nomination", args=[self.code])


class WaitingEntry(Tracked):
    """A state waits for seats of an activity. Served by priority (1 first), then by who came first.

    `seats` is what it waits for, `served` what it was given since.
    """

    natural_key_fields = ("call", "state", "entered_at")

    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.CASCADE, related_name="waiting"
    )
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="waiting",
    )
    body = models.ForeignKey(
        NominatingBody,
        verbose_name=_("nominating body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="waiting",
    )
    seats = models.PositiveSmallIntegerField(_("seats waited for"), default=1)
    served = models.PositiveSmallIntegerField(_("seats given since"), default=0)
    priority = models.PositiveSmallIntegerField(
        _("priority"), default=3, help_text=_("From 1, served first, to 5.")
    )
    entered_at = models.DateTimeField(_("waiting since"))
    status = models.CharField(
        _("status"), max_length=10, choices=WaitingStatus, default=WaitingStatus.WAITING
    )

    class Meta:
        verbose_name = _("entry of the waiting list")
        verbose_name_plural = _("entries of the waiting list")
        ordering = ["call", "priority", "entered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "state", "entered_at"],
                name="waiting_once_a_moment",
                violation_error_message=_("This state entered the waiting list at that very moment."),
            ),
            models.UniqueConstraint(
                fields=["call", "state", "body"],
                condition=Q(status="waiting"),
                name="waiting_once_a_body",
                violation_error_message=_("The waiting list already has an entry; change the seats in it."),
            ),
            models.UniqueConstraint(
                fields=["call", "state"],
                condition=Q(status="waiting", body__isnull=True),
                name="waiting_once_a_state",
                violation_error_message=_("The waiting list already has an entry; change the seats in it."),
            ),
            models.CheckConstraint(
                name="waiting_seats_positive",
                condition=Q(seats__gte=1),
                violation_error_message=_("Ask for at least one seat."),
            ),
            models.CheckConstraint(
                name="waiting_served_within",
                condition=Q(served__lte=models.F("seats")),
                violation_error_message=_("No more seats can be given than are waited for."),
            ),
            models.CheckConstraint(
                name="waiting_priority_range",
                condition=Q(priority__gte=1, priority__lte=5),
                violation_error_message=_("The priority is from 1 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.state_id}"
