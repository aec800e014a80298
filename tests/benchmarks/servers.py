"""The two applications under the same server: gunicorn, one worker, one thread, connections kept."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

PRODUCT, BARE = "centre.wsgi:application", "tests.benchmarks.bare:application"
ANEW = "tests.benchmarks.anew:application"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def served(application: str) -> Iterator[int]:
    """Serve an application on this machine for the time of the block; yields its port."""
    port = free_port()
    arguments = ["--workers", "1", "--worker-class", "gthread", "--threads", "1", "--keep-alive", "60"]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", *arguments]
    environment = os.environ | {"ALLOWED_HOSTS": "127.0.0.1", "DEBUG": "false", "LOG_LEVEL": "ERROR"}
    process = subprocess.Popen([*command, "--log-level", "error"], env=environment)
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")
