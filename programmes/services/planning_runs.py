"""Planning runs: asked for here, claimed by one worker, followed, stopped, ended, repeated.

The row of a run is its place in the queue. Runs are worked outside the request that asks for them
(see `planning_work`); every step here is short and leaves a whole run behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.enums import RunKind, RunStatus
from programmes.errors import ProgrammeError
from programmes.models import AnnualPlan, PlanningRun, Release, User
from programmes.models.planning import WORKER_LOST
from programmes.planning.effort import Effort
from programmes.planning.faults import Fault
from programmes.planning.solve import SOLVER_VERSION
from programmes.services.planning_data import digest, to_data
from programmes.services.planning_faults import UnplannableYear
from programmes.services.planning_problem import Drafted, draft_problem
from programmes.services.planning_spawn import wake_worker

EFFORT, TIME_LIMIT, SEED = 60, 60, 1
MOST_SEED = 2**31 - 1


class WrongRun(ProgrammeError):
    """The run is not at the step that is asked for."""

    code = "wrong_run"


def request_run(
    plan: AnnualPlan,
    *,
    by: User | None,
    kind: RunKind = RunKind.PROPOSE,
    scope: Mapping[str, Any] | None = None,
    as_of: date | None = None,
    seed: int = SEED,
    effort: int = EFFORT,
    time_limit: int = TIME_LIMIT,
    wake: bool = True,
) -> PlanningRun:
    """Put a run in the queue with its whole input, and see that somebody works the queue.

    A re-plan, and any run on a plan that has been released, plans from the day after `as_of`, and after
    today where none is given and today lies in the plan: the past is closed, and notice of moves is
    counted from there. Raises UnplannableYear with a sentence for everything that is wrong; then nothing
    is stored.
    """
    faults = _settings_faults(seed, effort, time_limit)
    if as_of is None and (kind == RunKind.REPLAN or Release.objects.filter(plan=plan).exists()):
        as_of = _today_in(plan)
    try:
        drafted = draft_problem(plan, kind=kind, scope=scope, as_of=as_of)
    except UnplannableYear as error:
        raise UnplannableYear([*faults, *error.faults]) from error
    if faults:
        raise UnplannableYear(faults)
    settings = {"seed": seed, "effort": effort, "time_limit": time_limit}
    return _stored(
        PlanningRun(plan=plan, kind=kind, scope=dict(scope or {}), requested_by=by, **settings),
        input_of(drafted, kind=kind, seed=seed, effort=effort),
        wake=wake,
    )


def _today_in(plan: AnnualPlan) -> date | None:
    today = timezone.localdate()
    return today if plan.starts_on <= today <= plan.ends_on else None


def input_of(drafted: Drafted, *, kind: str, seed: int, effort: int) -> dict[str, Any]:
    """All that decides a run's outcome, as data."""
    return {
        "problem": to_data(drafted.problem),
        "free": list(drafted.free),
        "versions": dict(sorted(drafted.versions.items())),
        "assumptions": to_data(dict(sorted(drafted.assumptions.items()))),
        "settings": {"kind": str(kind), "seed": seed, "effort": effort, "solver": solver_version()},
    }


def solver_version() -> str:
    """The version of our search and of the solver library, which is not loaded for it."""
    return f"{SOLVER_VERSION} / OR-Tools {version('ortools')}"


def _settings_faults(seed: int, effort: int, time_limit: int) -> list[Fault]:
    faults = Effort(units=effort, seconds=time_limit).faults()
    if not 0 <= seed <= MOST_SEED:
        faults.append(Fault("seed_out_of_range", {"most": MOST_SEED}))
    return faults


@transaction.atomic
def _stored(run: PlanningRun, given: Mapping[str, Any], *, wake: bool) -> PlanningRun:
    run.code = f"{run.plan.code}-run-{uuid4().hex[:10]}"
    run.input, run.input_hash = dict(given), digest(given)
    run.solver_version = solver_version()
    run.save()
    if wake:
        mark_lost_runs()
        transaction.on_commit(wake_worker)
    return run


def repeat_run(run: PlanningRun, *, by: User | None, wake: bool = True) -> PlanningRun:
    """Ask for the same run again: the very input it had, whatever has changed on record since.

    Only the solver may be newer by then; the copy names the one it runs with.
    """
    copy = PlanningRun(
        plan=run.plan,
        kind=run.kind,
        scope=run.scope,
        seed=run.seed,
        effort=run.effort,
        time_limit=run.time_limit,
        requested_by=by,
    )
    return _stored(copy, run.input, wake=wake)


@transaction.atomic
def claim_run(*, worker: str, run: PlanningRun | None = None) -> PlanningRun | None:
    """Take the longest waiting run, or the one given, for this worker; None where there is none.

    Two workers never take one run: the row is locked, and one that another is taking is passed over.
    """
    waiting = PlanningRun.objects.select_for_update(of=("self",), skip_locked=True)
    waiting = waiting.filter(status=RunStatus.QUEUED, **({"pk": run.pk} if run else {}))
    claimed = waiting.select_related("plan").order_by("requested_at", "pk").first()
    if claimed is None:
        return None
    claimed.status, claimed.worker = RunStatus.RUNNING, worker
    claimed.started_at = claimed.heartbeat_at = timezone.now()
    claimed.save(update_fields=["status", "worker", "started_at", "heartbeat_at"])
    return claimed


def beat(run: PlanningRun, *, progress: Mapping[str, Any] | None = None) -> bool:
    """Show a sign of life, and how far the run is; whether the worker is to go on."""
    values: dict[str, Any] = {"heartbeat_at": timezone.now()}
    if progress is not None:
        values["progress"] = dict(progress)
    mine = {"pk": run.pk, "status": RunStatus.RUNNING, "worker": run.worker}
    if not PlanningRun.objects.filter(**mine).update(**values):
        return False
    return not PlanningRun.objects.filter(**mine, stop_requested=True).exists()


@transaction.atomic
def stop_run(run: PlanningRun, *, by: User | None) -> PlanningRun:
    """Ask a running run to end with the best it has; one that waits ends at once.

    Raises WrongRun where it has ended already.
    """
    stored = PlanningRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if stored.status == RunStatus.QUEUED:
        stored.status, stored.finished_at = RunStatus.STOPPED, timezone.now()
    elif stored.standing != RunStatus.RUNNING:
        raise WrongRun(_("This run has ended already."))
    stored.stop_requested = True
    stored.progress = {**stored.progress, "stopped_by": by.get_username() if by else ""}
    stored.save(update_fields=["status", "finished_at", "stop_requested", "progress"])
    return stored


def mark_lost_runs() -> int:
    """Mark running runs whose worker has shown no sign of life for long; how many there were."""
    return PlanningRun.objects.silent().update(
        status=RunStatus.LOST, finished_at=timezone.now(), failure=WORKER_LOST
    )


def held_by_worker(run: PlanningRun) -> PlanningRun:
    """The run under lock, for its worker to end it. Raises WrongRun where it is no longer its own."""
    assert connection.in_atomic_block
    stored = PlanningRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if stored.status != RunStatus.RUNNING or stored.worker != run.worker:
        raise WrongRun(_("This run was given up; its worker was taken for dead."))
    return stored


@transaction.atomic
def fail_run(run: PlanningRun, *, code: str, faults: Mapping[str, Any] | None = None) -> PlanningRun:
    """End a run without a plan, with the reason as a code and what it speaks of."""
    stored = held_by_worker(run)
    stored.status, stored.finished_at = RunStatus.FAILED, timezone.now()
    stored.failure = {"code": code, **(faults or {})}
    stored.save(update_fields=["status", "finished_at", "failure"])
    return stored
