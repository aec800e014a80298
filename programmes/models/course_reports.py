"""What a course director leaves behind: the after-course report and what follows from it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import FollowUpStatus
from programmes.models.activities import Activity
from programmes.models.base import Tracked
from programmes.seat_enums import ReportItemKind, ReportStatus

SCORE = [MinValueValidator(1), MaxValueValidator(5)]
PERCENT = [MaxValueValidator(100)]


class CourseReport(Tracked):
    """The after-course report: reactions (level 1), learning (level 2), in words and in numbers.

    Reactions are means of answers from 1 to 5; tests are mean results in percent. Unknown is empty.
    """

    natural_key_fields = ("activity",)

    activity = models.OneToOneField(
        Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="report"
    )
    status = models.CharField(_("status"), max_length=10, choices=ReportStatus, default=ReportStatus.DRAFT)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    respondents = models.PositiveSmallIntegerField(_("answered the form"), null=True, blank=True)
    content_score = models.DecimalField(
        _("content, mean score"), max_digits=3, decimal_places=2, null=True, blank=True, validators=SCORE
    )
    teaching_score = models.DecimalField(
        _("teaching, mean score"), max_digits=3, decimal_places=2, null=True, blank=True, validators=SCORE
    )
    organisation_score = models.DecimalField(
        _("organisation, mean score"), max_digits=3, decimal_places=2, null=True, blank=True, validators=SCORE
    )
    tested = models.PositiveSmallIntegerField(_("took the test"), null=True, blank=True)
    passed = models.PositiveSmallIntegerField(_("passed the test"), null=True, blank=True)
    test_before = models.DecimalField(
        _("mean result before, percent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )
    test_after = models.DecimalField(
        _("mean result after, percent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )
    summary_en = models.TextField(_("summary (English)"), blank=True)
    summary_ar = models.TextField(_("summary (Arabic)"), blank=True)

    class Meta:
        verbose_name = _("after-course report")
        verbose_name_plural = _("after-course reports")
        ordering = ["activity__code"]
        constraints = [
            models.CheckConstraint(
                name="coursereport_submitted_has_time",
                condition=Q(status="draft", submitted_at__isnull=True)
                | Q(status="submitted", submitted_at__isnull=False),
                violation_error_message=_("A submitted report has the time it was submitted, and only then."),
            ),
            models.CheckConstraint(
                name="coursereport_passed_within_tested",
                condition=Q(passed__isnull=True) | Q(tested__isnull=False, passed__lte=F("tested")),
                violation_error_message=_("No more can pass the test than took it."),
            ),
            *(
                models.CheckConstraint(
                    name=f"coursereport_{name}_range",
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
                    violation_error_message=_("A score is from 1 to 5."),
                )
                for name in ("content_score", "teaching_score", "organisation_score")
            ),
            *(
                models.CheckConstraint(
                    name=f"coursereport_{name}_range",
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0, f"{name}__lte": 100}),
                    violation_error_message=_("A result is from 0 to 100 percent."),
                )
                for name in ("test_before", "test_after")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:course-report", args=[self.activity.code])


class ReportItem(Tracked):
    """A lesson, or a change proposed, with who sees to it and by when, and what became of it.

    It is settled when it is done or dropped; `settled_by_name` keeps the account's name.
    """

    natural_key_fields = ("report", "position")

    report = models.ForeignKey(
        CourseReport, verbose_name=_("after-course report"), on_delete=models.CASCADE, related_name="items"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    kind = models.CharField(_("kind"), max_length=8, choices=ReportItemKind)
    text_en = models.TextField(_("text (English)"), blank=True)
    text_ar = models.TextField(_("text (Arabic)"), blank=True)
    owner = models.CharField(_("who sees to it"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=FollowUpStatus, default=FollowUpStatus.OPEN)
    settled_at = models.DateTimeField(_("done or dropped at"), null=True, blank=True)
    settled_by_name = models.CharField(_("done or dropped by"), max_length=150, blank=True)
    settled_note = models.CharField(_("what became of it"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("lesson or change")
        verbose_name_plural = _("lessons and changes")
        ordering = ["report", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"],
                name="reportitem_position_once",
                violation_error_message=_("The report already has something at that position."),
            ),
            models.CheckConstraint(
                name="reportitem_has_text",
                condition=~Q(text_en="", text_ar=""),
                violation_error_message=_("Say it in English, in Arabic, or in both."),
            ),
            models.CheckConstraint(
                name="reportitem_open_is_unsettled",
                condition=~Q(status=FollowUpStatus.OPEN)
                | Q(settled_at__isnull=True, settled_by_name="", settled_note=""),
                violation_error_message=_("What is open was neither done nor dropped."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.position}"
