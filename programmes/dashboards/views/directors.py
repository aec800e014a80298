"""Who may open a course director's pages, and how what holds personal data is answered."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from programmes.selectors.rosters import call_for, directs

UNINDEXED = "noindex, nofollow"


def for_directors(view):
    """Only for planners and course directors; what they are answered is never cached or indexed."""

    @wraps(view)
    @never_cache
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not directs(request.user):
            raise PermissionDenied
        answer = view(request, *args, **kwargs)
        answer["X-Robots-Tag"] = UNINDEXED
        return answer

    return guarded


def directed(user, code):
    """The call of an activity; one that this person does not direct is not found, like one that is not."""
    found = call_for(user, code)
    if found is None:
        raise Http404
    return found


def private(request, template, context, status=200):
    """A page that nobody keeps: no cache, no index."""
    answer = render(request, template, context, status=status)
    answer["X-Robots-Tag"] = UNINDEXED
    return answer


def file(body, kind, name):
    """A file under its own name."""
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
