"""Measures and reported figures."""

from datetime import date

import factory

from programmes.enums import Qualifier
from programmes.models import Measure, ReportedFigure
from tests.factories.records import RecordFactory


class MeasureFactory(RecordFactory):
    class Meta:
        model = Measure

    code = factory.Sequence(lambda n: f"measure-{n}")
    title_en = factory.Sequence(lambda n: f"Measure {n}")
    title_ar = factory.Sequence(lambda n: f"مقياس {n}")


class ReportedFigureFactory(RecordFactory):
    class Meta:
        model = ReportedFigure

    code = factory.Sequence(lambda n: f"figure-{n}")
    measure = factory.SubFactory(MeasureFactory)
    value = 1000
    qualifier = Qualifier.MORE_THAN
    unit_en = "people"
    unit_ar = "شخص"
    scope_en = "officers and experts"
    scope_ar = "ضباط وخبراء"
    as_of = date(2019, 12, 16)
