"""The records that citations speak of, read with what their names and addresses need."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db.models import Model

from programmes.models import Citation

# What the name or the address of a record is made of, beside its own columns.
NEEDS: dict[str, tuple[str, ...]] = {
    "activitytopic": ("activity", "topic"),
    "appointment": ("person",),
    "calendar": ("state",),
    "closure": ("calendar", "venue"),
    "delegate": ("person", "meeting"),
    "dialogueround": ("dialogue",),
    "dialogueside": ("dialogue",),
    "focusarea": ("topic",),
    "followup": ("dialogue",),
    "meetingtopic": ("meeting", "topic"),
    "membership": ("state", "grouping"),
    "nominatingbody": ("state",),
    "outcome": ("meeting",),
    "participation": ("activity", "state"),
    "parttopic": ("part__plan", "topic"),
    "planendorsement": ("plan",),
    "planpart": ("plan",),
    "representation": ("meeting", "state"),
    "weekendpattern": ("calendar",),
    "workinggroup": ("dialogue",),
}

Targets = dict[tuple[str, int], Model]


def targets_of(citations: Iterable[Citation]) -> Targets:
    """The record behind each citation, by name of its model and key: one query for each kind of record.

    The citations must carry their content types.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for citation in citations:
        wanted[citation.content_type.model].add(citation.object_id)
    found: Targets = {}
    for name, keys in sorted(wanted.items()):
        model = apps.get_model(Citation._meta.app_label, name)
        rows = model._default_manager.select_related(*NEEDS.get(name, ()))
        found |= {(name, row.pk): row for row in rows.filter(pk__in=keys)}
    return found
