"""A focal point's own pages: the door, and one activity at it."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from programmes.dashboards.presenters.door import door_page
from programmes.dashboards.presenters.door_activity import activity_page
from programmes.dashboards.views.door_opening import at_door
from programmes.selectors.door import calls_at, deadlines, letters_to


@require_GET
@at_door
def door(request, sight):
    """What is open to the state, what is due, who is named."""
    now = timezone.now()
    calls = calls_at(sight.door)
    context = door_page(sight, calls, deadlines(calls, now), letters_to(sight.door), now)
    return render(request, "door/page.html", context | {"sight": sight})


@require_GET
@at_door
def door_activity(request, sight, code):
    """Our seats of one activity and what may be done about them."""
    own = own_call(sight, code)
    context = activity_page(sight, own, timezone.now())
    return render(request, "door/activity.html", context | {"sight": sight})


def own_call(sight, code):
    """The call of an activity as the door sees it; 404 where the state is not invited."""
    found = calls_at(sight.door, code)
    if not found:
        raise Http404
    return found[0]
