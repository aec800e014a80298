"""Who may act on the board, and how an act is answered: to a form by a page, to a script by JSON."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

MOVE = "programmes.change_activity"
RUN = "programmes.add_planningrun"
SEE_RUNS = "programmes.view_planningrun"
RELEASE = "programmes.add_release"


def needs(permission):
    """Only for those with this permission: a stranger is asked to sign in, anyone else is refused."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.user.has_perm(permission):
                return view(request, *args, **kwargs)
            if wants_json(request):
                return told(_("Sign in as a planner to do this."), 403)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied

        return guarded

    return guard


def wants_json(request) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def told(sentence, status, **facts):
    """A sentence and facts for a script."""
    return JsonResponse({"message": str(sentence), **facts}, status=status)


def done(request, sentence, back, **facts):
    """An act that succeeded."""
    if wants_json(request):
        return told(sentence, 200, **facts)
    messages.success(request, sentence)
    return redirect(back)


def refused(request, sentence, status, back):
    """An act that was refused; a form's sender reads why on the page it returns to."""
    if wants_json(request):
        return told(sentence, status)
    messages.error(request, sentence)
    return redirect(back)
