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
            values = {"field": name, "old": _shown(old), "new": _shown(new)}
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
    values = {"field": one.name, "stored": _shown(one.stored), "seed": _shown(one.wanted)}
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


def _shown(value: Any) -> str:
    """A value on one line, a long text cut."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
