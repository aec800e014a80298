"""What supports the values of records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from programmes.models import Citation
from programmes.models.base import Tracked

Key = tuple[int, int]


def _key(record: Tracked) -> Key:
    return ContentType.objects.get_for_model(record).pk, record.pk


@dataclass(frozen=True, slots=True)
class Supports:
    """The citations of some records, asked for once."""

    found: Mapping[Key, list[Citation]] = field(default_factory=dict)

    def of(self, record: Tracked, *names: str) -> list[Citation]:
        """Citations that speak of one of the columns `names`; where none does, of the whole record."""
        citations = self.found.get(_key(record), [])
        close = [citation for citation in citations if set(names) & set(citation.fields)]
        return close or [citation for citation in citations if not citation.fields]

    def all_of(self, record: Tracked) -> list[Citation]:
        return self.found.get(_key(record), [])


def supports(records: Iterable[Tracked]) -> Supports:
    """The citations of all `records`, of any kinds, in one query."""
    ids: dict[int, set[int]] = defaultdict(set)
    for record in records:
        content_type, pk = _key(record)
        ids[content_type].add(pk)
    if not ids:
        return Supports()
    wanted = Q()
    for content_type, keys in ids.items():
        wanted |= Q(content_type=content_type, object_id__in=keys)
    found: dict[Key, list[Citation]] = defaultdict(list)
    rows = Citation.objects.current().filter(wanted).select_related("source", "paragraph")
    for citation in rows.order_by("code"):
        found[citation.content_type_id, citation.object_id].append(citation)
    return Supports(found)
