"""Sources, paragraph by paragraph: what was taken and where it went."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from programmes.models import Citation, Source, SourceParagraph
from programmes.selectors.ordering import by_name, directed
from programmes.selectors.targets import Targets, targets_of

SOURCE_SORTS = ("name", "publisher", "published", "paragraphs", "citations")


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One source. `cited` holds the citations by paragraph number; under None those that name none."""

    source: Source
    paragraphs: tuple[SourceParagraph, ...]
    cited: dict[int | None, tuple[Citation, ...]]
    targets: Targets


def source_rows(*, q: str = "", kind: str = "", language: str = "", sort: str = "") -> QuerySet[Source]:
    """Sources with the counts of their paragraphs on record and of their citations."""
    rows = Source.objects.current().matching(q)
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(language=language)
    rows = rows.annotate(
        paragraph_count=_count(SourceParagraph.objects.all()),
        citation_count=_count(Citation.objects.current()),
    )
    orders = {
        "name": by_name(),
        "publisher": by_name(stem="publisher"),
        "published": "starts_on",
        "paragraphs": "paragraph_count",
        "citations": "citation_count",
    }
    return rows.order_by(*directed(sort, orders, "-citations"))


def source_sheet(code: str) -> SourceSheet:
    """The sheet of one source. Raises Source.DoesNotExist."""
    source = Source.objects.get(code=code)
    paragraphs = tuple(source.paragraphs.order_by("number"))
    citations = tuple(
        Citation.objects.current()
        .filter(source=source)
        .select_related("paragraph", "content_type")
        .order_by("paragraph__number", "code")
    )
    cited: dict[int | None, list[Citation]] = defaultdict(list)
    for citation in citations:
        cited[citation.paragraph.number if citation.paragraph else None].append(citation)
    by_paragraph = {number: tuple(rows) for number, rows in cited.items()}
    return SourceSheet(source, paragraphs, by_paragraph, targets_of(citations))


def _count(rows: QuerySet) -> Coalesce:
    """How many of `rows` belong to the source of the outer row."""
    own = rows.filter(source=OuterRef("pk")).order_by().values("source")
    counts = own.annotate(how_many=Count("pk")).values("how_many")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)
