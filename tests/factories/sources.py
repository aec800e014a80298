"""Sources and their paragraphs."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.enums import DatePrecision, Disposition, SourceKind
from programmes.models import Source, SourceParagraph
from tests.factories.records import RecordFactory


class SourceFactory(RecordFactory):
    class Meta:
        model = Source

    code = factory.Sequence(lambda n: f"source-{n}")
    kind = SourceKind.ARTICLE
    title_en = factory.Sequence(lambda n: f"Article {n}")
    title_ar = factory.Sequence(lambda n: f"مقال {n}")
    publisher_en = "News agency"
    publisher_ar = "وكالة أنباء"
    language = "ar"
    starts_on = date(2026, 2, 17)
    ends_on = date(2026, 2, 17)
    date_precision = DatePrecision.DAY


class SourceParagraphFactory(DjangoModelFactory):
    class Meta:
        model = SourceParagraph

    source = factory.SubFactory(SourceFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    disposition = Disposition.TAKEN
    note_en = "What it says"
    note_ar = "ما تقوله الفقرة"
