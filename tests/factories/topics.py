"""Topics and dated focus areas."""

from datetime import date

import factory

from programmes.enums import DatePrecision, TopicNature
from programmes.models import FocusArea, Topic
from tests.factories.records import RecordFactory


class TopicFactory(RecordFactory):
    class Meta:
        model = Topic

    code = factory.Sequence(lambda n: f"topic-{n}")
    title_en = factory.Sequence(lambda n: f"Topic {n}")
    title_ar = factory.Sequence(lambda n: f"موضوع {n}")
    nature = TopicNature.SUBJECT


class FocusAreaFactory(RecordFactory):
    class Meta:
        model = FocusArea

    code = factory.Sequence(lambda n: f"focus-{n}")
    topic = factory.SubFactory(TopicFactory)
    starts_on = date(2019, 1, 1)
    date_precision = DatePrecision.YEAR
    note_en = "Named as a focus"
    note_ar = "ورد بوصفه مجال تركيز"
