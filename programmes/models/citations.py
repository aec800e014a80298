"""What supports a value: a source's paragraph, an inference, or an assumption."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import Basis
from programmes.models.base import Record
from programmes.models.fields import SearchTextField
from programmes.models.sources import Source, SourceParagraph


class Citation(Record):
    """Ties any record, or some of its columns, to what supports it.

    `fields` lists the columns spoken of; an empty list speaks of the whole record. The statement
    says in our own words what the source supports, or why the value is inferred or assumed.
    """

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.PositiveBigIntegerField(_("record"))
    target = GenericForeignKey("content_type", "object_id")
    fields = models.JSONField(
        _("values spoken of"), default=list, blank=True, help_text=_("Empty: the whole record.")
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.STATED)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
    )
    paragraph = models.ForeignKey(
        SourceParagraph,
        verbose_name=_("paragraph"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
    )
    statement_en = models.TextField(_("statement (English)"), blank=True)
    statement_ar = models.TextField(_("statement (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "statement_en", "statement_ar"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["code"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="citation_target")]
        constraints = [
            models.CheckConstraint(
                name="citation_has_source",
                condition=Q(basis=Basis.ASSUMED) | Q(source__isnull=False),
                violation_error_message=_("A stated or inferred value needs a source."),
            ),
            models.CheckConstraint(
                name="citation_paragraph_needs_source",
                condition=Q(paragraph__isnull=True) | Q(source__isnull=False),
                violation_error_message=_("Name the source that the paragraph belongs to."),
            ),
            models.CheckConstraint(
                name="citation_has_statement",
                condition=~Q(statement_en="", statement_ar=""),
                violation_error_message=_("Say in your own words what the source supports."),
            ),
        ]

    @property
    def label(self) -> str:
        return self.text("statement")

    def clean(self) -> None:
        super().clean()
        if self.paragraph and self.paragraph.source_id != self.source_id:
            raise ValidationError({"paragraph": _("This paragraph belongs to another source.")})
        if not isinstance(self.fields, list) or not all(isinstance(name, str) for name in self.fields):
            raise ValidationError({"fields": _("Give a list of column names.")})
        model = self.content_type.model_class() if self.content_type_id else None
        known = {field.name for field in model._meta.get_fields()} if model else set()
        if unknown := sorted(set(self.fields) - known):
            raise ValidationError(
                {
                    "fields": ValidationError(
                        _("The record has no value named %(names)s."), params={"names": ", ".join(unknown)}
                    )
                }
            )

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:source', args=[self.source.code])}#{self.code}" if self.source else ""
