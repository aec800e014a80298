"""Everything that stands in a plan: courses, NATO Talks and events, in one table."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.enums import (
    COURSE_KINDS,
    EVENT_KINDS,
    STATUSES_OFF_THE_FLOOR,
    STATUSES_WITH_REASON,
    TALK_KINDS,
    ActivityKind,
    ActivityStatus,
    DatePrecision,
    Mode,
    ParticipantRole,
)
from programmes.models.base import Record, RecordQuerySet, Tracked
from programmes.models.fields import SearchTextField
from programmes.models.outlines import CourseOutline
from programmes.models.plans import AnnualPlan, PlanPart
from programmes.models.reasoned import Reasoned, reason_required
from programmes.models.topics import Topic
from programmes.models.uncertain import UncertainDates, date_constraints
from programmes.models.venues import TrainingTeam, Venue


class ActivityQuerySet(RecordQuerySet):
    def dated(self) -> Self:
        """Activities of which at least one date is known to some precision."""
        return self.exclude(date_precision=DatePrecision.NONE)

    def undated(self) -> Self:
        return self.filter(date_precision=DatePrecision.NONE)

    def factual(self) -> Self:
        """Activities of no plan, or of one that was not invented for demonstration."""
        return self.exclude(plan__in=AnnualPlan.objects.filter(invented=True))

    def holding(self, resource: str, other: "Activity") -> Self:
        """Activities on the floor that hold the same venue or team on a day that `other` does."""
        last = other.ends_on or other.starts_on
        return (
            self.current()
            .filter(**{f"{resource}_id": getattr(other, f"{resource}_id")}, date_precision=DatePrecision.DAY)
            .exclude(pk=other.pk)
            .exclude(status__in=STATUSES_OFF_THE_FLOOR)
            .alias(last_day=Coalesce("ends_on", "starts_on"))
            .filter(starts_on__lte=last, last_day__gte=other.starts_on)
        )


class Activity(Record, UncertainDates):
    """One activity. Its kind says what it is; its part says where the plan reports it.

    An activity without a plan is on record outside any plan we hold. `place` is its number within
    the part: the articles of 2026 give sixteen courses neither titles nor dates, so they stand as
    numbered places until someone knows more.
    """

    plan = models.ForeignKey(
        AnnualPlan,
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    part = models.ForeignKey(
        PlanPart,
        verbose_name=_("part of the plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    place = models.PositiveSmallIntegerField(_("place within the part"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    status = models.CharField(
        _("status"), max_length=12, choices=ActivityStatus, default=ActivityStatus.PLANNED
    )
    status_reason_en = models.CharField(_("reason for the status (English)"), max_length=300, blank=True)
    status_reason_ar = models.CharField(_("reason for the status (Arabic)"), max_length=300, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=300, blank=True)
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    outline = models.ForeignKey(
        CourseOutline,
        verbose_name=_("course outline"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
    )
    dialogue = models.ForeignKey(
        "programmes.Dialogue",
        verbose_name=_("dialogue"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    team = models.ForeignKey(
        TrainingTeam,
        verbose_name=_("training team"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    delivered_by = models.CharField(
        _("delivered by"),
        max_length=300,
        blank=True,
        help_text=_("As reported, where no training team is on record."),
    )
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, blank=True)
    language = models.CharField(_("language of instruction"), max_length=40, blank=True)
    interpretation = models.BooleanField(_("interpretation provided"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    topics = models.ManyToManyField(
        Topic, through="ActivityTopic", related_name="activities", verbose_name=_("topics")
    )
    participants = models.ManyToManyField(
        "programmes.ParticipatingState",
        through="Participation",
        related_name="activities",
        verbose_name=_("participating states"),
    )
    search_text = SearchTextField(
        sources=("code", "title_en", "title_ar", "delivered_by", "note_en", "note_ar")
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["code"]
        indexes = [
            models.Index(fields=["plan", "kind"], name="activity_plan_kind"),
            models.Index(fields=["starts_on", "code"], name="activity_start"),
            models.Index(fields=["status", "code"], name="activity_status"),
        ]
        constraints = [
            *date_constraints(),
            models.CheckConstraint(
                name="activity_has_name_or_place",
                condition=~Q(title_en="", title_ar="") | Q(place__isnull=False),
                violation_error_message=_(
                    "Give a title in English or Arabic, or a place within a part of the plan."
                ),
            ),
            models.CheckConstraint(
                name="activity_part_needs_plan",
                condition=Q(part__isnull=True) | Q(plan__isnull=False),
                violation_error_message=_("An activity in a part of a plan belongs to that plan."),
            ),
            models.CheckConstraint(
                name="activity_place_in_part",
                condition=Q(place__isnull=True) | Q(place__gte=1, part__isnull=False),
                violation_error_message=_("A place is counted from 1 within a part of the plan."),
            ),
            models.UniqueConstraint(
                fields=["part", "place"],
                name="activity_place_once_per_part",
                violation_error_message=_("This place in the part is already taken."),
            ),
            models.CheckConstraint(
                name="activity_status_has_reason",
                condition=~Q(status__in=STATUSES_WITH_REASON) | ~Q(status_reason_en="", status_reason_ar=""),
                violation_error_message=_("Say why the activity was postponed, cancelled or moved online."),
            ),
            models.CheckConstraint(
                name="activity_outline_for_courses",
                condition=Q(outline__isnull=True) | Q(kind__in=COURSE_KINDS),
                violation_error_message=_("Only a course follows a course outline."),
            ),
            models.CheckConstraint(
                name="activity_capacity_positive",
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                violation_error_message=_("Seats are at least one, or unknown and left empty."),
            ),
            models.CheckConstraint(
                name="activity_edition_from_one",
                condition=Q(edition__isnull=True) | Q(edition__gte=1),
                violation_error_message=_("Editions are counted from 1."),
            ),
        ]

    @property
    def label(self) -> str:
        """The title, or where none was published the kind and the numbered place."""
        if title := self.text("title"):
            return title
        kind = self.get_kind_display()
        return gettext("%(kind)s, place %(place)s") % {"kind": kind, "place": self.place}

    def clean(self) -> None:
        super().clean()
        if self.part_id and self.plan_id and self.part.plan_id != self.plan_id:
            raise ValidationError({"part": _("This part belongs to another plan.")})
        for resource, message in (
            ("venue", _("%(other)s already holds this venue on those days.")),
            ("team", _("%(other)s already holds this training team on those days.")),
        ):
            if other := self._holder_of(resource):
                raise ValidationError(
                    {
                        resource: ValidationError(
                            message, code=f"{resource}_taken", params={"other": other.code}
                        )
                    }
                )

    def _holder_of(self, resource: str) -> "Activity | None":
        """Another activity holding the same venue or team; the database guards the same rule."""
        free = self.status in STATUSES_OFF_THE_FLOOR or self.retired_on
        if free or not getattr(self, f"{resource}_id") or not self.starts_on:
            return None
        if self.date_precision != DatePrecision.DAY:
            return None
        return Activity.objects.holding(resource, self).first()

    def get_absolute_url(self) -> str:
        return reverse("dashboards:activity", args=[self.code])


class ActivityTopic(Tracked, Reasoned):
    """A topic of an activity, and whether a source states it or we infer it."""

    natural_key_fields = ("activity", "topic")

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="activity_topics"
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="activity_topics"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("topic of an activity")
        verbose_name_plural = _("topics of activities")
        ordering = ["activity__code", "position", "topic__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["activity", "topic"],
                name="activity_topic_once",
                violation_error_message=_("The activity already has this topic."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}/{self.topic_id}"


class Participation(Tracked, Reasoned):
    """A state or organisation that is invited to, takes part in, hosts or provides an activity."""

    natural_key_fields = ("activity", "state", "role")

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="participations"
    )
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="participations",
    )
    role = models.CharField(
        _("role"), max_length=10, choices=ParticipantRole, default=ParticipantRole.ATTENDED
    )

    class Meta:
        verbose_name = _("participation in an activity")
        verbose_name_plural = _("participations in activities")
        ordering = ["activity__code", "role", "state__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["activity", "state", "role"],
                name="participation_once_a_role",
                violation_error_message=_("This state already has that role in the activity."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}/{self.state_id}"


class _KindManager(models.Manager.from_queryset(ActivityQuerySet)):  # type: ignore[misc]
    """Rows of the given kinds only."""

    def __init__(self, kinds: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.kinds = kinds

    def get_queryset(self) -> ActivityQuerySet:
        return super().get_queryset().filter(kind__in=self.kinds)


class Course(Activity):
    """An activity that is a training course."""

    objects = _KindManager(COURSE_KINDS)

    class Meta:
        proxy = True
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class NatoTalk(Activity):
    """An activity that is a NATO Talk."""

    objects = _KindManager(TALK_KINDS)

    class Meta:
        proxy = True
        verbose_name = _("NATO Talk")
        verbose_name_plural = _("NATO Talks")


class Event(Activity):
    """An activity that is neither a course nor a NATO Talk."""

    objects = _KindManager(EVENT_KINDS)

    class Meta:
        proxy = True
        verbose_name = _("event")
        verbose_name_plural = _("events")
