"""Course outlines: the reusable catalogue entries of which a course is one dated run."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import Certification
from programmes.models.base import Record, title_required
from programmes.models.fields import SearchTextField
from programmes.models.topics import Topic


class CourseOutline(Record):
    """What a course is about, for whom, how long, at which level."""

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    aim_en = models.TextField(_("aim (English)"), blank=True)
    aim_ar = models.TextField(_("aim (Arabic)"), blank=True)
    audience_en = models.TextField(_("audience (English)"), blank=True)
    audience_ar = models.TextField(_("audience (Arabic)"), blank=True)
    duration_days = models.DecimalField(
        _("length in working days"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    class_size = models.PositiveSmallIntegerField(_("class size"), null=True, blank=True)
    certification = models.CharField(
        _("NATO certification"), max_length=10, choices=Certification, blank=True
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), related_name="outlines", blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "aim_en", "aim_ar"))

    _history_m2m_fields = (topics,)

    class Meta:
        verbose_name = _("course outline")
        verbose_name_plural = _("course outlines")
        ordering = ["code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="outline_duration_positive",
                condition=Q(duration_days__isnull=True) | Q(duration_days__gt=0),
                violation_error_message=_("The length must be more than zero days, or empty."),
            ),
            models.CheckConstraint(
                name="outline_class_size_positive",
                condition=Q(class_size__isnull=True) | Q(class_size__gte=1),
                violation_error_message=_("The class size must be at least one, or empty."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:outline", args=[self.code])
