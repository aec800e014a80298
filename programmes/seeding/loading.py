"""From seed files to the database: shapes, references, difference, one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from programmes.models import SeedLoad, User
from programmes.seeding.citations import Citations
from programmes.seeding.comparison import Difference, Kept, compare
from programmes.seeding.matching import Store, references
from programmes.seeding.problems import Problem, SeedsRefused
from programmes.seeding.reading import read_directory
from programmes.seeding.schema import Model, model_name
from programmes.seeding.shapes import Row, Shapes
from programmes.seeding.writing import Writer
from programmes.services.seed_loads import Written, record_load


@dataclass(frozen=True)
class Seeds:
    """What the files want: every row once, and the fingerprint of the files."""

    rows: tuple[Row, ...]
    files: int
    digest: str


@dataclass(frozen=True)
class Loaded:
    """What a load did, or on a dry run would do."""

    seeds: Seeds
    difference: Difference
    dry_run: bool
    counts: dict[str, int] = field(default_factory=dict)


def read_seeds(directory: Path) -> Seeds:
    """Read and check the files by themselves. Raises SeedsRefused with every problem found."""
    read = read_directory(directory)
    shapes = Shapes()
    shapes.problems += read.problems
    for file in read.files:
        shapes.check(file)
    citations = Citations(shapes)
    for entry in shapes.entries:
        citations.take(entry)
    rows = [*(entry.row for entry in shapes.entries), *citations.rows]
    shapes.problems += duplicates(rows)
    if shapes.problems:
        raise SeedsRefused(shapes.problems)
    return Seeds(tuple(rows), len(read.files), read.digest)


def duplicates(rows: Sequence[Row]) -> list[Problem]:
    """Rows that stand in the files twice."""
    first: dict[tuple[Model, str], Row] = {}
    found: list[Problem] = []
    for row in rows:
        other = first.setdefault((row.model, row.key), row)
        if other is not row:
            message = gettext("%(key)s stands already in %(file)s, line %(line)s.")
            where = {"key": row.key, "file": other.file, "line": other.line}
            found.append(Problem(row.file, row.line, "code", message % where))
    return found


def load_seeds(*, directory: Path, by: User | None = None, dry_run: bool = False) -> Loaded:
    """Bring the database in line with the files of a directory, leaving alone what people edited.

    A dry run does all of it and takes it back. Raises SeedsRefused, and then nothing is written.
    """
    seeds = read_seeds(directory)
    with transaction.atomic():
        store = Store(seeds.rows)
        if problems := dangling(seeds.rows, store):
            raise SeedsRefused(problems)
        difference = compare(seeds.rows, store)
        writer = Writer(store, difference, by=by)
        writer.write()
        if writer.problems:
            raise SeedsRefused(writer.problems)
        loaded = Loaded(seeds, difference, dry_run, counts(difference))
        if not dry_run:
            keep_record(loaded, store, by=by)
        transaction.set_rollback(dry_run)
    return loaded


def dangling(rows: Sequence[Row], store: Store) -> list[Problem]:
    """References to rows which neither the files nor the database have."""
    known = {(row.model, row.key) for row in rows} | store.seeded.keys()
    return [
        Problem(row.file, row.line_of(name), name, _absent(model, key))
        for row in rows
        for name, model, key in references(row)
        if (model, key) not in known and store.find(model, key) is None
    ]


def _absent(model: Model, key: str) -> str:
    message = gettext("There is no %(model)s “%(key)s” in the files or in the database.")
    return message % {"model": model_name(model), "key": key}


def counts(difference: Difference) -> dict[str, int]:
    """Rows by what becomes of them; `kept` counts rows of which something was left alone."""
    return {
        "add": len(difference.added),
        "change": len(difference.changed),
        "retire": len(difference.removed),
        "same": len(difference.same),
        "kept": len({(one.model, one.key) for one in difference.kept}),
    }


def keep_record(loaded: Loaded, store: Store, *, by: User | None) -> None:
    """Record the load, unless it did nothing and has nothing to say that the last one did not."""
    difference = loaded.difference
    kept = [as_json(one) for one in difference.kept]
    last = SeedLoad.objects.first()
    news = difference.written or difference.forgotten or last is None
    if not news and last and (last.digest, last.kept_edits) == (loaded.seeds.digest, kept):
        return
    record_load(
        by=by,
        digest=loaded.seeds.digest,
        counts=loaded.counts,
        kept=kept,
        written=[
            Written(store.types[model], instance.pk, key, file, values)
            for (model, key), (file, values) in difference.written.items()
            if (instance := store.find(model, key)) is not None
        ],
        forgotten=[store.seeded[one].pk for one in difference.forgotten if one in store.seeded],
    )


def as_json(kept: Kept) -> dict[str, Any]:
    """What was left alone, as the load remembers it."""
    found = {"model": model_name(kept.model), "code": kept.key, "field": kept.name}
    return found | {"stored": kept.stored, "seed": kept.wanted}
