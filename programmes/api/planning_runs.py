"""Planning runs: asked for, followed, stopped, adopted; and where they put things."""

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions

from programmes.enums import RunStatus
from programmes.models import Activity, AnnualPlan, Placement, PlanningRun
from programmes.selectors.hijri_dates import hijri_period
from programmes.services.adoption import adopt
from programmes.services.planning_runs import repeat_run, request_run, stop_run

from . import planning_shapes as shapes
from .accounts import private
from .bodies import given
from .engine import queries
from .engine.filters import unknown
from .engine.resources import ROOT
from .engine.views import LanguageView
from .errors import BadParameter
from .examples import ADOPT_GIVEN, RUN_GIVEN
from .permissions import NeedsPermission
from .rendering import answer
from .slices import PARAMETERS, sliced

CODE = {"type": "string", "maxLength": 160}
READ = ("view", PlanningRun)


class RunsView(LanguageView):
    """The runs of the planner, the newest first; a new one is put in the queue."""

    listing, tag = True, "runs"
    permission_classes = [NeedsPermission]
    needs = {"GET": (READ,), "POST": (("add", PlanningRun),)}
    parameters = {
        "GET": {
            "plan": (CODE, _("code of the plan")),
            "status": ({"type": "string", "enum": RunStatus.values}, _("where the runs stand")),
            **PARAMETERS,
        }
    }
    accepts = {"POST": shapes.RunGivenSerializer}
    answers = {"GET": (200, shapes.RunListSerializer), "POST": (201, shapes.RunSerializer)}
    examples = {"POST": RUN_GIVEN}

    def get(self, request):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        rows = PlanningRun.objects.select_related("plan", "requested_by").defer("input", "output")
        if "plan" in asked:
            rows = rows.filter(plan=asked_plan(asked["plan"]))
        if "status" in asked:
            if asked["status"] not in RunStatus.values:
                raise unknown("status", asked["status"], RunStatus.values)
            rows = rows.standing(asked["status"])
        found, count = sliced(rows.order_by("-requested_at", "-pk"), asked)
        return private(answer({"count": count, "results": [run_body(run) for run in found]}))

    def post(self, request):
        queries.parameters(self.address(), {"lang"})
        asked = given(shapes.RunGivenSerializer, request.data)
        return _queued(request_run(asked.pop("plan"), by=request.user, **asked))


class RunView(LanguageView):
    """One run of the planner."""

    tag = "runs"
    permission_classes = [NeedsPermission]
    needs = {"GET": (READ,)}
    answers = {"GET": (200, shapes.RunSerializer)}

    def get(self, request, code):
        queries.parameters(self.address(), {"lang"})
        return private(answer(run_body(asked_run(code))))


class StopView(LanguageView):
    """Asks a run to end with the best it has; one that still waits ends at once."""

    tag = "runs"
    permission_classes = [NeedsPermission]
    needs = {"POST": (("change", PlanningRun),)}
    accepts = {"POST": shapes.EmptySerializer}
    answers = {"POST": (200, shapes.RunSerializer)}

    def post(self, request, code):
        queries.parameters(self.address(), {"lang"})
        run = asked_run(code)
        given(shapes.EmptySerializer, request.data)
        return private(answer(run_body(stop_run(run, by=request.user))))


class RepeatView(LanguageView):
    """Puts a run in the queue again, with the very input it had, whatever has changed on record since."""

    tag = "runs"
    permission_classes = [NeedsPermission]
    needs = {"POST": (("add", PlanningRun),)}
    accepts = {"POST": shapes.EmptySerializer}
    answers = {"POST": (201, shapes.RunSerializer)}

    def post(self, request, code):
        queries.parameters(self.address(), {"lang"})
        run = asked_run(code)
        given(shapes.EmptySerializer, request.data)
        return _queued(repeat_run(run, by=request.user))


class AdoptView(LanguageView):
    """Takes the run's proposals into the draft: those named, or all; all of them or none."""

    tag = "runs"
    permission_classes = [NeedsPermission]
    needs = {"POST": (("change", PlanningRun), ("change", Activity))}
    accepts = {"POST": shapes.AdoptGivenSerializer}
    answers = {"POST": (200, shapes.AdoptedSerializer)}
    examples = {"POST": ADOPT_GIVEN}

    def post(self, request, code):
        queries.parameters(self.address(), {"lang"})
        run = asked_run(code)
        asked = given(shapes.AdoptGivenSerializer, request.data)
        adopted = adopt(run, by=request.user, **asked)
        return private(answer({"adopted": sorted(activity.code for activity in adopted)}))


class PlacementsView(LanguageView):
    """Where a run puts each activity, what that costs and why."""

    listing, tag = True, "placements"
    permission_classes = [NeedsPermission]
    needs = {"GET": (("view", Placement),)}
    parameters = {"GET": {"run": (CODE, _("code of the run; must be given")), **PARAMETERS}}
    answers = {"GET": (200, shapes.PlacementListSerializer)}

    def get(self, request):
        asked = queries.parameters(self.address(), {"lang", *self.parameters["GET"]})
        run = PlanningRun.objects.filter(code=asked.get("run", "")).first()
        if run is None:
            raise BadParameter("run", _("Give the code of a run."))
        rows = run.placements.select_related("activity", "venue", "run")
        found, count = sliced(rows.order_by("left_out", "starts_on", "activity__code"), asked)
        return private(answer({"count": count, "results": [_placement_body(row) for row in found]}))


def asked_plan(code: str) -> AnnualPlan:
    """The plan a parameter names. Raises BadParameter."""
    if not code:
        raise BadParameter("plan", _("Give the code of a plan."))
    plan = AnnualPlan.objects.filter(code=code).first()
    if plan is None:
        raise BadParameter("plan", _("No plan has the code “%(code)s”.") % {"code": code}, "unknown_value")
    return plan


def asked_run(code: str) -> PlanningRun:
    """The run an address names, whole. Raises NotFound."""
    rows = PlanningRun.objects.select_related("plan", "requested_by")
    run = rows.filter(code=code).first()
    if run is None:
        raise exceptions.NotFound
    return run


def run_body(run: PlanningRun) -> dict:
    """A run as it is sent."""
    return {
        "code": run.code,
        "url": f"{ROOT}runs/{run.code}/",
        "plan": run.plan.code,
        "kind": run.kind,
        "scope": run.scope,
        "seed": run.seed,
        "effort": run.effort,
        "time_limit": run.time_limit,
        "status": str(run.standing),
        "requested_by": run.requested_by.get_username() if run.requested_by else None,
        "requested_at": run.requested_at,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "stop_requested": run.stop_requested,
        "progress": run.progress,
        "input_hash": run.input_hash,
        "solver": run.solver_version,
        "cost": run.objective,
        "bound": run.bound,
        "proven": run.objective is not None and run.bound == run.objective,
        "failure": run.trouble,
    }


def _queued(run: PlanningRun):
    """The answer to whoever asked for a run."""
    response = private(answer(run_body(run), 201))
    response["Location"] = f"{ROOT}runs/{run.code}/"
    return response


def _placement_body(row: Placement) -> dict:
    hijri = hijri_period(row.starts_on, row.ends_on) if row.starts_on and row.ends_on else ""
    return {
        "run": row.run.code,
        "activity": row.activity.code,
        "label": row.activity.label,
        "left_out": row.left_out,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "hijri": hijri or None,
        "venue": row.venue.code if row.venue else None,
        "terms": row.terms,
        "alternatives": row.alternatives,
        "assumptions": row.assumptions,
        "adopted_at": row.adopted_at,
    }
