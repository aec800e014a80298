"""An office of its own for a test: a real database, and processes that work on it side by side.

What happens when two people press at once, or when a process dies, cannot be seen inside a test's
transaction. The database is of the engine under test, or a file of the embedded one.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

STEPS = "tests.flows.office_steps"
PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Office:
    """Processes with one database; each step is a function of `office_steps`."""

    url: str
    folder: Path

    def start(self, step: str, *arguments: Any) -> subprocess.Popen:
        """Begin a step in a process of its own."""
        return self.launch("-m", STEPS, step, *(json.dumps(one) for one in arguments))

    def launch(self, *arguments: str) -> subprocess.Popen:
        environment = os.environ | {
            "DATABASE_URL": self.url,
            "TEST_DATABASE_URL": self.url,
            "STATE_DIR": str(self.folder),
        }
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ask(self, step: str, *arguments: Any) -> Any:
        """Carry out a step and return what it says."""
        return said(self.start(step, *arguments))


def said(process: subprocess.Popen) -> Any:
    """What a step wrote; a step that failed fails the test with its own words."""
    out, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, errors
    return json.loads(out.splitlines()[-1])


def embedded(folder: Path) -> Office:
    """An office on a file of the embedded database, seeded."""
    office = Office(f"sqlite:///{folder / 'office.sqlite3'}", folder)
    office.ask("prepare")
    return office


@contextmanager
def opened(folder: Path):
    """A seeded office on the engine under test, taken away afterwards."""
    if connection.vendor != "postgresql":
        yield embedded(folder)
        return
    name = f"office_{os.getpid()}_{folder.name[-20:]}".lower().replace("-", "_")
    with _server() as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    office = Office(os.environ["TEST_DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}", folder)
    try:
        office.ask("prepare")
        yield office
    finally:
        with _server() as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _server() -> psycopg.Connection:
    known = connection.settings_dict
    given = {
        "host": known["HOST"],
        "port": known["PORT"],
        "user": known["USER"],
        "password": known["PASSWORD"],
    }
    return psycopg.connect(
        dbname="postgres", autocommit=True, **{name: one for name, one in given.items() if one}
    )
