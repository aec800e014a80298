"""What the planner needs and no source gives, and what a planning run was given and found."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.enums import RUNS_ENDED, RunKind, RunStatus
from programmes.models.activities import Activity
from programmes.models.base import Record, Tracked, title_required
from programmes.models.plans import AnnualPlan
from programmes.models.states import Grouping, ParticipatingState
from programmes.models.venues import Venue


class PlanningProfile(Record):
    """What planning assumes where neither a source nor a planner says otherwise.

    Lengths are in working days. `weights` and `severities` hold only what differs from the
    defaults: prices by name of the harm, and severities by code of the finding.
    """

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    course_days = models.PositiveSmallIntegerField(_("working days of a course"), default=5)
    event_days = models.PositiveSmallIntegerField(_("working days of an event"), default=2)
    talk_days = models.PositiveSmallIntegerField(_("working days of a NATO Talk"), default=1)
    notice_days = models.PositiveSmallIntegerField(_("days from the launch to the first activity"), default=1)
    host = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("host state"),
        on_delete=models.PROTECT,
        related_name="planning_profiles",
        help_text=_("Whose working week the activities keep."),
    )
    invited = models.ForeignKey(
        Grouping,
        verbose_name=_("invited where none is named"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="planning_profiles",
    )
    venues = models.ManyToManyField(
        Venue,
        verbose_name=_("halls to plan"),
        related_name="planning_profiles",
        blank=True,
        help_text=_("Where activities are put; none means every venue of the host state."),
    )
    weights = models.JSONField(_("prices that differ"), default=dict, blank=True)
    severities = models.JSONField(_("severities that differ"), default=dict, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)

    _history_m2m_fields = (venues,)

    class Meta:
        verbose_name = _("planning profile")
        verbose_name_plural = _("planning profiles")
        ordering = ["code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="profile_lengths_positive",
                condition=Q(course_days__gte=1, event_days__gte=1, talk_days__gte=1),
                violation_error_message=_("Every kind of activity lasts at least one working day."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:planning')}#{self.code}"


class PlanningDemand(Tracked):
    """What a planner asks for one activity; empty means the profile's assumption."""

    natural_key_fields = ("activity",)

    activity = models.OneToOneField(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="demand"
    )
    days = models.PositiveSmallIntegerField(_("working days"), null=True, blank=True)
    earliest = models.DateField(_("not before"), null=True, blank=True)
    latest = models.DateField(_("not after"), null=True, blank=True)
    preferred_months = models.JSONField(_("preferred months"), default=list, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("From 1, the first to be left out, to 5."),
    )
    must_hold = models.BooleanField(_("must not be left out"), default=False)
    lock_dates = models.BooleanField(_("dates are fixed"), default=False)
    lock_venue = models.BooleanField(_("venue is fixed"), default=False)
    follows = models.ForeignKey(
        Activity,
        verbose_name=_("comes after"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
    )

    class Meta:
        verbose_name = _("demand of an activity")
        verbose_name_plural = _("demands of activities")
        ordering = ["activity__code"]
        constraints = [
            models.CheckConstraint(
                name="demand_days_positive",
                condition=Q(days__isnull=True) | Q(days__gte=1),
                violation_error_message=_("An activity lasts at least one working day."),
            ),
            models.CheckConstraint(
                name="demand_date_order",
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(latest__gte=F("earliest")),
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                name="demand_priority_range",
                condition=Q(priority__gte=1, priority__lte=5),
                violation_error_message=_("The priority is from 1 to 5."),
            ),
            models.CheckConstraint(
                name="demand_not_after_itself",
                condition=Q(follows__isnull=True) | ~Q(follows=F("activity")),
                violation_error_message=_("An activity cannot come after itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}"


# A worker shows a sign of life every few seconds; this long without one, it is gone.
LOST_AFTER = timedelta(seconds=90)
WORKER_LOST = {"code": "worker_lost", "faults": []}


class PlanningRunQuerySet(models.QuerySet):
    """Runs by where they stand now: one whose worker is gone is lost, marked as such or not yet."""

    def silent(self) -> PlanningRunQuerySet:
        return self.filter(_silent())

    def standing(self, *statuses: str) -> PlanningRunQuerySet:
        kept = Q(status__in=statuses) & ~_silent()
        return self.filter(kept | _silent() if RunStatus.LOST in statuses else kept)


def _silent() -> Q:
    return Q(status=RunStatus.RUNNING, heartbeat_at__lt=timezone.now() - LOST_AFTER)


class PlanningRun(models.Model):
    """One run of the planner: its whole input, where it stands, and its whole output.

    `input` and `output` are the problem and solution as data, so that the run can be repeated and
    checked; `input_hash` is the SHA-256 of the input. A running run has a heartbeat.
    """

    code = models.CharField(_("code"), max_length=80, unique=True)
    plan = models.ForeignKey(
        AnnualPlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="runs"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=RunKind, default=RunKind.PROPOSE)
    scope = models.JSONField(_("part of the year"), default=dict, blank=True)
    seed = models.PositiveIntegerField(_("seed"), default=1)
    effort = models.PositiveIntegerField(_("effort"), default=1)
    time_limit = models.PositiveIntegerField(_("time limit in seconds"), default=60)
    status = models.CharField(_("status"), max_length=8, choices=RunStatus, default=RunStatus.QUEUED)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("requested by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    worker = models.CharField(_("worker"), max_length=100, blank=True)
    stop_requested = models.BooleanField(_("asked to stop"), default=False)
    progress = models.JSONField(_("progress"), default=dict, blank=True)
    input = models.JSONField(_("input"), default=dict)
    input_hash = models.CharField(_("digest of the input"), max_length=64)
    solver_version = models.CharField(_("solver"), max_length=80, blank=True)
    objective = models.BigIntegerField(_("cost"), null=True, blank=True)
    bound = models.BigIntegerField(_("proven bound"), null=True, blank=True)
    output = models.JSONField(_("output"), default=dict, blank=True)
    failure = models.JSONField(_("why it failed"), default=dict, blank=True)

    objects = PlanningRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("planning run")
        verbose_name_plural = _("planning runs")
        ordering = ["-requested_at", "-id"]
        indexes = [models.Index(fields=["status", "requested_at"], name="run_queue")]
        constraints = [
            models.CheckConstraint(
                name="run_ended_has_time",
                condition=Q(status__in=RUNS_ENDED, finished_at__isnull=False)
                | (~Q(status__in=RUNS_ENDED) & Q(finished_at__isnull=True)),
                violation_error_message=_("A run that has ended has the time it ended, and only then."),
            ),
            models.CheckConstraint(
                name="run_running_shows_life",
                condition=Q(status=RunStatus.QUEUED, started_at__isnull=True, heartbeat_at__isnull=True)
                | Q(status=RunStatus.RUNNING, started_at__isnull=False, heartbeat_at__isnull=False)
                | Q(status__in=RUNS_ENDED),
                violation_error_message=_("A run that is under way has begun and shows signs of life."),
            ),
            models.CheckConstraint(
                name="run_bound_below_cost",
                condition=Q(bound__isnull=True) | Q(objective__isnull=True) | Q(bound__lte=F("objective")),
                violation_error_message=_("The proven bound cannot lie above the cost."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("dashboards:run", args=[self.code])

    @property
    def standing(self) -> RunStatus:
        """Where it stands now: lost too where its worker has long been silent and nobody has marked it."""
        silent = self.heartbeat_at is not None and self.heartbeat_at < timezone.now() - LOST_AFTER
        return RunStatus.LOST if self.status == RunStatus.RUNNING and silent else RunStatus(self.status)

    @property
    def trouble(self) -> dict[str, Any]:
        """Why it gave no plan, as it stands now."""
        return self.failure or (WORKER_LOST if self.standing == RunStatus.LOST else {})


class Placement(models.Model):
    """Where a run puts one activity, what that costs and why; or that it leaves it out.

    `terms` is the price by name of the harm; `alternatives` are the next best weeks with what each
    would cost.
    """

    run = models.ForeignKey(
        PlanningRun, verbose_name=_("planning run"), on_delete=models.CASCADE, related_name="placements"
    )
    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="placements"
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
    )
    left_out = models.BooleanField(_("left out"), default=False)
    terms = models.JSONField(_("what it costs"), default=dict, blank=True)
    alternatives = models.JSONField(_("next best weeks"), default=list, blank=True)
    assumptions = models.JSONField(_("what it assumes"), default=list, blank=True)
    adopted_at = models.DateTimeField(_("adopted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["run", "starts_on", "activity__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "activity"],
                name="placement_once_a_run",
                violation_error_message=_("The run already places this activity."),
            ),
            models.CheckConstraint(
                name="placement_dated_or_left_out",
                condition=Q(left_out=True, starts_on__isnull=True, ends_on__isnull=True)
                | Q(left_out=False, starts_on__isnull=False, ends_on__isnull=False),
                violation_error_message=_("A placement has both its days, or is left out."),
            ),
            models.CheckConstraint(
                name="placement_date_order",
                condition=Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.activity_id}"
