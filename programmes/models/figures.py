"""Numbers that sources report, kept as they were reported."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import Qualifier
from programmes.models.base import Record, title_required
from programmes.models.fields import SearchTextField
from programmes.models.uncertain import UncertainDates, date_constraints


class Measure(Record):
    """A question that figures answer, such as how many people the Centre has trained.

    Rival figures for one measure stand side by side. The note says what of them can be compared.
    """

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    note_en = models.TextField(_("what can be compared (English)"), blank=True)
    note_ar = models.TextField(_("what can be compared (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "note_en", "note_ar"))

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:figures')}#{self.code}"


class ReportedFigure(Record, UncertainDates):
    """One reported number: value, qualifier, unit, period, who is counted.

    The period is the uncertain dates; `as_of` is the day of the report, which may bound an
    open period. A superlative has no value.
    """

    measure = models.ForeignKey(
        Measure, verbose_name=_("measure"), on_delete=models.PROTECT, related_name="figures"
    )
    value = models.PositiveIntegerField(_("value"), null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    unit_en = models.CharField(_("unit (English)"), max_length=100, blank=True)
    unit_ar = models.CharField(_("unit (Arabic)"), max_length=100, blank=True)
    scope_en = models.CharField(_("who or what is counted (English)"), max_length=300, blank=True)
    scope_ar = models.CharField(_("who or what is counted (Arabic)"), max_length=300, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    plan = models.ForeignKey(
        "programmes.AnnualPlan",
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    part = models.ForeignKey(
        "programmes.PlanPart",
        verbose_name=_("part of a plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    activity = models.ForeignKey(
        "programmes.Activity",
        verbose_name=_("activity"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    meeting = models.ForeignKey(
        "programmes.Meeting",
        verbose_name=_("meeting"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(
        sources=("code", "value", "unit_en", "unit_ar", "scope_en", "scope_ar", "note_en", "note_ar")
    )

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        ordering = ["measure__code", "as_of", "code"]
        constraints = [
            *date_constraints(),
            models.CheckConstraint(
                name="figure_value_or_superlative",
                condition=Q(qualifier=Qualifier.SUPERLATIVE, value__isnull=True)
                | (~Q(qualifier=Qualifier.SUPERLATIVE) & Q(value__isnull=False)),
                violation_error_message=_("A superlative has no value; every other figure needs one."),
            ),
            models.CheckConstraint(
                name="figure_has_unit",
                condition=~Q(unit_en="", unit_ar=""),
                violation_error_message=_("Say what is counted: courses, people, years …"),
            ),
        ]

    @property
    def unit(self) -> str:
        return self.text("unit")

    @property
    def scope(self) -> str:
        return self.text("scope")

    @property
    def label(self) -> str:
        if self.value is None:
            return f"{self.get_qualifier_display()} ({self.unit})"
        return f"{self.get_qualifier_display()} {self.value} {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:figure", args=[self.code])
