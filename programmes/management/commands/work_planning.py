"""`manage.py work_planning`: carry out planning runs, one after the other."""

import os
import signal
import socket
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from programmes.services.planning_runs import claim_run, mark_lost_runs
from programmes.services.planning_work import work

LOOKS_SECONDS = 2.0


class Command(BaseCommand):
    help = (
        "Carry out planning runs that wait, one after the other, until told to stop (SIGTERM or Ctrl-C): the "
        "run under way then ends with the best it has. With --once it ends when none waits."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="End when no run waits.")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        name = f"{socket.gethostname()}/{os.getpid()}"[:100]
        while not stop.is_set():
            mark_lost_runs()
            run = claim_run(worker=name)
            if run is not None:
                self._carry_out(run, stop)
            elif options["once"] or stop.wait(LOOKS_SECONDS):
                return

    def _carry_out(self, run: Any, stop: threading.Event) -> None:
        """One run; a stop of that run alone leaves the worker going."""
        own = _Either(stop)
        ended = work(run, stop=own)
        self.stdout.write(f"{ended.code} {ended.status}")


class _Either(threading.Event):
    """Set when it is set itself, or when the whole worker is to stop."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self.other = other

    def is_set(self) -> bool:
        return super().is_set() or self.other.is_set()
