"""The home page: the current plan, what comes next, and the doors to everything else."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.dashboards.components import EmptyState
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.home import doors, next_table
from programmes.dashboards.presenters.plans import glance_of
from programmes.selectors.citations import citations_of
from programmes.selectors.home import holdings, next_activities
from programmes.selectors.host_closures import host_closures
from programmes.selectors.plans import current_plan, endorsements, overviews


def home(request):
    """The plan in force, or the latest, in one screen."""
    today = timezone.localdate()
    plan = current_plan(today)
    context = {"plan": plan, "doors": doors(holdings()), "next": next_table(next_activities(today))}
    if plan is None:
        text = _("As soon as a plan is entered or the seeds are loaded, it stands here.")
        context["empty"] = EmptyState(_("No plan yet"), text)
        return render(request, "home/page.html", context)
    (overview,) = overviews([plan])
    evidenced = Evidenced(citations_of([plan]))
    closures = host_closures(plan.starts_on, plan.ends_on)
    context["glance"] = glance_of(overview, endorsements(plan), closures, evidenced)
    context["notes"] = evidenced.notes()
    return render(request, "home/page.html", context)
