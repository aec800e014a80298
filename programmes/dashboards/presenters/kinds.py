"""Words and drawings for kinds of activity: families in the strip, counted nouns in sentences."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from programmes.dashboards.components import Badge
from programmes.enums import ActivityKind, ActivityStatus, PartKind
from programmes.models import Activity
from programmes.selectors.activities import FAMILIES

FAMILY_OF_KIND = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
FAMILY_OF_PART = {
    PartKind.COURSES: "course",
    PartKind.EVENTS: "event",
    PartKind.NATO_TALKS: "talk",
    PartKind.OTHER: "",
}


def noun(part_kind: str, number: int) -> str:
    """What a part holds, in the form that follows `number`, without the number."""
    match part_kind:
        case PartKind.COURSES:
            return npgettext("after its number", "training course", "training courses", number)
        case PartKind.EVENTS:
            return npgettext("after its number", "event", "events", number)
        case PartKind.NATO_TALKS:
            return npgettext("after its number", "NATO Talk", "NATO Talks", number)
        case _:
            return npgettext("after its number", "other activity", "other activities", number)


def heading(part_kind: str) -> str:
    """What a part holds, as the head of a column or row: no number stands beside it."""
    return _("other activities") if part_kind == PartKind.OTHER else str(PartKind(part_kind).label)


def counted(part_kind: str, number: int) -> str:
    """A number with what a part holds, as in "16 training courses"."""
    match part_kind:
        case PartKind.COURSES:
            text = ngettext("%(number)s training course", "%(number)s training courses", number)
        case PartKind.EVENTS:
            text = ngettext("%(number)s event", "%(number)s events", number)
        case PartKind.NATO_TALKS:
            text = ngettext("%(number)s NATO Talk", "%(number)s NATO Talks", number)
        case _:
            text = ngettext("%(number)s other activity", "%(number)s other activities", number)
    return text % {"number": number}


def families() -> dict[str, str]:
    """The three families by their plural names, in the plan's usual order."""
    return {"course": _("training courses"), "event": _("events"), "talk": _("NATO Talks")}


def name_of(activity: Activity) -> str:
    """An activity's name as it stands at the head of a line."""
    return capfirst(activity.label)


def kind_badge(kind: str) -> Badge:
    return Badge("kind", FAMILY_OF_KIND[kind], str(ActivityKind(kind).label))


def status_badge(status: str) -> Badge:
    return Badge("status", status, str(ActivityStatus(status).label))
