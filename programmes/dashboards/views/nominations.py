"""One nomination: its page for all who may see it, and what its own state does with it."""

from functools import partial

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from programmes.dashboards.forms_door import NothingForm, ReasonForm, ReplaceForm
from programmes.dashboards.presenters.door_activity import nomination_form_page
from programmes.dashboards.presenters.nominations import nomination_page, way
from programmes.dashboards.views.door_acts import reading_or_acting
from programmes.dashboards.views.door_forms import form_answer
from programmes.dashboards.views.door_opening import acts, at_door, sight_of
from programmes.seat_enums import NominationStatus
from programmes.selectors.door import nomination_for, nominees_at, story_of
from programmes.selectors.seat_policies import first_day
from programmes.services.new_people import replace_with_person
from programmes.services.nominations import substitute, take_step, withdraw


@require_GET
def nomination(request, code):
    """Who is named, how it stands and how it came to that, for the state and the Centre's staff."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.has_perm("programmes.view_nomination"):
        raise PermissionDenied
    found = nomination_for(request.user, code)
    if found is None:
        raise Http404
    first = first_day(found.call.activity)
    begun = first is not None and first <= timezone.localdate()
    context = nomination_page(
        sight_of(request, found.state), found, story_of(request.user, found), begun=begun
    )
    answer = render(request, "door/nomination.html", context)
    add_never_cache_headers(answer)
    return answer


@reading_or_acting
@at_door
@acts
def nomination_replace(request, sight, code):
    """Put somebody else in the place of a nominee."""
    found = _own(sight, code)
    others = [one for one in nominees_at(sight.door) if one.pk != found.nominee_id]

    def act(form):
        given = {"nomination": found, "reason": form.cleaned_data["reason"], "by": request.user}
        if form.nominee is not None:
            made = substitute(nominee=form.nominee, **given)
        else:
            made = replace_with_person(person=form.person, **given)
        words = {"new": made.nominee.label, "old": found.nominee.label}
        text = _("%(new)s now has the seat of %(old)s.") % words
        return text, sight.url("door-activity", found.call.activity.code)

    here = _("Name somebody else instead")
    lead = _("The other person takes the seat at once. The name before cannot come back by itself.")
    page = partial(_page, sight, found, here=here, lead=lead, grave=True)
    return form_answer(request, partial(ReplaceForm, nominees=others), page, act)


@reading_or_acting
@at_door
@acts
def nomination_withdraw(request, sight, code):
    """Take a name back; the seat stays the state's. This cannot be undone."""
    found = _own(sight, code)

    def act(form):
        withdraw(nomination=found, reason=form.cleaned_data["reason"], by=request.user)
        text = _("The name of %(name)s was taken back.") % {"name": found.nominee.label}
        return text, sight.url("door-activity", found.call.activity.code)

    lead = _("The seat stays ours and waits for another name. The nomination cannot be taken up again.")
    page = partial(_page, sight, found, here=_("Take the name back"), lead=lead, grave=True)
    return form_answer(request, ReasonForm, page, act)


@reading_or_acting
@at_door
@acts
def nomination_seat(request, sight, code):
    """Give somebody who waits a seat of ours."""
    found = _own(sight, code)

    def act(_form):
        made = take_step(nomination=found, to=NominationStatus.NOMINATED, by=request.user)
        words = {"name": made.nominee.label, "number": made.seat.number}
        text = _("%(name)s is named for seat %(number)s.") % words
        return text, sight.url("door-activity", found.call.activity.code)

    page = partial(
        _page, sight, found, here=_("Give a seat"), lead=_("The first of our seats without a name is filled.")
    )
    return form_answer(request, NothingForm, page, act)


def _page(sight, found, form, *, here, lead, grave=False):
    return nomination_form_page(
        sight, found, form, way(sight, found, here), here=here, lead=lead, grave=grave
    )


def _own(sight, code):
    """A nomination of this door; 404 for any other."""
    found = nomination_for(sight.door.user, code)
    if found is None or found.state_id != sight.door.state.pk:
        raise Http404
    return found
