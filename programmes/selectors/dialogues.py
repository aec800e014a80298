"""Dialogues as series of rounds."""

from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from programmes.models import (
    Activity,
    Agreement,
    Dialogue,
    DialogueRound,
    DialogueSide,
    FollowUp,
    Meeting,
    WorkingGroup,
)
from programmes.selectors.citations import Citations, citations_of
from programmes.selectors.meetings import cited_in, sides_of, whole
from programmes.selectors.ordering import by_name, directed

DIALOGUE_SORTS = ("name", "kind", "since", "rounds", "latest")
OF_THE_CENTRE = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class DialogueSheet:
    """One dialogue from its sides to its follow-ups, with what supports each."""

    dialogue: Dialogue
    sides: tuple[DialogueSide, ...]
    rounds: tuple[DialogueRound, ...]
    working_groups: tuple[WorkingGroup, ...]
    meetings: tuple[Meeting, ...]
    follow_ups: tuple[FollowUp, ...]
    agreements: tuple[Agreement, ...]
    activities: tuple[Activity, ...]
    citations: Citations


def dialogue_rows(*, q: str = "", kind: str = "", centre: str = "", sort: str = "") -> QuerySet[Dialogue]:
    """Dialogues with the count of their rounds and the day the latest began.

    `centre` is "yes" for those of the Centre, "no" for those that others hold.
    """
    rows = Dialogue.objects.current().matching(q)
    if kind:
        rows = rows.filter(kind=kind)
    if centre:
        rows = rows.filter(of_the_centre=OF_THE_CENTRE[centre])
    held = Q(rounds__retired_on__isnull=True)
    rows = rows.annotate(
        round_count=Count("rounds", filter=held), latest=Max("rounds__starts_on", filter=held)
    )
    orders = {
        "name": by_name(),
        "kind": "kind",
        "since": "starts_on",
        "rounds": "round_count",
        "latest": "latest",
    }
    return rows.order_by(*directed(sort, orders, "name")).prefetch_related(
        Prefetch("sides", DialogueSide.objects.current().order_by("position", "code")),
        Prefetch("rounds", _in_order(DialogueRound.objects.current())),
    )


def dialogue_sheet(code: str) -> DialogueSheet:
    """The sheet of one dialogue. Raises Dialogue.DoesNotExist."""
    dialogue = Dialogue.objects.get(code=code)
    sides = sides_of(dialogue.pk)
    rounds = tuple(_in_order(DialogueRound.objects.current().filter(dialogue=dialogue)))
    groups = tuple(WorkingGroup.objects.current().filter(dialogue=dialogue).order_by("code"))
    meetings = tuple(_sittings(dialogue))
    follow_ups = tuple(
        FollowUp.objects.current()
        .filter(dialogue=dialogue)
        .select_related("state", "outcome__meeting")
        .order_by("due_on", "code")
    )
    agreements = tuple(
        Agreement.objects.current().filter(dialogue=dialogue).prefetch_related("topics").order_by("code")
    )
    activities = tuple(
        Activity.objects.current().filter(dialogue=dialogue).select_related("plan").order_by("code")
    )
    in_meetings = [record for meeting in meetings for record in cited_in(meeting)]
    cited = citations_of([dialogue], sides, rounds, groups, in_meetings, follow_ups, agreements, activities)
    return DialogueSheet(dialogue, sides, rounds, groups, meetings, follow_ups, agreements, activities, cited)


def _sittings(dialogue: Dialogue) -> QuerySet[Meeting]:
    meetings = Meeting.objects.current().filter(round__dialogue=dialogue)
    return whole(meetings).order_by("starts_on", "code")


def _in_order(rounds: QuerySet[DialogueRound]) -> QuerySet[DialogueRound]:
    """By number, and where there is none by date."""
    return rounds.order_by("number", "starts_on", "code")
