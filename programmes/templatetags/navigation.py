"""Ways through the site: the main navigation, the same page in the other language, the theme."""

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from programmes.enums import Role
from programmes.models import SeatCall
from programmes.selectors.visibility import roles_of, sees_every

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
# For those who run courses and see no more than those.
MY_COURSES = ("dashboards:my-courses", _("My courses"))
FOOT = (
    ("dashboards:releases", _("Released versions")),
    ("dashboards:outlines", _("Course outlines")),
    ("dashboards:agreements", _("Agreements")),
    ("dashboards:people", _("People")),
    ("dashboards:groupings", _("Groupings")),
    ("dashboards:venues", _("Venues")),
    ("dashboards:teams", _("Training teams")),
    ("dashboards:calendars", _("Calendars of the states")),
    ("dashboards:certificate-check", _("Check a certificate")),
)
# Pages that belong below a way although their address does not begin with its: how their names begin.
BELOW = {
    "dashboards:planning": ("run",),
    "dashboards:dialogues": ("meeting",),
    "dashboards:seat-home": ("seat", "reoffer", "outbox", "message"),
}
THEMES = ("light", "dark")


def _links(names, path, page=""):
    """The ways with their marks; `page` is the name of the page that is read."""
    owner = next((name for name, starts in BELOW.items() if page.startswith(starts)), "")
    for name, label in names:
        url = reverse(name)
        within = name == owner if owner else path.startswith(url)
        yield {"url": url, "label": label, "here": path == url, "within": within}


@register.simple_tag(takes_context=True)
def main_navigation(context):
    """The main ways, with the one the reader stands on (`here`) or below (`within`)."""
    return list(_links((*MAIN[:2], *_own_ways(context), *MAIN[2:]), _path(context), _page(context)))


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


def _own_ways(context):
    """The ways that open to this reader alone, where somebody is signed in."""
    user = context.get("user")
    if user is None or not user.is_authenticated:
        return ()
    if sees_every(user, SeatCall):
        return (SEATS,)
    return (MY_COURSES,) if Role.COURSE_DIRECTOR in roles_of(user) else ()


def _path(context):
    return context["request"].path if "request" in context else ""


def _page(context):
    """The name of the page that is read, without its namespace."""
    match = getattr(context.get("request"), "resolver_match", None)
    return match.url_name or "" if match else ""
