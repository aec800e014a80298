"""Course outlines."""

from decimal import Decimal

import factory

from programmes.models import CourseOutline
from tests.factories.records import RecordFactory


class CourseOutlineFactory(RecordFactory):
    """An outline; `topics=[…]` says what it covers."""

    class Meta:
        model = CourseOutline
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"outline-{n}")
    title_en = factory.Sequence(lambda n: f"Course outline {n}")
    title_ar = factory.Sequence(lambda n: f"مخطط دورة {n}")
    aim_en = "To know the subject"
    aim_ar = "معرفة الموضوع"
    audience_en = "Officers"
    audience_ar = "الضباط"
    duration_days = Decimal("5.0")
    class_size = 20

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if create and extracted:
            self.topics.set(extracted)
