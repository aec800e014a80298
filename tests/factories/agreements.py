"""Agreements."""

from datetime import date

import factory

from programmes.enums import AgreementKind, DatePrecision
from programmes.models import Agreement
from tests.factories.records import RecordFactory


class AgreementFactory(RecordFactory):
    """An agreement; `parties=[…]` and `topics=[…]` say between whom and on what."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"agreement-{n}")
    kind = AgreementKind.AGREEMENT
    title_en = factory.Sequence(lambda n: f"Agreement {n}")
    title_ar = factory.Sequence(lambda n: f"اتفاقية {n}")
    starts_on = date(2017, 1, 1)
    date_precision = DatePrecision.YEAR

    @factory.post_generation
    def parties(self, create, extracted, **kwargs):
        if create and extracted:
            self.parties.set(extracted)

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if create and extracted:
            self.topics.set(extracted)
