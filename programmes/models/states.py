"""Who takes part: states and organisations, their groupings and nominating bodies."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import ParticipantKind
from programmes.models.base import Record, RecordQuerySet, Tracked, title_required
from programmes.models.fields import SearchTextField
from programmes.models.uncertain import UncertainDates, date_constraints


class StateQuerySet(RecordQuerySet):
    def members_of(self, grouping_code: str) -> Self:
        """States that belong to a grouping and have not left it."""
        return self.filter(memberships__grouping__code=grouping_code, memberships__ends_on__isnull=True)


class ParticipatingState(Record):
    """A state or an organisation that takes part in the programme."""

    kind = models.CharField(_("kind"), max_length=12, choices=ParticipantKind, default=ParticipantKind.STATE)
    title_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=_("One a line, in either language."))
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "aliases"))

    objects = StateQuerySet.as_manager()

    class Meta:
        verbose_name = _("participating state")
        verbose_name_plural = _("participating states")
        ordering = ["code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:state", args=[self.code])


class Grouping(Record):
    """A set of states such as NATO, the Istanbul Cooperation Initiative or the GCC."""

    title_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "abbreviation"))

    class Meta:
        verbose_name = _("grouping")
        verbose_name_plural = _("groupings")
        ordering = ["code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:groupings')}#{self.code}"


class Membership(Tracked, UncertainDates):
    """A state's membership of a grouping; no end means it is still a member."""

    natural_key_fields = ("state", "grouping")

    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    grouping = models.ForeignKey(
        Grouping, verbose_name=_("grouping"), on_delete=models.CASCADE, related_name="memberships"
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["grouping__code", "starts_on", "state__code"]
        constraints = [
            *date_constraints(),
            models.UniqueConstraint(
                fields=["state", "grouping"],
                name="membership_once",
                violation_error_message=_("This state is already recorded in the grouping."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id}/{self.grouping_id}"


class NominatingBody(Record):
    """An agency of a state that names its participants."""

    state = models.ForeignKey(
        ParticipatingState,
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    title_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("name (Arabic)"), max_length=200, blank=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=_("One a line, in either language."))
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "aliases"))

    class Meta:
        verbose_name = _("nominating body")
        verbose_name_plural = _("nominating bodies")
        ordering = ["state__code", "code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:state', args=[self.state.code])}#{self.code}"
