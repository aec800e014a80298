"""Sittings within a round: who sat on which side, on what, with what result."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.enums import DelegateRole, FollowUpStatus, Mode, OutcomeKind, ParticipantRole
from programmes.models.base import Record, Tracked, title_required
from programmes.models.dialogues import Dialogue, DialogueRound, DialogueSide, WorkingGroup
from programmes.models.fields import SearchTextField
from programmes.models.people import Person
from programmes.models.reasoned import Reasoned, reason_required
from programmes.models.topics import Topic
from programmes.models.uncertain import UncertainDates, date_constraints


class Meeting(Record, UncertainDates):
    """One sitting in a round, of a working group or of the whole."""

    round = models.ForeignKey(
        DialogueRound, verbose_name=_("round"), on_delete=models.CASCADE, related_name="meetings"
    )
    working_group = models.ForeignKey(
        WorkingGroup,
        verbose_name=_("working group"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
    )
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, blank=True)
    informal = models.BooleanField(_("informal"), null=True, blank=True)
    place_en = models.CharField(_("place (English)"), max_length=200, blank=True)
    place_ar = models.CharField(_("place (Arabic)"), max_length=200, blank=True)
    attendance_note_en = models.TextField(_("who was represented, as reported (English)"), blank=True)
    attendance_note_ar = models.TextField(_("who was represented, as reported (Arabic)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ar = models.TextField(_("note (Arabic)"), blank=True)
    topics = models.ManyToManyField(
        Topic, through="MeetingTopic", related_name="meetings", verbose_name=_("topics")
    )
    search_text = SearchTextField(
        sources=("code", "title_en", "title_ar", "place_en", "place_ar", "note_en", "note_ar")
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["round__code", "starts_on", "code"]
        constraints = [*date_constraints(), title_required()]

    def clean(self) -> None:
        super().clean()
        if (
            self.working_group_id
            and self.round_id
            and self.working_group.dialogue_id != self.round.dialogue_id
        ):
            raise ValidationError({"working_group": _("This working group belongs to another dialogue.")})

    def get_absolute_url(self) -> str:
        return reverse("dashboards:meeting", args=[self.code])


class MeetingTopic(Tracked, Reasoned):
    """A topic that a meeting dealt with."""

    natural_key_fields = ("meeting", "topic")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="meeting_topics"
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="meeting_topics"
    )

    class Meta:
        verbose_name = _("topic of a meeting")
        verbose_name_plural = _("topics of meetings")
        ordering = ["meeting__code", "topic__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["meeting", "topic"],
                name="meeting_topic_once",
                violation_error_message=_("The meeting already has this topic."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.topic_id}"


class Representation(Tracked, Reasoned):
    """A state or organisation that was represented at a meeting."""

    natural_key_fields = ("meeting", "state")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="representations"
    )
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        related_name="representations",
    )
    role = models.CharField(
        _("role"), max_length=10, choices=ParticipantRole, default=ParticipantRole.ATTENDED
    )

    class Meta:
        verbose_name = _("representation at a meeting")
        verbose_name_plural = _("representations at meetings")
        ordering = ["meeting__code", "state__code"]
        constraints = [
            reason_required(),
            models.UniqueConstraint(
                fields=["meeting", "state"],
                name="representation_once",
                violation_error_message=_("This state is already recorded at the meeting."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.state_id}"


class Delegate(Record):
    """A person on one side of a meeting, with the title held that day."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="delegates"
    )
    side = models.ForeignKey(
        DialogueSide, verbose_name=_("side"), on_delete=models.PROTECT, related_name="delegates"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="delegations"
    )
    role = models.CharField(
        _("role"), max_length=14, choices=DelegateRole, default=DelegateRole.REPRESENTATIVE
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title_en = models.CharField(_("title held that day (English)"), max_length=300, blank=True)
    title_ar = models.CharField(_("title held that day (Arabic)"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ["meeting__code", "side__position", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="delegate_once_a_meeting",
                violation_error_message=_("This person already sits at the meeting."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "side"],
                condition=Q(role=DelegateRole.CHAIR),
                name="delegate_one_chair_a_side",
                violation_error_message=_("This side already has a chair at the meeting."),
            ),
        ]

    @property
    def label(self) -> str:
        return self.person.label

    def clean(self) -> None:
        super().clean()
        if self.side_id and self.meeting_id and self.side.dialogue_id != self.meeting.round.dialogue_id:
            raise ValidationError({"side": _("This side belongs to another dialogue than the meeting.")})

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:meeting', args=[self.meeting.code])}#{self.code}"


class Outcome(Record):
    """What a meeting affirmed, agreed or only discussed, in our words."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="outcomes"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=OutcomeKind, default=OutcomeKind.DISCUSSED)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title_en = models.CharField(_("outcome (English)"), max_length=400, blank=True)
    title_ar = models.CharField(_("outcome (Arabic)"), max_length=400, blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar"))

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["meeting__code", "position", "code"]
        constraints = [title_required()]

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:meeting', args=[self.meeting.code])}#{self.code}"


class FollowUp(Record):
    """Something to be done after a dialogue: by whom, until when."""

    dialogue = models.ForeignKey(
        Dialogue, verbose_name=_("dialogue"), on_delete=models.CASCADE, related_name="follow_ups"
    )
    outcome = models.ForeignKey(
        Outcome,
        verbose_name=_("outcome"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    title_en = models.CharField(_("what is to be done (English)"), max_length=400, blank=True)
    title_ar = models.CharField(_("what is to be done (Arabic)"), max_length=400, blank=True)
    owner_en = models.CharField(_("owner (English)"), max_length=200, blank=True)
    owner_ar = models.CharField(_("owner (Arabic)"), max_length=200, blank=True)
    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("state or organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=FollowUpStatus, default=FollowUpStatus.OPEN)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    search_text = SearchTextField(sources=("code", "title_en", "title_ar", "owner_en", "owner_ar"))

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["due_on", "code"]
        constraints = [
            title_required(),
            models.CheckConstraint(
                name="followup_done_has_day",
                condition=Q(status=FollowUpStatus.DONE, done_on__isnull=False)
                | (~Q(status=FollowUpStatus.DONE) & Q(done_on__isnull=True)),
                violation_error_message=_("A follow-up that is done has the day it was done, and only then."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.outcome_id and self.outcome.meeting.round.dialogue_id != self.dialogue_id:
            raise ValidationError({"outcome": _("This outcome belongs to another dialogue.")})

    def get_absolute_url(self) -> str:
        return f"{reverse('dashboards:dialogue', args=[self.dialogue.code])}#{self.code}"
