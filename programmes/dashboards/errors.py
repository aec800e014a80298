"""Pages for what went wrong: what happened, and a way on. They ask neither the database nor the session."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from .components import Link


@dataclass(frozen=True, slots=True)
class ErrorText:
    title: str
    text: str


BAD_REQUEST = ErrorText(
    _("This request cannot be read"),
    _("Something in the address or in what was sent does not fit. Go back, and try again from the list."),
)
FORBIDDEN = ErrorText(
    _("This page is not open to you"),
    _("Your account may read the programme, but not do this. Sign in otherwise, or ask a planner."),
)
CSRF_FAILED = ErrorText(
    _("The form was open for too long"),
    _("For safety a form is accepted only for a while and only from this site. Go back, reload, send again."),
)
NOT_FOUND = ErrorText(
    _("There is no such page"),
    _("The address may be old or mistyped. What it spoke of may be found by searching, or in the plans."),
)
SERVER_ERROR = ErrorText(
    _("Something broke on our side"),
    _("Nothing was changed. Try again in a moment; if it stays, tell whoever looks after this server."),
)


def bad_request(request, exception=None):
    return _page(400, BAD_REQUEST)


def forbidden(request, exception=None):
    return _page(403, FORBIDDEN)


def csrf_failed(request, reason=""):
    return _page(403, CSRF_FAILED)


def not_found(request, exception=None):
    return _page(404, NOT_FOUND)


def server_error(request):
    return _page(500, SERVER_ERROR)


def _ways():
    names = (("dashboards:home", _("The current plan")), ("dashboards:search", _("Search")))
    for name, text in names:
        try:
            yield Link(text, reverse(name))
        except NoReverseMatch:
            continue


def _page(code, error):
    context = {"code": code, "title": error.title, "text": error.text, "ways": tuple(_ways())}
    return HttpResponse(render_to_string("errors/error.html", context), status=code)
