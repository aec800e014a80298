"""Three versions of a row made one: what the seed wrote last, what is stored, what the seed wants now.

A value that differs from what the seed last wrote was changed by a person, and stays. Every other
value follows the seed. Knows nothing of the database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merge:
    """`write` is what changes, old and new; `kept` is what people wrote against what the seed wants;
    `written` is what counts as written by the seed from now on."""

    write: Mapping[str, tuple[Any, Any]]
    kept: Mapping[str, tuple[Any, Any]]
    written: Mapping[str, Any]


def merge(
    *,
    written: Mapping[str, Any],
    stored: Mapping[str, Any],
    wanted: Mapping[str, Any],
    default: Callable[[str], Any],
) -> Merge:
    """Merge value by value. A value the files no longer give returns to its default."""
    write: dict[str, tuple[Any, Any]] = {}
    kept: dict[str, tuple[Any, Any]] = {}
    base: dict[str, Any] = {}
    for name in sorted(wanted.keys() | written.keys()):
        new = wanted[name] if name in wanted else default(name)
        last = written[name] if name in written else default(name)
        if stored[name] not in (new, last):
            kept[name] = (stored[name], new)
            if name in written:
                base[name] = last
            continue
        if stored[name] != new:
            write[name] = (stored[name], new)
        if name in wanted:
            base[name] = new
    return Merge(write, kept, base)


def edits(*, written: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What people changed since the seed wrote: stored and written, by name."""
    return {name: (stored[name], last) for name, last in written.items() if stored[name] != last}
