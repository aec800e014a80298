"""The yearly plan, its parts and its endorsements."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import EndorsingSide, PartKind, PlanStatus, Qualifier
from programmes.models.base import Record, RecordQuerySet, Tracked, title_required
from programmes.models.fields import SearchTextField
from programmes.models.reasoned import Reasoned, reason_required
from programmes.models.topics import Topic
from programmes.models.uncertain import UncertainDates, date_constraints


class PlanQuerySet(RecordQuerySet):
    def factual(self) -> Self:
        """Plans that were not invented for demonstration."""
        return self.filter(invented=False)


class AnnualPlan(Record):
    """A plan over a period of the Centre's choosing (a year, or a season that straddles two).

    The declared total is what was announced. What is itemised is counted from the parts, and the
    difference is shown as it is: never spread over the parts.
    """

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    status = models.CharField(_("status"), max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    declared_count = models.PositiveIntegerField(_("declared total"), null=True, blank=True)
    declared_qualifier = models.CharField(
        _("qualifier of the declared total"), max_length=12, choices=Qualifier, default=Qualifier.EXACT
    )
    declared_unit_en = models.CharField(_("unit of the declared total (English)"), max_length=100, blank=True)
    declared_unit_ar = models.CharField(_("unit of the declared total (Arabic)"), max_length=100, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    invented = models.BooleanField(
        _("invented for demonstration"),
        default=False,
        editable=False,
        help_text=_("Nothing in this plan is a fact; it may stand beside a plan of the same period."),
    )
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "note_en", "note_ar"))

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("annual plan")
        verbose_name_plural = _("annual plans")
        ordering = ["-starts_on", "code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="annualplan_date_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day of the plan comes before its first."),
            ),
            models.CheckConstraint(
                name="annualplan_declared_has_unit",
                condition=Q(declared_count__isnull=True) | ~Q(declared_unit_en="", declared_unit_ar=""),
                violation_error_message=_("Say what the declared total counts."),
            ),
            models.CheckConstraint(
                name="annualplan_declared_is_number",
                condition=~Q(declared_qualifier=Qualifier.SUPERLATIVE),
                violation_error_message=_("A declared total is a number, not a superlative."),
            ),
        ]

    @property
    def declared_unit(self) -> str:
        return self.text("declared_unit")

    def clean(self) -> None:
        """Plans in use never overlap; the database guards the same rule (`plan_no_overlap`)."""
        super().clean()
        if not self.starts_on or not self.ends_on or self.retired_on or self.invented:
            return
        others = AnnualPlan.objects.current().factual().exclude(pk=self.pk)
        if other := others.filter(starts_on__lte=self.ends_on, ends_on__gte=self.starts_on).first():
            raise ValidationError(
                {
                    "starts_on": ValidationError(
                        _("The period overlaps that of plan %(code)s (%(start)s to %(end)s)."),
                        code="plan_overlap",
                        params={"code": other.code, "start": other.starts_on, "end": other.ends_on},
                    )
                }
            )

    def get_absolute_url(self) -> str:
        return reverse("dashboards:plan", args=[self.code])


class PlanPart(Record):
    """A reporting bucket of a plan with its declared count and the topics named for it."""

    plan = models.ForeignKey(
        AnnualPlan, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="parts"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=PartKind)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    declared_count = models.PositiveIntegerField(_("declared number"), null=True, blank=True)
    declared_qualifier = models.CharField(
        _("qualifier of the declared number"), max_length=12, choices=Qualifier, default=Qualifier.EXACT
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    topics = models.ManyToManyField(
        Topic, through="PartTopic", related_name="parts", verbose_name=_("topics")
    )

    class Meta:
        verbose_name = _("part of a plan")
        verbose_name_plural = _("parts of plans")
        ordering = ["plan__code", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="part_kind_once_per_plan",
                violation_error_message=_("The plan already has a part of this kind."),
            ),
            models.CheckConstraint(
                name="planpart_declared_is_number",
                condition=~Q(declared_qualifier=Qualifier.SUPERLATIVE),
                violation_error_message=_("A declared number cannot be a superlative."),
            ),
        ]

    @property
    def label(self) -> str:
        return self.text("title") or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:plan', args=[self.plan.code])}#{self.code}"


class PartTopic(Tracked, Reasoned):
    """A topic that a plan names for one of its parts, with the source's own short wording."""

    natural_key_fields = ("part", "topic")

    part = models.ForeignKey(
        PlanPart, verbose_name=_("part"), on_delete=models.CASCADE, related_name="part_topics"
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="part_topics"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    named_as = models.CharField(
        _("named as"),
        max_length=200,
        blank=True,
        help_text=_("The name used by the source, where it differs."),
    )

    class Meta:
        verbose_name = _("topic of a part")
        verbose_name_plural = _("topics of parts")
        ordering = ["part__code", "position", "topic__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["part", "topic"],
                name="part_topic_once",
                violation_error_message=_("This topic is already named for the part."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_id}/{self.topic_id}"


class PlanEndorsement(Tracked, UncertainDates):
    """One side's endorsement of a plan: by which body, and when as far as it is known."""

    natural_key_fields = ("plan", "side")

    plan = models.ForeignKey(
        AnnualPlan, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="endorsements"
    )
    side = models.CharField(_("side"), max_length=6, choices=EndorsingSide)
    body_en = models.CharField(_("body (English)"), max_length=200, blank=True)
    body_ar = models.CharField(_("body (Arabic)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ["plan__code", "side"]
        constraints = [
            *date_constraints(),
            models.UniqueConstraint(
                fields=["plan", "side"],
                name="endorsement_once_a_side",
                violation_error_message=_("This side has already endorsed the plan."),
            ),
            title_required("body"),
        ]

    def __str__(self) -> str:
        return str(self.get_side_display())
