"""Releasing a plan as its next version: what it would be, and the form that releases it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.dashboards.forms import NoticeForm
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.presenters.releasing import releasing_page
from programmes.dashboards.views.planners import RELEASE, needs
from programmes.errors import ProgrammeError
from programmes.selectors import plans
from programmes.selectors.next_releases import next_release
from programmes.services.releases import release_plan


@require_http_methods(["GET", "HEAD", "POST"])
@needs(RELEASE)
def plan_release(request, code):
    """What stands in the way, what changed and whom to tell; a form posted here releases the plan."""
    plan = plans.plan(code)
    if plan is None:
        raise Http404
    if request.method == "POST":
        return _release(request, plan)
    return _page(request, plan, NoticeForm())


def _release(request, plan):
    """The new version, or the form again with why not and with what was written in it."""
    form = NoticeForm(request.POST)
    if not form.is_valid():
        faults = [fault for found in form.errors.values() for fault in found]
        return _page(request, plan, form, faults, 400)
    try:
        release = release_plan(plan, by=request.user, **form.cleaned_data)
    except ProgrammeError as error:
        for name, found in error.fields.items():
            form.add_error(name, [str(sentence) for sentence in found])
        return _page(request, plan, form, sentences(error), refusal_status(error))
    words = {"number": release.number, "plan": plan.label}
    messages.success(request, _("Version %(number)s of “%(plan)s” is released.") % words)
    return redirect(release)


def _page(request, plan, form, faults=(), status=200):
    context = releasing_page(next_release(plan), form, tuple(faults))
    return render(request, "releases/releasing.html", context, status=status)
