"""Who may stand at a door: the focal point at the own, a planner to see what a state sees."""

from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from programmes.dashboards.presenters.door_whose import choosing_page
from programmes.enums import Role
from programmes.selectors.door import Door, states_with_calls
from programmes.selectors.visibility import roles_of

STAFF = frozenset({Role.ADMINISTRATOR, Role.PLANNER})
A_YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Sight:
    """A door as it is looked at: by those who act at it, or by a planner who only looks."""

    door: Door
    acts: bool

    def url(self, name, *args):
        """The address of a page of this door; a planner's keeps the state."""
        query = "" if self.acts else f"?{urlencode({'state': self.door.state.code})}"
        return reverse(f"dashboards:{name}", args=args) + query


def at_door(view):
    """Call the view with a Sight; others are asked to sign in, to choose a state, or refused."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        user = request.user
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        roles = roles_of(user)
        if not STAFF.isdisjoint(roles):
            answer = _shown(view, request, args, kwargs)
        elif Role.FOCAL_POINT in roles:
            answer = _own(view, request, args, kwargs)
        else:
            raise PermissionDenied
        add_never_cache_headers(answer)
        return answer

    return opened


def _own(view, request, args, kwargs):
    """The door of the account's own state, in the language it was last read in from now on."""
    user = request.user
    if user.state is None:
        answer = render(request, "door/no_state.html")
    else:
        answer = view(request, Sight(Door(user, user.state, user.body), acts=True), *args, **kwargs)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        get_language(),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _shown(view, request, args, kwargs):
    """The door of the state in the address, to read and no more."""
    if request.method not in ("GET", "HEAD"):
        raise PermissionDenied
    states = {state.code: state for state in states_with_calls()}
    code = request.GET.get("state", "")
    if not code:
        return render(request, "door/choose.html", choosing_page(states.values()))
    if code not in states:
        raise Http404
    return view(request, Sight(Door(request.user, states[code]), acts=False), *args, **kwargs)


def acts(view):
    """For those who act at their own door; a planner who looks on is sent back to the door."""

    @wraps(view)
    def acting(request, sight, *args, **kwargs):
        if not sight.acts:
            return redirect(sight.url("door"))
        return view(request, sight, *args, **kwargs)

    return acting


def sight_of(request, state):
    """The door that a page beside it belongs to; None for those who stand at no door."""
    user = request.user
    roles = roles_of(user)
    if not STAFF.isdisjoint(roles):
        return Sight(Door(user, state), acts=False)
    if Role.FOCAL_POINT in roles and user.state_id == state.pk:
        return Sight(Door(user, state, user.body), acts=True)
    return None
