"""A year of activities as a band of weeks."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.dashboards.components import Link
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.years import year_band
from programmes.selectors.activities import activities_touching, undated_of_plans
from programmes.selectors.host_closures import host_closures

FIRST_YEAR, LAST_YEAR = 1990, 2076  # what a calendar of the Centre can be asked for


def calendar_page(request):
    """All that has a date in a year, the undated of that year's plan, and what restricts work."""
    year = _year(request.GET.get("year", ""))
    first, last = date(year, 1, 1), date(year, 12, 31)
    undated = undated_of_plans(first, last)
    activities = [*activities_touching(first, last), *undated]
    plans = sorted({activity.plan.code for activity in undated})
    url = rows_url(plan=plans[0] if len(plans) == 1 else "", dated="no")
    closures = host_closures(first, last)
    context = {
        "year": year,
        "band": year_band(_("The year in weeks"), first, last, activities, closures, url),
        "known": bool(closures),
        "years": _neighbours(year),
    }
    return render(request, "calendar/page.html", context)


def _neighbours(year):
    years = (one for one in (year - 1, year + 1) if FIRST_YEAR <= one <= LAST_YEAR)
    return [Link(str(one), f"?year={one}") for one in years]


def _year(asked):
    if not asked:
        return timezone.localdate().year
    if not asked.isascii() or not asked.isdecimal() or not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        raise Http404
    return int(asked)
