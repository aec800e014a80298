"""Addresses of the record beside the plans: dialogues, states, people, sources, figures."""

from django.urls import path

from programmes.dashboards.views import (
    agreements,
    calendars,
    dialogues,
    figures,
    people,
    sources,
    states,
    venues,
)

LISTS = {
    "dialogues": (dialogues.dialogue_list, dialogues.dialogue_export),
    "agreements": (agreements.agreement_list, agreements.agreement_export),
    "states": (states.state_list, states.state_export),
    "groupings": (states.grouping_list, states.grouping_export),
    "people": (people.person_list, people.person_export),
    "venues": (venues.venue_list, venues.venue_export),
    "teams": (venues.team_list, venues.team_export),
    "calendars": (calendars.calendar_list, calendars.calendar_export),
    "sources": (sources.source_list, sources.source_export),
    "figures": (figures.figure_list, figures.figure_export),
}
urlpatterns = [
    *(path(f"{name}/", shown, name=name) for name, (shown, _export) in LISTS.items()),
    *(path(f"{name}.csv", export, name=f"{name}-csv") for name, (_shown, export) in LISTS.items()),
    path("dialogues/<slug:code>/", dialogues.dialogue_page, name="dialogue"),
    path("meetings/<slug:code>/", dialogues.meeting_page, name="meeting"),
    path("states/<slug:code>/", states.state_page, name="state"),
    path("people/<slug:code>/", people.person_page, name="person"),
    path("sources/<slug:code>/", sources.source_page, name="source"),
    path("figures/<slug:code>/", figures.figure_page, name="figure"),
]
