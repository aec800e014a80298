"""Citations."""

import factory

from programmes.enums import Basis
from programmes.models import Citation
from tests.factories.records import RecordFactory
from tests.factories.sources import SourceParagraphFactory
from tests.factories.topics import TopicFactory


class CitationFactory(RecordFactory):
    """What a paragraph supports; `target` is the record it speaks of."""

    class Meta:
        model = Citation

    code = factory.Sequence(lambda n: f"citation-{n}")
    target = factory.SubFactory(TopicFactory)
    fields = factory.LazyFunction(list)
    basis = Basis.STATED
    paragraph = factory.SubFactory(SourceParagraphFactory)
    source = factory.LazyAttribute(lambda one: one.paragraph and one.paragraph.source)
    statement_en = factory.Sequence(lambda n: f"Statement {n}")
    statement_ar = factory.Sequence(lambda n: f"عبارة {n}")
