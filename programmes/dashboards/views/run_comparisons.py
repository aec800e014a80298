"""Two planning runs side by side."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from programmes.dashboards.presenters.run_comparisons import compared_page, uncompared_page
from programmes.dashboards.views.planners import SEE_RUNS, needs
from programmes.errors import InvalidRecord
from programmes.selectors import planning_runs as selectors
from programmes.services.planning_comparison import compare_runs


@require_GET
@needs(SEE_RUNS)
def run_compare(request, code, other):
    """What a run wins and loses against another of the same plan; 400 where they are of two plans."""
    run, against = _run(code), _run(other)
    try:
        compared = compare_runs(against, after=run)
    except InvalidRecord as error:
        status = 200 if run.plan_id == against.plan_id else 400
        context = uncompared_page(run, against, error)
        return render(request, "planning/compare.html", context, status=status)
    names = selectors.names_of(
        [one.activity for one in compared.activities],
        [one.code for one in compared.states],
        [one.code for one in compared.venues],
        [one.code for one in compared.teams],
    )
    return render(request, "planning/compare.html", compared_page(run, against, compared, names))


def _run(code):
    found = selectors.whole_run(code)
    if found is None:
        raise Http404
    return found
