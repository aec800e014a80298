"""People named in the record, and the posts they held when."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Record, title_required
from programmes.models.fields import SearchTextField
from programmes.models.uncertain import UncertainDates, date_constraints


class Person(Record):
    """A public figure of the programme, by name in both scripts."""

    title_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    aliases = models.TextField(_("other spellings"), blank=True, help_text=_("One a line, in either script."))
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "aliases"))

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:person", args=[self.code])


class Appointment(Record, UncertainDates):
    """A post a person held. The dates are when the person is known to have held it."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="appointments"
    )
    title_en = models.CharField(_("title held (English)"), max_length=300, blank=True)
    title_ar = models.CharField(_("title held (Arabic)"), max_length=300, blank=True)
    organisation_en = models.CharField(_("organisation (English)"), max_length=200, blank=True)
    organisation_ar = models.CharField(_("organisation (Arabic)"), max_length=200, blank=True)
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("state or organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
    )
    acting = models.BooleanField(_("acting"), default=False)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["person__code", "starts_on", "code"]
        constraints = [*date_constraints(), title_required()]

    @property
    def organisation(self) -> str:
        return self.text("organisation")

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:person', args=[self.person.code])}#{self.code}"
