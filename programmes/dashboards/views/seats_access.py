"""Who may see the seats of all states, the call of one activity, and who may act on them."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404

from programmes.enums import Role
from programmes.models import SeatCall
from programmes.selectors import plans
from programmes.selectors.seat_calls import seat_call
from programmes.selectors.visibility import roles_of, sees_every

ACT = "programmes.change_seatcall"


def seeing_every(model):
    """Only for those who may see all rows of a kind, and so its counts: never a focal point."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not sees_every(request.user, model):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


# The counts of every state; a course director sees those of the own courses alone.
counting = seeing_every(SeatCall)


def signed_in(view):
    """For those with an account; the view asks further whose rows they are."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def may_act(user) -> bool:
    """Whether a person plans the seats."""
    return sees_every(user, SeatCall) and user.has_perm(ACT)


def plan_or_404(code):
    found = plans.plan(code)
    if found is None:
        raise Http404
    return found


def call_for(user, code):
    """The call of an activity for one who may see it: all of them, or those a person directs.

    Anybody else is refused, also where there is no such call: a refusal tells nothing.
    """
    found = seat_call(code)
    if sees_every(user, SeatCall):
        if found is None:
            raise Http404
        return found
    if found is None or Role.COURSE_DIRECTOR not in roles_of(user) or not directs(user, found):
        raise PermissionDenied
    return found


def directs(user, call) -> bool:
    return any(one.pk == user.pk for one in call.directors.all())


def plain_call(code):
    """The call of an activity for a view that is guarded already."""
    found = seat_call(code)
    if found is None:
        raise Http404
    return found
