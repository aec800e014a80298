"""What supports the values of a set of records: all their citations, read in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Model, Q, QuerySet

from programmes.enums import Basis
from programmes.models import Citation, Source
from programmes.models.base import Tracked

# The uncertain dates are spoken of together; a citation may name any of them.
DATES = ("starts_on", "ends_on", "date_precision")
_STRENGTH = {Basis.STATED: 0, Basis.INFERRED: 1, Basis.ASSUMED: 2}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation of one record, with the names of its source in both languages.

    `fields` are the values spoken of; none of them means the whole record. `published` is the day,
    month or year of publication as it is known, or the first and the last that it may be. An assumed
    value may have no source.
    """

    code: str
    fields: tuple[str, ...]
    basis: str
    statement_en: str
    statement_ar: str
    source: str
    source_en: str
    source_ar: str
    publisher_en: str
    publisher_ar: str
    published: str
    paragraph: int | None


class Citations:
    """The citations of some records, asked for by record and value."""

    def __init__(self, found: dict[tuple[str, int], list[Evidence]]) -> None:
        self._found = found

    def of(self, record: Tracked, *fields: str) -> tuple[Evidence, ...]:
        """Everything that speaks of these values of a record, what names them before what names none.

        A citation of the whole record speaks for a value only where none names that value, so that a
        mark leads to the nearest evidence. Without `fields`: all citations of the record.
        """
        everything = self._found.get(_key(record), [])
        if not fields:
            return tuple(everything)
        return self.naming(record, *fields) or tuple(one for one in everything if not one.fields)

    def naming(self, record: Tracked, *fields: str) -> tuple[Evidence, ...]:
        """Only what names one of these values of a record."""
        found = self._found.get(_key(record), [])
        return tuple(one for one in found if set(one.fields) & set(fields))

    def basis(self, record: Tracked, *fields: str) -> str:
        """The strongest basis on which these values stand; stated where nothing speaks of them."""
        known = (Basis(one.basis) for one in self.of(record, *fields))
        return min(known, key=_STRENGTH.__getitem__, default=Basis.STATED).value


def citations_of(*groups: Iterable[Tracked]) -> Citations:
    """The citations of all records in the groups; one query, and none where there is no record."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        for record in group:
            name, pk = _key(record)
            wanted[name].add(pk)
    found: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    if wanted:
        for citation in _rows(wanted):
            found[citation.target_model, citation.object_id].append(_evidence(citation))
    return Citations(dict(found))


def _key(record: Model) -> tuple[str, int]:
    """A proxy's citations belong to its concrete model."""
    concrete = record._meta.concrete_model or type(record)
    return concrete._meta.model_name or "", record.pk


def _rows(wanted: dict[str, set[int]]) -> QuerySet:
    """Joined to the content types rather than asked for them, so that the count of queries is fixed."""
    targets = Q()
    for name, keys in sorted(wanted.items()):
        targets |= Q(content_type__model=name, object_id__in=sorted(keys))
    return (
        Citation.objects.current()
        .filter(targets, content_type__app_label=Citation._meta.app_label)
        .annotate(target_model=F("content_type__model"))
        .select_related("source", "paragraph")
        .order_by(F("source__starts_on").asc(nulls_last=True), "source__code", "paragraph__number", "code")
    )


def _evidence(citation: Citation) -> Evidence:
    source, paragraph = citation.source, citation.paragraph
    return Evidence(
        code=citation.code,
        fields=tuple(citation.fields),
        basis=citation.basis,
        statement_en=citation.statement_en,
        statement_ar=citation.statement_ar,
        source=source.code if source else "",
        source_en=source.title_en if source else "",
        source_ar=source.title_ar if source else "",
        publisher_en=source.publisher_en if source else "",
        publisher_ar=source.publisher_ar if source else "",
        published=_published(source) if source else "",
        paragraph=paragraph.number if paragraph else None,
    )


def _published(source: Source) -> str:
    """Two days of one month are written short, as 2019-12-15/16: marks stand in narrow places."""
    first, last = source.start_written or "", source.end_written or ""
    if not first or last in ("", first):
        return first or last
    whole_days = len(first) == len(last) == len("2019-12-15")
    return f"{first}/{last[8:]}" if whole_days and first[:8] == last[:8] else f"{first} – {last}"
