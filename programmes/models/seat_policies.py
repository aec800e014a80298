"""How seats are shared out: dated policies, and what they say of single states."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import Basis
from programmes.models.base import Record, Tracked, title_required
from programmes.models.plans import AnnualPlan
from programmes.models.reasoned import Reasoned, reason_required
from programmes.models.states import Grouping, ParticipatingState
from programmes.seat_enums import SharingRule


class SeatPolicy(Record, Reasoned):
    """The rules of seats from a day on, for one plan or for all.

    Gates are in weeks before an activity starts, offers last in days, personal data is kept in
    months after the end. The newest policy in force on an activity's first day counts, one of its
    own plan before a general one.
    """

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    plan = models.ForeignKey(
        AnnualPlan,
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_policies",
        help_text=_("Empty: for every plan."),
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    rule = models.CharField(
        _("rule of sharing"), max_length=8, choices=SharingRule, default=SharingRule.WEBSTER
    )
    invited = models.ForeignKey(
        Grouping,
        verbose_name=_("invited where none is named"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_policies",
    )
    class_size = models.PositiveSmallIntegerField(
        _("seats where the activity says none"), null=True, blank=True
    )
    floor = models.PositiveSmallIntegerField(_("seats at least, a state"), default=0)
    cap = models.PositiveSmallIntegerField(_("seats at most, a state"), null=True, blank=True)
    held_back = models.PositiveSmallIntegerField(_("seats held back"), default=0)
    nominate_weeks = models.PositiveSmallIntegerField(_("names are due, weeks before"), default=7)
    take_back_weeks = models.PositiveSmallIntegerField(_("seats are taken back, weeks before"), default=6)
    confirm_weeks = models.PositiveSmallIntegerField(_("confirmed or cancelled, weeks before"), default=4)
    offer_days = models.PositiveSmallIntegerField(_("days an offer stands"), default=5)
    retention_months = models.PositiveSmallIntegerField(
        _("months personal data is kept after the end"), default=24
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.ASSUMED)

    class Meta:
        verbose_name = _("seat policy")
        verbose_name_plural = _("seat policies")
        ordering = ["-valid_from", "code"]
        constraints = [
            title_required(),
            reason_required(),
            models.CheckConstraint(
                name="seatpolicy_date_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The last day comes before the first."),
            ),
            models.UniqueConstraint(
                fields=["plan", "valid_from"],
                name="seatpolicy_once_a_day",
                violation_error_message=_("Another policy for the same plan starts on that day."),
            ),
            models.UniqueConstraint(
                fields=["valid_from"],
                condition=Q(plan__isnull=True),
                name="seatpolicy_one_general_a_day",
                violation_error_message=_("Another policy for every plan starts on that day."),
            ),
            models.CheckConstraint(
                name="seatpolicy_floor_under_cap",
                condition=Q(cap__isnull=True) | Q(cap__gte=F("floor")),
                violation_error_message=_("A state cannot have more seats at least than at most."),
            ),
            models.CheckConstraint(
                name="seatpolicy_gates_in_order",
                condition=Q(
                    nominate_weeks__gte=F("take_back_weeks"), take_back_weeks__gte=F("confirm_weeks")
                ),
                violation_error_message=_(
                    "Names are due first, then seats are taken back, then the activity is confirmed."
                ),
            ),
            models.CheckConstraint(
                name="seatpolicy_offer_has_days",
                condition=Q(offer_days__gte=1),
                violation_error_message=_("An offer stands for at least one day."),
            ),
            models.CheckConstraint(
                name="seatpolicy_class_size_positive",
                condition=Q(class_size__isnull=True) | Q(class_size__gte=1),
                violation_error_message=_("Seats are at least one, or unknown and left empty."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:seat-policy", args=[self.code])


class SeatWeight(Tracked, Reasoned):
    """What a policy says of one state: its weight in the sharing, its floor and cap, its lot.

    Weights count relative to one another. A state without a row weighs 1. The lot is the state's
    place in the drawn order by which ties fall; without a row it comes after those that have one.
    """

    natural_key_fields = ("policy", "state")

    policy = models.ForeignKey(
        SeatPolicy, verbose_name=_("seat policy"), on_delete=models.CASCADE, related_name="weights"
    )
    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="seat_weights",
    )
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    floor = models.PositiveSmallIntegerField(_("seats at least"), null=True, blank=True)
    cap = models.PositiveSmallIntegerField(_("seats at most"), null=True, blank=True)
    lot = models.PositiveSmallIntegerField(_("lot drawn"), null=True, blank=True)
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.ASSUMED)

    class Meta:
        verbose_name = _("weight of a state")
        verbose_name_plural = _("weights of states")
        ordering = ["policy__code", "state__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["policy", "state"],
                name="seatweight_once_a_state",
                violation_error_message=_("The policy already speaks of this state."),
            ),
            models.UniqueConstraint(
                fields=["policy", "lot"],
                name="seatweight_lot_once",
                violation_error_message=_("This lot is already drawn by another state."),
            ),
            models.CheckConstraint(
                name="seatweight_floor_under_cap",
                condition=Q(cap__isnull=True) | Q(floor__isnull=True) | Q(cap__gte=F("floor")),
                violation_error_message=_("A state cannot have more seats at least than at most."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy_id}/{self.state_id}"
