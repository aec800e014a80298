"""The whole suite on the embedded database and on a PostgreSQL server, side by side.

    python -m tests.run           everything, on both
    python -m tests.run --fast    SQLite alone, without the browser and the slow tests

Further arguments go to pytest.
A skipped test counts as a failure, and so does a test that ran on one database only. The last
lines say what ran on which database.
"""

import argparse
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

import environ
import psycopg

from tests import chromium, postgres_binaries, postgres_server

ROOT = Path(__file__).parent.parent
# A worker a core: each builds its own database in memory, which two of them earn back.
QUICK = ["-m", "not browser and not slow", "-n", str(os.cpu_count() or 1)]


@dataclass
class Pass:
    """One run of the suite on one database."""

    database: str
    folder: Path
    url: str = ""
    process: subprocess.Popen | None = None
    started: float = 0
    seconds: float = 0
    outcomes: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Path:
        return self.folder / "report.xml"

    @property
    def output(self) -> Path:
        return self.folder / "output.txt"

    def start(self, arguments: list[str], *, live: bool) -> None:
        """Begin the run; a live one prints as it goes, another into its own file."""
        self.folder.mkdir()
        environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
        if self.url:
            environment["TEST_DATABASE_URL"] = self.url
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            f"--junitxml={self.report}",
        ]
        self.started = time.monotonic()
        with self.output.open("w") as file:
            self.process = subprocess.Popen(
                [*command, *arguments], cwd=ROOT, env=environment, stdout=None if live else file, stderr=None
            )

    def finish(self) -> None:
        """Wait for the end and read what happened to every test."""
        self.process.wait()
        self.seconds = time.monotonic() - self.started
        self.outcomes = outcomes(self.report) if self.report.exists() else {}

    def count(self, *kinds: str) -> int:
        return sum(outcome in kinds for outcome in self.outcomes.values())

    def good(self) -> bool:
        return self.process.returncode == 0 and self.count("passed") == len(self.outcomes) > 0

    def summary(self) -> str:
        return (
            f"On {self.database}: {self.count('passed')} passed, {self.count('failed')} failed, "
            f"{self.count('skipped')} skipped, in {self.seconds:.0f} s"
        )


def outcomes(report: Path) -> dict[str, str]:
    """What happened to each test of a JUnit report: passed, failed or skipped."""
    found: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        parts = {part.tag for part in case}
        outcome = "failed" if parts & {"failure", "error"} else "skipped" if "skipped" in parts else "passed"
        name = f"{case.get('classname')}::{case.get('name')}"
        found[name] = "failed" if found.get(name) == "failed" else outcome
    return found


def verdict(passes: list[Pass]) -> list[str]:
    """The reasons why the runs cannot count as passed; none when they can."""
    reasons = [f"the run on {one.database} failed" for one in passes if not one.good()]
    skipped = {name for one in passes for name, outcome in one.outcomes.items() if outcome == "skipped"}
    reasons += [f"skipped, which counts as failed: {name}" for name in sorted(skipped)]
    everywhere = set.intersection(*(set(one.outcomes) for one in passes))
    for one in passes:
        reasons += [f"ran on {one.database} only: {name}" for name in sorted(set(one.outcomes) - everywhere)]
    return reasons


def postgresql_version(url: str) -> str:
    """The version of the server at `url`, as it names itself."""
    config = environ.Env.db_url_config(url)
    with psycopg.connect(
        host=config["HOST"] or None,
        port=config["PORT"] or None,
        user=config["USER"] or None,
        password=config["PASSWORD"] or None,
        dbname=config["NAME"],
    ) as connection:
        return connection.execute("SHOW server_version").fetchone()[0].split()[0]


def run(folder: Path, arguments: list[str], *, postgresql: str = "") -> int:
    """Run the passes at once (each keeps one core busy), print their ends, return the exit code."""
    passes = [Pass(f"SQLite {sqlite3.sqlite_version} (embedded)", folder / "sqlite")]
    if postgresql:
        name = f"PostgreSQL {postgresql_version(postgresql)} (server)"
        passes.append(Pass(name, folder / "postgresql", url=postgresql))
    for position, one in enumerate(passes):
        one.start(arguments, live=position == 0)
    for position, one in enumerate(passes):
        one.finish()
        if position:
            print(f"\nOn {one.database}:\n{one.output.read_text()}", flush=True)
    reasons = verdict(passes)
    print("", *reasons, *(one.summary() for one in passes), sep="\n")
    passed = sum(one.count("passed") for one in passes)
    # A run that broke off has no failed test to its name, and still is no success.
    failed = sum(one.count("failed", "skipped") for one in passes) or len(reasons)
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if reasons else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fast", action="store_true", help="SQLite alone, no browser, nothing slow")
    options, arguments = parser.parse_known_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="tests-"))
    try:
        if options.fast:
            return run(folder, [*QUICK, *arguments])
        chromium.obtain()
        with postgres_server.obtained() as url:
            return run(folder, arguments, postgresql=url)
    except (chromium.NoBrowser, postgres_binaries.NoServer) as problem:
        print(problem, file=sys.stderr)
        return 2
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
