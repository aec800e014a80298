"""Dialogues, their rounds and sides. A dialogue outside the Centre never enters plan counts."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.enums import DialogueKind
from programmes.models.base import Record, title_required
from programmes.models.fields import SearchTextField
from programmes.models.uncertain import UncertainDates, date_constraints


class Dialogue(Record, UncertainDates):
    """A series of talks between sides. Its dates are since when (and until when) it has been held."""

    kind = models.CharField(_("kind"), max_length=16, choices=DialogueKind)
    of_the_centre = models.BooleanField(
        _("held by or at the Centre"),
        default=False,
        help_text=_("Talks that others hold stand apart from the plan."),
    )
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=_("One a line, in either language."))
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "aliases", "note_en", "note_ar"))

    class Meta:
        verbose_name = _("dialogue")
        verbose_name_plural = _("dialogues")
        ordering = ["code"]
        constraints = [*date_constraints(), title_required()]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:dialogue", args=[self.code])


class DialogueSide(Record):
    """One side of a dialogue."""

    dialogue = models.ForeignKey(
        Dialogue, verbose_name=_("dialogue"), on_delete=models.CASCADE, related_name="sides"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("state or organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dialogue_sides",
    )
    grouping = models.ForeignKey(
        "programmes.Grouping",
        verbose_name=_("grouping"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dialogue_sides",
    )

    class Meta:
        verbose_name = _("side of a dialogue")
        verbose_name_plural = _("sides of dialogues")
        ordering = ["dialogue__code", "position", "code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="side_state_or_grouping",
                condition=Q(state__isnull=True) | Q(grouping__isnull=True),
                violation_error_message=_("A side is a state or a grouping, not both."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:dialogue", args=[self.dialogue.code])


class DialogueRound(Record, UncertainDates):
    """One round of a dialogue; an advisory group's numbered meeting is a round of its series."""

    dialogue = models.ForeignKey(
        Dialogue, verbose_name=_("dialogue"), on_delete=models.CASCADE, related_name="rounds"
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    place_en = models.CharField(_("place (English)"), max_length=200, blank=True)
    place_ar = models.CharField(_("place (Arabic)"), max_length=200, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "place_en", "place_ar"))

    class Meta:
        verbose_name = _("round of a dialogue")
        verbose_name_plural = _("rounds of dialogues")
        ordering = ["dialogue__code", "number", "starts_on", "code"]
        constraints = [
            *date_constraints(),
            models.CheckConstraint(
                name="round_number_or_title",
                condition=Q(number__isnull=False) | ~Q(title_en="", title_ar=""),
                violation_error_message=_("Give the round a number or a title."),
            ),
            models.CheckConstraint(
                name="round_number_from_one",
                condition=Q(number__isnull=True) | Q(number__gte=1),
                violation_error_message=_("Rounds are counted from 1."),
            ),
            models.UniqueConstraint(
                fields=["dialogue", "number"],
                name="round_number_once",
                violation_error_message=_("The dialogue already has a round of that number."),
            ),
        ]

    @property
    def label(self) -> str:
        return self.text("title") or gettext("Round %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:dialogue', args=[self.dialogue.code])}#{self.code}"


class WorkingGroup(Record):
    """A standing group of a dialogue that sits in its rounds."""

    dialogue = models.ForeignKey(
        Dialogue, verbose_name=_("dialogue"), on_delete=models.CASCADE, related_name="working_groups"
    )
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar"))

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["dialogue__code", "code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return reverse("dashboards:dialogue", args=[self.dialogue.code])
