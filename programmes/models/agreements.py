"""Agreements and understandings, dated as they are reported."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import AgreementKind
from programmes.models.base import Record, title_required
from programmes.models.dialogues import Dialogue
from programmes.models.fields import SearchTextField
from programmes.models.topics import Topic
from programmes.models.uncertain import UncertainDates, date_constraints


class Agreement(Record, UncertainDates):
    """An agreement, or several whose number no source states."""

    kind = models.CharField(_("kind"), max_length=12, choices=AgreementKind, default=AgreementKind.AGREEMENT)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=300, blank=True)
    dialogue = models.ForeignKey(
        Dialogue,
        verbose_name=_("dialogue"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agreements",
    )
    parties = models.ManyToManyField(
        "programmes.ParticipatingState", verbose_name=_("parties"), related_name="agreements", blank=True
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), related_name="agreements", blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "note_en", "note_ar"))

    _history_m2m_fields = (parties, topics)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["starts_on", "code"]
        constraints = [*date_constraints(), title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:agreements')}#{self.code}"
