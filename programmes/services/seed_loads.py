"""The record of seed loads: what the files wrote last, from which people's edits are told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from programmes.models import SeededRecord, SeedLoad, User

AT_ONCE = 500


@dataclass(frozen=True)
class Written:
    """The values that a load wrote to one row."""

    content_type: ContentType
    object_id: int
    key: str
    file: str
    values: Mapping[str, Any]


@transaction.atomic
def record_load(
    *,
    by: User | None,
    digest: str,
    counts: Mapping[str, int],
    kept: Sequence[Mapping[str, Any]],
    written: Sequence[Written],
    forgotten: Sequence[int] = (),
) -> SeedLoad:
    """Keep that a load took place, what it wrote, and which rows it no longer answers for (by id)."""
    load = SeedLoad.objects.create(loaded_by=by, digest=digest, counts=dict(counts), kept_edits=list(kept))
    for start in range(0, len(forgotten), AT_ONCE):
        SeededRecord.objects.filter(pk__in=forgotten[start : start + AT_ONCE]).delete()
    SeededRecord.objects.bulk_create(
        [SeededRecord(load=load, **vars(one)) for one in written],
        update_conflicts=True,
        unique_fields=["content_type", "key"],
        update_fields=["object_id", "file", "values", "load"],
        batch_size=AT_ONCE,
    )
    return load
