"""Dialogues, their rounds and their working groups."""

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.models import (
    Dialogue,
    DialogueRound,
    DialogueSide,
    Grouping,
    ParticipatingState,
    WorkingGroup,
)

from .engine import filters
from .engine.columns import columns
from .engine.composites import in_language, lines, pair, uncertain
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource, label
from .engine.search import search

SIDED = filters.Rows(DialogueSide, "dialogue_id")

SIDES = Link(
    name="sides",
    model=DialogueSide,
    back="dialogue",
    columns=[
        *columns(DialogueSide, "code", "position"),
        *pair(DialogueSide),
        *columns(DialogueSide, "state", "grouping"),
    ],
    order=("dialogue", "position", "code"),
    key=("code",),
    filters=(
        filters.code("state", "state__code", ParticipatingState, _("state that is a side"), rows=SIDED),
        filters.code("grouping", "grouping__code", Grouping, _("grouping that is a side"), rows=SIDED),
    ),
)

DIALOGUES = Resource(
    route="dialogues",
    model=Dialogue,
    title=_("dialogues"),
    columns=[
        *columns(Dialogue, "kind", "of_the_centre"),
        *pair(Dialogue),
        lines(Dialogue),
        uncertain(),
        *pair(Dialogue, "note"),
    ],
    links=[SIDES, citations(Dialogue)],
    filters=[search()],
)


def _round_label(language):
    chosen = in_language(language)
    with translation.override(language):
        pattern = gettext("Round %(number)s")
    return lambda english, arabic, number: chosen(english, arabic) or pattern % {"number": number}


ROUNDS = Resource(
    route="rounds",
    model=DialogueRound,
    title=_("rounds of dialogues"),
    label=label("title_en", "title_ar", "number", by=_round_label),
    columns=[
        *columns(DialogueRound, "dialogue", "number"),
        *pair(DialogueRound),
        uncertain(),
        *pair(DialogueRound, "place"),
        *pair(DialogueRound, "note"),
    ],
    links=[citations(DialogueRound)],
    filters=[search()],
    ordering=("dialogue", "number", "code"),
)

WORKING_GROUPS = Resource(
    route="working-groups",
    model=WorkingGroup,
    title=_("working groups"),
    columns=[*columns(WorkingGroup, "dialogue"), *pair(WorkingGroup)],
    links=[citations(WorkingGroup)],
    filters=[search()],
    ordering=("dialogue", "code"),
)
