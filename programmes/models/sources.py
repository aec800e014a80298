"""Sources and their paragraphs: where facts come from."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import Disposition, SourceKind
from programmes.models.base import Record, Tracked, title_required
from programmes.models.fields import SearchTextField
from programmes.models.uncertain import UncertainDates, date_constraints


class Source(Record, UncertainDates):
    """Something published that supports a value. Its date is the day it was published."""

    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind, default=SourceKind.WEB_PAGE)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=300, blank=True)
    publisher_en = models.CharField(_("publisher (English)"), max_length=200, blank=True)
    publisher_ar = models.CharField(_("publisher (Arabic)"), max_length=200, blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=[("ar", _("Arabic")), ("en", _("English")), ("fr", _("French"))],
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    reference = models.CharField(
        _("reference"),
        max_length=200,
        blank=True,
        help_text=_("File name or number by which the source is kept."),
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(
        sources=("code", "title_en", "title_ar", "publisher_en", "publisher_ar", "reference")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["code"]
        constraints = [*date_constraints(), title_required()]

    @property
    def publisher(self) -> str:
        return self.text("publisher")

    def get_absolute_url(self) -> str:
        return reverse("dashboards:source", args=[self.code])


class SourceParagraph(Tracked):
    """One non-empty paragraph of an article: what it says in our words, and what became of it."""

    natural_key_fields = ("source", "number")

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="paragraphs"
    )
    number = models.PositiveSmallIntegerField(_("paragraph"))
    disposition = models.CharField(
        _("what became of it"), max_length=10, choices=Disposition, default=Disposition.TAKEN
    )
    note_en = models.TextField(
        _("note (English)"),
        blank=True,
        help_text=_("What the paragraph says, in our words; or why it was left out."),
    )
    note_ar = models.TextField(_("note (Arabic)"), blank=True)

    class Meta:
        verbose_name = _("paragraph of a source")
        verbose_name_plural = _("paragraphs of sources")
        ordering = ["source__code", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"],
                name="paragraph_once_per_source",
                violation_error_message=_("This source already has a paragraph of that number."),
            ),
            models.CheckConstraint(
                name="paragraph_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Paragraphs are counted from 1."),
            ),
            models.CheckConstraint(
                name="paragraph_left_out_has_reason",
                condition=~Q(disposition__in=[Disposition.LEFT_OUT, Disposition.PARTLY])
                | ~Q(note_en="", note_ar=""),
                violation_error_message=_("Say why something was left out."),
            ),
        ]

    def __str__(self) -> str:
        return f"¶{self.number}"
