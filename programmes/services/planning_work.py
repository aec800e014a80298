"""Working a claimed run: solve, check, explain, store. This is all that loads the solver."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from programmes.enums import RunKind, RunStatus
from programmes.models import Activity, Placement, PlanningRun, Venue
from programmes.planning.check import Report, Violation, check, paid
from programmes.planning.effort import Effort
from programmes.planning.explain import Reasons, explain
from programmes.planning.faults import InvalidProblem
from programmes.planning.impossible import conflict
from programmes.planning.problem import Problem
from programmes.planning.replan import replan
from programmes.planning.solution import Outcome, Progress, Solution, Stopped
from programmes.planning.solve import solve
from programmes.services.planning_data import digest, from_data, to_data
from programmes.services.planning_runs import WrongRun, beat, fail_run, held_by_worker

logger = logging.getLogger(__name__)
ALTERNATIVES = 3
BEAT_SECONDS = 3.0
WORKERS = 2
NO_PLAN = "no_plan_keeps_the_musts"
Watch = Callable[[Mapping[str, Any]], None]


class Refused(Exception):
    """The search gave a plan that the independent check does not accept."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__(str(violations))
        self.violations = violations


def work(
    run: PlanningRun, *, stop: threading.Event, watch: Watch | None = None, pulse: bool = True
) -> PlanningRun:
    """Carry out a claimed run to its end, whatever that is. With `stop` set it ends with the best so far.

    `pulse` shows signs of life from a thread of its own while the solver is busy.
    """
    try:
        with _pulse(run, stop) if pulse else _still():
            output, placements = _answer(run, stop, watch)
        return finish_run(run, output=output, placements=placements)
    except WrongRun:
        logger.warning("Run %s was given up while it was worked.", run.code)
    except InvalidProblem as error:
        return _refused(run, error)
    except Refused as error:
        return fail_run(run, code="check_failed", faults={"violations": to_data(error.violations)})
    except Exception:
        logger.exception("Run %s failed.", run.code)
        return fail_run(run, code="worker_failed")
    run.refresh_from_db()
    return run


def _refused(run: PlanningRun, error: InvalidProblem) -> PlanningRun:
    """End a run whose problem has faults, or whose musts leave no plan, which is explained."""
    if any(fault.code == NO_PLAN for fault in error.faults):
        clash = conflict(from_data(Problem, data=run.input["problem"]))
        return fail_run(run, code="impossible", faults={"conflict": to_data(clash)})
    return fail_run(run, code="unplannable", faults={"faults": to_data(error.faults)})


@contextmanager
def _still() -> Iterator[None]:
    yield


@contextmanager
def _pulse(run: PlanningRun, stop: threading.Event) -> Iterator[None]:
    """Signs of life, and orders to stop, by a thread with a connection of its own."""
    done = threading.Event()

    def go() -> None:
        try:
            while not done.wait(BEAT_SECONDS):
                try:
                    if not beat(run):
                        stop.set()
                except DatabaseError:
                    logger.warning("Run %s could not show a sign of life.", run.code)
        finally:
            connections.close_all()

    thread = threading.Thread(target=go, daemon=True, name=f"pulse of {run.code}")
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _answer(
    run: PlanningRun, stop: threading.Event, watch: Watch | None
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    problem = from_data(Problem, data=run.input["problem"])
    effort = Effort(units=run.effort, seconds=run.time_limit, workers=WORKERS)

    def told(progress: Progress) -> None:
        if watch is not None:
            watch(to_data(progress))
        if not beat(run, progress=to_data(progress)):
            stop.set()

    if run.kind == RunKind.REPLAN:
        again = replan(problem, effort=effort, seed=run.seed, progress=told, stop=stop.is_set)
        output = {**to_data(again), "bound": None}
        if again.objective is None:
            return output, []
        return _described(run, problem, again.solution, again.objective, output)
    found = solve(problem, effort=effort, seed=run.seed, progress=told, stop=stop.is_set)
    output = to_data(found)
    if found.objective is None:
        output["conflict"] = to_data(conflict(problem))
        return output, []
    return _described(run, problem, found.solution, found.objective, output)


def _described(
    run: PlanningRun, problem: Problem, solution: Solution, objective: int, output: dict[str, Any]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The output with its check, and a row for each activity the run was free to place."""
    report = require_checked(problem, solution=solution, objective=objective)
    free = set(run.input["free"])
    reasons = explain(problem, solution, free)
    rows = [_row(problem, solution, one, run.input["assumptions"]) for one in reasons]
    output |= {
        "terms": report.by_term,
        "charges": to_data(report.charges),
        "digest": digest({"solution": to_data(solution), "objective": objective}),
    }
    return output, rows


def require_checked(problem: Problem, *, solution: Solution, objective: int) -> Report:
    """The independent report of a plan. Raises Refused where it finds a broken rule or another cost."""
    report = check(problem, solution)
    if report.violations:
        raise Refused(report.violations)
    if report.objective != objective:
        raise Refused((Violation("cost_differs", (), str(report.objective)),))
    return report


def _row(
    problem: Problem, solution: Solution, reasons: Reasons, assumptions: Mapping[str, Any]
) -> dict[str, Any]:
    place = solution.of(reasons.activity)
    if place is None:
        pays = {
            charge.term: charge.points
            for charge in check(problem, solution).charges
            if charge.activities == (reasons.activity,)
        }
    else:
        pays = paid(problem, solution, reasons.activity)
    return {
        "activity": reasons.activity,
        "starts_on": place.start if place else None,
        "ends_on": place.end if place else None,
        "venue": place.venue if place else None,
        "left_out": place is None,
        "terms": pays,
        "alternatives": [
            {**to_data(one.placement), "dearer": one.dearer} for one in reasons.elsewhere[:ALTERNATIVES]
        ],
        "assumptions": assumptions.get(reasons.activity, []),
    }


@transaction.atomic
def finish_run(run: PlanningRun, *, output: dict[str, Any], placements: list[dict[str, Any]]) -> PlanningRun:
    """Store what a run found, whole. Raises WrongRun where the run is no longer its worker's."""
    stored = held_by_worker(run)
    stored.output, stored.objective = output, output.get("objective")
    stored.bound = None if stored.objective is None else output.get("bound")
    stored.finished_at = timezone.now()
    told = output.get("stopped") == Stopped.TOLD
    stored.status = RunStatus.STOPPED if told else RunStatus.DONE
    if stored.objective is None and not told:
        stored.status, stored.failure = RunStatus.FAILED, _no_plan(output)
    stored.save()
    activities = {
        one.code: one for one in Activity.objects.filter(code__in=[p["activity"] for p in placements])
    }
    venues = {one.code: one for one in Venue.objects.filter(code__in={p["venue"] for p in placements})}
    Placement.objects.bulk_create(
        Placement(
            run=stored,
            **{
                **values,
                "activity": activities[values["activity"]],
                "venue": venues.get(values["venue"]),
            },
        )
        for values in placements
        if values["activity"] in activities
    )
    return stored


def _no_plan(output: Mapping[str, Any]) -> dict[str, Any]:
    code = "impossible" if output["outcome"] == Outcome.IMPOSSIBLE else "not_found"
    return {"code": code, "conflict": output.get("conflict")}
