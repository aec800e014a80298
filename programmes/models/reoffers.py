"""What becomes of unused seats: proposals of the clock, offers to states, letters that wait."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Tracked
from programmes.models.nominations import WaitingEntry
from programmes.models.seats import Seat, SeatCall
from programmes.models.states import ParticipatingState
from programmes.seat_enums import Gate, MessageStatus, OfferGround, OfferStatus, ReofferStatus


class Reoffer(models.Model):
    """What the clock proposes at a gate of one activity; a person confirms or dismisses it.

    `content` holds, as codes and numbers, the seats to take back, the offers to make with the
    ground of each, and the letters; `digest` is of the facts it stands on, so that a proposal that
    the facts have overtaken cannot be confirmed.
    """

    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.CASCADE, related_name="reoffers"
    )
    gate = models.CharField(_("gate"), max_length=10, choices=Gate)
    as_of = models.DateField(_("as of"))
    status = models.CharField(
        _("status"), max_length=10, choices=ReofferStatus, default=ReofferStatus.PROPOSED
    )
    content = models.JSONField(_("what is proposed"))
    digest = models.CharField(_("digest of the facts"), max_length=64)
    made_at = models.DateTimeField(_("made at"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("proposal of the clock")
        verbose_name_plural = _("proposals of the clock")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call"],
                condition=Q(status="proposed"),
                name="reoffer_one_open_a_call",
                violation_error_message=_("A proposal for this activity is waiting already."),
            ),
            models.CheckConstraint(
                name="reoffer_decided_has_time",
                condition=Q(status="proposed", decided_at__isnull=True)
                | (~Q(status="proposed") & Q(decided_at__isnull=False)),
                violation_error_message=_("A decided proposal has the time it was decided, and only then."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.gate}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:reoffer", args=[self.pk])


class SeatOffer(models.Model):
    """One seat offered to one state until a moment. Every offer ends; no seat is on offer twice."""

    seat = models.ForeignKey(Seat, verbose_name=_("seat"), on_delete=models.CASCADE, related_name="offers")
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="seat_offers",
    )
    ground = models.CharField(_("ground"), max_length=14, choices=OfferGround)
    waiting = models.ForeignKey(
        WaitingEntry,
        verbose_name=_("entry of the waiting list"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="offers",
    )
    reoffer = models.ForeignKey(
        Reoffer,
        verbose_name=_("proposal of the clock"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="offers",
    )
    status = models.CharField(_("status"), max_length=10, choices=OfferStatus, default=OfferStatus.OPEN)
    opened_at = models.DateTimeField(_("open since"))
    expires_at = models.DateTimeField(_("open until"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("offer of a seat")
        verbose_name_plural = _("offers of seats")
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["status", "expires_at"], name="seatoffer_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(status="open"),
                name="seatoffer_one_open_a_seat",
                violation_error_message=_("This seat is on offer already."),
            ),
            models.CheckConstraint(
                name="seatoffer_expires_after",
                condition=Q(expires_at__gt=F("opened_at")),
                violation_error_message=_("An offer ends after it began."),
            ),
            models.CheckConstraint(
                name="seatoffer_ended_has_time",
                condition=Q(status="open", ended_at__isnull=True)
                | (~Q(status="open") & Q(ended_at__isnull=False)),
                violation_error_message=_("An ended offer has the time it ended, and only then."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}/{self.state_id}"


class OutboxMessage(Tracked):
    """A letter that waits. People read it, change it, cancel it, or mark it as sent.

    Letters speak of seats and days, never of a nominee by name.
    """

    natural_key_fields = ("code",)

    code = models.CharField(_("code"), max_length=80, unique=True)
    call = models.ForeignKey(
        SeatCall,
        verbose_name=_("call for seats"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
    )
    reoffer = models.ForeignKey(
        Reoffer,
        verbose_name=_("proposal of the clock"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="messages",
    )
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="messages",
    )
    subject_en = models.CharField(_("subject (English)"), max_length=200, blank=True)
    subject_ar = models.CharField(_("subject (Arabic)"), max_length=200, blank=True)
    body_en = models.TextField(_("text (English)"), blank=True)
    body_ar = models.TextField(_("text (Arabic)"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=MessageStatus, default=MessageStatus.WAITING
    )
    made_at = models.DateTimeField(_("made at"))
    ended_at = models.DateTimeField(_("sent or cancelled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-made_at", "code"]
        constraints = [
            models.CheckConstraint(
                name="message_has_subject",
                condition=~Q(subject_en="", subject_ar=""),
                violation_error_message=_("Give a subject in English, in Arabic, or in both."),
            ),
            models.CheckConstraint(
                name="message_ended_has_time",
                condition=Q(status="waiting", ended_at__isnull=True)
                | (~Q(status="waiting") & Q(ended_at__isnull=False)),
                violation_error_message=_("A message that is sent or cancelled has its time, and only then."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("dashboards:message", args=[self.code])
