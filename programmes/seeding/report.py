"""A load told in words: what was added, changed, retired, left alone."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext

from programmes.models import Citation
from programmes.seeding.comparison import Difference, Kept
from programmes.seeding.loading import Loaded
from programmes.seeding.schema import Model, is_deleted, model_name

# Characters of a long value that are shown, and how many of them before the first difference.
WIDTH, LEAD = 80, 20


def lines(loaded: Loaded, *, every_addition: bool = False) -> Iterator[str]:
    """The whole report; additions one by one only where asked for, else by kind of record."""
    difference = loaded.difference
    yield from added_each(difference) if every_addition else added_by_model(difference)
    yield from changed(difference)
    yield from removed(difference)
    yield from kept(difference)
    yield from summary(loaded)


def added_each(difference: Difference) -> Iterator[str]:
    for row in difference.added:
        yield gettext("add %(model)s %(key)s") % _named(row.model, row.key)


def added_by_model(difference: Difference) -> Iterator[str]:
    for model, count in sorted(Counter(model_name(row.model) for row in difference.added).items()):
        yield gettext("add %(model)s: %(count)s") % {"model": model, "count": count}


def changed(difference: Difference) -> Iterator[str]:
    for change in difference.changed:
        yield gettext("change %(model)s %(key)s") % _named(change.row.model, change.row.key)
        for name, (old, new) in change.merged.write.items():
            before, after = shown_apart(old, new)
            values = {"field": name, "old": before, "new": after}
            yield gettext("    %(field)s: %(old)s → %(new)s") % values


def removed(difference: Difference) -> Iterator[str]:
    for one in difference.removed:
        told = gettext("retire %(model)s %(key)s")
        if is_deleted(one.model):
            told = gettext("retire %(model)s %(key)s (deleted)")
        yield told % _named(one.model, one.key)


def kept(difference: Difference) -> Iterator[str]:
    if difference.kept:
        yield gettext("Left alone:")
    for one in difference.kept:
        yield _kept_line(one)


def _kept_line(one: Kept) -> str:
    named = _named(one.model, one.key) | {"why": one.why}
    if not one.name:
        return gettext("    %(model)s %(key)s: %(why)s") % named
    stored, seed = shown_apart(one.stored, one.wanted)
    values = {"field": one.name, "stored": stored, "seed": seed}
    told = gettext("    %(model)s %(key)s, %(field)s: %(stored)s stays, the seed says %(seed)s (%(why)s)")
    return told % (named | values)


def summary(loaded: Loaded) -> Iterator[str]:
    counts = loaded.counts
    records = sum(1 for row in loaded.seeds.rows if row.model is not Citation)
    citations = len(loaded.seeds.rows) - records
    yield ", ".join(
        (
            ngettext("%(count)s seed file", "%(count)s seed files", loaded.seeds.files)
            % {"count": loaded.seeds.files},
            ngettext("%(count)s record", "%(count)s records", records) % {"count": records},
            ngettext("%(count)s citation", "%(count)s citations", citations) % {"count": citations},
        )
    )
    yield (
        gettext("add %(add)s, change %(change)s, retire %(retire)s, same %(same)s, left alone %(kept)s")
        % counts
    )
    yield gettext("Digest of the files: %(digest)s") % {"digest": loaded.seeds.digest}
    if loaded.dry_run:
        yield gettext("Nothing was written: this was a dry run.")


def _named(model: Model, key: str) -> dict[str, Any]:
    return {"model": model_name(model), "key": key}


def shown_apart(old: Any, new: Any) -> tuple[str, str]:
    """Two values on one line each; long ones are cut so that what differs can be seen."""
    before, after = (json.dumps(value, ensure_ascii=False) for value in (old, new))
    if max(len(before), len(after)) <= WIDTH:
        return before, after
    differ = (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    start = max(0, next(differ, min(len(before), len(after))) - LEAD)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    """`WIDTH` characters of a text from `start`, with dots for what is left out."""
    end = start + WIDTH
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
