"""Activities, and the same by family: courses, NATO Talks, events."""

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.enums import COURSE_KINDS, EVENT_KINDS, TALK_KINDS, ActivityKind
from programmes.models import Activity, ActivityTopic, Course, Event, NatoTalk, Participation

from .engine.columns import Column, columns
from .engine.composites import in_language, pair, uncertain
from .engine.provenance import citations
from .engine.resources import Resource, label
from .engine.search import search
from .named import takers_part, topics
from .seat_columns import invented


def _label(language):
    """The title, or where none was published the kind and the numbered place."""
    chosen = in_language(language)
    with translation.override(language):
        kinds = {value: str(name) for value, name in ActivityKind.choices}
        pattern = gettext("%(kind)s, place %(place)s")
    return lambda english, arabic, kind, place: (
        chosen(english, arabic) or (pattern % {"kind": kinds[kind], "place": place})
    )


def _columns(kinds) -> list[Column]:
    narrowed = [(kind.value, kind.label) for kind in kinds] if kinds else None
    return [
        *columns(Activity, "plan", "part", "place", "kind", "status", kind=narrowed),
        *pair(Activity, "status_reason"),
        *pair(Activity),
        uncertain(),
        *columns(Activity, "edition", "outline", "dialogue", "venue", "team", "delivered_by", "mode"),
        *columns(Activity, "language", "interpretation", "capacity"),
        *pair(Activity, "note"),
        invented("plan__invented"),
    ]


def _by_kind(values) -> type[Activity]:
    """Whoever may write courses alone writes nothing else through the list of all activities."""
    kind = values.get("kind")
    return Course if kind in COURSE_KINDS else NatoTalk if kind in TALK_KINDS else Event


def _resource(route, model, title, kinds=()) -> Resource:
    return Resource(
        route=route,
        model=model,
        title=title,
        label=label("title_en", "title_ar", "kind", "place", by=_label),
        columns=_columns(kinds),
        links=[
            topics(ActivityTopic, "activity", "position"),
            takers_part(Participation, "activity", "participants", ("state", "role")),
            citations(model),
        ],
        filters=[search()],
        narrower=_by_kind,
        fixed={"kind": kinds[0].value} if kinds else {},
        standing={"invented": ("false", frozenset({"plan"}))},
    )


ACTIVITIES = _resource("activities", Activity, _("activities"))
COURSES = _resource("courses", Course, _("courses"), COURSE_KINDS)
TALKS = _resource("talks", NatoTalk, _("NATO Talks"), TALK_KINDS)
EVENTS = _resource("events", Event, _("events"), EVENT_KINDS)
