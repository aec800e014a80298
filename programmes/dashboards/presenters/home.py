"""The doors of the home page and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Column, Link, Table
from programmes.dashboards.presenters.activities import period_of
from programmes.dashboards.presenters.kinds import kind_badge, name_of
from programmes.models import Activity


@dataclass(frozen=True, slots=True)
class Door:
    """One way on: how many rows lie behind it, its name, and what it answers."""

    number: int
    title: str
    text: str
    url: str


def doors(holdings: dict[str, int]) -> tuple[Door, ...]:
    words = {
        "courses": (_("Courses"), _("Who is trained in what, and when.")),
        "events": (_("Events"), _("Conferences, seminars, meetings.")),
        "talks": (_("NATO Talks"), _("Political dialogue and the public.")),
        "topics": (_("Topics"), _("What the programme is about.")),
        "dialogues": (_("Dialogues"), _("Series, rounds, who sat on which side.")),
        "states": (_("States and organisations"), _("Who takes part, in which grouping, since when.")),
        "figures": (_("Reported figures"), _("Rival totals side by side.")),
        "sources": (_("Sources"), _("What was taken from each paragraph.")),
    }
    return tuple(
        Door(holdings[name], title, text, reverse(f"dashboards:{name}"))
        for name, (title, text) in words.items()
    )


def next_table(activities: list[Activity]) -> Table | None:
    """The next activities whose day is known; None where there is none."""
    if not activities:
        return None
    columns = tuple(Column(label) for label in (_("Activity"), _("Kind"), _("Dates")))
    rows = tuple(
        (Link(name_of(one), one.get_absolute_url()), kind_badge(one.kind), period_of(one))
        for one in activities
    )
    return Table(_("Next on the calendar"), columns, rows, caption_hidden=True)
