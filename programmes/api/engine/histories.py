"""The kept versions of a record as a body. A relation is shown by the code of what it points to."""

from collections import defaultdict
from typing import Any

from django.db import models

from programmes.models.base import Tracked
from programmes.selectors.histories import Version, versions

KINDS = {"+": "added", "~": "changed", "-": "deleted"}


def of(record: Tracked) -> list[dict[str, Any]]:
    """The last versions, newest first; one statement more for each kind of record related to."""
    kept = versions(record)
    codes = _codes(kept)
    return [_body(version, codes) for version in kept]


def _codes(kept: list[Version]) -> dict[tuple[type[models.Model], Any], str]:
    wanted = defaultdict(set)
    for change in (change for version in kept for change in version.changes):
        if change.field.is_relation:
            wanted[change.field.related_model] |= {change.before, change.after} - {None}
    found = {}
    for model, keys in wanted.items():
        name = "code" if hasattr(model, "code") else "pk"
        rows = model._default_manager.filter(pk__in=keys).values_list("pk", name)
        found |= {(model, key): code for key, code in rows}
    return found


def _body(version: Version, codes) -> dict[str, Any]:
    return {
        "when": version.when,
        "kind": KINDS.get(version.kind, version.kind),
        "who": version.who or None,
        "reason": version.why or None,
        "changes": [
            {
                "field": change.field.name,
                "before": _shown(change.field, change.before, codes),
                "after": _shown(change.field, change.after, codes),
            }
            for change in version.changes
        ],
    }


def _shown(field: models.Field, value: Any, codes) -> Any:
    if field.is_relation and value is not None:
        return codes.get((field.related_model, value), str(value))
    return value if isinstance(value, str | int | bool | list | None) else str(value)
