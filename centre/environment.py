"""Values of the environment, each by its kind. A wrong one is refused by the name of its variable.

An empty value counts as not given. Values are read as they stand: a secret may begin with `$`.
Every function raises ImproperlyConfigured with a sentence that says what the variable takes.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured
from environ import Env

ON, OFF = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
DATABASES = ("sqlite", "postgres", "postgresql")


def read_file(path: Path) -> None:
    """Take from a file of `NAME=value` lines what the environment itself does not give."""
    if path.exists():
        Env.read_env(path)


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def switch(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if value and value not in ON + OFF:
        raise ImproperlyConfigured(f"{name} must be `true` or `false`, not {value!r}.")
    return value in ON if value else default


def number(name: str, default: int, *, least: int = 1) -> int:
    value = text(name, str(default))
    try:
        found = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None
    if found < least:
        raise ImproperlyConfigured(f"{name} must be at least {least}, not {found}.")
    return found


def word(name: str, known: tuple[str, ...]) -> str:
    """One of the known words, the first where none is given."""
    value = text(name, known[0])
    if value not in known:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(known)}; not {value!r}.")
    return value


def names(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Names with commas between them."""
    return [one.strip() for one in text(name).split(",") if one.strip()] or list(default)


def hosts(name: str, default: tuple[str, ...]) -> list[str]:
    """Names of hosts, with neither scheme nor port: with them a name would never match."""
    found = names(name, default)
    for one in found:
        if "/" in one or (":" in one and not one.startswith("[")):
            raise ImproperlyConfigured(f"{name} takes names such as plan.example.org, not {one!r}.")
    return found


def origins(name: str) -> list[str]:
    """Addresses of sites, each with its scheme and without a path."""
    found = names(name)
    for one in found:
        parts = urlsplit(one)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
            raise ImproperlyConfigured(f"{name} takes origins such as https://plan.example.org, not {one!r}.")
    return found


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"{name} must name a time zone such as Asia/Kuwait, not {value!r}."
        ) from None
    return value


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default)))


def database(name: str, *, file: Path) -> dict[str, object]:
    """The connection that an address describes, else that of an SQLite file, whose folder is made.

    The address may hold a password, so no refusal repeats it.
    """
    address = text(name)
    if not address:
        _make(file.parent)
        address = f"sqlite:///{file}"
    if address.partition("://")[0] not in DATABASES:
        raise ImproperlyConfigured(f"{name} must begin with sqlite:// or postgres://.")
    try:
        found: dict[str, object] = Env.db_url_config(address)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} cannot be read. Write postgres://user:password@host:5432/name, and what is neither "
            "letter nor digit in user and password as %40 and the like."
        ) from None
    return found


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} cannot be made: {error.strerror}. STATE_DIR names another."
        ) from None
