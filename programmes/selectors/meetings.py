"""Meetings as they are read: who sat on which side, who was represented, on what, with what result."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from programmes.models import (
    Delegate,
    DialogueSide,
    FollowUp,
    Meeting,
    MeetingTopic,
    Outcome,
    ReportedFigure,
    Representation,
)
from programmes.models.base import Tracked
from programmes.selectors.citations import Citations, citations_of


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """One meeting with all that hangs on it and what supports it."""

    meeting: Meeting
    sides: tuple[DialogueSide, ...]
    follow_ups: tuple[FollowUp, ...]
    figures: tuple[ReportedFigure, ...]
    citations: Citations


def whole(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with their people, states, topics and outcomes, in a fixed number of queries."""
    return meetings.select_related("round__dialogue", "working_group").prefetch_related(
        Prefetch(
            "delegates",
            Delegate.objects.current().select_related("person", "side").order_by("position", "code"),
        ),
        Prefetch(
            "representations", Representation.objects.select_related("state").order_by("role", "state__code")
        ),
        Prefetch("meeting_topics", MeetingTopic.objects.select_related("topic").order_by("topic__code")),
        Prefetch("outcomes", Outcome.objects.current().order_by("position", "code")),
    )


def cited_in(meeting: Meeting) -> list[Tracked]:
    """The meeting and its rows, as far as `whole` has read them: what its marks may speak of."""
    return [
        meeting,
        *meeting.delegates.all(),
        *(delegate.person for delegate in meeting.delegates.all()),
        *meeting.representations.all(),
        *meeting.meeting_topics.all(),
        *meeting.outcomes.all(),
    ]


def sides_of(dialogue_id: int) -> tuple[DialogueSide, ...]:
    """The sides of a dialogue in their order, with the state or grouping each one is."""
    sides = DialogueSide.objects.current().filter(dialogue_id=dialogue_id)
    return tuple(sides.select_related("state", "grouping").order_by("position", "code"))


def meeting_sheet(code: str) -> MeetingSheet:
    """The sheet of one meeting. Raises Meeting.DoesNotExist."""
    meeting = whole(Meeting.objects.all()).get(code=code)
    sides = sides_of(meeting.round.dialogue_id)
    follow_ups = tuple(
        FollowUp.objects.current()
        .filter(outcome__meeting=meeting)
        .select_related("dialogue", "state", "outcome")
    )
    figures = tuple(ReportedFigure.objects.current().filter(meeting=meeting).select_related("measure"))
    cited = citations_of(cited_in(meeting), sides, follow_ups, figures, [meeting.round])
    return MeetingSheet(meeting, sides, follow_ups, figures, cited)
