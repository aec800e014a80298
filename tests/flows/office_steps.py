"""What processes of an office do; each step prints one line of JSON.

python -m tests.flows.office_steps STEP [ARGUMENT …]
"""

import json
import os
import signal
import sys
import threading
import time
from datetime import date
from unittest import mock

from tests import environment

environment.prepare()

from django.core.management import call_command  # noqa: E402

from programmes.errors import ProgrammeError  # noqa: E402
from programmes.models import Activity, AnnualPlan, Placement, PlanningRun, Venue  # noqa: E402
from programmes.models.planning import LOST_AFTER  # noqa: E402
from programmes.services import adoption, planning_work  # noqa: E402
from programmes.services.placing import move_activity  # noqa: E402
from programmes.services.planning_runs import (  # noqa: E402
    claim_run,
    mark_lost_runs,
    request_run,
)
from tests import factories as make  # noqa: E402


def plan():
    return AnnualPlan.objects.get(code="2026")


def die(*_arguments, **_named):
    os.kill(os.getpid(), signal.SIGKILL)


def prepare():
    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("load_seeds", stdout=nowhere)


def state():
    """The dated part of the draft, the runs, and what they hold."""
    rows = Activity.objects.filter(plan__code="2026").exclude(starts_on=None).select_related("venue")
    return {
        "draft": {row.code: [row.starts_on.isoformat(), row.venue.code] for row in rows},
        "runs": dict(PlanningRun.objects.values_list("code", "status")),
        "phases": [one.get("phase") for one in PlanningRun.objects.values_list("progress", flat=True)],
        "placements": Placement.objects.count(),
        "adopted": Placement.objects.exclude(adopted_at=None).count(),
        "history": Activity.history.filter(plan__code="2026", version__gt=1).count(),
    }


def grow(number):
    """More courses than the spring holds, all of which would like May: nothing proven for long."""
    for one in range(number):
        activity = make.ActivityFactory(code=f"grown-{one:03}", plan=plan())
        make.PlanningDemandFactory(activity=activity, days=2 + one % 3, preferred_months=[5])


def request(effort=60, time_limit=60):
    return request_run(plan(), by=None, effort=effort, time_limit=time_limit).code


def propose(seed=1):
    run = claim_run(worker="office", run=request_run(plan(), by=None, seed=seed))
    done = planning_work.work(run, stop=threading.Event())
    return {"code": done.code, "input": done.input_hash, "output": done.output["digest"]}


def claims(until):
    """Claim runs as fast as possible from a common moment on."""
    time.sleep(max(0.0, until - time.time()))
    found = []
    while run := claim_run(worker=str(os.getpid())):
        found.append(run.code)
    return found


def move_at(moments):
    """Try moves, each `[when, activity, start, hall, version or null]` at its moment."""
    outcomes = []
    for when, code, start, hall, version in moments:
        activity = Activity.objects.get(code=code)
        venue = Venue.objects.get(code=hall)
        time.sleep(max(0.0, when - time.time()))
        try:
            move_activity(
                activity,
                start=date.fromisoformat(start),
                venue=venue,
                by=None,
                expected_version=version or activity.version,
            )
            outcomes.append("moved")
        except ProgrammeError as error:
            outcomes.append([error.code, *(str(one) for said in error.fields.values() for one in said)])
    return outcomes


def adopt(code):
    return len(adoption.adopt(PlanningRun.objects.get(code=code), by=None))


def adopt_and_die(code, after):
    """Die in the middle of writing an adoption."""
    written = []

    def saving(row, **how):
        if len(written) == after:
            die()
        written.append(row.code)
        return true(row, **how)

    true = adoption.save_record
    with mock.patch.object(adoption, "save_record", saving):
        return adopt(code)


def work_and_die(code):
    """Die while the solver works."""
    run = claim_run(worker="dying", run=PlanningRun.objects.get(code=code))
    planning_work.work(run, stop=threading.Event(), watch=die)


def finish_and_die(code):
    """Die when the placements are written and the transaction is not yet done."""
    run = claim_run(worker="dying", run=PlanningRun.objects.get(code=code))
    true = planning_work.finish_run.__wrapped__

    def finishing(*arguments, **named):
        true(*arguments, **named)
        die()

    from django.db import transaction

    with mock.patch.object(planning_work, "finish_run", transaction.atomic(finishing)):
        planning_work.work(run, stop=threading.Event())


def time_passes():
    """As if no sign of life had come for long; the number of runs found lost."""
    for run in PlanningRun.objects.filter(status="running"):
        PlanningRun.objects.filter(pk=run.pk).update(heartbeat_at=run.heartbeat_at - 2 * LOST_AFTER)
    return mark_lost_runs()


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    print(json.dumps(globals()[step](*(json.loads(one) for one in arguments))))
