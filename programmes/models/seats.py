"""The seats of an activity: the call that opens them, who is invited, each seat and its story."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.activities import Activity
from programmes.models.base import Tracked
from programmes.models.reasoned import Reasoned, reason_required
from programmes.models.seat_policies import SeatPolicy
from programmes.models.states import NominatingBody, ParticipatingState
from programmes.seat_enums import SeatEventKind, SeatStanding, SharingRule


class SeatCall(Tracked):
    """The seats of one activity are open. The lock on this row guards every write to its seats.

    `directors` run the activity: they see its roster and no other.
    """

    natural_key_fields = ("activity",)

    activity = models.OneToOneField(
        Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="seat_call"
    )
    policy = models.ForeignKey(
        SeatPolicy, verbose_name=_("seat policy"), on_delete=models.PROTECT, related_name="calls"
    )
    opened_at = models.DateTimeField(_("opened at"))
    closed_at = models.DateTimeField(
        _("closed at"), null=True, blank=True, help_text=_("From then on no seat changes hands.")
    )
    turn = models.PositiveIntegerField(
        _("turn"), help_text=_("Which sharing of the plan this is, counted from 1; ties rotate with it.")
    )
    directors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("course directors"), related_name="seat_calls", blank=True
    )

    _history_m2m_fields = (directors,)

    class Meta:
        verbose_name = _("call for seats")
        verbose_name_plural = _("calls for seats")
        ordering = ["activity__code"]
        constraints = [
            models.CheckConstraint(
                name="seatcall_turn_from_one",
                condition=Q(turn__gte=1),
                violation_error_message=_("Turns are counted from 1."),
            ),
            models.CheckConstraint(
                name="seatcall_closed_after_opened",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                violation_error_message=_("Seats cannot be closed before they were opened."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:seats", args=[self.activity.code])


class SeatQuota(Tracked, Reasoned):
    """A state invited to an activity: on which basis, within which bounds, and what it asked for."""

    natural_key_fields = ("call", "state")

    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.CASCADE, related_name="quotas"
    )
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="seat_quotas",
    )
    floor = models.PositiveSmallIntegerField(
        _("seats at least"), null=True, blank=True, help_text=_("Empty: what the policy says.")
    )
    cap = models.PositiveSmallIntegerField(
        _("seats at most"), null=True, blank=True, help_text=_("Empty: what the policy says.")
    )
    bid = models.PositiveSmallIntegerField(
        _("seats asked for"), null=True, blank=True, help_text=_("Empty: no bid was made.")
    )
    bid_at = models.DateTimeField(_("bid made at"), null=True, blank=True)

    class Meta:
        verbose_name = _("seat quota")
        verbose_name_plural = _("seat quotas")
        ordering = ["call", "state__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["call", "state"],
                name="seatquota_once_a_state",
                violation_error_message=_("This state is already invited."),
            ),
            models.CheckConstraint(
                name="seatquota_floor_under_cap",
                condition=Q(cap__isnull=True) | Q(floor__isnull=True) | Q(cap__gte=F("floor")),
                violation_error_message=_("A state cannot have more seats at least than at most."),
            ),
            models.CheckConstraint(
                name="seatquota_bid_has_time",
                condition=Q(bid__isnull=True, bid_at__isnull=True)
                | Q(bid__isnull=False, bid_at__isnull=False),
                violation_error_message=_("A bid has the time it was made, and only a bid has one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.state_id}"


class Seat(models.Model):
    """One numbered seat. Whose it is stands here; who sits in it is the nomination that fills it.

    Its whole story is in its events. There are never more seats than were opened, so no sharing can
    hand out more than the activity has.
    """

    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.CASCADE, related_name="seats"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    standing = models.CharField(_("standing"), max_length=10, choices=SeatStanding, default=SeatStanding.FREE)
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
    )
    body = models.ForeignKey(
        NominatingBody,
        verbose_name=_("nominating body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        help_text=_("The agency the state keeps this seat for, if any."),
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["call", "number"]
        indexes = [models.Index(fields=["call", "state", "standing"], name="seat_call_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "number"],
                name="seat_number_once",
                violation_error_message=_("The activity already has a seat of that number."),
            ),
            models.CheckConstraint(
                name="seat_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Seats are counted from 1."),
            ),
            models.CheckConstraint(
                name="seat_state_by_standing",
                condition=Q(standing__in=["held_back", "free"], state__isnull=True)
                | Q(standing__in=["offered", "allocated"], state__isnull=False),
                violation_error_message=_("A seat on offer or allocated has a state; any other has none."),
            ),
            models.CheckConstraint(
                name="seat_body_needs_allocation",
                condition=Q(body__isnull=True) | Q(standing="allocated"),
                violation_error_message=_("Only an allocated seat is kept for a nominating body."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.number}"


class SeatAllocation(models.Model):
    """One sharing-out of an activity's seats, with the proof sheet that says how. It never changes."""

    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.CASCADE, related_name="allocations"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    rule = models.CharField(_("rule of sharing"), max_length=8, choices=SharingRule)
    seats = models.PositiveSmallIntegerField(_("seats shared"))
    sheet = models.JSONField(_("proof sheet"))
    digest = models.CharField(_("digest of the proof sheet"), max_length=64)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("allocation of seats")
        verbose_name_plural = _("allocations of seats")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "number"],
                name="seatallocation_number_once",
                violation_error_message=_("The activity already has an allocation of that number."),
            ),
            models.CheckConstraint(
                name="seatallocation_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Allocations are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:seat-proof", args=[self.call.activity.code, self.number])


class SeatEvent(models.Model):
    """One step in the story of a seat: what happened, when, by whom and why. Rows are only added.

    `by_name` keeps the account's name should the account go. `reason` is words of the person who
    did it, or empty where the kind says all.
    """

    call = models.ForeignKey(
        SeatCall, verbose_name=_("call for seats"), on_delete=models.CASCADE, related_name="events"
    )
    seat = models.ForeignKey(
        Seat,
        verbose_name=_("seat"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    kind = models.CharField(_("what happened"), max_length=12, choices=SeatEventKind)
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_events",
    )
    nomination = models.ForeignKey(
        "programmes.Nomination",
        verbose_name=_("nomination"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    offer = models.ForeignKey(
        "programmes.SeatOffer",
        verbose_name=_("offer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    allocation = models.ForeignKey(
        SeatAllocation,
        verbose_name=_("allocation of seats"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("name of the account"), max_length=150, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("event of a seat")
        verbose_name_plural = _("events of seats")
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["seat", "at"], name="seatevent_seat"),
            models.Index(fields=["call", "state", "kind"], name="seatevent_call"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}/{self.kind}"
