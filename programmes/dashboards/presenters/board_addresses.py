"""Addresses of the planning board."""

from urllib.parse import urlencode

from django.urls import reverse

VENUES, TEAMS = "venues", "teams"


def board_url(plan, rows: str = "", run: str = "") -> str:
    """The board of a plan, with teams as rows and a run's proposal laid over it where asked for."""
    asked = {"rows": rows if rows != VENUES else "", "run": run}
    kept = {name: value for name, value in asked.items() if value}
    url = reverse("dashboards:board", args=[plan.code])
    return f"{url}?{urlencode(kept)}" if kept else url
