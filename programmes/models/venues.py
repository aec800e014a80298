"""Where activities are held."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Record, title_required
from programmes.models.fields import SearchTextField


class Venue(Record):
    """A hall or place that holds one activity at a time."""

    title_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    city_en = models.CharField(_("city (English)"), max_length=100, blank=True)
    city_ar = models.CharField(_("city (Arabic)"), max_length=100, blank=True)
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("state"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="venues",
    )
    capacity = models.PositiveSmallIntegerField(_("people it holds"), null=True, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "city_en", "city_ar"))

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="venue_capacity_positive",
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                violation_error_message=_("A venue holds at least one person, or its capacity is unknown."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:venues')}#{self.code}"


class TrainingTeam(Record):
    """Who teaches: a team of one or more providers that can be in one place at a time."""

    title_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=_("One a line, in either language."))
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("sent by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="training_teams",
    )
    topics = models.ManyToManyField(
        "programmes.Topic", verbose_name=_("teaches"), related_name="training_teams", blank=True
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "abbreviation", "aliases"))

    _history_m2m_fields = (topics,)

    class Meta:
        verbose_name = _("training team")
        verbose_name_plural = _("training teams")
        ordering = ["code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:teams')}#{self.code}"
