"""What processes of an office do about releases; each step prints one line of JSON.

python -m tests.flows.release_steps STEP [ARGUMENT …]
"""

import json
import os
import signal
import sys
import time

from tests import environment

environment.prepare()

from django.db import transaction  # noqa: E402

from programmes.errors import ProgrammeError  # noqa: E402
from programmes.models import AnnualPlan, Release  # noqa: E402
from programmes.services.releases import release_plan  # noqa: E402
from tests import factories as make  # noqa: E402


def plan():
    return AnnualPlan.objects.get(code="2026")


def versions():
    return sorted(Release.objects.values_list("code", "number"))


def release_at(when, expected):
    """Release at a moment, having seen version `expected`; what came of it."""
    seen = plan()
    time.sleep(max(0.0, when - time.time()))
    try:
        return release_plan(seen, by=None, expected_latest=expected).code
    except ProgrammeError as error:
        return error.code


def add_activity():
    return make.EventFactory(code="added-meanwhile", plan=plan()).code


def release_and_die():
    """Die when the version is written and the transaction is not yet done."""
    with transaction.atomic():
        release_plan(plan(), by=None)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    print(json.dumps(globals()[step](*(json.loads(one) for one in arguments))))
