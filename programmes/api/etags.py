"""ETags: whether a reader has the newest answer, and whether a writer has seen the newest record."""

import hashlib
import re
from functools import cache
from pathlib import Path

from django.conf import settings

_VERSION = re.compile(r'^(?:W/)?"?(\d{1,9})(?:\.[0-9a-f]*)?"?$')


@cache
def release() -> str:
    """A digest of what shapes answers: the code of this face and the translations."""
    digest = hashlib.blake2b(digest_size=8)
    folder = Path(__file__).parent
    files = [*folder.rglob("*.py"), folder.parent / "enums.py"]
    for locale in settings.LOCALE_PATHS:
        files += Path(locale).rglob("*.mo")
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def of(stamp: str, *parts: str, version: int | None = None) -> str:
    """The ETag of an answer made of these tables, for this question, in this language."""
    text = "\x00".join((release(), stamp, *parts))
    digest = hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
    return f'"{digest}"' if version is None else f'"{version}.{digest}"'


def unchanged(header: str, etag: str) -> bool:
    """Whether If-None-Match names this ETag; weak comparison, as it is about reading."""
    if not header:
        return False
    return header.strip() == "*" or etag in (one.strip().removeprefix("W/") for one in header.split(","))


def versions(header: str) -> set[int] | None:
    """The versions that If-Match names, or None for any (`*`)."""
    if header.strip() == "*":
        return None
    found = (_VERSION.match(one.strip()) for one in header.split(","))
    return {int(match[1]) for match in found if match}
