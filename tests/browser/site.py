"""A site served as a user would serve it: own state folder, real migrations, seeds and gunicorn.

It is a process of its own, so that a page under test meets the production settings: fingerprinted
files, the content security policy, strong password hashes.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import environ
import psycopg

ROOT = Path(__file__).parent.parent.parent
PREPARE = (
    ("migrate", "--verbosity", "0"),
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("load_seeds",),
    ("sync_roles",),
)
START_LIMIT = 60  # seconds


class NotServed(Exception):
    """The site did not come up, or one of its commands failed; the message holds what it printed."""


@dataclass(frozen=True)
class Site:
    """A served site and the environment that its commands run in."""

    url: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a management command against the site's database; returns what it printed."""
        return self._run("manage.py", *arguments)

    def module(self, name: str, *arguments: str) -> str:
        """Run a module of ours against the site's database; returns what it printed."""
        return self._run("-m", name, *arguments)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NotServed(
                f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
            )
        return done.stdout


@contextlib.contextmanager
def _listener() -> Iterator[socket.socket]:
    """A free port, held from the start: while the site is prepared another run could take it."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        yield listener


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The URL of an empty database: a file, or one made beside that of TEST_DATABASE_URL."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        yield f"sqlite:///{folder / 'site.sqlite3'}"
        return
    config = environ.Env.db_url_config(server)
    name = f"site_{os.getpid()}"
    with psycopg.connect(
        host=config["HOST"] or None,
        port=config["PORT"] or None,
        user=config["USER"] or None,
        password=config["PASSWORD"] or None,
        dbname=config["NAME"],
        autocommit=True,
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _wait(url: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while True:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/healthz", timeout=5):
            return
        if server.poll() is not None or time.monotonic() > deadline:
            raise NotServed(f"the server did not come up:\n{log.read_text()}")
        time.sleep(0.1)


@contextlib.contextmanager
def _serving(site: Site, listener: socket.socket, log: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "gunicorn", "centre.wsgi", "--threads", "4", "--bind"]
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, f"fd://{listener.fileno()}"],
            cwd=ROOT,
            env=site.environment,
            pass_fds=[listener.fileno()],
            stdout=output,
            stderr=output,
        )
    try:
        _wait(site.url, server, log)
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def served() -> Iterator[Site]:
    """A seeded site with one signed-up person of each role, up for the time of the block."""
    folder = Path(tempfile.mkdtemp(prefix="site-"))
    try:
        with _listener() as listener, _database(folder) as database:
            environment = os.environ | {
                "STATE_DIR": str(folder),
                "DATABASE_URL": database,
                "PYTHONPATH": str(ROOT),
                "DJANGO_SETTINGS_MODULE": "centre.settings",
                "LOGIN_FAILURE_LIMIT": "1000",
            }
            environment.pop("TEST_DATABASE_URL", None)
            site = Site(f"http://127.0.0.1:{listener.getsockname()[1]}", environment)
            for command in PREPARE:
                site.manage(*command)
            site.module("tests.browser.people")
            with _serving(site, listener, folder / "log"):
                yield site
    finally:
        shutil.rmtree(folder, ignore_errors=True)
