"""Subjects the programme is about."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import TopicNature
from programmes.models.base import Record, title_required
from programmes.models.fields import SearchTextField
from programmes.models.uncertain import UncertainDates, date_constraints


class Topic(Record):
    """A subject (or a programme or process named like one) with all its names.

    `unclear` marks a name whose meaning no source settles: it is kept as the source words it.
    """

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=_("One a line, in either language."))
    nature = models.CharField(_("nature"), max_length=10, choices=TopicNature, default=TopicNature.SUBJECT)
    unclear = models.BooleanField(_("meaning unclear"), default=False)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "abbreviation", "aliases"))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="topic_unclear_has_note",
                condition=Q(unclear=False) | ~Q(note_en="", note_ar=""),
                violation_error_message=_("Say what is unclear about this topic."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:topic", args=[self.code])


class FocusArea(Record, UncertainDates):
    """A topic named as a focus of the Centre at a date. Focus areas change, so they are dated."""

    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="focus_areas"
    )
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_ar = models.CharField(_("note (Arabic)"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")
        ordering = ["starts_on", "code"]
        constraints = [
            *date_constraints(),
            models.UniqueConstraint(
                fields=["topic", "starts_on"],
                name="focus_area_once_a_date",
                violation_error_message=_("This topic is already a focus area at that date."),
            ),
        ]

    @property
    def label(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:topics')}#{self.code}"
