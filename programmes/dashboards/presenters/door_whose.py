"""Whose door it is: the choice a planner has, the words for the head of each page."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Link
from programmes.models import ParticipatingState


def choosing_page(states: Iterable[ParticipatingState]) -> dict[str, object]:
    """The states whose door a planner may look at."""
    door = reverse("dashboards:door")
    return {"states": [Link(str(state.label), f"{door}?state={state.code}") for state in states]}


def door_title(sight) -> str:
    """What the door is called: by those whose it is, and by a planner who looks."""
    if sight.acts:
        return _("Our seats")
    return _("Seats of %(state)s") % {"state": sight.door.state.label}


def door_owner(sight) -> str:
    """The state, and the body the account belongs to."""
    door = sight.door
    if door.body is None:
        return str(door.state.label)
    return _("%(state)s, %(body)s") % {"state": door.state.label, "body": door.body.label}
