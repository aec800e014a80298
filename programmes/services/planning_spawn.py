"""Starting a worker for the queue of runs where no standing one is kept."""

from __future__ import annotations

import subprocess
import sys

from django.conf import settings

EXTERNAL, SPAWN = "external", "spawn"


def wake_worker() -> bool:
    """Start a process that works the queue off and ends; whether one was started.

    It is a session of its own, so that it outlives the web worker that started it. Where
    PLANNING_WORKER is `external`, a standing worker does this and none is started.
    """
    if settings.PLANNING_WORKER == EXTERNAL:
        return False
    subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_planning", "--once"],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        close_fds=True,
    )
    return True
