"""Ways through the site: the main navigation, the same page in the other language, the theme."""

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from programmes.models import SeatCall
from programmes.selectors.visibility import sees_every

register = template.Library()

MAIN = (
    ("dashboards:plans", _("Plans")),
    ("dashboards:planning", _("Planning")),
    ("dashboards:courses", _("Courses")),
    ("dashboards:talks", _("NATO Talks")),
    ("dashboards:events", _("Events")),
    ("dashboards:calendar", _("Calendar")),
    ("dashboards:topics", _("Topics")),
    ("dashboards:dialogues", _("Dialogues")),
    ("dashboards:states", _("States")),
    ("dashboards:figures", _("Figures")),
    ("dashboards:sources", _("Sources")),
    ("api:docs", _("API")),
)
# For those who may see the seats of every state.
SEATS = ("dashboards:seat-home", _("Seats"))
FOOT = (
    ("dashboards:releases", _("Released versions")),
    ("dashboards:outlines", _("Course outlines")),
    ("dashboards:agreements", _("Agreements")),
    ("dashboards:people", _("People")),
    ("dashboards:groupings", _("Groupings")),
    ("dashboards:venues", _("Venues")),
    ("dashboards:teams", _("Training teams")),
    ("dashboards:calendars", _("Calendars of the states")),
)
THEMES = ("light", "dark")


def _links(names, path):
    for name, label in names:
        url = reverse(name)
        yield {"url": url, "label": label, "here": path == url, "within": path.startswith(url)}


@register.simple_tag(takes_context=True)
def main_navigation(context):
    """The main ways, with the one the reader stands on (`here`) or below (`within`)."""
    names = [one for one in (*MAIN[:2], SEATS, *MAIN[2:]) if one is not SEATS or _sees_seats(context)]
    return list(_links(names, _path(context)))


@register.simple_tag(takes_context=True)
def foot_navigation(context):
    """The further ways, for the foot of the page."""
    return list(_links(FOOT, _path(context)))


@register.simple_tag(takes_context=True)
def other_languages(context):
    """This very page in every other language: code, own name, direction, address."""
    path = context["request"].get_full_path() if "request" in context else "/"
    return [
        {**get_language_info(code), "url": translate_url(path, code)}
        for code, _name in settings.LANGUAGES
        if code != get_language()
    ]


@register.simple_tag(takes_context=True)
def theme(context):
    """The theme the reader chose, kept in a cookie so that no page flashes; empty follows the system."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else ""


def _sees_seats(context):
    return sees_every(context["user"], SeatCall) if "user" in context else False


def _path(context):
    return context["request"].path if "request" in context else ""
