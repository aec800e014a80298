"""An office of its own for a test: a real database, and processes that work on it side by side.

What happens when two people press at once, or when a process dies, cannot be seen inside a test's
transaction. The database is of the engine under test, or a file of the embedded one.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

STEPS = "tests.flows.office_steps"
PATIENCE = 300  # seconds


@dataclass(frozen=True)
class Office:
    """Processes with one database; each step is a function of the module `steps`."""

    url: str
    folder: Path
    steps: str = STEPS

    def start(self, step: str, *arguments: Any) -> subprocess.Popen:
        """Begin a step in a process of its own."""
        return self.launch("-m", self.steps, step, *(json.dumps(one) for one in arguments))

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


class Offices:
    """Makes offices as copies of one that `steps` prepares once; takes them away at the end."""

    def __init__(self, folder: Path, *, embedded: bool, steps: str = STEPS) -> None:
        self.folder, self.embedded, self.steps, self.names = folder, embedded, steps, []
        self.seeded = self._named("seeded")
        if not embedded:
            self._order(f'CREATE DATABASE "{self.names[0]}" TEMPLATE template0')
        self.seeded.ask("prepare")

    def open(self) -> Office:
        """A fresh office, as it was prepared."""
        office = self._named(f"copy{len(self.names)}")
        if self.embedded:
            for file in self.folder.glob("seeded.sqlite3*"):
                shutil.copy(file, self.folder / file.name.replace("seeded", self.names[-1]))
        else:
            self._order(f'CREATE DATABASE "{self.names[-1]}" TEMPLATE "{self.names[0]}"')
        return office

    def close(self) -> None:
        if not self.embedded:
            for name in self.names:
                self._order(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _named(self, name: str) -> Office:
        if self.embedded:
            self.names.append(name)
            return Office(f"sqlite:///{self.folder / name}.sqlite3", self.folder, self.steps)
        self.names.append(f"office_{os.getpid()}_{name}")
        server = os.environ["TEST_DATABASE_URL"].rsplit("/", 1)[0]
        return Office(f"{server}/{self.names[-1]}", self.folder, self.steps)

    @staticmethod
    def _order(statement: str) -> None:
        known = connection.settings_dict
        where = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        given = {name: known[key] for name, key in where.items() if known[key]}
        with psycopg.connect(dbname="postgres", autocommit=True, **given) as server:
            server.execute(statement)
